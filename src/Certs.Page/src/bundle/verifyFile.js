// From files to a report: what the page does with what is dropped on it.

import { startsWith, utf8 } from "../base/bytes.js";
import { FormatError, TrustRefused } from "../base/errors.js";
import { readDocument } from "../document/documentReader.js";
import { isFrame } from "../short/frames.js";
import { isShortForm, readShortForm } from "../short/shortForm.js";
import { isBundle, readBundle } from "./bundleReader.js";
import { OfflineVerifier, verifyWithoutTrust } from "./offlineVerifier.js";
import { believeAgain } from "./trustGate.js";
import { readTrustFile } from "./trustReader.js";

/** What a file says that it is: `bundle`, `short`, `frame`, `trust`, or `document` for whatever else. */
export const kindOf = (file) =>
  isBundle(file) ? "bundle" : isShortForm(file) ? "short" : isFrame(file) ? "frame" : startsWith(file, utf8('{"signatures":')) ? "trust" : "document";

/** A bundle of any form, or a document without any evidence as one. Throws a FormatError. */
export function readAny(file) {
  const kind = kindOf(file);
  if (kind === "bundle" || kind === "short") {
    return kind === "bundle" ? readBundle(file) : readShortForm(file);
  }
  if (!startsWith(file, utf8("{"))) {
    throw new FormatError("NotJson", "file");
  }
  return { document: file, handOvers: [], inclusion: null, statements: [], status: null, witness: null };
}

/** Reads a trust file. Throws TrustRefused. */
export function readTrust(bytes) {
  try {
    return readTrustFile(bytes);
  } catch (error) {
    throw error instanceof FormatError ? new TrustRefused("TRUST_FILE_MALFORMED", error.message) : error;
  }
}

/**
 * `{report, certificate, blocks}` of a bundle. `stored` is the trust file with what was seen of its chain (`{file, seen}`),
 * or null. `memory` are the blocks that were proven before; `blocks` is null without a trust file that is believed, otherwise
 * it has the blocks that are `proven` now and the `contradictions`. `certificate` is the document where it can be read, otherwise null. Without a trust file that is believed the
 * report says so.
 */
export function verifyBundle(bundle, stored, question, memory = []) {
  const certificate = readOrNull(bundle.document);
  try {
    if (stored === null) {
      throw new TrustRefused("TRUST_FILE_MISSING", "No trust file was given.");
    }
    const file = readTrust(stored.file);
    believeAgain(file, stored.seen, question.now);
    return { ...new OfflineVerifier(file.trust).verify(bundle, question, memory), certificate };
  } catch (error) {
    if (error instanceof TrustRefused) {
      return { report: verifyWithoutTrust(bundle, question, error.reason, error.message), certificate, blocks: null };
    }
    throw error;
  }
}

function readOrNull(file) {
  try {
    return readDocument(file);
  } catch (error) {
    if (error instanceof FormatError) {
      return null;
    }
    throw error;
  }
}
