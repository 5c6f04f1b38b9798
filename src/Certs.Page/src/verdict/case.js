// One document with its evidence, as the checks ask about it.
//
// Evidence: `{document, type, registry, registryTrouble, anchor, bridges, chain, mayLoseBlocks, relyingProvince, at,
// now, knownUntil, offline}`. `registry` is null without a believed trust file; then `registryTrouble` says why.
// `anchor` is `{anchor}`, `{reason, detail}` when it could not be proven, or null when nothing was asked.

import { momentText } from "../base/moments.js";
import { SUITES, suiteName } from "../document/suites.js";
import { UNDETERMINED } from "../recognition/recognition.js";
import { readSeal } from "../seals/sealReader.js";
import { judgeInclusion } from "./checks/inclusion.js";
import { undecided } from "./finding.js";
import { REASONS } from "./reasons.js";

export class Case {
  constructor(evidence, document) {
    this.evidence = evidence;
    this.presented = evidence.document;
    this.document = document;
    this.payload = document.payload;
    this.registry = evidence.registry;
    this.recognition = UNDETERMINED;
    this.inclusion = judgeInclusion(this);
    this.anchor = this.inclusion.outcome === "PASSED" ? evidence.anchor.anchor : null;
    this.seal = document.seal === null ? null : readSeal(document.seal);
  }

  /** The anchor's block time; null when it is not proven. */
  get bestTime() {
    return this.anchor?.blockTime ?? null;
  }

  get isOfThisChain() {
    return this.payload.chain === this.evidence.chain;
  }

  // The future is nobody's to know: for a moment that lies ahead the registries need be no newer than now.
  get #asked() {
    return Math.min(this.evidence.at, this.evidence.now);
  }

  get #maxAge() {
    return this.evidence.offline.registriesMaxAge;
  }

  get isFresh() {
    return this.#asked - this.evidence.knownUntil <= this.#maxAge;
  }

  get isStatusFresh() {
    const { statusBlock, statusMaxAge } = this.evidence.offline;
    return statusBlock === null ? this.isFresh : this.#asked - statusBlock.time <= statusMaxAge;
  }

  get ageOfRegistry() {
    const { knownUntil } = this.evidence;
    return (
      `the registries are known as of block ${this.registry.head.block}, complete until ` +
      `${momentText(knownUntil)}: ${this.#age(knownUntil, this.#maxAge)}`
    );
  }

  get ageOfStatus() {
    const { statusBlock, statusMaxAge } = this.evidence.offline;
    return statusBlock === null
      ? this.ageOfRegistry
      : `the status is known as of block ${statusBlock.block}, ${momentText(statusBlock.time)}: ` +
          this.#age(statusBlock.time, statusMaxAge);
  }

  #age(known, allowed) {
    return `${this.#asked - known} s old where ${allowed} s are allowed.`;
  }

  /** Why a status is not proven as at the moment asked about; null when it is. */
  statusTroubleOf(agency, handle, anchor) {
    const { statusTrouble, statusBlock, statuses } = this.evidence.offline;
    if (statusTrouble !== null) {
      return statusTrouble;
    }
    const proven = statuses.find((one) => one.agency === agency && one.handle === handle);
    if (proven === undefined) {
      return { reason: "STATUS_PROOF_MISSING", detail: "It is not among the proven ones." };
    }
    if (anchor !== null && anchor.blockNumber > statusBlock.block) {
      const detail = `Proven at block ${statusBlock.block}, anchored in block ${anchor.blockNumber}.`;
      return { reason: "STATUS_BEFORE_ANCHOR", detail };
    }
    return this.#historyTrouble(proven.changes);
  }

  #historyTrouble(changes) {
    const first = changes.at(-1);
    const { at } = this.evidence;
    const isKnown =
      first === undefined || first.sequence === 1 || changes.some(({ effectiveFrom }) => effectiveFrom <= at);
    const detail = () =>
      `Change ${first.sequence} is effective from ${momentText(first.effectiveFrom)}.`;
    return isKnown ? null : { reason: "STATUS_HISTORY_MISSING", detail: detail() };
  }

  findStatus() {
    return (
      this.registry?.findStatusAt(this.payload.issuer, this.presented.handle, this.evidence.at) ?? null
    );
  }

  /** What passes only while the registries are fresh. */
  onlyFresh(found) {
    return found.outcome !== "PASSED" || this.isFresh
      ? found
      : undecided(found.check, "HEAD_STALE", this.ageOfRegistry);
  }

  registryMissing(check) {
    return missing(check, this.evidence.registryTrouble);
  }
}

/** What a check says when it could not be asked for what it needs: `{reason, detail}`, or null. */
export const missing = (check, trouble) =>
  trouble?.reason && Object.hasOwn(REASONS, trouble.reason)
    ? undecided(check, trouble.reason, trouble.detail)
    : undecided(check, "REGISTRY_UNAVAILABLE");

/** Whether the bitmap has every suite. */
export const holdsEverySuite = (signatures, bitmap) =>
  signatures.every(({ suite }) => suite <= SUITES.length && (bitmap & (1 << (suite - 1))) !== 0);

export const namesOf = (suites) => suites.map(suiteName).join(", ");
