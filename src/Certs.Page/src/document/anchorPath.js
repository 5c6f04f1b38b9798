// The leaf of a document and its way to the root: docs/document-format.md §6, RFC 9162 §2.1.

import { concat, utf8 } from "../base/bytes.js";
import { sha256, sm3 } from "../base/hashes.js";
import { signingInput } from "./signatures.js";

const MOST_HASHES = 32;

/** Reads `{"block":…,"index":…,"path":[…],"size":…}`. */
export function readAnchor(reader) {
  const count = (name) => {
    reader.member(name);
    return reader.readNumber("header.anchor", 0);
  };
  reader.startObject();
  const block = count("block");
  const index = count("index");
  reader.member("path");
  const path = readPath(reader);
  const size = count("size");
  reader.endObject();
  if (index >= size || size > 0xffffffff) {
    throw reader.refuse("BadValue", "header.anchor.size");
  }
  return { block, index, path, size };
}

function readPath(reader) {
  const path = [];
  reader.startArray();
  while (reader.nextElement()) {
    if (path.length === MOST_HASHES) {
      throw reader.refuse("TooMany", "header.anchor.path");
    }
    path.push(reader.readBytes(32, "header.anchor.path"));
  }
  return path;
}

/** The leaf: both digests of the payload and a digest of every signature, by suite. */
export function leafOf({ payloadBytes, payloadEncoded, signatures }, domain) {
  const entries = signatures.map((signature) => {
    const digest = sha256(concat(signingInput(signature, payloadEncoded), utf8("."), signature.value));
    return concat(signature.suite >> 8, signature.suite & 0xff, digest);
  });
  return sha256(concat(0, utf8(domain), sha256(payloadBytes), sm3(payloadBytes), entries.length, ...entries));
}

/** The root that the path leads to from the leaf; null when the path does not fit index and size. */
export function rootOf(leaf, { index, path, size }) {
  if (path.length !== pathLength(index, size)) {
    return null;
  }
  let node = leaf;
  let next = 0;
  let at = index;
  for (let last = size - 1; last > 0; last = half(last), at = half(at)) {
    // The last node of a level without a sibling moves up as it is.
    if (!(at === last && at % 2 === 0)) {
      const sibling = path[next++];
      node = at % 2 === 0 ? inner(node, sibling) : inner(sibling, node);
    }
  }
  return node;
}

const half = (number) => Math.floor(number / 2);
const inner = (left, right) => sha256(concat(1, left, right));

// One hash for each level whose node has a sibling.
function pathLength(index, size) {
  let length = 0;
  for (let at = index, last = size - 1; last > 0; last = half(last), at = half(at)) {
    length += at === last && at % 2 === 0 ? 0 : 1;
  }
  return length;
}
