// The codes that together hold a full bundle: docs/bundle-format.md §8.

import { fromBase45 } from "../base/base45.js";
import { concat, fromBigInt, hex, startsWith, utf8 } from "../base/bytes.js";
import { FormatError } from "../base/errors.js";
import { sha256, sha256Hex } from "../base/hashes.js";
import { CompactInput } from "../bundle/compactReader.js";

const PREFIX = "CERTF1:";
const PART_BYTES = 800;
const MOST_FRAMES = 1_500;

/** Whether the file, or the text of a QR code, is one of the codes of a bundle. */
export const isFrame = (file) => startsWith(file, utf8(PREFIX));

/** `{digest, count, index, part}` of the text of a code. Throws a FormatError. */
export function readFrame(text) {
  if (!text.startsWith(PREFIX) || text.length > PREFIX.length + 2 * PART_BYTES) {
    throw new FormatError("UnknownVersion", "frame");
  }
  const bytes = fromBase45(text.slice(PREFIX.length));
  if (bytes === null) {
    throw new FormatError("BadValue", "frame");
  }
  const input = new CompactInput(bytes, "frame");
  const [digest, count, index] = [input.raw(32), input.number(MOST_FRAMES), input.number(MOST_FRAMES)];
  const masked = input.text(PART_BYTES);
  input.end();
  if (index >= count || masked.length === 0) {
    throw new FormatError("BadValue", "frame");
  }
  return { digest: hex(digest), count, index, part: unmask(digest, index, masked) };
}

// Long runs of zeros look like the marks by which readers find a code, so parts are written with a stream over them.
function unmask(digest, index, part) {
  const numeral = (number) => fromBigInt(BigInt(number), 4);
  const blocks = Array.from({ length: Math.ceil(part.length / 32) }, (_, i) =>
    sha256(concat(digest, numeral(index), numeral(i))));
  const stream = concat(...blocks);
  return part.map((byte, i) => byte ^ stream[i]);
}

/** Puts codes together that come in any order, any number of times, and between those of other bundles. */
export class FrameCollector {
  #bundles = new Map();

  /** The bundle once its last code has come; null while codes are missing. */
  add({ digest, count, index, part }) {
    const key = `${digest} ${count}`;
    const parts = this.#bundles.get(key) ?? new Map();
    this.#bundles.set(key, parts.set(index, part));
    if (parts.size < count) {
      return null;
    }
    const whole = concat(...Array.from({ length: count }, (_, i) => parts.get(i)));
    if (sha256Hex(whole) === digest) {
      return whole;
    }
    // One of them was not of this bundle: all of them come again.
    this.#bundles.delete(key);
    return null;
  }

  /** How many codes of that bundle have come. */
  countOf({ digest, count }) {
    return this.#bundles.get(`${digest} ${count}`)?.size ?? 0;
  }
}
