// The claims of a short form, but for the digests of fields: docs/bundle-format.md §8.

import { hex, toBase64, toBase64Url } from "../base/bytes.js";
import { LAST } from "../base/moments.js";
import { agencyText } from "../document/agency.js";
import { SUITES } from "../document/suites.js";
import { findType } from "../types/certificateTypes.js";
import { quote, readText } from "./shortText.js";

const HAS_HOLDER_KEY = 1;
const HAS_EXPIRY = 2;
const HAS_SUPERSEDES = 4;
const HAS_BUILT_IN_TYPE = 8;
const HAS_USUAL_NUMBER = 16;
const HAS_LIST_ENTRY = 32;
const ALL_FLAGS = 63;
const ALL_SUITES = 2 ** SUITES.length - 1;
const WORD = 0xffffffff;

/** `{json, type}`: the payload's JSON after its digests, and the built-in type that it pins, or null. */
export function readClaims(input) {
  const flags = input.byte();
  if (flags > ALL_FLAGS) {
    throw input.refuse("BadValue");
  }
  const has = (flag) => (flags & flag) !== 0;
  const chain = `eip155:${input.long(Number.MAX_SAFE_INTEGER)}:${hex(input.raw(20))}`;
  const key = has(HAS_HOLDER_KEY) ? `"cnf":{"jwk":${readText(input)}},` : "";
  const expires = has(HAS_EXPIRY) ? `"exp":${input.long(LAST)},` : "";
  const handle = toBase64Url(input.raw(16));
  const issuedAt = input.long(LAST);
  const issuer = agencyText(input.long(WORD));
  const { code, json: profile } = readProfile(input);
  const notBefore = input.long(LAST);
  const tail = readText(input);
  const entry = has(HAS_LIST_ENTRY) ? readListEntry(input) : "";
  const suites = readSuites(input);
  const supersedes = has(HAS_SUPERSEDES) ? `"supersedes":${quote(readText(input))},` : "";
  const vct = `urn:certs:type:${readText(input)}`;
  const type = has(HAS_BUILT_IN_TYPE | HAS_USUAL_NUMBER) ? typeOf(input, vct) : null;
  const number = has(HAS_USUAL_NUMBER) ? `1.2.156.3005.2.${type.type_code}.${code}.${tail}` : tail;
  const integrity = has(HAS_BUILT_IN_TYPE) ? type.integrity : `sha256-${toBase64(input.raw(32))}`;
  const json =
    `"chain":"${chain}",${key}${expires}"handle":"${handle}","iat":${issuedAt},"iss":"${issuer}",` +
    `"iss_profile":${profile},"nbf":${notBefore},"number":${quote(number)},${entry}"suites":[${suites}],` +
    `${supersedes}"vct":${quote(vct)},"vct#integrity":"${integrity}"}`;
  return { json, type };
}

function typeOf(input, vct) {
  const type = findType(vct);
  if (type === null) {
    throw input.refuse("UnknownVersion");
  }
  return type;
}

function readProfile(input) {
  const code = readText(input);
  const nameEn = quote(readText(input));
  const nameZh = quote(readText(input));
  const salt = toBase64Url(input.raw(16));
  return {
    code,
    json: `{"code":${quote(code)},"name_en":${nameEn},"name_zh":${nameZh},"salt":"${salt}"}`,
  };
}

function readListEntry(input) {
  const index = input.long(Number.MAX_SAFE_INTEGER);
  return `"status":{"status_list":{"idx":${index},"uri":${quote(readText(input))}}},`;
}

function readSuites(input) {
  const bits = input.byte();
  if (bits > ALL_SUITES) {
    throw input.refuse("BadValue");
  }
  return SUITES.filter((_, i) => (bits & (1 << i)) !== 0).map(quote).join(",");
}
