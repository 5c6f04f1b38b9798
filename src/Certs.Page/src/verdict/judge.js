// The verdict: a pure function of the evidence. All checks run; none stops another.

import { LAST } from "../base/moments.js";
import { UNDETERMINED } from "../recognition/recognition.js";
import { decideAction, decideStanding } from "./action.js";
import { decideAuthenticity } from "./authenticity.js";
import { Case } from "./case.js";
import { bridge } from "./checks/bridge.js";
import { disclosure, format, number, refusedFormat, schema } from "./checks/content.js";
import { finality, inclusion } from "./checks/inclusion.js";
import { recognition } from "./checks/recognition.js";
import { seal } from "./checks/seal.js";
import { key, signature, suite } from "./checks/signatures.js";
import { authority, period, presentation, status, time } from "./checks/times.js";
import { notApplicable } from "./finding.js";
import { POLICY, POLICY_DIGEST } from "./policy.js";

// The order of a report.
const CHECKS = {
  FORMAT: format, DISCLOSURE: disclosure, SCHEMA: schema, SIGNATURE: signature, KEY: key, AUTHORITY: authority,
  SUITE: suite, NUMBER: number, INCLUSION: inclusion, FINALITY: finality, TIME: time, STATUS: status,
  PERIOD: period, SEAL: seal, RECOGNITION: recognition, BRIDGE: bridge, PRESENTATION: presentation,
};

/** The report on the evidence (see case.js). */
export function judge(evidence) {
  const { document, refusal } = evidence.document;
  return document === null ? refuse(evidence, refusal) : run(evidence, document);
}

function run(evidence, document) {
  const subject = new Case(evidence, document);
  const findings = [];
  for (const check of Object.values(CHECKS)) {
    findings.push(...check(subject, findings));
  }
  const authenticity = decideAuthenticity(findings);
  const standing = decideStanding(subject, findings);
  const isEstablished = authenticity.authenticity === "TOTAL_PASSED" && standing !== "UNKNOWN";
  return {
    ...authenticity,
    standing,
    recognition: subject.recognition,
    depth: depthOf(subject),
    action: decideAction(findings, authenticity, standing, subject.recognition),
    validUntil: isEstablished ? endOf(subject) : null,
    findings,
    inputs: inputsOf(evidence),
  };
}

function refuse(evidence, refusal) {
  const [, ...others] = Object.keys(CHECKS);
  const findings = [
    refusedFormat(refusal),
    ...others.map((check) => notApplicable(check, "DOCUMENT_UNREADABLE")),
  ];
  const authenticity = decideAuthenticity(findings);
  return {
    ...authenticity,
    standing: "UNKNOWN",
    recognition: UNDETERMINED,
    depth: "SIGNATURE_ONLY",
    action: decideAction(findings, authenticity, "UNKNOWN", UNDETERMINED),
    validUntil: null,
    findings,
    inputs: inputsOf(evidence),
  };
}

// The first moment after the one asked about at which something that the report says may change.
function endOf({ evidence, payload, presented, registry, recognition: { rule, upcoming, bridge: used } }) {
  const statuses = [
    ...(used === null ? [] : registry.statusesOf(used.agency, used.handle)),
    ...registry.statusesOf(payload.issuer, presented.handle),
  ];
  const changes = [
    payload.expires, payload.notBefore, rule?.until, upcoming?.from, used?.expires,
    ...statuses.map(({ effectiveFrom }) => effectiveFrom),
  ];
  const end = Math.min(evidence.at + POLICY.reportValidity, LAST);
  return Math.min(end, ...changes.filter((moment) => moment != null && moment > evidence.at));
}

const inputsOf = (evidence) => ({
  document: evidence.document.digest,
  type: evidence.type?.integrity ?? null,
  head: evidence.registry?.head ?? null,
  root: evidence.document.root,
  policy: POLICY_DIGEST,
  chain: evidence.chain,
  relyingProvince: evidence.relyingProvince,
  at: evidence.at,
  statements: evidence.bridges.map(({ presented }) => presented.digest),
});

function depthOf({ registry, inclusion: found, evidence: { offline } }) {
  if (registry === null || found.outcome === "UNDECIDED") {
    return "SIGNATURE_ONLY";
  }
  return offline.basis === "SEALS" ? "OFFLINE_SNAPSHOT"
    : offline.anchorBlock === null ? "SIGNATURE_ONLY"
    : "WITNESSED_SNAPSHOT";
}
