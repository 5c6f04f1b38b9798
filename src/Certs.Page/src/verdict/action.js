// Standing and what the window does: docs/verdict.md.

import { reasonOf } from "./finding.js";

const STATES = ["ACTIVE", "SUSPENDED", "SUPERSEDED", "REVOKED", "CANCELLED"];
const FINAL = ["REVOKED", "CANCELLED", "SUPERSEDED"];
const ENDED = ["REVOKED", "CANCELLED", "NEVER_ISSUED", "EXPIRED", "NOT_YET_EFFECTIVE", "SUSPENDED"];

/** The second axis. Final words come before the calendar, the calendar before a suspension. */
export function decideStanding(subject, findings) {
  const needed = ["INCLUSION", "FINALITY", "STATUS", "PERIOD"];
  if (findings.some(({ check, outcome }) => needed.includes(check) && outcome !== "PASSED")) {
    return "UNKNOWN";
  }
  const change = subject.findStatus();
  const said = change === null ? "ACTIVE" : STATES[change.state - 1];
  const { notBefore, expires } = subject.payload;
  const { at } = subject.evidence;
  return FINAL.includes(said) ? said
    : expires !== null && expires <= at ? "EXPIRED"
    : notBefore > at ? "NOT_YET_EFFECTIVE"
    : said;
}

/** What the window does, by the three axes. */
export function decideAction(findings, { authenticity, reason }, standing, recognition) {
  const supply = () => remedyOf(findings, authenticity, reason);
  if (authenticity === "TOTAL_FAILED" || ENDED.includes(standing)) {
    return "REJECT";
  }
  if (standing === "SUPERSEDED") {
    return "ASK_FOR_FRESH_PROOF";
  }
  if (authenticity === "INDETERMINATE" || standing === "UNKNOWN") {
    return supply();
  }
  switch (recognition.status) {
    case "UNDETERMINED":
      return supply();
    case "RECOGNISED":
      return findings.some(isNotice) ? "ACCEPT_WITH_NOTICE" : "ACCEPT";
    case "NOT_RECOGNISED":
      return recognition.changes.includes("BRIDGE_STATEMENT") ? "REFER_TO_BRIDGE" : "MANUAL_REVIEW";
    default:
      return "ACCEPT_WITH_NOTICE";
  }
}

// A signature or a seal that does not count although the document passes is to be read too.
function isNotice({ check, outcome, reason }) {
  return outcome === "PASSED"
    ? reasonOf(reason).tone === "NOTICE"
    : check === "KEY" || check === "SUITE" || (check === "SEAL" && outcome === "UNDECIDED");
}

function remedyOf(findings, authenticity, reason) {
  const isMissing = ({ check, outcome }) =>
    outcome === "UNDECIDED" && ["STATUS", "PERIOD", "RECOGNITION"].includes(check);
  const told = authenticity === "INDETERMINATE" ? reason : findings.find(isMissing)?.reason;
  const remedy = told === undefined ? null : reasonOf(told).remedy;
  return remedy === "FRESH_PROOF" ? "ASK_FOR_FRESH_PROOF" : "MANUAL_REVIEW";
}
