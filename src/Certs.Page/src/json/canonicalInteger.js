// Integers of magnitude below 2^53: docs/document-format.md §1.4.

const LONGEST = 16;
const isDigit = (byte) => byte >= 0x30 && byte <= 0x39;

/** Reads the integer at the position: its value, or the rule that it breaks. */
export function readInteger(json, position) {
  const isNegative = json[position] === 0x2d;
  const start = position + (isNegative ? 1 : 0);
  let end = start;
  while (end < json.length && isDigit(json[end])) {
    end++;
  }
  const broken = violation(json.subarray(start, end), end < json.length ? json[end] : 0, isNegative);
  if (broken) {
    return { broken, position };
  }
  const digits = String.fromCharCode(...json.subarray(start, end));
  const value = isNegative ? -BigInt(digits) : BigInt(digits);
  const isTooLarge = value > BigInt(Number.MAX_SAFE_INTEGER) || value < -BigInt(Number.MAX_SAFE_INTEGER);
  return isTooLarge ? { broken: "IntegerOutOfRange", position: end } : { value: Number(value), position: end };
}

function violation(digits, follower, isNegative) {
  if (digits.length === 0 || (digits.length > 1 && digits[0] === 0x30)) {
    return "NotJson";
  }
  if ([0x2e, 0x65, 0x45].includes(follower)) {
    return "NumberNotInteger";
  }
  if (isNegative && digits[0] === 0x30) {
    return "NegativeZero";
  }
  return digits.length > LONGEST ? "IntegerOutOfRange" : null;
}
