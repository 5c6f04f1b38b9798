// A block's header by its RLP: the fifteen members and those of every later fork that is known.

import { hex } from "../base/bytes.js";
import { ProofError } from "../base/errors.js";
import { keccakHex } from "../base/hashes.js";
import { decodeStrictly, encode, isList, proofError, strictBytes, strictNumber, valueOf } from "./rlp.js";

const BERLIN = 15;
const EXTRA_DATA = 12;

// The members of later forks: their length in bytes where it is fixed, or the most that a number may have.
const LATER = [
  ["baseFeePerGas", 32, strictNumber],
  ["withdrawalsRoot", 32, strictBytes],
  ["blobGasUsed", 8, strictNumber],
  ["excessBlobGas", 8, strictNumber],
  ["parentBeaconBlockRoot", 32, strictBytes],
  ["requestsHash", 32, strictBytes],
  ["blockAccessListHash", 32, strictBytes],
  ["slotNumber", 8, strictNumber],
];

export class ChainHeader {
  /** Reads a header. Throws a ProofError. */
  constructor(rlp, allowsUnknown) {
    const members = decodeStrictly(rlp);
    const most = allowsUnknown ? Infinity : BERLIN + LATER.length;
    if (!isList(members) || members.length < BERLIN || members.length > most) {
      throw new ProofError("HeaderShape", "A header has 15 members and those of known forks.");
    }
    this.members = members;
    this.#read(members);
  }

  #read(members) {
    const hash = (at, name) => hex(strictBytes(members[at], 32, name));
    const number = (at, name, most) => strictNumber(members[at], most, name);
    hash(0, "parentHash");
    hash(1, "sha3Uncles");
    this.proposer = hex(strictBytes(members[2], 20, "miner"));
    this.stateRoot = hash(3, "stateRoot");
    hash(4, "transactionsRoot");
    this.receiptsRoot = hash(5, "receiptsRoot");
    strictBytes(members[6], 256, "logsBloom");
    number(7, "difficulty", 32);
    this.height = atMost(number(8, "number", 8), 2n ** 63n - 1n, "A header's number has more than 63 bits.");
    number(9, "gasLimit", 8);
    number(10, "gasUsed", 8);
    this.time = atMost(number(11, "timestamp", 8), 2n ** 32n - 1n, "A header's time is after the year 2106.");
    this.extraData = bytesOf(members[EXTRA_DATA]);
    hash(13, "mixHash");
    strictBytes(members[14], 8, "nonce");
    LATER.slice(0, members.length - BERLIN).forEach(([name, size, check], i) =>
      check(members[BERLIN + i], size, name),
    );
  }

  /** The hash of the header as it stands. */
  get hash() {
    return this.hashWith(this.extraData);
  }

  /** The hash with other extra data. */
  hashWith(extraData) {
    return keccakHex(encode(this.members.with(EXTRA_DATA, extraData)));
  }
}

function atMost(number, most, message) {
  if (number > most) {
    throw new ProofError("HeaderShape", message);
  }
  return Number(number);
}

function bytesOf(item) {
  try {
    return valueOf(item);
  } catch (error) {
    throw proofError("HeaderShape", error);
  }
}
