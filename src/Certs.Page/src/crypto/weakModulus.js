// RSA moduli that are known to be weak: small or close factors (CVE-2022-26320), ROCA (CVE-2017-15361).

const FERMAT_STEPS = 100;
const primes = primesUpTo(10_000).map(BigInt);
const rocaGroups = primesUpTo(167).slice(1).map((prime) => [BigInt(prime), powersOf65537(prime)]);

/** Whether the modulus has the fingerprint of ROCA. */
export const hasRocaFingerprint = (modulus) =>
  rocaGroups.every(([prime, powers]) => powers.has(Number(modulus % prime)));

/** Whether it has a small factor or close ones. */
export const isWeakModulus = (modulus) =>
  primes.some((prime) => modulus % prime === 0n) ||
  hasCloseFactors(modulus);

function hasCloseFactors(modulus) {
  const root = squareRoot(modulus);
  let middle = root * root === modulus ? root : root + 1n;
  for (let step = 0; step < FERMAT_STEPS; step++, middle++) {
    const rest = middle * middle - modulus;
    if (squareRoot(rest) ** 2n === rest) {
      return true;
    }
  }
  return false;
}

// Newton's method from above: falls until it has the root, rounded down.
function squareRoot(value) {
  if (value === 0n) {
    return 0n;
  }
  let root = 1n << BigInt(Math.ceil((value.toString(2).length + 1) / 2));
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) {
      return root;
    }
    root = next;
  }
}

function powersOf65537(prime) {
  const powers = new Set();
  for (let power = 1; !powers.has(power); power = (power * (65537 % prime)) % prime) {
    powers.add(power);
  }
  return powers;
}

function primesUpTo(limit) {
  const found = [];
  for (let number = 2; number <= limit; number++) {
    if (found.every((prime) => number % prime !== 0)) {
      found.push(number);
    }
  }
  return found;
}
