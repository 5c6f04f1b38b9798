// The registries as the events of a trust file leave them, as known at a block.

import { TrustRefused } from "../base/errors.js";
import { agencyText } from "../document/agency.js";
import { loadKey } from "../crypto/keys.js";

const EVENT_NAMES = {
  SUITE_RECORDED: "SuiteRecorded", AGENCY_ADDED: "AgencyAdded", AGENCY_CLOSED: "AgencyClosed",
  TYPE_ENDED: "TypeEnded", KEY_ADDED: "KeyAdded", KEY_RETIRED: "KeyRetired", KEY_REVOKED: "KeyRevoked",
  RULE_ADDED: "RuleAdded", RULE_ENDED: "RuleEnded", BRIDGE_ACCREDITED: "BridgeAccredited",
  ACCREDITATION_ENDED: "AccreditationEnded",
};

/** Half-open; `until` null is without end. */
export const covers = ({ from, until }, moment) => from <= moment && (until === null || moment < until);

const endingBy = (period, until) =>
  period.until !== null && period.until <= until ? period : { ...period, until };

/** Everything that was ever recorded, each kind by its key, newest last. */
export class RegistryLog {
  suites = new Map();
  agencies = new Map();
  types = new Map();
  keys = new Map();
  firstAgencies = new Map();
  accreditations = new Map();
  rules = new Map();

  /** Folds events in their order. Throws TrustRefused when they contradict each other. */
  constructor(events) {
    events.forEach((event) => APPEND[event.kind]?.(this, event));
  }
}

const newest = (kind, key) => kind.get(key)?.at(-1)?.value;

function push(kind, key, value, at) {
  kind.set(key, [...(kind.get(key) ?? []), { value, at }]);
}

function require(holds, event, contradiction) {
  if (!holds) {
    throw new TrustRefused(
      "TRUST_FILE_MALFORMED", `${EVENT_NAMES[event.kind]} in block ${event.at.block}: ${contradiction}.`);
  }
}

const keyOf = (...parts) => parts.join(" ");

const APPEND = {
  SUITE_RECORDED(log, event) {
    const earlier = newest(log.suites, event.number)?.version ?? 0;
    require(
      earlier === 0 || event.version === earlier + 1, event,
      `suite ${event.number} had version ${earlier}`);
    push(log.suites, event.number, event, event.at);
  },
  AGENCY_ADDED(log, event) {
    const { agency, profile, from, at } = event;
    require(!log.agencies.has(agency), event, `agency ${agencyText(agency)} was there before`);
    push(log.agencies, agency, { agency, profile, open: { from, until: null }, successor: null }, at);
  },
  AGENCY_CLOSED(log, event) {
    const { agency, until, successor, at } = event;
    const earlier = newest(log.agencies, agency);
    require(earlier !== undefined, event, `agency ${agencyText(agency)} is unknown`);
    push(log.agencies, agency, { ...earlier, open: endingBy(earlier.open, until), successor }, at);
  },
  TYPE_AUTHORISED(log, { agency, type, from, until, at }) {
    const key = keyOf(agency, type);
    push(log.types, key, [...(newest(log.types, key) ?? []), { from, until }], at);
  },
  TYPE_ENDED(log, event) {
    const key = keyOf(event.agency, event.type);
    const earlier = newest(log.types, key);
    require(earlier !== undefined, event, `type ${event.type} was never authorised`);
    push(log.types, key, earlier.map((period) => endingBy(period, event.until)), event.at);
  },
  KEY_ADDED(log, event) {
    const { agency, keyId, suite, from, until, spki, at } = event;
    const key = keyOf(agency, keyId);
    require(!log.keys.has(key), event, `key ${keyId} was there before`);
    const material = { verifier: undefined, suite, spki };
    push(log.keys, key, { keyId, suite, valid: { from, until }, revocation: null, material }, at);
    if (!log.firstAgencies.has(keyId)) {
      log.firstAgencies.set(keyId, { agency, at });
    }
  },
  KEY_RETIRED(log, event) {
    changeKey(log, event, (key) => ({ ...key, valid: endingBy(key.valid, event.until) }));
  },
  KEY_REVOKED(log, event) {
    changeKey(log, event, (key) => {
      require(key.revocation === null, event, `key ${event.keyId} was revoked before`);
      return { ...key, revocation: { reason: event.reason, invalidFrom: event.invalidFrom } };
    });
  },
  RULE_ADDED(log, event) {
    require(!log.rules.has(event.id), event, `rule ${event.id} was there before`);
    log.rules.set(event.id, { rule: event, at: event.at, ends: [] });
  },
  RULE_ENDED(log, event) {
    const entry = log.rules.get(event.id);
    require(entry !== undefined, event, `rule ${event.id} is unknown`);
    entry.ends.push({ until: event.until, at: event.at });
  },
  BRIDGE_ACCREDITED(log, event) {
    const { province, agency, from, until, at } = event;
    const key = keyOf(province, agency);
    const earlier = newest(log.accreditations, key) ?? [];
    const end = earlier.at(-1)?.until;
    require(
      earlier.length === 0 || (end !== null && end <= from), event,
      `province ${province} accredited ${agencyText(agency)} for a part of the period before`);
    push(log.accreditations, key, [...earlier, { from, until }], at);
  },
  ACCREDITATION_ENDED(log, event) {
    const { province, agency, until, at } = event;
    const key = keyOf(province, agency);
    const earlier = newest(log.accreditations, key);
    require(earlier !== undefined, event, `province ${province} never accredited ${agencyText(agency)}`);
    push(log.accreditations, key, [...earlier.slice(0, -1), endingBy(earlier.at(-1), until)], at);
  },
};

function changeKey(log, event, change) {
  const key = keyOf(event.agency, event.keyId);
  const earlier = newest(log.keys, key);
  require(earlier !== undefined, event, `key ${event.keyId} is unknown`);
  push(log.keys, key, change(earlier), event.at);
}

/** The log as known at a head `{block, hash, time}`, with statuses that were proven one by one. */
export class RegistryView {
  #log;
  #statuses;

  constructor(log, head, statuses) {
    this.#log = log;
    this.#statuses = statuses;
    this.head = head;
  }

  #find(kind, key) {
    return kind.get(key)?.findLast(({ at }) => at.block <= this.head.block) ?? null;
  }

  /** The suite's record with the block it was recorded in. */
  findSuite(number) {
    return this.#find(this.#log.suites, number)?.value ?? null;
  }

  /** Numbers of suites that were recorded, ascending. */
  get suiteNumbers() {
    const known = [...this.#log.suites].filter(([, [first]]) => first.at.block <= this.head.block);
    return known.map(([number]) => number).sort((one, other) => one - other);
  }

  findAgency(agency) {
    return this.#find(this.#log.agencies, agency)?.value ?? null;
  }

  isAuthorised(agency, type, moment) {
    const periods = this.#find(this.#log.types, keyOf(agency, type))?.value ?? [];
    return periods.some((period) => covers(period, moment));
  }

  isAccredited(province, agency, moment) {
    const periods = this.#find(this.#log.accreditations, keyOf(province, agency))?.value ?? [];
    return periods.some((period) => covers(period, moment));
  }

  findKey(agency, keyId) {
    return this.#find(this.#log.keys, keyOf(agency, keyId))?.value ?? null;
  }

  /** Who entered the key first; null when nobody did. */
  findFirstAgency(keyId) {
    const first = this.#log.firstAgencies.get(keyId);
    return first !== undefined && first.at.block <= this.head.block ? first.agency : null;
  }

  /** Every proven change, newest first. */
  statusesOf(agency, handle) {
    const proven = this.#statuses.filter((one) => one.agency === agency && one.handle === handle);
    return proven.findLast(({ changes }) => changes.length > 0)?.changes ?? [];
  }

  findStatusAt(agency, handle, moment) {
    return this.statusesOf(agency, handle).find(({ effectiveFrom }) => effectiveFrom <= moment) ?? null;
  }

  /** The rules of a province with their ends as known at the head, newest first. */
  rulesOf(province) {
    const isKnown = ({ at }) => at.block <= this.head.block;
    return [...this.#log.rules.values()]
      .filter((entry) => entry.rule.province === province && isKnown(entry))
      .reverse()
      .map(({ rule, at, ends }) => {
        const end = ends.findLast(isKnown);
        return { ...rule, until: end?.until ?? rule.until, at, endedAt: end?.at ?? null };
      });
  }
}

/** What verifies with a registered key; null when its suite does not take it. Loaded once. */
export function verifierOf({ material }) {
  material.verifier ??= { verify: loadKey(material.suite, material.spki) };
  return material.verifier.verify;
}
