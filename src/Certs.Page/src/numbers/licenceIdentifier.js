// The licence identifier, GB/T 36904-2018, with the check character of ISO 7064 MOD 37,36.

import { isCreditCode, valueOf } from "./creditCode.js";

const ROOT = "1.2.156.3005.2.";
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * Reads an identifier: `broken` names the rule that it breaks; `isLegacy` says that its check character was made by
 * the routine in circulation that counts letters from 1.
 */
export function readLicenceIdentifier(text) {
  if (!text.startsWith(ROOT)) {
    return { broken: "Root" };
  }
  const parts = text.slice(ROOT.length).split(".");
  if (parts.length !== 5) {
    return { broken: "Length" };
  }
  const [typeCode, issuer, serial, version, check] = parts;
  const broken = firstBroken(typeCode, issuer, serial, version);
  if (broken) {
    return { broken };
  }
  const body = typeCode + issuer + serial + version;
  const isGood = check === iso7064(body);
  return isGood || check === legacyCheck(body)
    ? { typeCode, issuer, check, isLegacy: !isGood }
    : { broken: "CheckCharacter" };
}

function firstBroken(typeCode, issuer, serial, version) {
  const isTypeCode = /^.{18}\d{3}$/.test(typeCode) && isCreditCode(typeCode.slice(0, 18));
  return !isTypeCode ? "TypeCode"
    : !isCreditCode(issuer) ? "IssuerCode"
    : !/^[0-9A-Z]{1,64}$/.test(serial) ? "Serial"
    : !/^\d{3}$/.test(version) || version === "000" ? "Version"
    : null;
}

function iso7064(body) {
  let product = 36;
  for (const character of body) {
    const sum = (product + valueOf(character)) % 36;
    product = (2 * (sum === 0 ? 36 : sum)) % 37;
  }
  return ALPHABET[(37 - product) % 36];
}

function legacyCheck(body) {
  let product = 36;
  for (const character of body) {
    const value = valueOf(character);
    const sum = (value < 10 ? product + value : letterSum(product + value + 1)) % 36;
    product = (2 * (sum === 0 ? 36 : sum)) % 37;
  }
  return ALPHABET[36 - product];
}

const letterSum = (sum) => (sum > 37 ? sum % 37 : sum);
