// Why a certificate is not recognised, and what would change it.

import { covers } from "../registry/registryView.js";
import { BY_BRIDGE, NOT_RECOGNISED, accepts, decidingRule, matchingRules } from "./ruleMatches.js";

// The nearest to being recognised is told when the suites of a certificate fail for different reasons.
const NEAREST_FIRST = ["SUITE", "AGREEMENT_ENDED", "SEAL", "TYPE", "ISSUER", "NO_AGREEMENT"];

export function explainRefusal(view, question, suites, recognised) {
  let told = null;
  for (const suite of suites) {
    const { why, rule } = whyNot(view, question, suite, recognised);
    if (told === null || NEAREST_FIRST.indexOf(why) < NEAREST_FIRST.indexOf(told.why)) {
      told = { suite, why, rule };
    }
  }
  const upcoming = upcomingRule(view, question, suites);
  return {
    status: "NOT_RECOGNISED",
    ...told,
    recognisedSuites: recognised,
    upcoming,
    changes: changesOf(recognised, told.rule, upcoming),
    bridge: null,
  };
}

function whyNot(view, question, suite, recognised) {
  const denying = decidingRule(view, question, suite, question.at);
  if (denying !== null) {
    return { why: deniedFor(denying), rule: denying };
  }
  const ended = endedRule(view, question, suite);
  if (ended !== null) {
    return { why: "AGREEMENT_ENDED", rule: ended };
  }
  return { why: recognised.length > 0 ? "SUITE" : nearestMiss(view, question), rule: null };
}

const deniedFor = ({ suite, seal, type, issuer }) =>
  suite !== null ? "SUITE"
  : seal !== null ? "SEAL"
  : type !== null ? "TYPE"
  : issuer !== null ? "ISSUER"
  : "NO_AGREEMENT";

// The recognising rule that ended last.
function endedRule(view, question, suite) {
  let latest = null;
  for (const rule of matchingRules(view, question, suite)) {
    const hasEnded = rule.until !== null && rule.from < rule.until && rule.until <= question.at;
    if (hasEnded && accepts(rule.verdict) && (latest === null || rule.until > latest.until)) {
      latest = rule;
    }
  }
  return latest;
}

// The recognising rule that begins first and will decide then.
function upcomingRule(view, question, suites) {
  let first = null;
  for (const suite of suites) {
    let ofSuite = null;
    for (const rule of matchingRules(view, question, suite)) {
      const isEarlier = rule.from > question.at && (ofSuite === null || rule.from < ofSuite.from);
      if (isEarlier && accepts(rule.verdict) && covers(rule, rule.from)) {
        const deciding = decidingRule(view, question, suite, rule.from);
        ofSuite = deciding !== null && accepts(deciding.verdict) ? rule : ofSuite;
      }
    }
    first = first === null || (ofSuite !== null && ofSuite.from < first.from) ? ofSuite ?? first : first;
  }
  return first;
}

function changesOf(recognised, deciding, upcoming) {
  const refusesByTypeOrIssuer =
    deciding !== null && deciding.verdict === NOT_RECOGNISED && deciding.suite === null && deciding.seal === null;
  const canBridge = deciding?.verdict === BY_BRIDGE || (recognised.length > 0 && !refusesByTypeOrIssuer);
  return [
    canBridge && "BRIDGE_STATEMENT",
    recognised.length > 0 && "SIGNATURE_IN_RECOGNISED_SUITE",
    upcoming !== null && "RULE_TAKES_EFFECT",
    "RULE_OF_RELYING_PROVINCE",
  ].filter(Boolean);
}

// The member in which alone a recognising rule in force differs.
function nearestMiss(view, question) {
  const wanted = { type: question.type, issuer: question.issuerProvince, seal: question.seal };
  const rules = view
    .rulesOf(question.relying)
    .filter((rule) => accepts(rule.verdict) && covers(rule, question.at));
  const isNear = (rule, missed) =>
    rule[missed] !== null &&
    rule[missed] !== wanted[missed] &&
    Object.keys(wanted).every(
      (member) => member === missed || rule[member] === null || rule[member] === wanted[member],
    );
  const missed = ["suite", "seal", "type", "issuer"].find((member) =>
    rules.some((rule) => isNear(rule, member)),
  );
  return missed?.toUpperCase() ?? "NO_AGREEMENT";
}
