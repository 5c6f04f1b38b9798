// Which rule of a province decides for a certificate in a suite at a moment: docs/verdict.md, Recognition.
//
// A question is `{relying, issuerProvince, type, seal, at}`; `seal` is null when there is no seal.

import { covers } from "../registry/registryView.js";

export const RECOGNISED = 1;
export const BY_BRIDGE = 2;
export const NOT_RECOGNISED = 3;
export const WITH_CONDITIONS = 4;

/** Whether a verdict recognises without more. */
export const accepts = (verdict) => verdict === RECOGNISED || verdict === WITH_CONDITIONS;

// The order of strictness: recognised, with conditions, by bridge, not recognised.
const STRICTNESS = { [RECOGNISED]: 0, [WITH_CONDITIONS]: 1, [BY_BRIDGE]: 2, [NOT_RECOGNISED]: 3 };

const SUITE = 1;
const TYPE = 2;
const ISSUER = 4;
const SEAL = 8;
const COMBINATIONS = 16;

// The set of members that a rule restricts, as a number.
const restricted = ({ suite, type, issuer, seal }) =>
  (suite === null ? 0 : SUITE) | (type === null ? 0 : TYPE) | (issuer === null ? 0 : ISSUER) |
  (seal === null ? 0 : SEAL);

const matches = (rule, question, suite) =>
  (rule.suite === null || rule.suite === suite) &&
  (rule.type === null || rule.type === question.type) &&
  (rule.issuer === null || rule.issuer === question.issuerProvince) &&
  (rule.seal === null || (question.seal !== null && rule.seal === question.seal));

/** The rules that match, those that restrict less first, and of equal ones the newest first. */
export function matchingRules(view, question, suite) {
  const found = view.rulesOf(question.relying).filter((rule) => matches(rule, question, suite));
  return Array.from({ length: COMBINATIONS }, (_, set) =>
    found.filter((rule) => restricted(rule) === set),
  ).flat();
}

/** The rule that decides; null when none holds. Rules that ask for a bridge may be passed over. */
export function decidingRule(view, question, suite, moment, passesOver = null) {
  const holding = Array(COMBINATIONS).fill(null);
  for (const rule of matchingRules(view, question, suite)) {
    if (covers(rule, moment)) {
      holding[restricted(rule)] ??= rule;
    }
  }
  const left = holding.map((rule) => (rule?.verdict === passesOver ? null : rule));
  return left.reduce((decided, rule, set) => {
    const isMostSpecific =
      rule !== null && !left.some((other, more) => more > set && (more & set) === set && other !== null);
    return isMostSpecific && (decided === null || precedes(rule, decided)) ? rule : decided;
  }, null);
}

// Deny beats allow; of rules that say the same the one that was recorded first is named.
function precedes(one, other) {
  const difference = STRICTNESS[one.verdict] - STRICTNESS[other.verdict];
  return difference > 0 || (difference === 0 && one.id < other.id);
}
