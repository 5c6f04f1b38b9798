// AUTHORITY, TIME, STATUS, PERIOD and PRESENTATION.

import { momentText } from "../../base/moments.js";
import { agencyText } from "../../document/agency.js";
import { covers } from "../../registry/registryView.js";
import { failed, notApplicable, passed, undecided, using } from "../finding.js";
import changeReasons from "../changeReasons.json";
import { POLICY } from "../policy.js";

export const authority = (subject) => [
  using(judgeAuthority(subject), "ANCHOR_BLOCK", subject.bestTime),
];

function judgeAuthority(subject) {
  const { registry, payload, bestTime } = subject;
  if (registry === null) {
    return undecided("AUTHORITY", "AUTHORITY_UNKNOWN", subject.registryMissing("AUTHORITY").reason);
  }
  const agency = registry.findAgency(payload.issuer);
  if (agency === null) {
    return undecided("AUTHORITY", "AUTHORITY_UNKNOWN", `${agencyText(payload.issuer)} was never entered.`);
  }
  if (agency.profile !== payload.profile.digest) {
    return failed("AUTHORITY", "ISSUER_PROFILE_MISMATCH", agencyText(agency.agency));
  }
  return bestTime === null
    ? undecided("AUTHORITY", "NO_POE")
    : subject.onlyFresh(judgeAuthorityAt(subject, agency, bestTime));
}

function judgeAuthorityAt({ registry, payload, presented, evidence }, agency, time) {
  const name = agencyText(agency.agency);
  if (!covers(agency.open, time)) {
    return failed("AUTHORITY", "ISSUER_NOT_AUTHORISED_AT_ISSUE", `${name} was not open then.`);
  }
  if (!registry.isAuthorised(agency.agency, presented.typeId, time)) {
    return failed(
      "AUTHORITY", "ISSUER_NOT_AUTHORISED_AT_ISSUE", `${name} was not authorised for ${payload.type} then.`);
  }
  if (agency.open.until === null || agency.open.until > evidence.at) {
    return passed("AUTHORITY");
  }
  const successor =
    agency.successor === null ? "It has no successor." : `The successor is ${agencyText(agency.successor)}.`;
  return passed("AUTHORITY", "ISSUER_SUCCEEDED", successor);
}

export const time = (subject) => [using(judgeTime(subject), "ANCHOR_BLOCK", subject.bestTime)];

function judgeTime({ payload, bestTime }) {
  if (payload.notBefore - payload.issuedAt > POLICY.clockSkew) {
    return failed("TIME", "TIME_ORDER", "The licence begins after the document was issued.");
  }
  if (bestTime === null) {
    return undecided("TIME", "NO_POE");
  }
  const issued = momentText(payload.issuedAt);
  const delay = bestTime - payload.issuedAt;
  if (delay < -POLICY.clockSkew) {
    return failed("TIME", "TIME_ORDER", `Issued ${issued}, after the anchor's block.`);
  }
  return delay > POLICY.maxAnchoringDelay
    ? failed("TIME", "BACKDATED", `Issued ${issued}, anchored ${momentText(bestTime)}.`)
    : passed("TIME");
}

export const status = (subject) => [using(judgeStatus(subject), "AS_AT", subject.evidence.at)];

function judgeStatus(subject) {
  if (subject.registry === null) {
    return undecided("STATUS", "STATUS_UNAVAILABLE", subject.registryMissing("STATUS").reason);
  }
  if (!subject.isOfThisChain) {
    return undecided("STATUS", "STATUS_UNAVAILABLE", "CHAIN_DIFFERS");
  }
  const { payload, presented, anchor } = subject;
  const trouble = subject.statusTroubleOf(payload.issuer, presented.handle, anchor);
  if (trouble !== null) {
    return undecided("STATUS", trouble.reason, trouble.detail);
  }
  return subject.isStatusFresh
    ? tellStatus(subject, subject.findStatus())
    : undecided("STATUS", "STATUS_STALE", subject.ageOfStatus);
}

const STATE_REASONS = [
  "STATUS_ACTIVE", "STATUS_SUSPENDED", "STATUS_SUPERSEDED", "STATUS_REVOKED", "STATUS_CANCELLED",
];

function tellStatus({ evidence }, change) {
  const isForecast = evidence.at - evidence.now > POLICY.clockSkew;
  if (change === null) {
    return passed("STATUS", isForecast ? "STATUS_FORECAST" : "STATUS_NEVER_CHANGED");
  }
  const reason = change.state === 1 && isForecast ? "STATUS_FORECAST" : STATE_REASONS[change.state - 1];
  const detail =
    `Change ${change.sequence}, effective from ${momentText(change.effectiveFrom)}, ` +
    `recorded ${momentText(change.recordedAt)}, reason ${changeReason(change)}.`;
  return passed("STATUS", reason, detail);
}

// The reason's code and its Chinese meaning; its number where this page does not have it.
function changeReason({ reason }) {
  const known = changeReasons.find(({ number }) => number === reason);
  return known === undefined ? reason : `${known.code} (${known.zh})`;
}

export const period = (subject) => [using(judgePeriod(subject), "AS_AT", subject.evidence.at)];

function judgePeriod({ registry, payload, evidence }) {
  if (registry !== null && registry.head.time - evidence.now > POLICY.clockSkew) {
    const detail = `Chain ${momentText(registry.head.time)}, machine ${momentText(evidence.now)}.`;
    return undecided("PERIOD", "CLOCK_DISAGREES", detail);
  }
  if (evidence.at < payload.notBefore) {
    return passed("PERIOD", "PERIOD_NOT_BEGUN", `From ${momentText(payload.notBefore)}.`);
  }
  return payload.expires !== null && payload.expires <= evidence.at
    ? passed("PERIOD", "PERIOD_ENDED", `Until ${momentText(payload.expires)}.`)
    : passed("PERIOD");
}

/** A file that is handed over is not a presentation by its holder. */
export const presentation = () => [notApplicable("PRESENTATION", "NO_PRESENTATION")];
