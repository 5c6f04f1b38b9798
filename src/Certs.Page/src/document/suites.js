// The closed list of suites; numbers never change (docs/document-format.md).

/** The names that `alg` has, by number from 1. */
export const SUITES = ["ES256", "ES384", "PS256", "RS256", "EdDSA", "SM2"];

/** The number of a suite's name; 0 when this code does not have it. */
export const suiteNumber = (name) => SUITES.indexOf(name) + 1;

export const isSuite = (number) => number >= 1 && number <= SUITES.length;

/** The name, or the number as text where there is none. */
export const suiteName = (number) => (isSuite(number) ? SUITES[number - 1] : String(number));
