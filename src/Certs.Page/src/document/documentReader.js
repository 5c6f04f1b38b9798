// The file of a certificate, the whole of it canonical: docs/document-format.md.

import { equal, fromBase64Url, startsWith } from "../base/bytes.js";
import { FormatError } from "../base/errors.js";
import { CanonicalReader } from "../json/canonicalReader.js";
import { readAnchor } from "./anchorPath.js";
import { readDisclosures } from "./disclosures.js";
import { readPayload } from "./payloadReader.js";
import { checkSuites, readSignature } from "./signatures.js";

export const FILE_BYTES = 256 * 1024;
export const STATEMENT_BYTES = 16 * 1024;
const BRIDGES = 4;
const TYPE = "dc+sd-jwt";

/** Reads a document. Throws a FormatError. */
export function readDocument(file) {
  checkStart(file, FILE_BYTES, "file");
  const reader = new CanonicalReader(file, "file");
  reader.startObject();
  reader.member("payload");
  const payloadEncoded = reader.readEncoded();
  reader.member("signatures");
  reader.startArray();
  if (!reader.nextElement()) {
    throw reader.refuse("MissingMember", "signatures[0]");
  }
  reader.startObject();
  reader.member("header");
  const header = readHeader(reader);
  const signatures = [readSignature(reader, 0, TYPE)];
  while (reader.nextElement()) {
    reader.startObject();
    signatures.push(readSignature(reader, signatures.length, TYPE));
  }
  reader.endObject();
  reader.end();
  const payloadBytes = decodePayload(payloadEncoded, "payload");
  const payload = readPayload(payloadBytes);
  checkSuites(signatures, payload.suites);
  return { payloadBytes, payloadEncoded, payload, signatures, ...header };
}

/** What every file must start with; checked before it is read. */
export function checkStart(file, most, context) {
  if (file.length > most) {
    throw new FormatError("TooLarge", context);
  }
  if (startsWith(file, [0xef, 0xbb, 0xbf])) {
    throw new FormatError("ByteOrderMark", context);
  }
}

export function decodePayload(encoded, path) {
  const bytes = fromBase64Url(encoded);
  if (bytes === null) {
    throw new FormatError("BadBase64Url", path);
  }
  return bytes;
}

function readHeader(reader) {
  reader.startObject();
  const anchor = reader.tryMember("anchor") ? readAnchor(reader) : null;
  const bridges = reader.tryMember("bridges") ? readBridges(reader) : [];
  const disclosures = readDisclosures(reader);
  const seal = reader.tryMember("seal") ? readSeal(reader) : null;
  reader.endObject();
  checkNames(disclosures);
  return { anchor, bridges, disclosures, seal };
}

function readBridges(reader) {
  const bridges = [];
  reader.startArray();
  while (reader.nextElement()) {
    if (bridges.length === BRIDGES) {
      throw reader.refuse("TooMany", "header.bridges");
    }
    const statement = fromBase64Url(reader.readEncoded());
    if (statement === null) {
      throw reader.refuse("BadBase64Url", "header.bridges");
    }
    const isRepeated = bridges.some((one) => equal(one, statement));
    if (statement.length === 0 || statement.length > STATEMENT_BYTES || isRepeated) {
      throw reader.refuse("BadValue", "header.bridges");
    }
    bridges.push(statement);
  }
  if (bridges.length === 0) {
    throw reader.refuse("BadValue", "header.bridges");
  }
  return bridges;
}

// Only that it is BASE64URL: what it holds is for the verdict, which can leave it undecided.
function readSeal(reader) {
  const der = reader.readBinary("header.seal");
  if (der.length === 0) {
    throw reader.refuse("BadValue", "header.seal");
  }
  return der;
}

function checkNames(disclosures) {
  const names = new Set();
  disclosures.forEach(({ name }, i) => {
    if (names.has(name)) {
      throw new FormatError("DuplicateDisclosure", `disclosures[${i}]`);
    }
    names.add(name);
  });
}
