// A verdict by what the page remembers, and what it then remembers more.

import * as memory from "./memory.js";
import { element } from "./view.js";

const verifier = globalThis.CertsVerifier;

/**
 * `{report, certificate, evidence}` of a bundle; `evidence` are the files that were kept of two blocks of one height. The trust
 * file is believed anew for each verdict: it may have grown too old since.
 */
export function verify(file, question) {
  const stored = memory.storedTrust();
  const seen = memory.storedBlocks();
  const verdict = verifier.verifyBundle(verifier.readAny(file), stored, question, seen);
  if (verdict.blocks === null) {
    return { ...verdict, evidence: [] };
  }
  if (verdict.blocks.proven.length > 0) {
    memory.storeBlocks(verifier.remember(seen, verdict.blocks.proven));
  }
  return { ...verdict, evidence: verdict.blocks.contradictions.map((two) => memory.keepBlocks(two, stored)) };
}

/** A kept file, to be saved and handed on. */
export const evidenceView = ({ name, text }, texts) =>
  element(
    "p", { class: "next" }, texts.twoBlocks,
    element(
      "a", { download: name, href: `data:application/json,${encodeURIComponent(text)}`, "data-evidence": name },
      texts.saveEvidence));
