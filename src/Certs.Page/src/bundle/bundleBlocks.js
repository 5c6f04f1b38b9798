// The blocks that one bundle rests on, each proven and then compared with what is known of its height:
// docs/bundle-format.md §6. What proves nothing by itself accuses nobody.

import { EvidenceError } from "../base/errors.js";

export class BundleBlocks {
  #prover;
  #handOvers;
  #memory;

  /** What was proven by seals or by provinces, and contradicts nothing: `{block, hash, by, proof}` each. */
  proven = [];

  /** Pairs `{known, shown}` of two blocks of one height. */
  contradictions = [];

  constructor(prover, { handOvers }, memory) {
    this.#prover = prover;
    this.#handOvers = handOvers;
    this.#memory = memory;
  }

  /** Proves a header as BlockProver does. Throws an EvidenceError. */
  prove(rlp) {
    const block = this.#prover.prove(rlp, this.#handOvers);
    const { head, by } = block;
    this.accept({ block: head.block, hash: head.hash, by, proof: rlp });
    return block;
  }

  /** Takes a block unless another one of its height is known. `by` is null where a development chain is believed. */
  accept(shown) {
    const known = this.#knownAt(shown.block).find(({ hash }) => hash !== shown.hash);
    if (known !== undefined) {
      this.#refuse(shown, known);
    }
    const isNew = this.proven.every(({ block }) => block !== shown.block);
    if ((shown.by === "SEALS" || shown.by === "PROVINCES") && isNew) {
      this.proven.push(shown);
    }
  }

  #refuse(shown, known) {
    const other =
      known.by === "TRUST_FILE" ? `the trust file vouches for ${known.hash}` : `${known.hash} was proven before`;
    const message = `Block ${shown.block} is ${shown.hash}; ${other}.`;
    if (shown.by === null) {
      throw new EvidenceError("BLOCK_NOT_SEALED", message);
    }
    this.contradictions.push({ known, shown });
    throw new EvidenceError("LOG_EQUIVOCATION", message);
  }

  #knownAt(height) {
    const hash = this.#prover.vouchedAt(height);
    const vouched = hash && { block: height, hash, by: "TRUST_FILE", proof: new Uint8Array() };
    const isThere = ({ block }) => block === height;
    return [vouched, this.#memory.find(isThere), this.proven.find(isThere)].filter(Boolean);
  }
}
