// Runs the verifier that is inside the page on vectors and compares its answers with Core's.
//
//   node verify-vectors.mjs certs-verify.html < vectors     one JSON object a line
//
// Writes "N agree", or the first differences.

import { readFileSync } from "node:fs";

const MOST_SHOWN = 5;
const page = readFileSync(process.argv[2], "utf8");
const script = /<script id="verifier">([^]*?)<\/script>/.exec(page)[1];
const verifier = new Function(`${script}; return CertsVerifier;`)();

const bytes = (text) => new Uint8Array(Buffer.from(text, "base64"));

// Trust files are shown one after the other; one that is refused is what the last question is asked with.
function shown(files, now) {
  let stored = null;
  for (const file of files) {
    try {
      const seen = verifier.acceptTrustFile(verifier.readTrust(file), stored?.seen ?? null, now);
      stored = { file, seen };
    } catch (error) {
      if (error instanceof verifier.TrustRefused) {
        return { file, seen: stored?.seen ?? null };
      }
      throw error;
    }
  }
  return stored;
}

function answer({ bundle, earlier, trust, now, province, at, atStatusBlock }) {
  const question = { province, now, at, isAtStatusBlock: atStatusBlock };
  try {
    const stored = shown(trust.map(bytes), now);
    const verify = (text, memory) => {
      const file = bytes(text);
      const read = verifier.isShortForm(file) ? verifier.readShortForm(file) : verifier.readBundle(file);
      return verifier.verifyBundle(read, stored, question, memory);
    };
    const memory = earlier.reduce(
      (before, text) => verifier.remember(before, verify(text, before).blocks.proven), []);
    const { report } = verify(bundle, memory);
    return verifier.reportJson(report);
  } catch (error) {
    if (error instanceof verifier.FormatError) {
      return error.message;
    }
    throw error;
  }
}

function differenceOf(vector) {
  const given = answer(vector);
  if (given === vector.expected) {
    return null;
  }
  let at = 0;
  while (given[at] === vector.expected[at]) {
    at++;
  }
  const part = (text) => text.slice(Math.max(0, at - 120), at + 120);
  return `${vector.name}\n  Core: ${part(vector.expected)}\n  page: ${part(given)}\n`;
}

const vectors = readFileSync(0, "utf8").split("\n").map((line) => JSON.parse(line));
const differences = vectors.map(differenceOf).filter(Boolean);
process.stdout.write(
  differences.length === 0
    ? `${vectors.length} agree\n`
    : `${differences.length} of ${vectors.length} differ\n${differences.slice(0, MOST_SHOWN).join("")}`,
);
