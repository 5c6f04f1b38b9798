// Headers that validators sealed: QBFT (EIP-650's extra data as Besu writes it) and IBFT 2.0.

import { hex } from "../base/bytes.js";
import { ProofError } from "../base/errors.js";
import { recoverAddress } from "../crypto/recover.js";
import { ChainHeader } from "./header.js";
import { decodeStrictly, encode, isList, strictBytes } from "./rlp.js";
import { ValidatorSet } from "./validatorSet.js";

const MOST = 1_000;
const EMPTY = new Uint8Array(0);

export class SealedHeader {
  #signers = null;

  /** Reads header and extra data of a consensus, `QBFT` or `IBFT2`. Throws a ProofError. */
  constructor(rlp, consensus, allowsUnknown) {
    this.header = new ChainHeader(rlp, allowsUnknown);
    this.isQbft = consensus === "QBFT";
    this.items = readExtraData(this.header.extraData, this.isQbft);
    const [vanity, validators, vote] = this.items;
    const ofBlock = this.isQbft ? [vanity, validators, vote, EMPTY, []] : [vanity, validators, vote];
    this.hash = this.header.height === 0 ? this.header.hash : this.header.hashWith(encode(ofBlock));
    this.listed = validators.map((one) => hex(strictBytes(one, 20, "A validator")));
    this.vote = readVote(vote, this.isQbft);
  }

  get sealCount() {
    return this.items[4].length;
  }

  /** Throws a ProofError unless enough of the validators, and nobody else, sealed the header. */
  check(validators) {
    const { height } = this.header;
    if (this.listed.length > 0 && !validators.isSameAs(new ValidatorSet(this.listed))) {
      throw new ProofError("ValidatorList", `Block ${height} lists other validators.`);
    }
    if (this.signers.some((signer) => !validators.has(signer))) {
      throw new ProofError("SealForeign", `A seal of block ${height} is by a stranger.`);
    }
    if (!this.isSealedBy(validators)) {
      throw new ProofError(
        "SealQuorum",
        `Block ${height} has ${this.signers.length} seals; ${validators.quorum} are needed.`,
      );
    }
  }

  isSealedBy(validators) {
    return this.signers.filter((signer) => validators.has(signer)).length >= validators.quorum;
  }

  /** The addresses that the seals are by, each once. */
  get signers() {
    this.#signers ??= this.#recover();
    return this.#signers;
  }

  #recover() {
    const [vanity, validators, vote, round, seals] = this.items;
    const signed = this.isQbft ? [vanity, validators, vote, round, []] : [vanity, validators, vote, round];
    const hash = this.header.hashWith(encode(signed));
    const signers = seals.map((seal) => signerOf(hash, seal));
    if (new Set(signers).size !== signers.length) {
      throw new ProofError("SealTwice", `Block ${this.header.height} has two seals of one signer.`);
    }
    return signers;
  }
}

function signerOf(hash, seal) {
  const signer = !isList(seal) && seal.length === 65 ? recoverAddress(hash, seal) : null;
  if (signer === null) {
    throw new ProofError("SealShape", "A seal is r, s (low) and a parity of 0 or 1.");
  }
  return signer;
}

function readExtraData(bytes, isQbft) {
  const items = decodeStrictly(bytes);
  const isWhole =
    isList(items) &&
    items.length === 5 &&
    [items[1], items[4]].every((list) => isList(list) && list.length <= MOST) &&
    !isList(items[0]) && items[0].length <= 32 &&
    !isList(items[3]) && items[3].length <= 4 &&
    (isQbft ? items[3][0] !== 0 : items[3].length === 4);
  if (!isWhole) {
    throw new ProofError("ExtraData", "The extra data is not that of the consensus.");
  }
  return items;
}

// To add is 0xff in both; to drop is nothing in QBFT and a zero byte in IBFT 2.0.
function readVote(item, isQbft) {
  if (item.length === 0 && isList(item) === isQbft) {
    return null;
  }
  const kind = isList(item) && item.length === 2 && !isList(item[1]) ? item[1] : null;
  const isAddition = kind !== null && kind.length === 1 && kind[0] === 0xff;
  const isDrop = kind !== null && (isQbft ? kind.length === 0 : kind.length === 1 && kind[0] === 0);
  if (!isAddition && !isDrop) {
    throw new ProofError("ExtraData", "A vote is a validator, and to add or to drop it.");
  }
  return { candidate: hex(strictBytes(item[0], 20, "A candidate")), isAddition };
}
