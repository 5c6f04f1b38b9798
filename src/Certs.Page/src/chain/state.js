// Accounts and storage words by proof against a header's state root: EIP-1186.

import { fromBigInt, fromHex, hex } from "../base/bytes.js";
import { ProofError } from "../base/errors.js";
import { keccak256 } from "../base/hashes.js";
import { decodeStrictly, strictBytes, strictList, strictNumber } from "./rlp.js";
import { readTrie } from "./trieProof.js";

/** `{storageRoot, codeHash}`; null when it is proven that there is no account. Throws a ProofError. */
export function readAccount(stateRoot, address, nodes) {
  const value = readTrie(stateRoot, keccak256(fromHex(address)), nodes);
  if (value === null) {
    return null;
  }
  const [nonce, balance, storageRoot, codeHash] = strictList(decodeStrictly(value), 4, "An account");
  strictNumber(nonce, 8, "A nonce");
  strictNumber(balance, 32, "A balance");
  return {
    storageRoot: hex(strictBytes(storageRoot, 32, "A storage root")),
    codeHash: hex(strictBytes(codeHash, 32, "A code hash")),
  };
}

/** The word of a slot as 32 bytes; null when it is proven that none was ever written. Throws a ProofError. */
export function readWord(storageRoot, slot, nodes) {
  const value = readTrie(storageRoot, keccak256(slot), nodes);
  if (value === null) {
    return null;
  }
  const number = strictNumber(decodeStrictly(value), 32, "A word");
  if (number === 0n) {
    throw new ProofError("ValueShape", "A word of zero is not kept in a trie.");
  }
  return fromBigInt(number, 32);
}
