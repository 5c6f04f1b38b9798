// Members that payloads of documents and of bridge statements have in common.

import { text as textOf } from "../base/bytes.js";
import { LAST } from "../base/moments.js";
import { parseAgency } from "./agency.js";
import { LONGEST } from "./rules.js";
import { suiteNumber } from "./suites.js";

export function readAllowedText(reader, member, isAllowed) {
  const bytes = reader.readBytesOfString();
  const text = bytes.length <= LONGEST ? textOf(bytes) : "";
  if (!isAllowed(text)) {
    throw reader.refuse("BadValue", member);
  }
  return text;
}

export const readTime = (reader, member) => reader.readNumber(member, 0, LAST);

export function readIssuer(reader) {
  const agency = parseAgency(reader.readText());
  if (agency === null) {
    throw reader.refuse("BadValue", "iss");
  }
  return agency;
}

/** Numbers of suites, ascending, at least one. */
export function readSuites(reader) {
  const suites = [];
  reader.startArray();
  while (reader.nextElement()) {
    const suite = suiteNumber(reader.readText());
    if (suite === 0) {
      throw reader.refuse("UnknownSuite", "suites");
    }
    if (suites.length > 0 && suites.at(-1) >= suite) {
      throw reader.refuse("SuiteOrder", "suites");
    }
    suites.push(suite);
  }
  if (suites.length === 0) {
    throw reader.refuse("BadValue", "suites");
  }
  return suites;
}
