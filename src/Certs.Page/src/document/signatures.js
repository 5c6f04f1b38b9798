// Signatures of documents and of bridge statements: docs/document-format.md §4.

import { concat, equal, fromBase64Url, utf8 } from "../base/bytes.js";
import { FormatError } from "../base/errors.js";
import { CanonicalReader } from "../json/canonicalReader.js";
import { suiteNumber } from "./suites.js";

const MOST = 6;
const LONGEST = 1024;

/** Reads one signature whose object is open. */
export function readSignature(reader, index, type) {
  if (index >= MOST) {
    throw reader.refuse("TooMany", "signatures");
  }
  reader.member("protected");
  const protectedEncoded = reader.readEncoded();
  reader.member("signature");
  const encoded = reader.readEncoded();
  reader.endObject();
  const path = `signatures[${index}]`;
  const { suite, keyId } = readProtected(protectedEncoded, `${path}.protected`, type);
  const value = fromBase64Url(encoded);
  if (value === null) {
    throw new FormatError("BadBase64Url", `${path}.signature`);
  }
  if (value.length === 0 || value.length > LONGEST) {
    throw new FormatError("BadValue", `${path}.signature`);
  }
  return { protectedEncoded, suite, keyId, value };
}

/** Ascending by suite, none that is not listed. */
export function checkSuites(signatures, listed) {
  signatures.forEach(({ suite }, i) => {
    if ((i > 0 && signatures[i - 1].suite >= suite) || !listed.includes(suite)) {
      throw new FormatError("SuiteOrder", `signatures[${i}]`);
    }
  });
}

/** What is signed: both texts as the file has them, with a point between (RFC 7515 §5.2). */
export const signingInput = (signature, payloadEncoded) =>
  concat(signature.protectedEncoded, utf8("."), payloadEncoded);

function readProtected(encoded, path, type) {
  const json = fromBase64Url(encoded);
  if (json === null) {
    throw new FormatError("BadBase64Url", path);
  }
  const reader = new CanonicalReader(json, path);
  reader.startObject();
  reader.member("alg");
  const suite = suiteNumber(reader.readText());
  reader.member("kid");
  const keyId = reader.readHash("kid");
  reader.member("typ");
  if (!equal(reader.readBytesOfString(), utf8(type))) {
    throw reader.refuse("UnknownVersion", "typ");
  }
  reader.endObject();
  reader.end();
  if (suite === 0) {
    throw reader.refuse("UnknownSuite", "alg");
  }
  return { suite, keyId };
}
