// Whether a block is proven: docs/bundle-format.md §6.

import { EvidenceError, ProofError } from "../base/errors.js";
import { momentText } from "../base/moments.js";
import { setFor } from "../chain/handOver.js";
import { ChainHeader } from "../chain/header.js";
import { SealedHeader } from "../chain/sealedHeader.js";
import { headsOf } from "./trustGate.js";

export class BlockProver {
  #trust;
  #vouched = new Map();

  constructor(trust) {
    this.#trust = trust;
    // Of two vouched hashes of one height the first counts.
    headsOf(trust).reverse().forEach(([height, hash]) => this.#vouched.set(height, hash));
  }

  /** `{head: {block, hash, time}, header, how}` of a header. Throws an EvidenceError. */
  prove(rlp, bundle) {
    try {
      const sealed = this.#isSealed ? this.#readSealed(rlp) : null;
      const header = sealed?.header ?? this.#readHeader(rlp);
      const hash = sealed?.hash ?? header.hash;
      const how = this.#how(header, sealed, hash, this.#readHandOvers(bundle));
      return { head: { block: header.height, hash, time: header.time }, header, how };
    } catch (error) {
      throw EvidenceError.of(error);
    }
  }

  get #isSealed() {
    return this.#trust.consensus !== "UNSEALED";
  }

  #readHeader(rlp) {
    return new ChainHeader(rlp, this.#trust.allowsUnknown);
  }

  #readSealed(rlp) {
    return new SealedHeader(rlp, this.#trust.consensus, this.#trust.allowsUnknown);
  }

  #how(header, sealed, hash, handOvers) {
    const { height } = header;
    const vouched = this.#vouched.get(height);
    if (vouched === hash) {
      return `The trust file vouches for block ${height}.`;
    }
    if (vouched !== undefined) {
      throw new EvidenceError(
        "LOG_EQUIVOCATION", `Block ${height} is ${hash}; the trust file vouches for ${vouched}.`);
    }
    if (sealed === null) {
      if (!this.#trust.isDevelopment) {
        throw new EvidenceError("BLOCK_NOT_SEALED", `Block ${height}.`);
      }
      return `Block ${height} of a development chain is believed; nobody sealed it.`;
    }
    const set = setFor(
      this.#checkpointBefore(header), handOvers.filter((handOver) => this.#needs(header, handOver)), sealed);
    sealed.check(set);
    return `${sealed.sealCount} of ${set.validators.length} validators sealed block ${height}.`;
  }

  #checkpointBefore({ height, time }) {
    const checkpoint = this.#findCheckpoint(height);
    if (checkpoint === undefined) {
      const first = this.#trust.checkpoints[0].height;
      throw new EvidenceError(
        "VALIDATOR_SET_UNKNOWN", `Block ${height} is before block ${first}, the first checkpoint.`);
    }
    if (time - checkpoint.time > this.#trust.validFor.checkpoint) {
      throw new EvidenceError(
        "CHECKPOINT_TOO_OLD",
        `Block ${height} is of ${momentText(time)}, the checkpoint before it of ${momentText(checkpoint.time)}.`);
    }
    return checkpoint;
  }

  #findCheckpoint(height) {
    return this.#trust.checkpoints.findLast((checkpoint) => checkpoint.height < height);
  }

  // Between the newest checkpoint before a header and that header.
  #needs({ height }, { first }) {
    const checkpoint = this.#findCheckpoint(height);
    return (
      !this.#vouched.has(height) &&
      checkpoint !== undefined &&
      first.header.height > checkpoint.height &&
      first.header.height <= height
    );
  }

  #readHandOvers(bundle) {
    if (bundle.handOvers.length === 0) {
      return [];
    }
    if (!this.#isSealed) {
      throw new ProofError("HandOverOrder", "A chain without seals has no hand-overs.");
    }
    const handOvers = bundle.handOvers.map(({ first, votes }) => ({
      first: this.#readSealed(first),
      votes: votes.map((vote) => this.#readSealed(vote)),
    }));
    const headers = this.#headersOf(bundle);
    if (!handOvers.every((handOver) => headers.some((header) => this.#needs(header, handOver)))) {
      throw new ProofError("HandOverOrder", "A hand-over is needed by no header.");
    }
    return handOvers;
  }

  // Headers that cannot be read need nothing; what rests on them is refused for that.
  #headersOf({ inclusion, status, statements }) {
    const evidence = [inclusion, status, ...statements.map((statement) => statement.inclusion)];
    return evidence.filter(Boolean).flatMap(({ header }) => {
      try {
        return [this.#readHeader(header)];
      } catch (error) {
        EvidenceError.of(error);
        return [];
      }
    });
  }
}
