// Whether a block is proven: docs/bundle-format.md §6.

import { EvidenceError } from "../base/errors.js";
import { momentText } from "../base/moments.js";
import { setFor } from "../chain/handOver.js";
import { ChainHeader } from "../chain/header.js";
import { SealedHeader } from "../chain/sealedHeader.js";
import { ValidatorSet } from "../chain/validatorSet.js";
import { headsOf } from "./trustGate.js";

export class BlockProver {
  #trust;
  #vouched = new Map();

  constructor(trust) {
    this.#trust = trust;
    // Of two vouched hashes of one height the first counts.
    headsOf(trust).reverse().forEach(([height, hash]) => this.#vouched.set(height, hash));
  }

  /** The hash of the block that the trust file vouches for at a height; undefined for none. */
  vouchedAt(height) {
    return this.#vouched.get(height);
  }

  /**
   * `{head: {block, hash, time}, header, by, how}` of a header by itself; `by` is null where nobody sealed it. Throws an
   * EvidenceError. Whether another block of its height is known is for BundleBlocks.
   */
  prove(rlp, handOvers) {
    try {
      const sealed = this.#isSealed ? this.#readSealed(rlp) : null;
      const header = sealed?.header ?? this.#readHeader(rlp);
      const hash = sealed?.hash ?? header.hash;
      const [by, how] = this.#how(header, sealed, hash, handOvers);
      return { head: { block: header.height, hash, time: header.time }, header, by, how };
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

  #how(header, sealed, hash, evidence) {
    const { height } = header;
    if (sealed === null && !this.#trust.isDevelopment) {
      throw new EvidenceError("BLOCK_NOT_SEALED", `Block ${height}.`);
    }
    if (this.vouchedAt(height) === hash) {
      return ["TRUST_FILE", `The trust file vouches for block ${height}.`];
    }
    if (sealed === null) {
      return [null, `Block ${height} of a development chain is believed; nobody sealed it.`];
    }
    const checkpoint = this.#checkpointBefore(header);
    const start = { ...checkpoint, set: new ValidatorSet(checkpoint.validators) };
    const set = setFor(start, this.#handOversBetween(checkpoint, evidence, header), sealed);
    sealed.check(set);
    return ["SEALS", `${sealed.sealCount} of ${set.validators.length} validators sealed block ${height}.`];
  }

  #checkpointBefore({ height, time }) {
    const checkpoint = this.#trust.checkpoints.findLast((one) => one.height < height);
    if (checkpoint === undefined) {
      const first = this.#trust.checkpoints[0].height;
      throw new EvidenceError(
        "VALIDATOR_SET_UNKNOWN", `Block ${height} is not after block ${first}, the first checkpoint.`);
    }
    if (time - checkpoint.time > this.#trust.validFor.checkpoint) {
      throw new EvidenceError(
        "CHECKPOINT_TOO_OLD",
        `Block ${height} is of ${momentText(time)}, the checkpoint before it of ${momentText(checkpoint.time)}.`);
    }
    return checkpoint;
  }

  // Others are of no use for this header: they came before what is vouched for, or after it.
  #handOversBetween(checkpoint, evidence, header) {
    const handOvers = evidence.map(({ first, votes }) => ({
      first: this.#readSealed(first),
      votes: votes.map((vote) => this.#readSealed(vote)),
    }));
    return handOvers.filter(
      ({ first }) => first.header.height > checkpoint.height && first.header.height <= header.height,
    );
  }
}
