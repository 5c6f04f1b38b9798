// Who made a recoverable signature over secp256k1: SEC 1 §4.1.6, as Ethereum uses it.

import { fromHex, hex, toBigInt } from "../base/bytes.js";
import { keccak256 } from "../base/hashes.js";
import { SECP256K1, inverse, sumOf } from "./curves.js";

/** The address of the signer of r ‖ s ‖ parity (0 or 1, s low) over a hash; null when it is no signature. */
export function recoverAddress(hash, signature) {
  const { Point, order } = SECP256K1;
  const r = toBigInt(signature.subarray(0, 32));
  const s = toBigInt(signature.subarray(32, 64));
  const parity = signature[64];
  if (r === 0n || r >= order || s === 0n || s > order / 2n || parity > 1) {
    return null;
  }
  const nonce = liftX(Point, signature.subarray(0, 32), parity);
  if (nonce === null) {
    return null;
  }
  // Q = r⁻¹(sR − zG)
  const byR = inverse(SECP256K1, r);
  const z = toBigInt(fromHex(hash)) % order;
  const key = sumOf(SECP256K1, (order - ((z * byR) % order)) % order, nonce, (s * byR) % order);
  return key.is0() ? null : hex(keccak256(key.toBytes(false).subarray(1)).subarray(12));
}

function liftX(Point, x, parity) {
  try {
    return Point.fromBytes(Uint8Array.of(2 + parity, ...x));
  } catch {
    return null;
  }
}
