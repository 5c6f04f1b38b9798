// The short form of a bundle, as one QR code has it: docs/bundle-format.md §8.

import { fromBase45 } from "../base/base45.js";
import { hex, startsWith, utf8 } from "../base/bytes.js";
import { FormatError } from "../base/errors.js";
import { LAST } from "../base/moments.js";
import { CompactInput } from "../bundle/compactReader.js";
import { SIGNERS } from "../bundle/limits.js";
import { readShortDocument } from "./shortDocument.js";

const PREFIX = utf8("CERTS1:");
const MOST_READ = 8_192;
const MOST_PATH = 64;
const WORD = 0xffffffff;
const CODE = 0xffff;
const LINE_ENDS = [0x0d, 0x0a];
const NO_WORD = new Uint8Array(32);

/** Whether the file, or the text of a QR code, says that it is a short form. */
export const isShortForm = (file) => startsWith(file, PREFIX);

/** Reads a short form as a bundle with the word of provinces. Throws a FormatError. */
export function readShortForm(file) {
  let end = file.length;
  while (LINE_ENDS.includes(file[end - 1])) {
    end--;
  }
  if (!isShortForm(file.subarray(0, end))) {
    throw new FormatError("UnknownVersion", "short form");
  }
  if (end > PREFIX.length + (MOST_READ / 2) * 3) {
    throw new FormatError("TooLarge", "short form");
  }
  // Byte for byte, so that none is lost: what is not of the alphabet is refused there.
  const digits = Array.from(file.subarray(PREFIX.length, end), (byte) => String.fromCharCode(byte)).join("");
  const bytes = fromBase45(digits);
  if (bytes === null) {
    throw new FormatError("BadValue", "short form");
  }
  const input = new CompactInput(bytes, "short form");
  const document = readShortDocument(input);
  const witness = readWitness(input);
  input.end();
  return { document, handOvers: [], inclusion: null, statements: [], status: null, witness };
}

function readWitness(input) {
  return {
    block: input.long(Number.MAX_SAFE_INTEGER),
    hash: hex(input.raw(32)),
    time: input.long(LAST),
    anchorTime: input.long(LAST),
    suiteBitmap: input.number(CODE),
    kind: input.byte(),
    status: input.flag() ? input.raw(32) : NO_WORD,
    facts: {
      index: input.long(WORD),
      size: input.long(WORD),
      path: input.many(MOST_PATH, () => input.raw(32)),
    },
    signatures: readSignatures(input),
  };
}

function readSignatures(input) {
  let last = 0;
  return input.many(SIGNERS, () => {
    const province = input.number(CODE);
    const value = input.raw(65);
    if (province <= last || value[64] > 1) {
      throw input.refuse("BadValue");
    }
    last = province;
    return { province, value };
  });
}
