// Receipts by proof against a header's receipts root: EIP-658, EIP-2718.

import { hex } from "../base/bytes.js";
import { ProofError } from "../base/errors.js";
import { decodeStrictly, encode, isList, numberItem, strictBytes, strictList, strictNumber } from "./rlp.js";
import { readTrie } from "./trieProof.js";

const refuse = (message) => new ProofError("ValueShape", message);

/** `{hasSucceeded, logs}` of the transaction at that place in the block. Throws a ProofError. */
export function readReceipt(receiptsRoot, transaction, nodes) {
  const value = readTrie(receiptsRoot, encode(numberItem(transaction)), nodes);
  if (value === null) {
    throw refuse(`The block has no receipt ${transaction}.`);
  }
  if (value[0] >= 0xc0) {
    return readList(value);
  }
  if (value[0] === 0 || value[0] > 0x7f) {
    throw refuse("A receipt is a list, or a type and a list.");
  }
  return readList(value.subarray(1));
}

function readList(list) {
  const [status, gas, bloom, logs] = strictList(decodeStrictly(list), 4, "A receipt");
  const state = strictNumber(status, 1, "A receipt's status");
  if (state > 1n) {
    throw refuse("A receipt's status is 0 or 1.");
  }
  strictNumber(gas, 32, "The gas used");
  strictBytes(bloom, 256, "A bloom");
  if (!isList(logs)) {
    throw refuse("A receipt's logs are a list.");
  }
  return { hasSucceeded: state === 1n, logs: logs.map(readLog) };
}

function readLog(item) {
  const [address, topics, data] = strictList(item, 3, "A log");
  const contract = hex(strictBytes(address, 20, "An address"));
  if (!isList(topics) || topics.length > 4 || isList(data)) {
    throw refuse("A log has at most four topics, then its data.");
  }
  return { contract, topics: topics.map((topic) => hex(strictBytes(topic, 32, "A topic"))), data };
}
