// Texts of a short form: UTF-8, or UTF-16 where that is shorter; the number before a text tells which.

import { text as textOf } from "../base/bytes.js";

const MOST_UNITS = 8_192;
const utf16 = new TextDecoder("utf-16be", { fatal: true, ignoreBOM: true });

/** Reads a text of either spelling. */
export function readText(input) {
  const number = input.number(2 * MOST_UNITS + 1);
  const units = Math.floor(number / 2);
  const bytes = input.raw(number % 2 === 1 ? 2 * units : units);
  try {
    return number % 2 === 1 ? utf16.decode(bytes) : textOf(bytes);
  } catch {
    throw input.refuse("InvalidUtf8");
  }
}

/** A text as a JSON string, which JSON.stringify spells as RFC 8785 does. */
export const quote = (text) => JSON.stringify(text);
