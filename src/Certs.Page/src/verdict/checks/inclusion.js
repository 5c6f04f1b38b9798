// INCLUSION: does the path lead to a root that the chain holds, with the same agency, tree size, block and suites?
// FINALITY: is that block final?

import { holdsEverySuite, missing } from "../case.js";
import { failed, notApplicable, passed, undecided, using } from "../finding.js";
import { POLICY } from "../policy.js";

const CERTIFICATES = 1;

export const inclusion = (subject) => [subject.inclusion];

export function judgeInclusion(subject) {
  const path = subject.document.anchor;
  const { root } = subject.presented;
  if (path === null) {
    return undecided("INCLUSION", "ANCHOR_EVIDENCE_MISSING");
  }
  if (root === null) {
    return mismatch("The path does not fit the tree size.");
  }
  if (!subject.isOfThisChain) {
    return undecided(
      "INCLUSION", "CHAIN_DIFFERS",
      `The document names ${subject.payload.chain}, this verifier reads ${subject.evidence.chain}.`);
  }
  return subject.registry === null ? subject.registryMissing("INCLUSION") : judge(subject, path, root);
}

function judge(subject, path, root) {
  const head = subject.registry.head.block;
  const { anchor } = subject.evidence.anchor;
  if (anchor === undefined) {
    return missing("INCLUSION", subject.evidence.anchor);
  }
  return anchor.blockNumber > head
    ? undecided("INCLUSION", "ANCHOR_PENDING", `Block ${anchor.blockNumber} is after block ${head}.`)
    : compare(subject, path, root, anchor);
}

function compare(subject, path, root, anchor) {
  const isMoved = anchor.blockNumber !== path.block;
  const difference =
    anchor.root !== root ? "root"
    : anchor.kind !== CERTIFICATES ? "kind"
    : anchor.agency !== subject.payload.issuer ? "agency"
    : anchor.treeSize !== path.size ? "tree size"
    : !holdsEverySuite(subject.document.signatures, anchor.suiteBitmap) ? "suites"
    : isMoved && !subject.evidence.mayLoseBlocks ? "block"
    : null;
  if (difference !== null) {
    return mismatch(`The chain's record of the root has another ${difference}.`);
  }
  return isMoved
    ? undecided(
        "INCLUSION", "ANCHOR_MOVED",
        `The root stands in block ${anchor.blockNumber}, the document names ${path.block}.`)
    : using(passed("INCLUSION"), "ANCHOR_BLOCK", anchor.blockTime);
}

const mismatch = (detail) => failed("INCLUSION", "ANCHOR_MISMATCH", detail);

export function finality(subject) {
  return [using(judgeFinality(subject), "HEAD", subject.registry?.head.time ?? null)];
}

function judgeFinality({ anchor, registry, inclusion: found, evidence }) {
  if (anchor === null || registry === null) {
    return found.outcome === "FAILED"
      ? notApplicable("FINALITY", "ANCHOR_NOT_PROVEN")
      : undecided("FINALITY", found.reason, found.detail);
  }
  const confirmations = registry.head.block - anchor.blockNumber;
  const needed = POLICY.confirmationsNeeded;
  return confirmations >= needed
    ? passed("FINALITY", "OK", evidence.offline.anchorBlock)
    : undecided("FINALITY", "NOT_FINAL", `${confirmations} of ${needed} further blocks are there.`);
}
