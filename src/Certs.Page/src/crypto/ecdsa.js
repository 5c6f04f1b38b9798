// ECDSA (FIPS 186-5 §6.4.2) and SM2 (GB/T 32918.2-2016 §7) over signatures r ‖ s. A high s is as good as a low one.

import { concat, fromBigInt, toBigInt, utf8 } from "../base/bytes.js";
import { sm3 } from "../base/hashes.js";
import { SM2, inverse, sumOf } from "./curves.js";

/** Verifies an ECDSA signature over the data. */
export function verifyEcdsa(curve, point, data, signature) {
  const halves = halvesOf(curve, signature);
  if (halves === null) {
    return false;
  }
  const { order } = curve;
  const w = inverse(curve, halves.s);
  const e = toBigInt(curve.hash(data));
  const sum = sumOf(curve, (e * w) % order, point, (halves.r * w) % order);
  return !sum.is0() && sum.toAffine().x % order === halves.r;
}

/** Verifies an SM2 signature by the user 1234567812345678 (GM/T 0009-2012 §10). */
export function verifySm2(point, data, signature) {
  const halves = halvesOf(SM2, signature);
  const { order } = SM2;
  const t = halves === null ? 0n : (halves.r + halves.s) % order;
  if (t === 0n) {
    return false;
  }
  const e = toBigInt(sm3(concat(za(point), data)));
  const sum = sumOf(SM2, halves.s, point, t);
  return !sum.is0() && (e + sum.toAffine().x) % order === halves.r;
}

// Both from 1 to the order minus 1.
function halvesOf({ bytes, order }, signature) {
  if (signature.length !== 2 * bytes) {
    return null;
  }
  const r = toBigInt(signature.subarray(0, bytes));
  const s = toBigInt(signature.subarray(bytes));
  return r > 0n && r < order && s > 0n && s < order ? { r, s } : null;
}

// GB/T 32918.2-2016 §5.5: the digest of user, curve and key that goes before the data.
function za(point) {
  const user = utf8("1234567812345678");
  const { a, b, Gx, Gy } = SM2.Point.CURVE();
  const key = point.toAffine();
  const numbers = [a, b, Gx, Gy, key.x, key.y].map((number) => fromBigInt(number, 32));
  return sm3(concat(0, 8 * user.length, user, ...numbers));
}
