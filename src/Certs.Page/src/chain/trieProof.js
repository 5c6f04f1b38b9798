// Merkle Patricia proofs of membership and of absence: Ethereum Yellow Paper, appendix D.

import { hex } from "../base/bytes.js";
import { ProofError } from "../base/errors.js";
import { keccakHex } from "../base/hashes.js";
import { decodeStrictly, encode, isList, itemsOf, proofError, valueOf } from "./rlp.js";

const EMPTY_ROOT = keccakHex(Uint8Array.of(0x80));

/** The value at the key under the root; null when it is proven that there is none. Throws a ProofError. */
export function readTrie(root, key, nodes) {
  if (nodes.length === 0 && root === EMPTY_ROOT) {
    return null;
  }
  const walk = { nodes, used: 0 };
  const value = descendFrom(walk, root, nibblesOf(key));
  if (walk.used !== nodes.length) {
    throw new ProofError("NodeUnused", "Nodes follow the one that answers.");
  }
  return value;
}

function descendFrom(walk, root, way) {
  try {
    return descend(nextNode(walk, root), way, walk);
  } catch (error) {
    throw proofError("NodeShape", error);
  }
}

function descend(node, way, walk) {
  let reference;
  let rest;
  if (itemsOf(node).length === 17) {
    if (way.length === 0) {
      return present(valueOf(node[16]));
    }
    reference = node[way[0]];
    rest = way.slice(1);
  } else {
    const path = pathOf(node);
    const fits = path.nibbles.every((nibble, i) => way[i] === nibble);
    if (path.isLeaf) {
      const value = leafValue(node);
      return fits && way.length === path.nibbles.length ? value : null;
    }
    if (!fits) {
      return null;
    }
    reference = node[1];
    rest = way.slice(path.nibbles.length);
  }
  const child = follow(reference, walk);
  return child === null ? null : descend(child, rest, walk);
}

function pathOf(node) {
  const path = node.length === 2 ? readPath(valueOf(node[0])) : null;
  if (path === null || (!path.isLeaf && path.nibbles.length === 0)) {
    throw new ProofError("NodeShape", "A node is neither branch, extension nor leaf.");
  }
  return path;
}

// Appendix C, the hex-prefix encoding.
function readPath(compact) {
  const flags = compact.length === 0 ? 0xff : compact[0] >> 4;
  const isOdd = (flags & 1) !== 0;
  if (flags > 3 || (!isOdd && (compact[0] & 0x0f) !== 0)) {
    throw new ProofError("NodeShape", "A trie node's path has wrong flags or padding.");
  }
  return { isLeaf: (flags & 2) !== 0, nibbles: nibblesOf(compact).slice(isOdd ? 1 : 2) };
}

const nibblesOf = (key) => Array.from(key).flatMap((byte) => [byte >> 4, byte & 0x0f]);

const present = (value) => (value.length === 0 ? null : value);

function leafValue(node) {
  const value = present(valueOf(node[1]));
  if (value === null) {
    throw new ProofError("NodeShape", "A leaf has no value.");
  }
  return value;
}

// Null for the empty reference of a branch.
function follow(reference, walk) {
  if (isList(reference)) {
    if (encode(reference).length >= 32) {
      throw new ProofError("NodeShape", "A node of 32 bytes or more is embedded.");
    }
    return reference;
  }
  if (reference.length !== 0 && reference.length !== 32) {
    throw new ProofError("NodeShape", "A reference is neither hash nor node.");
  }
  return reference.length === 0 ? null : nextNode(walk, hex(reference));
}

function nextNode(walk, expected) {
  if (walk.used === walk.nodes.length) {
    throw new ProofError("NodeMissing", `The node ${expected} is missing.`);
  }
  const node = walk.nodes[walk.used++];
  if (keccakHex(node) !== expected) {
    throw new ProofError("NodeHash", `A node is not ${expected}.`);
  }
  return decodeStrictly(node);
}
