// Why an electronic seal or a certificate in it cannot be read.

/** `rule` is that of Core's SealFormatRule. */
export class SealError extends Error {
  constructor(rule, place) {
    super(`${rule}: ${place}.`);
    this.rule = rule;
    this.place = place;
  }
}
