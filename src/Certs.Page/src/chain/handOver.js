// Changes of the validators, followed from a checkpoint: docs/decisions/0013-validator-hand-over.md.

import { ProofError } from "../base/errors.js";
import { ValidatorSet, oneChange } from "./validatorSet.js";

/** The set for a header after the checkpoint `{height, set, epoch}`. Throws a ProofError. */
export function setFor(checkpoint, handOvers, header) {
  let { height, set } = checkpoint;
  for (const handOver of handOvers) {
    const first = handOver.first.header.height;
    if (first <= height || handOver.votes.some((vote) => vote.header.height <= height)) {
      throw new ProofError("HandOverOrder", "Hand-overs ascend from the checkpoint.");
    }
    set = follow(handOver, set, checkpoint.epoch);
    height = first;
  }
  if (header.header.height < height || header.header.height <= checkpoint.height) {
    throw new ProofError("HandOverOrder", "The header is before what leads to it.");
  }
  return set;
}

function follow({ first, votes }, before, epoch) {
  const next = new ValidatorSet(first.listed);
  first.check(next);
  if (!first.isSealedBy(before) && !isVoted(first, votes, before, next, epoch)) {
    throw new ProofError("HandOverVotes", `Block ${first.header.height} was brought about by nobody known.`);
  }
  return next;
}

// More than half of the set before voted, in headers that the set before sealed, within one epoch.
function isVoted(first, votes, before, next, epochLength) {
  const change = oneChange(before, next);
  if (change === null) {
    return false;
  }
  const epoch = Math.floor((first.header.height - 1) / epochLength);
  const voters = new Set();
  for (const one of votes) {
    one.check(before);
    const { header, vote } = one;
    const counts =
      vote?.candidate === change.candidate &&
      vote.isAddition === change.isAddition &&
      before.has(header.proposer) &&
      header.height < first.header.height &&
      Math.floor(header.height / epochLength) === epoch;
    if (!counts || voters.has(header.proposer)) {
      return false;
    }
    voters.add(header.proposer);
  }
  return voters.size > Math.floor(before.validators.length / 2);
}
