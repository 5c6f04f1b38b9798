// The payload of a certificate: docs/document-format.md §2 and §3.

import { equal, text as textOf, utf8 } from "../base/bytes.js";
import { FormatError } from "../base/errors.js";
import { sha256Hex } from "../base/hashes.js";
import { CanonicalReader } from "../json/canonicalReader.js";
import { readAllowedText, readIssuer, readSuites, readTime } from "./claims.js";
import { isChain, isHolderKey, isIntegrity, isListAddress, isNumber, isType } from "./rules.js";

const DISCLOSURES = 256;

/** Reads and checks a payload's bytes. Throws a FormatError. */
export function readPayload(bytes) {
  const reader = new CanonicalReader(bytes, "payload");
  reader.startObject();
  reader.member("_sd");
  const payload = { digests: readDigests(reader) };
  reader.member("_sd_alg");
  if (!equal(reader.readBytesOfString(), utf8("sha-256"))) {
    throw reader.refuse("UnknownVersion", "_sd_alg");
  }
  reader.member("chain");
  payload.chain = readAllowedText(reader, "chain", isChain);
  if (reader.tryMember("cnf")) {
    readConfirmation(reader);
  }
  payload.expires = reader.tryMember("exp") ? readTime(reader, "exp") : null;
  reader.member("handle");
  payload.handle = reader.readBytes(16, "handle");
  readRest(reader, payload);
  if (payload.expires !== null && payload.expires <= payload.notBefore) {
    throw new FormatError("BadValue", "payload.exp");
  }
  return payload;
}

function readRest(reader, payload) {
  reader.member("iat");
  payload.issuedAt = readTime(reader, "iat");
  reader.member("iss");
  payload.issuer = readIssuer(reader);
  reader.member("iss_profile");
  payload.profile = readProfile(reader);
  reader.member("nbf");
  payload.notBefore = readTime(reader, "nbf");
  reader.member("number");
  payload.number = readAllowedText(reader, "number", isNumber);
  if (reader.tryMember("status")) {
    readStatus(reader);
  }
  reader.member("suites");
  payload.suites = readSuites(reader);
  payload.supersedes = reader.tryMember("supersedes")
    ? readAllowedText(reader, "supersedes", isNumber)
    : null;
  reader.member("vct");
  payload.type = readAllowedText(reader, "vct", isType);
  reader.member("vct#integrity");
  payload.typeIntegrity = readAllowedText(reader, "vct#integrity", isIntegrity);
  reader.endObject();
  reader.end();
}

// Strictly ascending as they are written.
function readDigests(reader) {
  reader.startArray();
  const digests = [];
  let previous = "";
  while (reader.nextElement()) {
    const start = reader.position;
    digests.push(reader.readHash("_sd"));
    const written = textOf(reader.json.subarray(start, reader.position));
    if (previous >= written) {
      throw reader.refuse(previous === written ? "DuplicateDisclosure" : "NotCanonical", "_sd");
    }
    previous = written;
  }
  if (digests.length > DISCLOSURES) {
    throw reader.refuse("TooMany", "_sd");
  }
  return digests;
}

function readConfirmation(reader) {
  reader.startObject();
  reader.member("jwk");
  const json = textOf(reader.skipValue());
  reader.endObject();
  if (!isHolderKey(json)) {
    throw reader.refuse("BadValue", "cnf.jwk");
  }
}

// Where foreign verifiers look: a verdict never does.
function readStatus(reader) {
  reader.startObject();
  reader.member("status_list");
  reader.startObject();
  reader.member("idx");
  reader.readNumber("status.status_list.idx", 0, Number.MAX_SAFE_INTEGER);
  reader.member("uri");
  readAllowedText(reader, "status.status_list.uri", isListAddress);
  reader.endObject();
  reader.endObject();
}

// Its digest is the agency's profile in the registry.
function readProfile(reader) {
  const start = reader.position;
  reader.startObject();
  const [code, nameEn, nameZh] = ["code", "name_en", "name_zh"].map((name) => {
    reader.member(name);
    const text = reader.readText();
    if (text === "") {
      throw reader.refuse("BadValue", `iss_profile.${name}`);
    }
    return text;
  });
  reader.member("salt");
  reader.readBytes(16, "iss_profile.salt");
  reader.endObject();
  return { code, nameEn, nameZh, digest: sha256Hex(reader.json.subarray(start, reader.position)) };
}
