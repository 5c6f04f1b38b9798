// Registered keys: which one a suite takes, and how it verifies. One key has exactly one suite.

import { P256, P384, SM2, pointOf } from "./curves.js";
import { DerError, DerReader } from "./der.js";
import { verifyEcdsa, verifySm2 } from "./ecdsa.js";
import { ed25519Key, verifyEd25519 } from "./ed25519.js";
import { verifyPkcs1, verifyPss } from "./rsa.js";
import { OIDS, readPublicKeyInfo } from "./spki.js";
import { isWeakModulus } from "./weakModulus.js";

const LOADERS = {
  1: (info) => ecVerifier(P256, info),
  2: (info) => ecVerifier(P384, info),
  3: (info) => rsaVerifier(verifyPss, info),
  4: (info) => rsaVerifier(verifyPkcs1, info),
  5: ed25519Verifier,
  6: sm2Verifier,
};

/** `verify(data, signature)` of a key in its suite; null when the suite does not take the key. */
export function loadKey(suite, spki) {
  try {
    return LOADERS[suite]?.(readPublicKeyInfo(spki)) ?? null;
  } catch (error) {
    if (error instanceof DerError) {
      return null;
    }
    throw error;
  }
}

function ecVerifier(curve, info) {
  const isRight = info.algorithm === OIDS.ecPublicKey && info.curve === curve.oid;
  const point = isRight ? pointOf(curve, info.key) : null;
  return point && ((data, signature) => verifyEcdsa(curve, point, data, signature));
}

// GM/T 0009-2012 names the curve; some writers put its identifier in place of the algorithm.
function sm2Verifier(info) {
  const isPlain = info.algorithm === OIDS.ecPublicKey && info.curve === OIDS.sm2;
  const isDialect = info.algorithm === OIDS.sm2 && (info.hasNone || info.curve === OIDS.sm2);
  const point = isPlain || isDialect ? pointOf(SM2, info.key) : null;
  return point && ((data, signature) => verifySm2(point, data, signature));
}

function ed25519Verifier(info) {
  const isRight = info.algorithm === OIDS.ed25519 && info.hasNone && info.key.length === 32;
  const point = isRight ? ed25519Key(info.key) : null;
  return point && ((data, signature) => verifyEd25519(point, info.key, data, signature));
}

function rsaVerifier(verify, info) {
  if (info.algorithm !== OIDS.rsa || !info.hasNull) {
    return null;
  }
  const outer = new DerReader(info.key);
  const numbers = outer.sequence();
  outer.end();
  const key = { modulus: numbers.integer(), exponent: numbers.integer() };
  numbers.end();
  return isGoodRsa(key) ? (data, signature) => verify(key, data, signature) : null;
}

function isGoodRsa({ modulus, exponent }) {
  const bits = modulus > 0n ? modulus.toString(2).length : 0;
  const isExponent = exponent >= 65537n && exponent <= 1n << 32n && exponent % 2n === 1n;
  return bits >= 2048 && bits <= 4096 && isExponent && !isWeakModulus(modulus);
}
