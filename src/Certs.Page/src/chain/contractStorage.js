// What the contracts keep and log: docs/bundle-format.md §6.

import { concat, equal, fromBigInt, fromHex, toBigInt, utf8 } from "../base/bytes.js";
import { keccak256, keccakHex } from "../base/hashes.js";
import { LAST } from "../base/moments.js";

export const NEWEST_LAYOUT = 1;
const STATUS_MAPPING = 1;

export const BATCH_ANCHORED = keccakHex(utf8("BatchAnchored(bytes32,uint32,uint256)"));

/** A number as a word of 32 bytes. */
export const word = (number) => fromBigInt(BigInt(number), 32);

/** Where the StatusRegistry keeps the word of a handle. */
export const statusSlot = (agency, handle) =>
  keccak256(concat(fromHex(handle), keccak256(concat(word(agency), word(STATUS_MAPPING)))));

const number = (bytes) => Number(toBigInt(bytes));
// Forty bits reach past the year 9999, which nothing here can tell.
const moment = (bytes) => Math.min(number(bytes), LAST);

/** An anchor's record out of its word; null when it is none. */
export function readAnchorWord(root, bytes) {
  const isWord = bytes.subarray(0, 11).every((byte) => byte === 0) && number(bytes.subarray(27)) !== 0;
  return isWord
    ? {
        root,
        blockTime: moment(bytes.subarray(27)),
        blockNumber: number(bytes.subarray(22, 27)),
        treeSize: number(bytes.subarray(18, 22)),
        agency: number(bytes.subarray(14, 18)),
        suiteBitmap: number(bytes.subarray(12, 14)),
        kind: bytes[11],
      }
    : null;
}

/** A status change out of its word; null when it is none. */
export function readStatusWord(bytes) {
  const state = bytes[31];
  const sequence = number(bytes.subarray(16, 20));
  return state >= 1 && state <= 5 && sequence !== 0
    ? {
        state,
        reason: bytes[30],
        effectiveFrom: moment(bytes.subarray(25, 30)),
        recordedAt: moment(bytes.subarray(20, 25)),
        sequence,
        link: bytes.subarray(0, 16),
      }
    : null;
}

/** Whether the later change is linked to the word before it by its detail. */
export function isLinked(former, later, detail) {
  const bare = concat(
    new Uint8Array(16),
    fromBigInt(BigInt(later.sequence), 4),
    fromBigInt(BigInt(later.recordedAt), 5),
    fromBigInt(BigInt(later.effectiveFrom), 5),
    later.reason,
    later.state,
  );
  return equal(keccak256(concat(former, bare, detail)).subarray(0, 16), later.link);
}
