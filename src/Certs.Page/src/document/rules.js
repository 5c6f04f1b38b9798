// What the texts of a payload may be: docs/document-format.md §2.

import { fromBase64Url, utf8 } from "../base/bytes.js";

const LONGEST = 128;
const RESERVED = new Set([
  "aud", "chain", "cnf", "exp", "handle", "iat", "iss", "iss_profile", "jti", "nbf", "number", "status", "sub",
  "suites", "supersedes", "vct",
]);

const isPlainNumber = (digits) =>
  /^[1-9]\d*$/.test(digits) && BigInt(digits) <= BigInt(Number.MAX_SAFE_INTEGER);

export const isType = (text) => isPlainNumber(/^urn:certs:type:[a-z0-9-]+:([^]*)$/.exec(text)?.[1] ?? "");

export const isChain = (text) =>
  isPlainNumber(/^eip155:([^:]*):0x[0-9a-f]{40}$/.exec(text)?.[1] ?? "");

export const isNumber = (text) => text.length >= 1 && text.length <= LONGEST && /^[!-~]*$/.test(text);

/** The address of a status list. */
export const isListAddress = (text) => text.length <= LONGEST && /^https?:\/\/[!-~]+$/.test(text);

/** `sha256-` and 44 characters of the one BASE64 of 32 bytes. */
export function isIntegrity(text) {
  const digits = /^sha256-([A-Za-z0-9+/]{43})=$/.exec(text)?.[1];
  const urlSafe = digits?.replaceAll("+", "-").replaceAll("/", "_");
  return urlSafe !== undefined && fromBase64Url(utf8(urlSafe)) !== null;
}

/** A disclosure's name, which must never add or replace a claim of the payload (RFC 9901 §7.1). */
export const isFieldName = (name) => /^[a-z][a-z0-9_]{0,63}$/.test(name) && !RESERVED.has(name);

/** RFC 7518 §6: a public key and nothing private. */
export function isHolderKey(json) {
  const key = JSON.parse(json);
  const isObject = typeof key === "object" && !Array.isArray(key);
  const secrets = ["d", "dp", "dq", "k", "oth", "p", "q", "qi"];
  return isObject && ["EC", "OKP", "RSA"].includes(key.kty) && !secrets.some((name) => Object.hasOwn(key, name));
}

export { LONGEST };
