// SM3, GB/T 32905-2016.

const IV = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
];

const rotate = (word, count) => (count === 0 ? word : (word << count) | (word >>> (32 - count)));
const p0 = (word) => word ^ rotate(word, 9) ^ rotate(word, 17);
const p1 = (word) => word ^ rotate(word, 15) ^ rotate(word, 23);

/** The hash value of the bytes, 32 bytes. */
export function sm3(message) {
  const state = Int32Array.from(IV);
  const padded = pad(message);
  const view = new DataView(padded.buffer);
  for (let at = 0; at < padded.length; at += 64) {
    compress(state, expand(view, at));
  }
  const hash = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => hash.setInt32(4 * i, word));
  return new Uint8Array(hash.buffer);
}

// §5.2: a one bit, zeros, and the length in bits as 64 bits.
function pad(message) {
  const padded = new Uint8Array((((message.length + 8) >> 6) + 1) << 6);
  padded.set(message);
  padded[message.length] = 0x80;
  new DataView(padded.buffer).setBigUint64(padded.length - 8, BigInt(message.length) * 8n);
  return padded;
}

// §5.3.2.
function expand(view, at) {
  const words = new Int32Array(68);
  for (let i = 0; i < 16; i++) {
    words[i] = view.getInt32(at + 4 * i);
  }
  for (let i = 16; i < 68; i++) {
    words[i] =
      p1(words[i - 16] ^ words[i - 9] ^ rotate(words[i - 3], 15)) ^ rotate(words[i - 13], 7) ^ words[i - 6];
  }
  return words;
}

// §5.3.3.
function compress(state, words) {
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const constant = rotate(i < 16 ? 0x79cc4519 : 0x7a879d8a, i % 32);
    const ss1 = rotate((rotate(a, 12) + e + constant) | 0, 7);
    const ff = i < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = i < 16 ? e ^ f ^ g : (e & f) | (~e & g);
    const tt1 = (ff + d + (ss1 ^ rotate(a, 12)) + (words[i] ^ words[i + 4])) | 0;
    const tt2 = (gg + h + ss1 + words[i]) | 0;
    [a, b, c, d, e, f, g, h] = [tt1, a, rotate(b, 9), c, p0(tt2), e, rotate(f, 19), g];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] ^= word));
}
