// Values in DER as seals have them, within their limits. DER that is none throws a DerError.

import { text as textOf, isUtf8 } from "../base/bytes.js";
import { DerError } from "../crypto/der.js";
import { isDay } from "../numbers/residentId.js";
import { SealError } from "./sealError.js";

export const SEAL_BYTES = 48 * 1024;
export const CERTIFICATE_BYTES = 8 * 1024;
export const SIGNATURE_BYTES = 1024;
export const MOST = 64;
const TEXT = 1024;

const OCTETS = 0x04;
const UTF8 = 0x0c;
const SET = 0x31;
const BOOLEAN = 0x01;
const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;
export const IA5 = 0x16;
export const PRINTABLE = 0x13;

function requireDer(holds) {
  if (!holds) {
    throw new DerError("Not DER.");
  }
}

function limited(bytes, limit, place) {
  if (bytes.length > limit) {
    throw new SealError("TooLarge", place);
  }
  return bytes;
}

export const octets = (reader, limit, place) => limited(reader.value(OCTETS), limit, place);

export function bits(reader, limit, place) {
  const { bytes, unused } = reader.bitString();
  if (unused !== 0) {
    throw new SealError("Malformed", place);
  }
  return limited(bytes, limit, place);
}

export const bitsOrOctets = (reader, limit, place) =>
  reader.tag === OCTETS ? octets(reader, limit, place) : bits(reader, limit, place);

/** IA5String or PrintableString of printable characters. */
export function ascii(reader, tag, place) {
  const content = reader.value(tag);
  const text = String.fromCharCode(...content.subarray(0, TEXT + 1));
  const allowed = tag === PRINTABLE ? /^[A-Za-z0-9 '()+,\-./:=?]*$/ : /^[\0-\x7f]*$/;
  requireDer(allowed.test(text));
  if (content.length > TEXT) {
    throw new SealError("TooLarge", place);
  }
  if (!/^[ -~]*$/.test(text)) {
    throw new SealError("Malformed", place);
  }
  return text;
}

export function utf8Text(reader, place) {
  const content = reader.value(UTF8);
  requireDer(isUtf8(content));
  const text = textOf(content);
  if (text.length > TEXT) {
    throw new SealError("TooLarge", place);
  }
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text)) {
    throw new SealError("Malformed", place);
  }
  return text;
}

export const isUtf8Next = (reader) => reader.tag === UTF8;
export const isBooleanNext = (reader) => reader.tag === BOOLEAN;

/** A number from 0 to 2^31 - 1. */
export function number(reader, place) {
  const value = reader.integer();
  if (value < 0n || value > 0x7fffffffn) {
    throw new SealError("Malformed", place);
  }
  return Number(value);
}

export function boolean(reader) {
  const content = reader.value(BOOLEAN);
  requireDer(content.length === 1 && (content[0] === 0 || content[0] === 0xff));
  return content[0] === 0xff;
}

/** The values of a SET OF. */
export const setOf = (reader) => reader.sequence(SET);

/** A time in either form as seconds. A year of two digits is of 1950 to 2049 (RFC 5280 §4.1.2.5.1). */
export function time(reader) {
  return reader.tag === UTC_TIME ? utcTime(reader) : generalizedTime(reader);
}

function utcTime(reader) {
  const digits = String.fromCharCode(...reader.value(UTC_TIME).subarray(0, 20));
  requireDer(/^\d{12}Z$/.test(digits));
  const century = Number(digits.slice(0, 2)) < 50 ? "20" : "19";
  return secondsOf(century + digits);
}

/** GeneralizedTime: a fraction has no zeros at its end (X.690 §11.7). */
export function generalizedTime(reader) {
  const digits = String.fromCharCode(...reader.value(GENERALIZED_TIME).subarray(0, 64));
  requireDer(/^\d{14}(\.\d*[1-9])?Z$/.test(digits));
  return secondsOf(digits);
}

function secondsOf(digits) {
  const [, year, month, day, hour, minute, second, fraction] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/.exec(digits).map(Number);
  requireDer(isDay(year, month, day) && hour < 24 && minute < 60 && second < 60);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / 1000 + 3600 * hour + 60 * minute + second + (fraction || 0);
}

/** Nothing may follow. */
export function end(reader, place) {
  if (reader.hasData) {
    throw new SealError("Malformed", place);
  }
}
