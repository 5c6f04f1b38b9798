// Whether a trust file is believed: docs/bundle-format.md §5.

import { concat, hex, utf8 } from "../base/bytes.js";
import { TrustRefused } from "../base/errors.js";
import { keccakHex, sha256 } from "../base/hashes.js";
import { momentText } from "../base/moments.js";
import { recoverAddress } from "../crypto/recover.js";

const CLOCK_SKEW = 120;
const MOST_HEADS = 1_024;

/** The vouched blocks of a trust file as `[height, hash]`. */
export const headsOf = ({ checkpoints, registries }) => [
  ...checkpoints.map(({ height, hash }) => [height, hash]),
  [registries.head.block, registries.head.hash],
];

/**
 * Believes a trust file or throws TrustRefused. Returns what is to be remembered of the chain; `seen` is what was
 * remembered before, or null.
 */
export function acceptTrustFile(file, seen, now) {
  const digest = sha256(file.content);
  checkContinues(file.trust, seen);
  const signers = signersOf(file, digest, seen);
  checkEnough(signers, file.trust.root);
  if (seen !== null) {
    checkEnough(signers, seen.root);
    checkHeads(file.trust, hex(digest), seen);
  }
  checkAge(file.trust, now);
  return memoryAfter(file.trust, hex(digest), seen);
}

/** Believes a file that was believed before, unless it has grown too old since; another one as `acceptTrustFile` does. */
export function believeAgain(file, seen, now) {
  if (hex(sha256(file.content)) === seen?.digest) {
    checkAge(file.trust, now);
  } else {
    acceptTrustFile(file, seen, now);
  }
}

function checkContinues(trust, seen) {
  if (seen === null) {
    return;
  }
  if (trust.chainId !== seen.chainId || trust.genesis !== seen.genesis) {
    throw new TrustRefused(
      "TRUST_FILE_OF_ANOTHER_CHAIN", `It is of chain ${trust.chainId}, genesis ${trust.genesis}.`);
  }
  if (trust.version < seen.version) {
    throw new TrustRefused(
      "TRUST_FILE_ROLLED_BACK", `It is version ${trust.version}; version ${seen.version} was seen.`);
  }
}

const accountOf = (root, province) => root.signers.find((signer) => signer.province === province)?.account;

function signersOf({ trust, signatures }, digest, seen) {
  const signed = keccakHex(concat(0x19, utf8("certs/trust/1"), digest));
  return signatures.map(({ province, value }) => {
    const accounts = [seen?.root, trust.root].filter(Boolean).map((root) => accountOf(root, province));
    if (accounts.every((account) => account === undefined)) {
      throw new TrustRefused("TRUST_FILE_SIGNER_UNKNOWN", `Province ${province} is no signer.`);
    }
    const signer = recoverAddress(signed, value);
    if (signer === null || !accounts.includes(signer)) {
      throw new TrustRefused(
        "TRUST_FILE_SIGNATURE_WRONG", `The signature of province ${province} is not by its account.`);
    }
    return signer;
  });
}

// By account: a file that names other accounts for the same provinces gains nothing by their signatures.
function checkEnough(signers, root) {
  const count = root.signers.filter(({ account }) => signers.includes(account)).length;
  if (count < root.threshold) {
    throw new TrustRefused(
      "TRUST_FILE_TOO_FEW_SIGNERS",
      `${count} of ${root.signers.length} provinces signed; ${root.threshold} are needed.`);
  }
}

// Only of a file that enough provinces signed: others could say anything.
function checkHeads(trust, digest, seen) {
  if (trust.version === seen.version && digest !== seen.digest) {
    throw new TrustRefused("LOG_EQUIVOCATION", `There are two files of version ${seen.version}.`);
  }
  const known = new Map(seen.heads);
  for (const [height, hash] of headsOf(trust)) {
    if (known.has(height) && known.get(height) !== hash) {
      throw new TrustRefused(
        "LOG_EQUIVOCATION", `Block ${height} is ${hash}; ${known.get(height)} was vouched for before.`);
    }
  }
}

function checkAge(trust, now) {
  const expires = trust.madeAt + trust.validFor.file;
  if (now >= expires) {
    throw new TrustRefused("TRUST_FILE_EXPIRED", `It could be relied on until ${momentText(expires)}.`);
  }
  if (trust.madeAt - now > CLOCK_SKEW) {
    throw new TrustRefused(
      "CLOCK_DISAGREES", `It was made ${momentText(trust.madeAt)}, after this machine's time.`);
  }
}

function memoryAfter(trust, digest, seen) {
  const heads = new Map([...(seen?.heads ?? []), ...headsOf(trust)]);
  return {
    chainId: trust.chainId,
    genesis: trust.genesis,
    version: trust.version,
    madeAt: trust.madeAt,
    digest,
    root: trust.root,
    heads: [...heads].sort(([one], [other]) => one - other).slice(-MOST_HEADS),
  };
}
