// Reads JSON that must be the RFC 8785 form of itself, from its bytes: docs/document-format.md §1. Does what Core's
// CanonicalReader does, in the same order, so that both refuse a file for the same rule at the same place.

import { text as textOf, fromBase64Url, decodedLength, hex, equal, utf8 } from "../base/bytes.js";
import { FormatError } from "../base/errors.js";
import { readInteger } from "./canonicalInteger.js";
import { readString } from "./canonicalString.js";

const code = (character) => character.charCodeAt(0);
const QUOTE = code('"');
const OPEN = code("{");
const CLOSE = code("}");
const LEFT = code("[");
const RIGHT = code("]");
const COMMA = code(",");
const COLON = code(":");
const WORDS = ["null", "true", "false"].map(utf8);

/** The limits of documents and of all that is inside them. */
export const DOCUMENT_LIMITS = { members: 512, stringBytes: 64 * 1024 };

const DEPTH = 16;
const LARGEST = Number.MAX_SAFE_INTEGER;

export class CanonicalReader {
  constructor(json, context, limits = DOCUMENT_LIMITS) {
    this.json = json;
    this.context = context;
    this.limits = limits;
    this.position = 0;
    this.depth = 0;
    this.members = 0;
  }

  /** The next byte; 0 at the end. */
  get next() {
    return this.position < this.json.length ? this.json[this.position] : 0;
  }

  startObject() {
    this.#open(OPEN);
  }

  startArray() {
    this.#open(LEFT);
  }

  /** Whether the member comes next; then its value is next. */
  tryMember(name) {
    const wanted = utf8(name);
    const isFirst = this.json[this.position - 1] === OPEN;
    const start = this.position + (isFirst ? 0 : 1);
    const end = start + wanted.length + 2;
    const isNext =
      end < this.json.length &&
      (isFirst || this.json[this.position] === COMMA) &&
      this.json[start] === QUOTE &&
      this.json[end - 1] === QUOTE &&
      this.json[end] === COLON &&
      equal(this.json.subarray(start + 1, end - 1), wanted);
    if (isNext) {
      this.#countMember();
      this.position = end + 1;
    }
    return isNext;
  }

  member(name) {
    if (!this.tryMember(name)) {
      throw this.refuse(this.#absence(utf8(name)), name);
    }
  }

  endObject() {
    if (this.next !== CLOSE) {
      throw this.#refuseHere("UnknownMember");
    }
    this.position++;
    this.depth--;
  }

  /** Whether there is another element; then it is next. */
  nextElement() {
    if (this.next === RIGHT) {
      this.position++;
      this.depth--;
      return false;
    }
    if (this.json[this.position - 1] !== LEFT) {
      this.#expect(COMMA);
    }
    this.#countMember();
    return true;
  }

  /** An element that must be there. */
  element(member) {
    if (!this.nextElement()) {
      throw this.refuse("MissingMember", member);
    }
  }

  /** The bytes of a string without its escapes. */
  readBytesOfString() {
    if (this.next !== QUOTE) {
      throw this.#refuseHere("WrongType");
    }
    const read = readString(this.json, this.limits.stringBytes, this.position);
    this.position = read.position;
    if (read.broken) {
      throw this.#fail(read.broken);
    }
    return read.text;
  }

  readText() {
    return textOf(this.readBytesOfString());
  }

  readInteger() {
    if (!(this.next === code("-") || (this.next >= code("0") && this.next <= code("9")))) {
      throw this.#refuseHere("WrongType");
    }
    const read = readInteger(this.json, this.position);
    this.position = read.position;
    if (read.broken) {
      throw this.#fail(read.broken);
    }
    return read.value;
  }

  readNumber(member, least, most = LARGEST) {
    const value = this.readInteger();
    if (value < least || value > most) {
      throw this.refuse("BadValue", member);
    }
    return value;
  }

  readBoolean() {
    const start = this.position;
    this.skipWord(false);
    return this.position - start === 4;
  }

  /** Binary of a fixed length. */
  readBytes(length, member) {
    const encoded = this.readBytesOfString();
    if (decodedLength(encoded.length) !== length) {
      throw this.refuse("BadValue", member);
    }
    const bytes = fromBase64Url(encoded);
    if (bytes === null) {
      throw this.refuse("BadBase64Url", member);
    }
    return bytes;
  }

  /** 32 bytes as hexadecimal text. */
  readHash(member) {
    return hex(this.readBytes(32, member));
  }

  /** Binary of any length. */
  readBinary(member) {
    const bytes = fromBase64Url(this.readBytesOfString());
    if (bytes === null) {
      throw this.refuse("BadBase64Url", member);
    }
    return bytes;
  }

  /** The bytes between the quotes, as the file has them. */
  readEncoded() {
    const start = this.position + 1;
    this.readBytesOfString();
    return this.json.subarray(start, this.position - 1);
  }

  /** The bytes of any value. */
  skipValue() {
    const start = this.position;
    this.#skip(false);
    return this.json.subarray(start, this.position);
  }

  skipWord(isNullAllowed) {
    const rest = this.json.subarray(this.position, this.position + 5);
    const word = WORDS.find((one) => equal(rest.subarray(0, one.length), one));
    if (word === WORDS[0] && !isNullAllowed) {
      throw this.#fail("NullValue");
    }
    if (word === undefined) {
      throw this.#fail(this.#whatIsNext());
    }
    this.position += word.length;
  }

  end() {
    if (this.position !== this.json.length) {
      throw this.#fail(this.#whatIsNext());
    }
  }

  /** What to throw for a value that is not allowed: first of all the text must be canonical as a whole. */
  refuse(rule, member) {
    this.#checkWhole();
    return new FormatError(rule, `${this.context}.${member}`);
  }

  #refuseHere(rule) {
    this.#checkWhole();
    return this.#fail(this.next === code("n") ? "NullValue" : rule);
  }

  #checkWhole() {
    const walk = new CanonicalReader(this.json, this.context, this.limits);
    walk.#skip(true);
    walk.end();
  }

  #skip(isNullAllowed) {
    switch (this.next) {
      case QUOTE:
        this.readBytesOfString();
        break;
      case OPEN:
        this.#skipObject(isNullAllowed);
        break;
      case LEFT:
        this.startArray();
        while (this.nextElement()) {
          this.#skip(isNullAllowed);
        }
        break;
      default:
        if (this.next === code("-") || (this.next >= code("0") && this.next <= code("9"))) {
          this.readInteger();
        } else {
          this.skipWord(isNullAllowed);
        }
    }
  }

  #skipObject(isNullAllowed) {
    this.startObject();
    let name = null;
    while (this.next !== CLOSE) {
      if (name !== null) {
        this.#expect(COMMA);
      }
      this.#countMember();
      const following = this.#readName();
      const order = name === null ? -1 : compareUtf16(name, following);
      if (order >= 0) {
        throw this.#fail(order === 0 ? "DuplicateKey" : "NotCanonical");
      }
      this.#expect(COLON);
      name = following;
      this.#skip(isNullAllowed);
    }
    this.endObject();
  }

  // The names are sorted: where an earlier name stands than the wanted one, that one is foreign.
  #absence(wanted) {
    const start = this.position + (this.next === COMMA ? 2 : 1);
    const isAtEnd = this.next === CLOSE || start >= this.json.length;
    const end = isAtEnd ? -1 : this.json.indexOf(QUOTE, start);
    return end >= 0 && compareUtf16(this.json.subarray(start, end), wanted) < 0
      ? "UnknownMember"
      : "MissingMember";
  }

  #readName() {
    if (this.next !== QUOTE) {
      throw this.#fail(this.#whatIsNext());
    }
    return this.readBytesOfString();
  }

  #open(bracket) {
    if (this.next !== bracket) {
      throw this.#refuseHere("WrongType");
    }
    this.position++;
    if (++this.depth > DEPTH) {
      throw this.#fail("TooDeep");
    }
  }

  #countMember() {
    if (++this.members > this.limits.members) {
      throw this.#fail("TooManyMembers");
    }
  }

  #expect(wanted) {
    if (this.position >= this.json.length || this.next !== wanted) {
      throw this.#fail(this.#whatIsNext());
    }
    this.position++;
  }

  #whatIsNext() {
    return [0x20, 0x09, 0x0d, 0x0a].includes(this.next) ? "NotCanonical" : "NotJson";
  }

  #fail(rule) {
    return new FormatError(rule, `${this.context} byte ${this.position}`);
  }
}

// The order of UTF-16 code units, told from UTF-8: only U+E000 to U+FFFF stand elsewhere (RFC 8785 §3.2.3).
function compareUtf16(left, right) {
  const most = Math.min(left.length, right.length);
  let common = 0;
  while (common < most && left[common] === right[common]) {
    common++;
  }
  const rank = (lead) => (lead === 0xee || lead === 0xef ? 0x100 + lead : lead);
  return common === most ? left.length - right.length : rank(left[common]) - rank(right[common]);
}
