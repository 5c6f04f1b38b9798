// Bundles in both forms: docs/bundle-format.md §2, §3.

import { startsWith, utf8 } from "../base/bytes.js";
import { FormatError } from "../base/errors.js";
import { FILE_BYTES, STATEMENT_BYTES } from "../document/documentReader.js";
import { CanonicalReader } from "../json/canonicalReader.js";
import { readCompactBundle } from "./compactReader.js";
import {
  BUNDLE_BYTES, BUNDLE_JSON, CHANGES, HAND_OVERS, HEADER_BYTES, INT, NODES, NODE_BYTES, STATEMENTS, VOTES,
} from "./limits.js";

const MAGIC = utf8("CRTB");

/** Whether the file says that it is a bundle. */
export const isBundle = (file) => startsWith(file, MAGIC) || startsWith(file, utf8('{"bundle":'));

/** Reads a bundle. Throws a FormatError. */
export function readBundle(file) {
  if (file.length > BUNDLE_BYTES) {
    throw new FormatError("TooLarge", "bundle");
  }
  return startsWith(file, MAGIC) ? readCompactBundle(file.subarray(MAGIC.length)) : readJson(file);
}

function readJson(file) {
  const reader = new CanonicalReader(file, "bundle", BUNDLE_JSON);
  reader.startObject();
  reader.member("bundle");
  if (reader.readInteger() !== 1) {
    throw reader.refuse("UnknownVersion", "bundle");
  }
  reader.member("document");
  const document = readBytes(reader, "document", FILE_BYTES);
  reader.member("hand_overs");
  const handOvers = readMany(reader, "hand_overs", HAND_OVERS, readHandOver);
  const inclusion = reader.tryMember("inclusion") ? readInclusion(reader) : null;
  reader.member("statements");
  const statements = readMany(reader, "statements", STATEMENTS, readStatement);
  const status = reader.tryMember("status") ? readStatus(reader) : null;
  reader.endObject();
  reader.end();
  return { document, handOvers, inclusion, statements, status, witness: null };
}

function readHandOver(reader) {
  reader.startObject();
  reader.member("first");
  const first = readBytes(reader, "hand_overs.first", HEADER_BYTES);
  reader.member("votes");
  const votes = readMany(reader, "hand_overs.votes", VOTES, () =>
    readBytes(reader, "hand_overs.votes", HEADER_BYTES),
  );
  reader.endObject();
  return { first, votes };
}

function readInclusion(reader) {
  reader.startObject();
  reader.member("header");
  const header = readBytes(reader, "inclusion.header", HEADER_BYTES);
  reader.member("receipt");
  const receipt = readNodes(reader, "inclusion.receipt");
  reader.member("transaction");
  const transaction = reader.readNumber("inclusion.transaction", 0, INT);
  reader.endObject();
  return { header, receipt, transaction };
}

function readStatement(reader) {
  reader.startObject();
  const file = reader.tryMember("file") ? readBytes(reader, "statements.file", STATEMENT_BYTES) : null;
  const inclusion = reader.tryMember("inclusion") ? readInclusion(reader) : null;
  reader.endObject();
  return { file, inclusion };
}

function readStatus(reader) {
  reader.startObject();
  reader.member("account");
  const account = readNodes(reader, "status.account");
  reader.member("header");
  const header = readBytes(reader, "status.header", HEADER_BYTES);
  reader.member("slots");
  const slots = readMany(reader, "status.slots", STATEMENTS + 1, readSlot);
  reader.endObject();
  return { account, header, slots };
}

function readSlot(reader) {
  reader.startObject();
  reader.member("earlier");
  const earlier = readMany(reader, "status.slots.earlier", CHANGES, readEarlier);
  reader.member("nodes");
  const nodes = readNodes(reader, "status.slots.nodes");
  reader.endObject();
  return { nodes, earlier };
}

function readEarlier(reader) {
  reader.startObject();
  reader.member("detail");
  const detail = reader.readBytes(32, "status.slots.earlier.detail");
  reader.member("word");
  const word = reader.readBytes(32, "status.slots.earlier.word");
  reader.endObject();
  return { detail, word };
}

const readNodes = (reader, member) =>
  readMany(reader, member, NODES, () => readBytes(reader, member, NODE_BYTES));

function readMany(reader, member, most, read) {
  const items = [];
  reader.startArray();
  while (reader.nextElement()) {
    if (items.length === most) {
      throw reader.refuse("TooMany", member);
    }
    items.push(read(reader));
  }
  return items;
}

function readBytes(reader, member, most) {
  const bytes = reader.readBinary(member);
  if (bytes.length > most) {
    throw reader.refuse("TooLarge", member);
  }
  return bytes;
}
