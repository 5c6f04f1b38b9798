// Who may seal a block.

import { ProofError } from "../base/errors.js";

export class ValidatorSet {
  #members;

  /** Of addresses that are listed once each, ascending, at least one. */
  constructor(validators) {
    if (validators.length === 0 || validators.some((one, i) => i > 0 && validators[i - 1] >= one)) {
      throw new ProofError("ValidatorList", "Validators are listed once each, ascending.");
    }
    this.validators = validators;
    this.#members = new Set(validators);
  }

  /** ⌈2n/3⌉. */
  get quorum() {
    return Math.floor((2 * this.validators.length + 2) / 3);
  }

  has(validator) {
    return this.#members.has(validator);
  }

  isSameAs(other) {
    return this.validators.length === other.validators.length && this.validators.every((one) => other.has(one));
  }
}

/** The one validator that came or went; null when the sets differ otherwise. */
export function oneChange(before, after) {
  const added = after.validators.filter((one) => !before.has(one));
  const dropped = before.validators.filter((one) => !after.has(one));
  return added.length + dropped.length === 1
    ? { candidate: [...added, ...dropped][0], isAddition: added.length === 1 }
    : null;
}
