// DER, ITU-T X.690 §8 to §11: as much as keys need. Whatever is not the one encoding throws a DerError.

import { hex, toBigInt } from "../base/bytes.js";

export const SEQUENCE = 0x30;
export const OID = 0x06;
export const NULL = 0x05;
export const INTEGER = 0x02;
export const BIT_STRING = 0x03;

export class DerError extends Error {}

const require = (holds) => {
  if (!holds) {
    throw new DerError("Not DER.");
  }
};

export class DerReader {
  constructor(bytes) {
    this.bytes = bytes;
    this.position = 0;
  }

  get hasData() {
    return this.position < this.bytes.length;
  }

  /** The next value with its tag and length; it stays the next. */
  get encoded() {
    const start = this.position;
    this.any();
    const encoded = this.bytes.subarray(start, this.position);
    this.position = start;
    return encoded;
  }

  /** The next tag. */
  get tag() {
    require(this.hasData);
    return this.bytes[this.position];
  }

  /** The content of the next value, whatever its tag is. */
  any() {
    const tag = this.tag;
    require((tag & 0x1f) !== 0x1f);
    const length = this.#length(this.position + 1);
    const start = this.position + 1 + length.bytes;
    require(start + length.value <= this.bytes.length);
    this.position = start + length.value;
    return this.bytes.subarray(start, this.position);
  }

  value(tag) {
    require(this.tag === tag);
    return this.any();
  }

  /** The values of a sequence, or of what is tagged like one. */
  sequence(tag = SEQUENCE) {
    return new DerReader(this.value(tag));
  }

  end() {
    require(!this.hasData);
  }

  /** An object identifier in dotted form (§8.19). */
  objectIdentifier() {
    const content = this.value(OID);
    require(content.length > 0 && content.at(-1) < 0x80);
    const arcs = [];
    let arc = 0n;
    let isFirst = true;
    for (const byte of content) {
      require(!(isFirst && byte === 0x80));
      arc = (arc << 7n) | BigInt(byte & 0x7f);
      isFirst = byte < 0x80;
      if (isFirst) {
        arcs.push(arc);
        arc = 0n;
      }
    }
    const root = arcs[0] < 80n ? arcs[0] / 40n : 2n;
    return [root, arcs[0] - 40n * root, ...arcs.slice(1)].join(".");
  }

  /** A signed integer of any size in its shortest form. */
  integer() {
    const content = this.value(INTEGER);
    const [first, second] = content;
    require(content.length > 0);
    require(!(content.length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))));
    const value = toBigInt(content);
    return first >= 0x80 ? value - (1n << BigInt(8 * content.length)) : value;
  }

  /** A bit string of whole bytes. */
  bits() {
    const { bytes, unused } = this.bitString();
    require(unused === 0);
    return bytes;
  }

  /** A bit string with how many bits of its last byte are unused; those are zero (§11.2.1). */
  bitString() {
    const content = this.value(BIT_STRING);
    const [unused] = content;
    const bytes = content.subarray(1);
    require(content.length > 0 && unused < 8 && (bytes.length > 0 || unused === 0));
    require(unused === 0 || (bytes.at(-1) & ((1 << unused) - 1)) === 0);
    return { bytes, unused };
  }

  nothing() {
    require(this.value(NULL).length === 0);
  }

  #length(at) {
    const first = this.bytes[at];
    require(first !== undefined && first !== 0x80);
    if (first < 0x80) {
      return { value: first, bytes: 1 };
    }
    const digits = this.bytes.subarray(at + 1, at + 1 + (first & 0x7f));
    require(digits.length === (first & 0x7f) && digits.length <= 4 && digits[0] !== 0);
    const value = Number(hex(digits));
    require(value >= 0x80);
    return { value, bytes: 1 + digits.length };
  }
}
