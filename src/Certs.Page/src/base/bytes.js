// Bytes, hexadecimal text and BASE64URL.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Map([...DIGITS].map((digit, value) => [digit.charCodeAt(0), value]));
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The UTF-8 form of a text. */
export const utf8 = (text) => encoder.encode(text);

/** The text of UTF-8 bytes. Throws a TypeError when they are none (RFC 3629). */
export const text = (bytes) => decoder.decode(bytes);

/** Whether the bytes are UTF-8. */
export function isUtf8(bytes) {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** One array of all the parts. A part is an array of bytes or one byte. */
export function concat(...parts) {
  const lengths = parts.map((part) => (typeof part === "number" ? 1 : part.length));
  const joined = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  parts.forEach((part, i) => {
    joined.set(typeof part === "number" ? [part] : part, at);
    at += lengths[i];
  });
  return joined;
}

/** Whether both have the same bytes. */
export const equal = (one, other) =>
  one.length === other.length && one.every((byte, i) => byte === other[i]);

/** Whether the bytes start with those. */
export const startsWith = (bytes, start) =>
  bytes.length >= start.length && equal(bytes.subarray(0, start.length), start);

/** Lower-case hexadecimal with 0x, which is how hash values and addresses are kept and compared here. */
export const hex = (bytes) =>
  "0x" + Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The bytes of hexadecimal text, with or without 0x. */
export function fromHex(digits) {
  const plain = digits.startsWith("0x") ? digits.slice(2) : digits;
  return Uint8Array.from({ length: plain.length / 2 }, (_, i) => parseInt(plain.substr(2 * i, 2), 16));
}

/** The unsigned number that the bytes are, most significant first. */
export const toBigInt = (bytes) => (bytes.length === 0 ? 0n : BigInt(hex(bytes)));

/** A number as that many bytes, most significant first. */
export const fromBigInt = (number, length) => fromHex(number.toString(16).padStart(2 * length, "0"));

/** How many bytes a BASE64URL text of that length stands for. */
export const decodedLength = (length) => Math.floor((length * 3) / 4);

/** The bytes of strict BASE64URL: no padding, trailing bits zero (RFC 4648 §3.5, §5); null when it is none. */
export function fromBase64Url(encoded) {
  const rest = encoded.length % 4;
  const last = VALUES.get(encoded[encoded.length - 1]);
  const fits = rest === 0 || (rest === 2 && (last & 15) === 0) || (rest === 3 && (last & 3) === 0);
  if (!fits || !encoded.every((digit) => VALUES.has(digit))) {
    return null;
  }
  const bytes = new Uint8Array(decodedLength(encoded.length));
  let bits = 0;
  let count = 0;
  let at = 0;
  for (const digit of encoded) {
    bits = ((bits << 6) | VALUES.get(digit)) & 0xffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes[at++] = (bits >> count) & 0xff;
    }
  }
  return bytes;
}

/** Padded BASE64 (RFC 4648 §4). */
export const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes));

/** BASE64URL without padding. */
export const toBase64Url = (bytes) =>
  toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
