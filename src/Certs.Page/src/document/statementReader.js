// A bridge statement: docs/document-format.md §9.

import { FormatError } from "../base/errors.js";
import { CanonicalReader } from "../json/canonicalReader.js";
import { provinceName } from "../numbers/provinces.js";
import { readAnchor } from "./anchorPath.js";
import { readAllowedText, readIssuer, readSuites, readTime } from "./claims.js";
import { STATEMENT_BYTES, checkStart, decodePayload } from "./documentReader.js";
import { isChain, isType } from "./rules.js";
import { checkSuites, readSignature } from "./signatures.js";

const TYPE = "certs-bridge+jws";

/** Reads a statement. Throws a FormatError. */
export function readStatement(file) {
  checkStart(file, STATEMENT_BYTES, "statement");
  const reader = new CanonicalReader(file, "statement");
  reader.startObject();
  reader.member("payload");
  const payloadEncoded = reader.readEncoded();
  reader.member("signatures");
  reader.startArray();
  let anchor = null;
  const signatures = [];
  while (reader.nextElement()) {
    reader.startObject();
    if (signatures.length === 0 && reader.tryMember("header")) {
      anchor = readHeader(reader);
    }
    signatures.push(readSignature(reader, signatures.length, TYPE));
  }
  reader.endObject();
  reader.end();
  if (signatures.length === 0) {
    throw reader.refuse("MissingMember", "signatures[0]");
  }
  const payloadBytes = decodePayload(payloadEncoded, "statement.payload");
  const claims = readClaims(payloadBytes);
  checkSuites(signatures, claims.suites);
  return { payloadBytes, payloadEncoded, claims, signatures, anchor };
}

function readHeader(reader) {
  reader.startObject();
  reader.member("anchor");
  const anchor = readAnchor(reader);
  reader.endObject();
  return anchor;
}

function readClaims(bytes) {
  const reader = new CanonicalReader(bytes, "statement.payload");
  const claims = {};
  reader.startObject();
  reader.member("as_of");
  readAsOf(reader, claims);
  reader.member("chain");
  claims.chain = readAllowedText(reader, "chain", isChain);
  reader.member("exp");
  claims.expires = readTime(reader, "exp");
  reader.member("for");
  claims.relyingProvince = readProvince(reader);
  reader.member("handle");
  claims.handle = reader.readBytes(16, "handle");
  reader.member("iat");
  claims.issuedAt = readTime(reader, "iat");
  reader.member("iss");
  claims.issuer = readIssuer(reader);
  reader.member("original");
  claims.original = readOriginal(reader);
  reader.member("report");
  claims.report = reader.readHash("report");
  reader.member("suites");
  claims.suites = readSuites(reader);
  reader.member("vct");
  claims.type = readAllowedText(reader, "vct", isType);
  reader.endObject();
  reader.end();
  if (claims.expires <= claims.issuedAt) {
    throw new FormatError("BadValue", "statement.payload.exp");
  }
  return claims;
}

function readAsOf(reader, claims) {
  reader.startObject();
  reader.member("block");
  claims.asOfBlock = reader.readInteger();
  reader.member("time");
  claims.asOfTime = readTime(reader, "as_of.time");
  reader.endObject();
  if (claims.asOfBlock < 0) {
    throw reader.refuse("BadValue", "as_of.block");
  }
}

function readProvince(reader) {
  const code = reader.readInteger();
  if (provinceName(code) === null) {
    throw reader.refuse("BadValue", "for");
  }
  return code;
}

function readOriginal(reader) {
  reader.startObject();
  reader.member("iss");
  const issuer = readIssuer(reader);
  const [leaf, sha256, sm3] = ["leaf", "sha256", "sm3"].map((name) => {
    reader.member(name);
    return reader.readHash(`original.${name}`);
  });
  reader.member("suites");
  const suites = readSuites(reader);
  reader.endObject();
  return { issuer, leaf, sha256, sm3, suites };
}
