// The document of a short form, given back to the byte: docs/bundle-format.md §8.

import { toBase64Url, utf8 } from "../base/bytes.js";
import { sha256 } from "../base/hashes.js";
import { SUITES, isSuite } from "../document/suites.js";
import { readClaims } from "./shortPayload.js";
import { quote, readText } from "./shortText.js";

const DISCLOSURES = 256;
const SIGNATURES = 6;
const SIGNATURE_BYTES = 1_024;
const PATH_HASHES = 32;
const SPELLINGS = 3;
const STRING = 1;
const DAY = 2;
const LAST_DAY = 9999 * 12 * 31 + 11 * 31 + 30;

/** Reads a document: its file. */
export function readShortDocument(input) {
  const { json: claims, type } = readClaims(input);
  const withheld = input.many(DISCLOSURES, () => toBase64Url(input.raw(32)));
  const shown = input.many(DISCLOSURES, () => toBase64Url(utf8(readField(input, type))));
  const digests = [...withheld, ...shown.map((one) => toBase64Url(sha256(utf8(one))))].sort(inOrder);
  const payload = `{"_sd":[${quoted(digests)}],"_sd_alg":"sha-256",${claims}`;
  const signatures = input.many(SIGNATURES, readSignature);
  const anchor = readAnchor(input);
  if (signatures.length === 0) {
    throw input.refuse("MissingMember");
  }
  signatures[0] = `"header":{"anchor":${anchor},"disclosures":[${quoted(shown)}]},${signatures[0]}`;
  return utf8(`{"payload":"${toBase64Url(utf8(payload))}","signatures":[{${signatures.join("},{")}}]}`);
}

// BASE64URL is ASCII, so code units are bytes.
const inOrder = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

const quoted = (texts) => texts.map(quote).join(",");

// The JSON of a disclosure.
function readField(input, type) {
  const salt = toBase64Url(input.raw(16));
  const tag = input.number((type?.fields.length ?? 0) * SPELLINGS + SPELLINGS - 1);
  const name = tag < SPELLINGS ? readText(input) : type.fields[Math.floor(tag / SPELLINGS) - 1].name;
  return `["${salt}",${quote(name)},${readValue(input, tag % SPELLINGS)}]`;
}

function readValue(input, spelling) {
  if (spelling === DAY) {
    return dayText(input.number(LAST_DAY));
  }
  const text = readText(input);
  return spelling === STRING ? quote(text) : text;
}

// Whether there is such a day is for the type's rules.
function dayText(number) {
  const months = Math.floor(number / 31);
  const digits = (value, count) => String(value).padStart(count, "0");
  return `"${digits(Math.floor(months / 12), 4)}-${digits((months % 12) + 1, 2)}-${digits((number % 31) + 1, 2)}"`;
}

function readSignature(input) {
  const suite = input.byte();
  if (!isSuite(suite)) {
    throw input.refuse("UnknownSuite");
  }
  const keyId = toBase64Url(input.raw(32));
  const header = `{"alg":"${SUITES[suite - 1]}","kid":"${keyId}","typ":"dc+sd-jwt"}`;
  const value = toBase64Url(input.text(SIGNATURE_BYTES));
  return `"protected":"${toBase64Url(utf8(header))}","signature":"${value}"`;
}

function readAnchor(input) {
  const count = () => input.long(Number.MAX_SAFE_INTEGER);
  const [block, index, size] = [count(), count(), count()];
  const path = input.many(PATH_HASHES, () => toBase64Url(input.raw(32)));
  return `{"block":${block},"index":${index},"path":[${quoted(path)}],"size":${size}}`;
}
