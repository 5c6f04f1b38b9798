// Anchor and status on the word of as many provinces as sign a trust file: docs/bundle-format.md §8.

import { concat, fromBigInt, fromHex, hex, utf8 } from "../base/bytes.js";
import { EvidenceError } from "../base/errors.js";
import { keccakHex, sha256 } from "../base/hashes.js";
import { momentText } from "../base/moments.js";
import { readStatusWord } from "../chain/contractStorage.js";
import { recoverAddress } from "../crypto/recover.js";
import { rootOf } from "../document/anchorPath.js";

const LAST_HEIGHT = 2 ** 40 - 1;

/** `{anchor, how, block, trouble, statuses}` of a document with the word of provinces. */
export function proveWitnessed(trust, blocks, evidence, presented) {
  try {
    const block = { block: evidence.block, hash: evidence.hash, time: evidence.time };
    checkBlock(trust, block);
    const anchor = anchorOf(evidence, presented);
    const checkpoint = checkpointBytes(trust, evidence, factsRootOf(evidence, anchor, presented));
    const count = countSigners(trust, signingHash(checkpoint), evidence.signatures);
    const proof = concat(
      checkpoint, ...evidence.signatures.flatMap(({ province, value }) => [numeral(province, 2), value]));
    blocks.accept({ block: block.block, hash: block.hash, by: "PROVINCES", proof });
    const how = `${count} of ${trust.root.signers.length} provinces signed for block ${block.block}.`;
    const changes = changesOf(evidence.status);
    const status = { agency: anchor.agency, handle: presented.handle, changes };
    return { anchor: { anchor, how }, block, trouble: null, statuses: [status] };
  } catch (error) {
    const { reason, message } = EvidenceError.of(error);
    const trouble = { reason, detail: message };
    return { anchor: trouble, block: null, trouble, statuses: [] };
  }
}

// By the same periods as a block that validators sealed.
function checkBlock(trust, { block, time }) {
  if (trust.consensus === "UNSEALED" && !trust.isDevelopment) {
    throw new EvidenceError("BLOCK_NOT_SEALED", `Block ${block}.`);
  }
  if (time - trust.madeAt > trust.validFor.checkpoint) {
    throw new EvidenceError(
      "CHECKPOINT_TOO_OLD",
      `Block ${block} is of ${momentText(time)}, the trust file of ${momentText(trust.madeAt)}.`);
  }
}

function anchorOf(evidence, { root, document }) {
  if (root === null || document?.anchor == null || document.anchor.block > LAST_HEIGHT) {
    throw new EvidenceError("ANCHOR_EVIDENCE_MISSING", "The document leads to no root.");
  }
  return {
    root,
    blockTime: evidence.anchorTime,
    blockNumber: document.anchor.block,
    treeSize: document.anchor.size,
    agency: document.payload.issuer,
    suiteBitmap: evidence.suiteBitmap,
    kind: evidence.kind,
  };
}

const numeral = (number, length) => fromBigInt(BigInt(number), length);

const anchorWord = (anchor) =>
  concat(
    numeral(anchor.kind, 12), numeral(anchor.suiteBitmap, 2), numeral(anchor.agency, 4),
    numeral(anchor.treeSize, 4), numeral(anchor.blockNumber, 5), numeral(anchor.blockTime, 5));

function factsRootOf({ status, facts }, anchor, { handle }) {
  const leaf = sha256(
    concat(0, utf8("certs/fact/1"), fromHex(anchor.root), anchorWord(anchor), fromHex(handle), status));
  const root = facts.index < facts.size ? rootOf(leaf, facts) : null;
  if (root === null) {
    throw new EvidenceError("PROOF_OF_ANOTHER", "The place among the witnessed facts does not fit.");
  }
  return root;
}

const checkpointBytes = (trust, evidence, factsRoot) =>
  concat(
    numeral(trust.chainId, 8), fromHex(trust.genesis), numeral(evidence.block, 8), fromHex(evidence.hash),
    numeral(evidence.time, 8), numeral(evidence.facts.size, 4), factsRoot);

const signingHash = (checkpoint) => keccakHex(concat(0x19, utf8("certs/witness/1"), sha256(checkpoint)));

// Each must be good: a stranger among them shows that somebody changed the file.
function countSigners({ root }, signed, signatures) {
  for (const { province, value } of signatures) {
    const account = root.signers.find((signer) => signer.province === province)?.account;
    if (account === undefined) {
      throw new EvidenceError("WITNESS_UNKNOWN", `Province ${province} is no signer.`);
    }
    if (recoverAddress(signed, value) !== account) {
      throw new EvidenceError(
        "WITNESS_SIGNATURE_WRONG", `The signature of province ${province} is not by its account.`);
    }
  }
  if (signatures.length < root.threshold) {
    throw new EvidenceError(
      "WITNESS_TOO_FEW",
      `${signatures.length} of ${root.signers.length} provinces signed; ${root.threshold} are needed.`);
  }
  return signatures.length;
}

function changesOf(word) {
  if (word.every((byte) => byte === 0)) {
    return [];
  }
  const record = readStatusWord(word);
  if (record === null) {
    throw new EvidenceError("PROOF_MALFORMED", "The witnessed word is no status.");
  }
  return [record];
}
