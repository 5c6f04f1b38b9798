// A document or statement as it was presented: read if it can be, with its digests.

import { hex, utf8 } from "../base/bytes.js";
import { FormatError } from "../base/errors.js";
import { sha256Hex } from "../base/hashes.js";
import { leafOf, rootOf } from "../document/anchorPath.js";
import { readDocument } from "../document/documentReader.js";
import { readStatement } from "../document/statementReader.js";

/** What the StatusRegistry's keys are for what could not be read. */
const NO_HANDLE = "0x" + "00".repeat(32);

/** `{digest, document, refusal, typeId, handle, leaf, root, statements}`. */
export function presentDocument(file) {
  const presented = { digest: sha256Hex(file), handle: NO_HANDLE, root: null, statements: [] };
  const document = readOr(() => readDocument(file), presented);
  if (document === null) {
    return { ...presented, document };
  }
  return {
    ...presented,
    document,
    typeId: sha256Hex(utf8(document.payload.type)),
    handle: sha256Hex(document.payload.handle),
    ...proofOf(document, "certs/leaf/1"),
    statements: document.bridges.map(presentStatement),
  };
}

/** `{digest, statement, refusal, handle, leaf, root}`. */
export function presentStatement(file) {
  const presented = { digest: sha256Hex(file), handle: NO_HANDLE, root: null };
  const statement = readOr(() => readStatement(file), presented);
  return statement === null
    ? { ...presented, statement }
    : {
        ...presented,
        statement,
        handle: sha256Hex(statement.claims.handle),
        ...proofOf(statement, "certs/bridge/1"),
      };
}

function readOr(read, presented) {
  try {
    return read();
  } catch (error) {
    if (error instanceof FormatError) {
      presented.refusal = error;
      return null;
    }
    throw error;
  }
}

function proofOf(signed, domain) {
  const leaf = leafOf(signed, domain);
  const root = signed.anchor === null ? null : rootOf(leaf, signed.anchor);
  return { leaf: hex(leaf), root: root && hex(root) };
}
