// RSASSA-PKCS1-v1_5 and RSASSA-PSS with SHA-256 and a salt of 32 bytes, RFC 8017 §8.1.2, §8.2.2.

import { concat, equal, fromBigInt, fromHex, toBigInt } from "../base/bytes.js";
import { sha256 } from "../base/hashes.js";

const SALT = 32;
const HASH = 32;
// §9.2 note 1.
const DIGEST_INFO = fromHex("3031300d060960864801650304020105000420");

export function verifyPkcs1({ modulus, exponent }, data, signature) {
  const size = sizeOf(modulus);
  const encoded = open(modulus, exponent, signature, size);
  const tail = concat(0, DIGEST_INFO, sha256(data));
  const padding = new Uint8Array(size - 2 - tail.length).fill(0xff);
  return encoded !== null && equal(encoded, concat(0, 1, padding, tail));
}

export function verifyPss({ modulus, exponent }, data, signature) {
  const size = sizeOf(modulus);
  const whole = open(modulus, exponent, signature, size);
  return whole !== null && isPss(whole, modulus.toString(2).length - 1, sha256(data));
}

const sizeOf = (modulus) => Math.ceil(modulus.toString(2).length / 8);

function open(modulus, exponent, signature, size) {
  const number = toBigInt(signature);
  return signature.length === size && number < modulus
    ? fromBigInt(power(number, exponent, modulus), size)
    : null;
}

function power(base, exponent, modulus) {
  let result = 1n;
  for (let square = base, rest = exponent; rest > 0n; rest >>= 1n, square = (square * square) % modulus) {
    result = rest & 1n ? (result * square) % modulus : result;
  }
  return result;
}

// §9.1.2, EMSA-PSS-VERIFY.
function isPss(whole, bits, hash) {
  const length = Math.ceil(bits / 8);
  const encoded = whole.subarray(whole.length - length);
  const free = 8 * length - bits;
  const masked = encoded.subarray(0, length - HASH - 1);
  const h = encoded.subarray(length - HASH - 1, length - 1);
  const isFramed = whole.length === length || whole[0] === 0;
  if (!isFramed || encoded.at(-1) !== 0xbc || masked[0] >> (8 - free) !== 0) {
    return false;
  }
  const mask = mgf1(h, masked.length);
  const block = masked.map((byte, i) => byte ^ mask[i]);
  block[0] &= 0xff >> free;
  const start = block.length - SALT - 1;
  const isPadded = block[start] === 1 && block.subarray(0, start).every((byte) => byte === 0);
  return isPadded && equal(h, sha256(concat(new Uint8Array(8), hash, block.subarray(start + 1))));
}

// §B.2.1.
function mgf1(seed, length) {
  const parts = [];
  for (let counter = 0; counter * HASH < length; counter++) {
    parts.push(sha256(concat(seed, fromBigInt(BigInt(counter), 4))));
  }
  return concat(...parts).subarray(0, length);
}
