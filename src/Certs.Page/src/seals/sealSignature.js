// The signatures in a seal: by algorithm identifier, r ‖ s or as a pair in DER.

import { concat, fromBigInt } from "../base/bytes.js";
import { P256, P384, SM2 } from "../crypto/curves.js";
import { DerError, DerReader } from "../crypto/der.js";

// The last is SM2-1 of GM/T 0006-2012, which some makers write; what is computed is the same.
const SUITES = {
  "1.2.840.10045.4.3.2": 1,
  "1.2.840.10045.4.3.3": 2,
  "1.2.840.113549.1.1.11": 4,
  "1.3.101.112": 5,
  "1.2.156.10197.1.501": 6,
  "1.2.156.10197.1.301.1": 6,
};

const CURVES = { 1: P256, 2: P384, 6: SM2 };

/** The suite of an algorithm; null when there is none. */
export const suiteOfAlgorithm = (oid) => SUITES[oid] ?? null;

/** Verifies a value in either form. */
export function verifySealed(suite, verify, { covered, value }) {
  if (verify(covered, value)) {
    return true;
  }
  const flat = suite in CURVES ? flatten(value, CURVES[suite].bytes) : null;
  return flat !== null && verify(covered, flat);
}

function flatten(der, half) {
  try {
    const outer = new DerReader(der);
    const pair = outer.sequence();
    const [r, s] = [pair.integer(), pair.integer()];
    pair.end();
    outer.end();
    const fits = [r, s].every((number) => number >= 0n && number < 1n << BigInt(8 * half));
    return fits ? concat(fromBigInt(r, half), fromBigInt(s, half)) : null;
  } catch (error) {
    if (error instanceof DerError) {
      return null;
    }
    throw error;
  }
}
