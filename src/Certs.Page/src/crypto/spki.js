// SubjectPublicKeyInfo, RFC 5280 §4.1.2.7.

import { DerError, DerReader, NULL, OID } from "./der.js";

const LONGEST = 8192;

export const OIDS = {
  ecPublicKey: "1.2.840.10045.2.1",
  p256: "1.2.840.10045.3.1.7",
  p384: "1.3.132.0.34",
  sm2: "1.2.156.10197.1.301",
  rsa: "1.2.840.113549.1.1.1",
  ed25519: "1.3.101.112",
};

/** Algorithm, parameters (one of `curve`, `hasNull`, `hasOther`, or none) and key. Throws a DerError. */
export function readPublicKeyInfo(spki) {
  if (spki.length > LONGEST) {
    throw new DerError("Too long.");
  }
  const outer = new DerReader(spki);
  const info = outer.sequence();
  outer.end();
  const algorithm = info.sequence();
  const read = { algorithm: algorithm.objectIdentifier(), curve: null, hasNull: false, hasOther: false };
  if (algorithm.hasData) {
    readParameters(algorithm, read);
  }
  algorithm.end();
  read.key = info.bits();
  info.end();
  read.hasNone = read.curve === null && !read.hasNull && !read.hasOther;
  return read;
}

function readParameters(algorithm, read) {
  if (algorithm.tag === OID) {
    read.curve = algorithm.objectIdentifier();
  } else if (algorithm.tag === NULL) {
    algorithm.nothing();
    read.hasNull = true;
  } else {
    algorithm.any();
    read.hasOther = true;
  }
}
