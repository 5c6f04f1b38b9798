// BRIDGE, of each statement: is it about this document and for this province, made by a body that may, in force, and in
// a suite that the province recognises?

import { momentText } from "../../base/moments.js";
import { agencyText, provinceOf } from "../../document/agency.js";
import { decideAuthenticity } from "../authenticity.js";
import { about, failed, notApplicable, passed, undecided, using } from "../finding.js";
import { attachmentProblem, originalOf } from "./bridgeAttachment.js";
import { bodyProblem, suiteProblem, admissionProblem } from "./bridgeAuthority.js";
import { anchorOf, contradiction, notInForce } from "./bridgeProof.js";
import { noneGood, wrongSignature } from "./bridgeSignatures.js";

export function bridge(subject, findings) {
  const { bridges, at } = subject.evidence;
  if (bridges.length === 0) {
    return [notApplicable("BRIDGE", "NO_BRIDGE_STATEMENT")];
  }
  const original = originalOf(subject);
  const isProven = decideAuthenticity(findings).authenticity === "TOTAL_PASSED";
  return bridges.map((one) => using(judge(subject, one, original, isProven), "AS_AT", at));
}

function judge(subject, { presented, anchor }, original, isProven) {
  const { statement, refusal } = presented;
  if (statement === null) {
    return refusal.isUnknown
      ? undecided("BRIDGE", "BRIDGE_FORMAT_UNKNOWN", refusal.message)
      : failed("BRIDGE", "BRIDGE_MALFORMED", refusal.message);
  }
  const misfit = attachmentProblem(subject, statement.claims, original);
  if (misfit !== null) {
    return misfit;
  }
  if (subject.registry === null) {
    return subject.registryMissing("BRIDGE");
  }
  const one = bridgeCase(subject, presented, anchor);
  const problem =
    wrongSignature(one) ??
    one.inclusionProblem ??
    contradiction(one) ??
    noneGood(one) ??
    bodyProblem(one) ??
    notInForce(one) ??
    admissionProblem(subject.recognition) ??
    suiteProblem(one);
  return problem ?? (isProven ? accept(one) : undecided("BRIDGE", "BRIDGE_ORIGINAL_NOT_PROVEN"));
}

// One statement with what it is judged by.
function bridgeCase(subject, presented, lookup) {
  const { claims } = presented.statement;
  const { problem, anchor } = anchorOf(subject.registry, presented, lookup);
  return {
    subject,
    presented,
    claims,
    statement: presented.statement,
    registry: subject.registry,
    inclusionProblem: problem,
    anchor,
    goodSuites: [],
    decidingSuite: null,
    question: {
      relying: claims.relyingProvince,
      issuerProvince: provinceOf(subject.payload.issuer),
      type: subject.presented.typeId,
      seal: null,
      at: subject.evidence.at,
    },
  };
}

function accept({ subject, claims, presented, decidingSuite }) {
  const { issuer, expires, relyingProvince, asOfBlock } = claims;
  if (subject.recognition.status === "NOT_RECOGNISED") {
    subject.recognition = {
      ...subject.recognition,
      status: "RECOGNISED_BY_BRIDGE", suite: decidingSuite, why: null, recognisedSuites: [], changes: [],
      bridge: { agency: issuer, statement: presented.leaf, handle: presented.handle, expires },
    };
  }
  const detail =
    `Made by ${agencyText(issuer)} for province ${relyingProvince}, as of block ${asOfBlock}, ` +
    `until ${momentText(expires)}.`;
  return about(passed("BRIDGE", "BRIDGE_VALID", detail), decidingSuite);
}
