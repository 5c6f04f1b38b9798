// Anchor and status by proof: docs/bundle-format.md §6.

import { hex } from "../base/bytes.js";
import { EvidenceError } from "../base/errors.js";
import { BATCH_ANCHORED, isLinked, readAnchorWord, readStatusWord, statusSlot, word } from "../chain/contractStorage.js";
import { readReceipt } from "../chain/receipt.js";
import { readAccount, readWord } from "../chain/state.js";
import { agencyText } from "../document/agency.js";

/** `{anchor}` and `{how}` its block is proven, or the `{reason, detail}` why it is not. */
export function proveAnchor(trust, blocks, evidence, agency, root) {
  if (evidence === null) {
    return { reason: "ANCHOR_EVIDENCE_MISSING", detail: "The bundle does not prove the anchor." };
  }
  try {
    const block = blocks.prove(evidence.header);
    return { anchor: anchorIn(trust, evidence, block, agency, root), how: block.how };
  } catch (error) {
    const { reason, message } = EvidenceError.of(error);
    return { reason, detail: message };
  }
}

function anchorIn(trust, evidence, { header, head }, agency, root) {
  const receipt = readReceipt(header.receiptsRoot, evidence.transaction, evidence.receipt);
  const topics = [BATCH_ANCHORED, root, hex(word(agency))];
  for (const log of receipt.logs) {
    const isMeant =
      receipt.hasSucceeded &&
      log.contract === trust.anchors.address &&
      log.data.length === 32 &&
      log.topics.length === topics.length &&
      topics.every((topic, i) => log.topics[i] === topic);
    const anchor = isMeant ? readAnchorWord(root, log.data) : null;
    if (anchor?.agency === agency && anchor.blockNumber === head.block && anchor.blockTime === head.time) {
      return anchor;
    }
  }
  throw new EvidenceError(
    "PROOF_OF_ANOTHER",
    `Receipt ${evidence.transaction} of block ${head.block} anchors no root ${root} of ${agencyText(agency)}.`);
}

/**
 * The statuses of `{agency, handle}` each: `{block, statuses}`, a status being `{agency, handle, changes}` newest
 * first; or the `trouble` `{reason, detail}`.
 */
export function proveStatuses(trust, blocks, evidence, wanted) {
  if (evidence === null) {
    return trouble("STATUS_PROOF_MISSING", "The bundle proves no status.");
  }
  try {
    const { header, head } = blocks.prove(evidence.header);
    const storageRoot = storageRootOf(trust, header, evidence.account);
    if (evidence.slots.length !== wanted.length) {
      throw new EvidenceError(
        "PROOF_OF_ANOTHER", `${evidence.slots.length} slots where ${wanted.length} are asked for.`);
    }
    const statuses = wanted.map(({ agency, handle }, i) => ({
      agency, handle, changes: changesIn(storageRoot, statusSlot(agency, handle), evidence.slots[i]),
    }));
    return { block: head, trouble: null, statuses };
  } catch (error) {
    const { reason, message } = EvidenceError.of(error);
    return trouble(reason, message);
  }
}

const trouble = (reason, detail) => ({ block: null, trouble: { reason, detail }, statuses: [] });

function storageRootOf(trust, header, nodes) {
  const account = readAccount(header.stateRoot, trust.status.address, nodes);
  if (account?.codeHash !== trust.status.codeHash) {
    throw new EvidenceError(
      "CONTRACT_DIFFERS", account === null ? "There is no such contract." : `Its code is ${account.codeHash}.`);
  }
  return account.storageRoot;
}

function changesIn(storageRoot, slot, { nodes, earlier }) {
  const newest = readWord(storageRoot, slot, nodes);
  const changes = [];
  if (newest !== null) {
    changes.push(recordOf(newest));
  }
  for (const step of earlier) {
    changes.push(before(changes, step));
  }
  return changes;
}

function recordOf(bytes) {
  const record = readStatusWord(bytes);
  if (record === null) {
    throw new EvidenceError("PROOF_MALFORMED", "The slot holds no status word.");
  }
  return record;
}

// Each word holds a hash over the one before and its own detail.
function before(changes, { word: former, detail }) {
  const later = changes.at(-1);
  const record = readStatusWord(former);
  const leads =
    later !== undefined && record?.sequence === later.sequence - 1 && isLinked(former, later, detail);
  if (!leads) {
    throw new EvidenceError(
      "STATUS_HISTORY_WRONG", `Step ${changes.length} back does not lead to the word before.`);
  }
  return record;
}
