// The anchor of a bridge statement, its times, and whether it is in force.

import { momentText } from "../../base/moments.js";
import { holdsEverySuite, missing } from "../case.js";
import { failed, undecided } from "../finding.js";
import { POLICY } from "../policy.js";

const STATEMENTS = 2;

/** `{problem, anchor}`, one of them null. */
export function anchorOf(registry, { statement, root }, lookup) {
  const path = statement.anchor;
  if (path === null) {
    return { problem: notAnchored("It carries no path."), anchor: null };
  }
  if (root === null) {
    return { problem: mismatch("The path does not fit the tree size."), anchor: null };
  }
  const { anchor } = lookup;
  const head = registry.head.block;
  if (anchor === undefined) {
    return { problem: missing("BRIDGE", lookup), anchor: null };
  }
  if (anchor.blockNumber > head) {
    return { problem: notAnchored(`Block ${path.block} is after block ${head}.`), anchor: null };
  }
  const difference = differenceOf(anchor, statement, path, root);
  return difference === null
    ? { problem: null, anchor }
    : { problem: mismatch(`The chain's record of the root has another ${difference}.`), anchor: null };
}

const differenceOf = (anchor, statement, path, root) =>
  anchor.root !== root ? "root"
  : anchor.kind !== STATEMENTS ? "kind"
  : anchor.agency !== statement.claims.issuer ? "agency"
  : anchor.treeSize !== path.size ? "tree size"
  : anchor.blockNumber !== path.block ? "block"
  : holdsEverySuite(statement.signatures, anchor.suiteBitmap) ? null
  : "suites";

const notAnchored = (detail) => undecided("BRIDGE", "BRIDGE_NOT_ANCHORED", detail);
const mismatch = (detail) => failed("BRIDGE", "BRIDGE_ANCHOR_MISMATCH", detail);

/** Times that contradict each other or the chain. */
export function contradiction({ subject, claims, anchor }) {
  const { issuedAt, asOfBlock, asOfTime } = claims;
  const delay = anchor.blockTime - issuedAt;
  const isPossible =
    delay >= -POLICY.clockSkew &&
    delay <= POLICY.maxAnchoringDelay &&
    asOfBlock < anchor.blockNumber &&
    asOfTime - issuedAt <= POLICY.clockSkew;
  if (!isPossible) {
    return failed(
      "BRIDGE", "BRIDGE_TIME_ORDER",
      `Made ${momentText(issuedAt)} as of block ${asOfBlock}, ` +
        `anchored ${momentText(anchor.blockTime)} in block ${anchor.blockNumber}.`);
  }
  const original = subject.anchor;
  return original !== null && asOfBlock < original.blockNumber
    ? failed(
        "BRIDGE", "BRIDGE_WITHOUT_VERIFICATION",
        `As of block ${asOfBlock}; the certificate is anchored in ${original.blockNumber}.`)
    : null;
}

/** Withdrawn, expired, not yet in force, or not known. */
export function notInForce({ subject, registry, presented, claims, anchor }) {
  const { at } = subject.evidence;
  const trouble = subject.statusTroubleOf(claims.issuer, presented.handle, anchor);
  if (trouble !== null) {
    return undecided("BRIDGE", trouble.reason, trouble.detail);
  }
  if (!subject.isStatusFresh) {
    return undecided("BRIDGE", "STATUS_STALE");
  }
  const change = registry.findStatusAt(claims.issuer, presented.handle, at);
  if (change !== null && change.state !== 1) {
    return failed(
      "BRIDGE", "BRIDGE_WITHDRAWN",
      `Effective from ${momentText(change.effectiveFrom)}, recorded ${momentText(change.recordedAt)}.`);
  }
  return claims.expires <= at
    ? undecided("BRIDGE", "BRIDGE_EXPIRED", `It held until ${momentText(claims.expires)}.`)
    : at < claims.issuedAt
      ? undecided("BRIDGE", "BRIDGE_NOT_YET", `It holds from ${momentText(claims.issuedAt)} on.`)
      : null;
}
