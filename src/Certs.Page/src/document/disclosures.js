// The shown fields: docs/document-format.md §5, RFC 9901 §4.2.

import { fromBase64Url, text as textOf } from "../base/bytes.js";
import { FormatError } from "../base/errors.js";
import { sha256Hex } from "../base/hashes.js";
import { CanonicalReader } from "../json/canonicalReader.js";
import { isFieldName } from "./rules.js";

const MOST = 256;

/** Reads the member `disclosures`: of each its digest, its name and the JSON text of its value. */
export function readDisclosures(reader) {
  const disclosures = [];
  reader.member("disclosures");
  reader.startArray();
  while (reader.nextElement()) {
    if (disclosures.length === MOST) {
      throw reader.refuse("TooMany", "disclosures");
    }
    disclosures.push(readDisclosure(reader.readEncoded(), `disclosures[${disclosures.length}]`));
  }
  return disclosures;
}

function readDisclosure(encoded, path) {
  const json = fromBase64Url(encoded);
  if (json === null) {
    throw new FormatError("BadBase64Url", path);
  }
  const reader = new CanonicalReader(json, path);
  reader.startArray();
  reader.element("element");
  reader.readBytes(16, "salt");
  reader.element("element");
  const name = reader.readText();
  reader.element("element");
  const value = textOf(reader.skipValue());
  if (reader.nextElement() || !isFieldName(name)) {
    throw reader.refuse("BadValue", "name");
  }
  reader.end();
  return { digest: sha256Hex(encoded), name, value };
}
