// The registries' events in a trust file: docs/bundle-format.md §4.

import { hex } from "../base/bytes.js";
import { sha256Hex } from "../base/hashes.js";
import { LAST } from "../base/moments.js";

const MEMBER = "registries.events";
const CODE = 0xffff;
const WORD = 0xffffffff;

// One element of the event's array each.
const number = (least, most) => (reader) => {
  reader.element(MEMBER);
  return reader.readNumber(MEMBER, least, most);
};
const code = number(1, CODE);
const agency = number(1, WORD);
const version = number(1, WORD);
const time = number(1, LAST);
const orNull = (read) => (reader) => read(reader) || null;
const timeOrNull = orNull(number(0, LAST));
const hash = (reader) => {
  reader.element(MEMBER);
  return reader.readHash(MEMBER);
};
const text = (reader) => {
  reader.element(MEMBER);
  return reader.readText();
};
const binary = (reader) => {
  reader.element(MEMBER);
  return reader.readBinary(MEMBER);
};

const MEMBERS = {
  MEMBER_ADMITTED: { province: code },
  MEMBER_REMOVED: { province: code },
  SUITE_RECORDED: {
    number: code, version, name: text, issueFrom: timeOrNull, issueUntil: timeOrNull, acceptUntil: timeOrNull,
    brokenSince: timeOrNull,
  },
  AGENCY_ADDED: { agency, profile: hash, from: time },
  AGENCY_CLOSED: { agency, until: time, successor: orNull(number(0, WORD)) },
  TYPE_AUTHORISED: { agency, type: hash, from: time, until: timeOrNull },
  TYPE_ENDED: { agency, type: hash, until: time },
  KEY_ADDED: { agency, suite: code, from: time, until: timeOrNull, spki: binary },
  KEY_RETIRED: { keyId: hash, agency, until: time },
  KEY_REVOKED: { keyId: hash, agency, reason: number(1, 0xff), invalidFrom: time },
  RULE_ENDED: { id: number(1, WORD), until: time },
  BRIDGE_ACCREDITED: { province: code, agency, from: time, until: timeOrNull },
  ACCREDITATION_ENDED: { province: code, agency, until: time },
};

/** Reads one event: `{kind, at, …}`. Throws a FormatError. */
export function readEvent(reader) {
  reader.startArray();
  const kind = text(reader);
  const at = { block: number(0)(reader), time: time(reader), index: number(0, 0x7fffffff)(reader) };
  const event = { kind, at, ...readMembers(reader, kind) };
  if (reader.nextElement()) {
    throw reader.refuse("TooMany", MEMBER);
  }
  return event;
}

function readMembers(reader, kind) {
  if (kind === "RULE_ADDED") {
    return readRule(reader);
  }
  if (!Object.hasOwn(MEMBERS, kind)) {
    throw reader.refuse("BadValue", MEMBER);
  }
  const members = {};
  for (const [name, read] of Object.entries(MEMBERS[kind])) {
    members[name] = read(reader);
  }
  return kind === "KEY_ADDED" ? { ...members, keyId: sha256Hex(members.spki) } : members;
}

// What does not restrict is null.
function readRule(reader) {
  const id = number(1, WORD)(reader);
  const province = code(reader);
  const suite = orNull(number(0, CODE))(reader);
  const type = binary(reader);
  const issuer = orNull(number(0, CODE))(reader);
  const seal = orNull(number(0, 0xff))(reader);
  const verdict = number(1, 0xff)(reader);
  if ((type.length !== 0 && type.length !== 32) || verdict > 4) {
    throw reader.refuse("BadValue", MEMBER);
  }
  const from = time(reader);
  const until = timeOrNull(reader);
  return {
    id, province, suite, type: type.length === 0 ? null : hex(type), issuer, seal, verdict, from, until,
    policy: hash(reader),
  };
}
