// Strings of canonical JSON: shortest escapes (RFC 8785 §3.2.2.2), I-JSON code points (RFC 7493 §2.1), form C.

import { isUtf8, text as textOf } from "../base/bytes.js";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SHORT = new Map([
  [QUOTE, QUOTE],
  [BACKSLASH, BACKSLASH],
  [0x62, 8],
  [0x74, 9],
  [0x6e, 10],
  [0x66, 12],
  [0x72, 13],
]);

/** Reads the string at the position: its bytes without escapes, or the rule that it breaks. */
export function readString(json, mostBytes, position) {
  const start = position + 1;
  let at = endOfRun(json, start);
  if (at === json.length) {
    return { broken: "NotJson", position: json.length };
  }
  let text = json.subarray(start, at);
  if (json[at] !== QUOTE) {
    const read = readEscaped(json, start, at);
    if (read.broken) {
      return read;
    }
    text = read.text;
    at = read.position - 1;
  }
  return { text, position: at + 1, broken: violation(text, mostBytes) };
}

function endOfRun(json, from) {
  let at = from;
  while (at < json.length && json[at] >= 0x20 && json[at] !== QUOTE && json[at] !== BACKSLASH) {
    at++;
  }
  return at;
}

function readEscaped(json, start, first) {
  const plain = [...json.subarray(start, first)];
  let at = first;
  while (at < json.length && json[at] === BACKSLASH) {
    const escape = readEscape(json.subarray(at, at + 6));
    if (escape === null) {
      return { broken: "NotCanonical", position: at };
    }
    plain.push(escape.character);
    const run = at + escape.length;
    at = endOfRun(json, run);
    for (let i = run; i < at; i++) {
      plain.push(json[i]);
    }
  }
  return at >= json.length || json[at] !== QUOTE
    ? { broken: "NotJson", position: at }
    : { text: Uint8Array.from(plain), position: at + 1 };
}

function readEscape(bytes) {
  const short = SHORT.get(bytes[1]);
  if (short !== undefined) {
    return { character: short, length: 2 };
  }
  const digits = String.fromCharCode(...bytes.subarray(2, 6));
  if (bytes[1] !== 0x75 || !/^00[01][0-9a-f]$/.test(digits)) {
    return null;
  }
  const character = parseInt(digits, 16);
  return [8, 9, 10, 12, 13].includes(character) ? null : { character, length: 6 };
}

function violation(bytes, mostBytes) {
  if (bytes.length > mostBytes) {
    return "StringTooLong";
  }
  return isUtf8(bytes) ? unicodeViolation(bytes) : "InvalidUtf8";
}

function unicodeViolation(bytes) {
  if (bytes.every((byte) => byte < 0x80)) {
    return null;
  }
  const text = textOf(bytes);
  for (const character of text) {
    const point = character.codePointAt(0);
    if ((point & 0xfffe) === 0xfffe || (point >= 0xfdd0 && point <= 0xfdef)) {
      return "Noncharacter";
    }
  }
  return text.normalize("NFC") === text ? null : "NotNfc";
}
