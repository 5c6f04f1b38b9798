// Registered keys: which one a suite takes, and how it verifies. One key has exactly one suite.

import { suiteName } from "../document/suites.js";
import { P256, P384, SM2, pointOf } from "./curves.js";
import { DerError, DerReader } from "./der.js";
import { verifyEcdsa, verifySm2 } from "./ecdsa.js";
import { ed25519Key, isEd25519Point, verifyEd25519 } from "./ed25519.js";
import { verifyPkcs1, verifyPss } from "./rsa.js";
import { OIDS, readPublicKeyInfo } from "./spki.js";
import { hasRocaFingerprint, isWeakModulus } from "./weakModulus.js";

const IMPORTERS = {
  1: (info) => ecVerifier(P256, info),
  2: (info) => ecVerifier(P384, info),
  3: (info) => rsaVerifier(verifyPss, info),
  4: (info) => rsaVerifier(verifyPkcs1, info),
  5: ed25519Verifier,
  6: (info) => ecVerifier(SM2, info),
};

/** The suite does not take the key; `reason` is that of Core's KeyRefusal. */
export class KeyRefused extends Error {
  constructor(suite, reason) {
    super(`The key is refused for ${suiteName(suite)}: ${reason}.`);
  }
}

/** `verify(data, signature)` of a key in its suite. Throws KeyRefused. */
export function importKey(suite, spki) {
  try {
    const imported = IMPORTERS[suite](readPublicKeyInfo(spki));
    if (typeof imported === "string") {
      throw new KeyRefused(suite, imported);
    }
    return imported;
  } catch (error) {
    throw error instanceof DerError ? new KeyRefused(suite, "Malformed") : error;
  }
}

/** The same; null when the suite does not take the key, or is none. */
export function loadKey(suite, spki) {
  try {
    return suite in IMPORTERS ? importKey(suite, spki) : null;
  } catch (error) {
    if (error instanceof KeyRefused) {
      return null;
    }
    throw error;
  }
}

// Each of these returns the verifier, or why the key is refused.

// GM/T 0009-2012 names the curve; some writers put SM2's identifier in place of the algorithm.
function ecVerifier(curve, info) {
  const isDialect = curve === SM2 && info.algorithm === OIDS.sm2 && (info.hasNone || info.curve !== null);
  if (info.algorithm !== OIDS.ecPublicKey && !isDialect) {
    return "WrongAlgorithm";
  }
  if ((isDialect && info.hasNone ? OIDS.sm2 : info.curve) !== curve.oid) {
    return "WrongCurve";
  }
  if (info.key.length !== 1 + 2 * curve.bytes || info.key[0] !== 4) {
    return "PointEncoding";
  }
  const point = pointOf(curve, info.key);
  if (point === null) {
    return "NotOnCurve";
  }
  return curve === SM2
    ? (data, signature) => verifySm2(point, data, signature)
    : (data, signature) => verifyEcdsa(curve, point, data, signature);
}

function ed25519Verifier(info) {
  if (info.algorithm !== OIDS.ed25519) {
    return "WrongAlgorithm";
  }
  if (!info.hasNone) {
    return "Malformed";
  }
  if (info.key.length !== 32) {
    return "PointEncoding";
  }
  if (!isEd25519Point(info.key)) {
    return "NotOnCurve";
  }
  const point = ed25519Key(info.key);
  return point === null ? "LowOrder" : (data, signature) => verifyEd25519(point, info.key, data, signature);
}

function rsaVerifier(verify, info) {
  if (info.algorithm !== OIDS.rsa) {
    return "WrongAlgorithm";
  }
  if (!info.hasNull) {
    return "Malformed";
  }
  const outer = new DerReader(info.key);
  const numbers = outer.sequence();
  outer.end();
  const key = { modulus: numbers.integer(), exponent: numbers.integer() };
  numbers.end();
  return faultOf(key) ?? ((data, signature) => verify(key, data, signature));
}

function faultOf({ modulus, exponent }) {
  const bits = modulus > 0n ? modulus.toString(2).length : 0;
  const isExponent = exponent >= 65537n && exponent <= 1n << 32n && exponent % 2n === 1n;
  return bits < 2048 ? "ModulusTooShort"
    : bits > 4096 ? "ModulusTooLong"
    : !isExponent ? "Exponent"
    : hasRocaFingerprint(modulus) ? "Roca"
    : isWeakModulus(modulus) ? "WeakModulus"
    : null;
}
