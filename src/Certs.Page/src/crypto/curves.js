// The short Weierstrass curves, each with its point arithmetic, its hash function and its size in bytes.

import { weierstrass } from "@noble/curves/abstract/weierstrass.js";
import { p256, p384 } from "@noble/curves/nist.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { sha256, sha384, sm3 } from "../base/hashes.js";
import { OIDS } from "./spki.js";

// GB/T 32918.5-2017 §2.
const sm2Point = weierstrass({
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
});

const curve = (Point, oid, hash) => ({
  Point,
  oid,
  hash,
  order: Point.Fn.ORDER,
  prime: Point.Fp.ORDER,
  bytes: Point.Fp.BYTES,
});

export const P256 = curve(p256.Point, OIDS.p256, sha256);
export const P384 = curve(p384.Point, OIDS.p384, sha384);
export const SM2 = curve(sm2Point, OIDS.sm2, sm3);
export const SECP256K1 = curve(secp256k1.Point, null, null);

/** The point of an uncompressed encoding, on the curve; null when it is none (SEC 1 §2.3.4). */
export function pointOf({ Point, bytes }, encoded) {
  if (encoded.length !== 1 + 2 * bytes || encoded[0] !== 4) {
    return null;
  }
  try {
    const point = Point.fromBytes(encoded);
    point.assertValidity();
    return point;
  } catch {
    return null;
  }
}

/** one · G + other · point. None of it is secret. */
export const sumOf = ({ Point }, one, point, other) =>
  Point.BASE.multiplyUnsafe(one).add(point.multiplyUnsafe(other));

/** The inverse modulo the curve's order. */
export const inverse = ({ Point }, number) => Point.Fn.inv(number);
