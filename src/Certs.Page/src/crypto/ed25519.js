// Ed25519, RFC 8032 §5.1.7, without the cofactor, as libcrypto verifies.

import { ed25519 } from "@noble/curves/ed25519.js";
import { concat, equal } from "../base/bytes.js";
import { sha512 } from "../base/hashes.js";

const { Point } = ed25519;
const ORDER = Point.Fn.ORDER;

const littleEndian = (bytes) =>
  bytes.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n);

function decode(encoded) {
  try {
    return Point.fromBytes(encoded, false);
  } catch {
    return null;
  }
}

/** Whether the bytes are the encoding of a point of the curve. */
export const isEd25519Point = (encoded) => decode(encoded) !== null;

/** The point of a key of prime order; null when it is none. */
export function ed25519Key(encoded) {
  const point = decode(encoded);
  return point === null || point.is0() || !point.isTorsionFree() ? null : point;
}

export function verifyEd25519(point, encodedKey, data, signature) {
  if (signature.length !== 64) {
    return false;
  }
  const r = signature.subarray(0, 32);
  const s = littleEndian(signature.subarray(32));
  if (s >= ORDER) {
    return false;
  }
  const k = littleEndian(sha512(concat(r, encodedKey, data))) % ORDER;
  const expected = Point.BASE.multiplyUnsafe(s).subtract(point.multiplyUnsafe(k));
  return equal(expected.toBytes(), r);
}
