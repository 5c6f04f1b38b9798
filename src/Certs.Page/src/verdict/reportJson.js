// A report as JSON, to the byte as Core writes it: docs/verdict.md, JSON.

import { momentText } from "../base/moments.js";
import { agencyText } from "../document/agency.js";
import { suiteName } from "../document/suites.js";

const timeOrNull = (moment) => (moment === null ? null : momentText(moment));
const suiteOrNull = (suite) => (suite === null ? null : suiteName(suite));

export function reportJson(report) {
  const { recognition, inputs } = report;
  return JSON.stringify({
    authenticity: report.authenticity,
    authenticity_reason: report.reason,
    sub_indication: report.subIndication,
    standing: report.standing,
    recognition: recognition.status,
    recognition_why: recognition.why,
    action: report.action,
    depth: report.depth,
    valid_until: timeOrNull(report.validUntil),
    as_of: { block: inputs.head?.block ?? null, time: timeOrNull(inputs.head?.time ?? null) },
    recognition_detail: recognitionDetail(recognition),
    checks: report.findings.map(check),
    inputs: inputMembers(inputs),
  });
}

function recognitionDetail({ suite, rule, recognisedSuites, upcoming, changes, bridge }) {
  return {
    suite: suiteOrNull(suite),
    rule: rule && ruleMembers(rule),
    recognised_suites: recognisedSuites.map(suiteName),
    upcoming_rule: upcoming && ruleMembers(upcoming),
    would_change: changes,
    ...(bridge && {
      bridge: {
        agency: agencyText(bridge.agency), statement: bridge.statement, expires: momentText(bridge.expires),
      },
    }),
  };
}

const ruleMembers = ({ id, at, from, until, policy }) => ({
  id, block: at.block, from: momentText(from), until: timeOrNull(until), policy,
});

const check = ({ check: name, suite, outcome, reason, timeUsed, clock, detail, rule }) => ({
  name, suite: suiteOrNull(suite), outcome, reason, time_used: timeOrNull(timeUsed), clock, detail,
  ...(rule && { rule }),
});

const inputMembers = (inputs) => ({
  document: inputs.document,
  type: inputs.type,
  registry_block_hash: inputs.head?.hash ?? null,
  anchor_root: inputs.root,
  policy: inputs.policy,
  chain: inputs.chain,
  relying_province: inputs.relyingProvince,
  at: momentText(inputs.at),
  ...(inputs.statements.length > 0 && { statements: inputs.statements }),
});
