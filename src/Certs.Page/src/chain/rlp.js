// RLP in its one encoding: Ethereum Yellow Paper, appendix B. A string is an array of bytes, a list an array of items.

import { concat, toBigInt } from "../base/bytes.js";
import { ProofError } from "../base/errors.js";

const SHORT = 55;
const DEPTH = 64;
const LONGEST = 0x7fffffff;

/** What is wrong with RLP, or with what it stands for; its place decides which rule that breaks. */
export class RlpError extends Error {}

export const isList = (item) => Array.isArray(item);

/** The items of a list. */
export function itemsOf(item) {
  if (!isList(item)) {
    throw new RlpError("A list is expected, not a byte string.");
  }
  return item;
}

/** The bytes of a string. */
export function valueOf(item) {
  if (isList(item)) {
    throw new RlpError("A byte string is expected, not a list.");
  }
  return item;
}

export function encode(item) {
  if (!isList(item)) {
    return item.length === 1 && item[0] < 0x80 ? item : concat(head(0x80, item.length), item);
  }
  const content = concat(...item.map(encode));
  return concat(head(0xc0, content.length), content);
}

/** A number as the string of its bytes. */
export const numberItem = (number) => {
  const digits = number.toString(16);
  return number === 0 ? new Uint8Array(0) : bytesOfHex(digits.length % 2 ? "0" + digits : digits);
};

const bytesOfHex = (digits) => Uint8Array.from(digits.match(/../g), (pair) => parseInt(pair, 16));

function head(base, length) {
  if (length <= SHORT) {
    return Uint8Array.of(base + length);
  }
  const digits = numberItem(length);
  return concat(base + SHORT + digits.length, digits);
}

/** Decodes one item and nothing after it. */
export function decode(bytes) {
  const input = { bytes, position: 0 };
  const item = read(input, bytes.length, 0);
  if (input.position < bytes.length) {
    throw new RlpError(`${bytes.length - input.position} bytes follow the item.`);
  }
  return item;
}

/** Decodes evidence. */
export function decodeStrictly(bytes) {
  try {
    return decode(bytes);
  } catch (error) {
    throw proofError("Encoding", error);
  }
}

/** An RlpError as the breach of a rule; another error as it is. */
export const proofError = (rule, error, what = "") =>
  error instanceof RlpError ? new ProofError(rule, what + error.message) : error;

/** A list of exactly that many items. */
export function strictList(item, count, what) {
  if (!isList(item) || item.length !== count) {
    throw new ProofError("ValueShape", `${what} is a list of ${count}.`);
  }
  return item;
}

/** A string of exactly that many bytes. */
export function strictBytes(item, length, what) {
  if (isList(item) || item.length !== length) {
    throw new ProofError("ValueShape", `${what} has ${length} bytes.`);
  }
  return item;
}

/** A number of at most that many bytes, without leading zeros. */
export function strictNumber(item, most, what) {
  const refuse = (message) => new ProofError("ValueShape", `${what}: ${message}`);
  if (isList(item)) {
    throw refuse("A byte string is expected, not a list.");
  }
  if (item.length > most) {
    throw refuse(`A number of at most ${most} bytes is expected, not ${item.length}.`);
  }
  if (item[0] === 0) {
    throw refuse("A number has no leading zero.");
  }
  return toBigInt(item);
}

function read(input, end, depth) {
  if (input.position >= end) {
    throw new RlpError("An item is missing.");
  }
  const first = input.bytes[input.position];
  if (first < 0x80) {
    input.position++;
    return Uint8Array.of(first);
  }
  const base = first < 0xc0 ? 0x80 : 0xc0;
  const length = readHead(input, end, base);
  return base === 0xc0 ? readList(input, length, depth + 1) : readString(input, length);
}

function readString(input, length) {
  const content = input.bytes.subarray(input.position, input.position + length);
  if (length === 1 && content[0] < 0x80) {
    throw new RlpError("A single byte below 0x80 stands for itself.");
  }
  input.position += length;
  return content;
}

function readList(input, length, depth) {
  if (depth > DEPTH) {
    throw new RlpError(`Lists are nested more than ${DEPTH} deep.`);
  }
  const end = input.position + length;
  const items = [];
  while (input.position < end) {
    items.push(read(input, end, depth));
  }
  return items;
}

function readHead(input, end, base) {
  const code = input.bytes[input.position++] - base;
  const length = code <= SHORT ? code : readLongLength(input, end, code - SHORT);
  const left = end - input.position;
  if (length > left) {
    throw new RlpError(`${length} bytes are announced, ${left} are there.`);
  }
  return length;
}

function readLongLength(input, end, count) {
  const start = input.position;
  if (count > end - start || input.bytes[start] === 0) {
    throw new RlpError("A length is cut off or has a leading zero.");
  }
  input.position += count;
  const length = Number(toBigInt(input.bytes.subarray(start, input.position)));
  if (length <= SHORT || length > LONGEST) {
    throw new RlpError("A length is too large, or small enough for the short form.");
  }
  return length;
}
