// The first axis: docs/verdict.md, Authenticity.

import { reasonOf } from "./finding.js";

const OF_DOCUMENT = [
  "FORMAT", "DISCLOSURE", "SCHEMA", "SIGNATURE", "AUTHORITY", "NUMBER", "INCLUSION", "FINALITY", "TIME",
];
const OF_ONE_SIGNATURE = ["KEY", "SUITE"];
const OF_SIGNATURES = ["SIGNATURE", "KEY", "SUITE"];

/** `{authenticity, reason, subIndication}`. */
export function decideAuthenticity(findings) {
  const isProven = provenSuites(findings, isPassed).length > 0;
  const failedOf = (checks) =>
    findings.find(({ outcome, check }) => outcome === "FAILED" && checks.includes(check));
  const failure = failedOf([...OF_DOCUMENT, "SEAL"]);
  if (failure !== undefined) {
    return told("TOTAL_FAILED", failure);
  }
  const everyKeyFailed = findings.every(({ check, outcome }) => check !== "KEY" || outcome === "FAILED");
  const keyFailure = !isProven && everyKeyFailed ? failedOf(OF_ONE_SIGNATURE) : undefined;
  if (keyFailure !== undefined) {
    return told("TOTAL_FAILED", keyFailure);
  }
  const open = isProven ? OF_DOCUMENT : [...OF_DOCUMENT, ...OF_ONE_SIGNATURE];
  const missing = findings.find(({ outcome, check }) => outcome === "UNDECIDED" && open.includes(check));
  return missing === undefined
    ? { authenticity: "TOTAL_PASSED", reason: null, subIndication: null }
    : told("INDETERMINATE", missing);
}

const told = (authenticity, { reason }) => ({
  authenticity, reason, subIndication: reasonOf(reason).etsi,
});

const isPassed = ({ outcome }) => outcome === "PASSED";
const isNotFailed = ({ outcome }) => outcome !== "FAILED";

/** The suites in which a signature is good; where none is proven, those against which nothing speaks. */
export function goodSuites(findings) {
  const passing = findings.filter(isPassed);
  const proven = provenSuites(findings, isPassed, passing);
  return proven.length > 0 ? proven : provenSuites(findings, isNotFailed, passing);
}

function provenSuites(findings, meets, among = findings) {
  return among
    .filter(({ check, suite }) => check === "SIGNATURE" && suite !== null)
    .map(({ suite }) => suite)
    .filter((suite) =>
      findings.every((one) => one.suite !== suite || !OF_SIGNATURES.includes(one.check) || meets(one)),
    );
}
