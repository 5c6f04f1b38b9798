// RECOGNITION: the relying province's rules.

import { momentText } from "../../base/moments.js";
import { provinceOf } from "../../document/agency.js";
import { suiteName } from "../../document/suites.js";
import { decideRecognition } from "../../recognition/recognition.js";
import { BY_BRIDGE } from "../../recognition/ruleMatches.js";
import { goodSuites } from "../authenticity.js";
import { namesOf } from "../case.js";
import { passed, undecided, using } from "../finding.js";

export const recognition = (subject, findings) => [
  using(judge(subject, findings), "AS_AT", subject.evidence.at),
];

function judge(subject, findings) {
  const { evidence, registry } = subject;
  const unavailable = (detail) => undecided("RECOGNITION", "POLICY_UNAVAILABLE", detail);
  if (registry === null) {
    return unavailable(subject.registryMissing("RECOGNITION").reason);
  }
  if (!subject.isFresh) {
    return unavailable(`HEAD_STALE: ${subject.ageOfRegistry}`);
  }
  if (!evidence.offline.relyingProvinces.includes(evidence.relyingProvince)) {
    return unavailable("The trust file does not have the province's rules.");
  }
  const suites = goodSuites(findings);
  if (suites.length === 0) {
    return undecided("RECOGNITION", "NO_VALID_SIGNATURE");
  }
  const question = questionOf(subject);
  const outcome = decide(registry, question, suites, findings);
  if (outcome === null) {
    return undecided("RECOGNITION", "SEAL_NOT_PROVEN");
  }
  subject.recognition = outcome;
  return tell(outcome, question);
}

// A seal's generation counts against it as soon as it is read, and for it only when the seal is proven.
const questionOf = ({ evidence, payload, presented, seal }) => ({
  relying: evidence.relyingProvince,
  issuerProvince: provinceOf(payload.issuer),
  type: presented.typeId,
  seal: seal?.applied?.seal.generation ?? null,
  at: evidence.at,
});

// A seal that is not proven is as good as none: it must not open a door, and must not close one either.
function decide(registry, question, suites, findings) {
  const outcome = decideRecognition(registry, question, suites);
  const hasProvenSeal = findings.some(({ check, outcome: said }) => check === "SEAL" && said === "PASSED");
  if (question.seal === null || hasProvenSeal || outcome.status === "NOT_RECOGNISED") {
    return outcome;
  }
  const unsealed = decideRecognition(registry, { ...question, seal: null }, suites);
  return unsealed.status === "NOT_RECOGNISED" ? null : unsealed;
}

function reasonOf({ status, rule, why }) {
  if (status !== "NOT_RECOGNISED") {
    return status === "RECOGNISED" && rule === null ? "RECOGNISED_AT_HOME" : status;
  }
  return rule?.verdict === BY_BRIDGE ? "BRIDGE_NEEDED" : `NOT_RECOGNISED_${why}`;
}

function tell(outcome, question) {
  const { rule, suite } = outcome;
  const used = rule && {
    registry: "recognition", number: rule.id, version: rule.endedAt === null ? 1 : 2,
    block: (rule.endedAt ?? rule.at).block,
  };
  return { ...passed("RECOGNITION", reasonOf(outcome), detailOf(outcome, question)), suite, rule: used };
}

function detailOf({ status, suite, recognisedSuites, upcoming }, { relying }) {
  if (status !== "NOT_RECOGNISED") {
    return null;
  }
  const recognised = recognisedSuites.length === 0 ? "no suite" : namesOf(recognisedSuites);
  const later =
    upcoming === null ? "" : ` Rule ${upcoming.id} recognises it from ${momentText(upcoming.from)} on.`;
  return (
    `Signed with ${suiteName(suite)}; province ${relying} recognises ${recognised} ` +
    `for this type and issuer.${later}`
  );
}
