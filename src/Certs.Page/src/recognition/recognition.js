// Whether a relying province recognises a certificate, and what would change it.

import { SUITES, isSuite } from "../document/suites.js";
import { explainRefusal } from "./refusal.js";
import { BY_BRIDGE, RECOGNISED, accepts, decidingRule } from "./ruleMatches.js";

// Certificates are signed in suites that have a bit in an anchor's bitmap; higher numbers are the chain's own.
const LAST_SIGNING_SUITE = 16;

// Of several good signatures one recognised suite is enough; the best status counts.
const ORDER = ["RECOGNISED", "RECOGNISED_BY_BRIDGE", "RECOGNISED_WITH_CONDITIONS"];

/** Nothing is known to be good, or the rules cannot be read. */
export const UNDETERMINED = {
  status: "UNDETERMINED", suite: null, rule: null, why: null, recognisedSuites: [], upcoming: null, changes: [],
  bridge: null,
};

/** The outcome for a certificate that is good in those suites. */
export function decideRecognition(view, question, suites) {
  if (suites.length === 0) {
    return UNDETERMINED;
  }
  let best = null;
  for (const suite of suites) {
    const accepted = accept(view, question, suite);
    if (accepted !== null && (best === null || ORDER.indexOf(accepted.status) < ORDER.indexOf(best.status))) {
      best = accepted;
    }
  }
  return best ?? explainRefusal(view, question, suites, recognisedSuites(view, question));
}

/** Every suite in which the certificate would be recognised. */
export function recognisedSuites(view, question) {
  const others = view.suiteNumbers.filter((number) => number <= LAST_SIGNING_SUITE && !isSuite(number));
  return [...SUITES.keys()].map((at) => at + 1).concat(others).filter((suite) => isAccepted(view, question, suite));
}

const isAtHome = ({ relying, issuerProvince }) => relying === issuerProvince;

function isAccepted(view, question, suite, passesOver = null) {
  const rule = decidingRule(view, question, suite, question.at, passesOver);
  return rule === null ? isAtHome(question) : accepts(rule.verdict);
}

function accept(view, question, suite) {
  const rule = decidingRule(view, question, suite, question.at);
  if (rule === null ? !isAtHome(question) : !accepts(rule.verdict)) {
    return null;
  }
  const isPlain = rule === null || rule.verdict === RECOGNISED;
  return { ...UNDETERMINED, status: isPlain ? "RECOGNISED" : "RECOGNISED_WITH_CONDITIONS", suite, rule };
}

/** Whether the relying province recognises a statement of that body's province in that suite. */
export function recognisesStatement(view, question, bodyProvince, suite, bridgeType) {
  const ofStatement = { ...question, issuerProvince: bodyProvince, type: bridgeType, seal: null };
  return [question, ofStatement].some((one) => isAccepted(view, one, suite, BY_BRIDGE));
}
