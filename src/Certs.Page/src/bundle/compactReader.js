// The compact form of a bundle: docs/bundle-format.md §3.

import { FormatError } from "../base/errors.js";
import { FILE_BYTES, STATEMENT_BYTES } from "../document/documentReader.js";
import { CHANGES, HAND_OVERS, HEADER_BYTES, INT, NODES, NODE_BYTES, STATEMENTS, VOTES } from "./limits.js";

export class CompactInput {
  #bytes;
  #name;
  #position = 0;

  constructor(bytes, name = "bundle") {
    this.#bytes = bytes;
    this.#name = name;
  }

  raw(length) {
    if (length > this.#bytes.length - this.#position) {
      throw this.refuse("MissingMember");
    }
    this.#position += length;
    return this.#bytes.subarray(this.#position - length, this.#position);
  }

  byte() {
    return this.raw(1)[0];
  }

  flag() {
    const value = this.byte();
    if (value > 1) {
      throw this.refuse("BadValue");
    }
    return value === 1;
  }

  // Unsigned LEB128 of at most 31 bits in its shortest form.
  number(most) {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const next = this.byte();
      if (shift === 28 && next > 7) {
        throw this.refuse("IntegerOutOfRange");
      }
      value += (next & 0x7f) * 2 ** shift;
      if (next <= 0x7f) {
        return this.#checked(value, most, next === 0 && shift > 0);
      }
    }
  }

  // The same of at most 53 bits.
  long(most) {
    let value = 0;
    for (let shift = 0; shift < 56; shift += 7) {
      const next = this.byte();
      value += (next & 0x7f) * 2 ** shift;
      if (next <= 0x7f) {
        if (next === 0 && shift > 0) {
          throw this.refuse("NotCanonical");
        }
        if (value > most) {
          throw this.refuse("IntegerOutOfRange");
        }
        return value;
      }
    }
    throw this.refuse("IntegerOutOfRange");
  }

  #checked(value, most, isTooLong) {
    if (isTooLong) {
      throw this.refuse("NotCanonical");
    }
    if (value > most) {
      throw this.refuse("TooMany");
    }
    return value;
  }

  text(most) {
    return this.raw(this.number(most));
  }

  many(most, read) {
    return Array.from({ length: this.number(most) }, () => read(this));
  }

  nodes() {
    return this.many(NODES, () => this.text(NODE_BYTES));
  }

  end() {
    if (this.#position !== this.#bytes.length) {
      throw this.refuse("UnknownMember");
    }
  }

  refuse(rule) {
    return new FormatError(rule, `${this.#name} byte ${this.#position}`);
  }
}

/** Reads what follows the four letters. Throws a FormatError. */
export function readCompactBundle(bytes) {
  const input = new CompactInput(bytes);
  if (input.byte() !== 1) {
    throw input.refuse("UnknownVersion");
  }
  const document = input.text(FILE_BYTES);
  const handOvers = input.many(HAND_OVERS, readHandOver);
  const inclusion = readInclusion(input);
  const statements = input.many(STATEMENTS, readStatement);
  const status = input.flag() ? readStatus(input) : null;
  input.end();
  return { document, handOvers, inclusion, statements, status, witness: null };
}

function readHandOver(input) {
  const first = input.text(HEADER_BYTES);
  return { first, votes: input.many(VOTES, () => input.text(HEADER_BYTES)) };
}

function readInclusion(input) {
  if (!input.flag()) {
    return null;
  }
  const header = input.text(HEADER_BYTES);
  const transaction = input.number(INT);
  return { header, transaction, receipt: input.nodes() };
}

function readStatement(input) {
  const file = input.flag() ? input.text(STATEMENT_BYTES) : null;
  return { file, inclusion: readInclusion(input) };
}

function readStatus(input) {
  const header = input.text(HEADER_BYTES);
  const account = input.nodes();
  return { header, account, slots: input.many(STATEMENTS + 1, readSlot) };
}

function readSlot(input) {
  const nodes = input.nodes();
  const earlier = input.many(CHANGES, () => {
    const detail = input.raw(32);
    return { detail, word: input.raw(32) };
  });
  return { nodes, earlier };
}
