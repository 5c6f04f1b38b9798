// SIGNATURE, KEY and SUITE, for each signature.

import { momentText } from "../../base/moments.js";
import { agencyText } from "../../document/agency.js";
import { signingInput } from "../../document/signatures.js";
import { isSuite, suiteName } from "../../document/suites.js";
import { covers, verifierOf } from "../../registry/registryView.js";
import { about, failed, passed, undecided, using } from "../finding.js";

export function signature(subject) {
  const { signatures } = subject.document;
  const stripped = subject.payload.suites.filter((suite) => !signatures.some((one) => one.suite === suite));
  return [
    ...signatures.map((one) => about(judgeSignature(subject, one), one.suite)),
    ...stripped.map((suite) => {
      const detail = `The issuer requires a signature in ${suiteName(suite)}.`;
      return about(failed("SIGNATURE", "SIGNATURE_STRIPPED", detail), suite);
    }),
  ];
}

function judgeSignature(subject, one) {
  if (subject.registry === null) {
    return subject.registryMissing("SIGNATURE");
  }
  const key = subject.registry.findKey(subject.payload.issuer, one.keyId);
  if (key === null) {
    return undecided("SIGNATURE", "KEY_UNKNOWN", `Key ${one.keyId}.`);
  }
  if (!isSuite(key.suite)) {
    return undecided("SIGNATURE", "SUITE_NOT_IMPLEMENTED", `Suite ${key.suite}.`);
  }
  if (key.suite !== one.suite) {
    const detail = `The document says ${suiteName(one.suite)}, the key is registered for ${suiteName(key.suite)}.`;
    return failed("SIGNATURE", "ALG_MISMATCH", detail);
  }
  const verify = verifierOf(key);
  if (verify === null) {
    return undecided("SIGNATURE", "KEY_REFUSED", `Key ${key.keyId}.`);
  }
  return verify(signingInput(one, subject.document.payloadEncoded), one.value)
    ? passed("SIGNATURE")
    : failed("SIGNATURE", "SIG_CRYPTO_FAILURE");
}

export function key(subject) {
  return subject.document.signatures.map(({ suite, keyId }) => {
    const found = subject.registry === null ? subject.registryMissing("KEY") : judgeKey(subject, keyId);
    return about(using(found, "ANCHOR_BLOCK", subject.bestTime), suite);
  });
}

function judgeKey(subject, keyId) {
  const { registry, bestTime } = subject;
  const found = registry.findKey(subject.payload.issuer, keyId);
  if (found === null) {
    const other = registry.findFirstAgency(keyId);
    return other === null
      ? undecided("KEY", "KEY_UNKNOWN")
      : failed("KEY", "KEY_NOT_OF_ISSUER", `The key was entered by ${agencyText(other)}.`);
  }
  return bestTime === null
    ? undecided("KEY", found.revocation === null ? "NO_POE" : "REVOKED_NO_POE")
    : subject.onlyFresh(judgeKeyAt(found, bestTime, subject.evidence.at));
}

/** A key at the time of signing, asked about at another. */
export function judgeKeyAt({ valid, revocation }, time, at) {
  if (revocation !== null && revocation.invalidFrom <= time) {
    const from = momentText(revocation.invalidFrom);
    return failed(
      "KEY", "SIGNED_AFTER_KEY_REVOCATION", `Invalid from ${from} on, reason ${revocation.reason}.`);
  }
  if (!covers(valid, time)) {
    const until = valid.until === null ? "further notice" : momentText(valid.until);
    return failed(
      "KEY", "SIGNED_OUTSIDE_KEY_VALIDITY",
      `The key may sign from ${momentText(valid.from)} until ${until}.`);
  }
  return revocation !== null && revocation.invalidFrom <= at
    ? passed("KEY", "KEY_REVOKED_LATER", `The key is invalid from ${momentText(revocation.invalidFrom)} on.`)
    : passed("KEY");
}

export function suite(subject) {
  const { at } = subject.evidence;
  return subject.document.signatures.map((one) => {
    const found = judgeSuiteOf(subject, one.suite);
    const { bestTime } = subject;
    return about(
      bestTime === null ? using(found, "AS_AT", at) : using(found, "ANCHOR_BLOCK", bestTime), one.suite);
  });
}

function judgeSuiteOf(subject, number) {
  if (subject.registry === null) {
    return subject.registryMissing("SUITE");
  }
  const recorded = subject.registry.findSuite(number);
  return recorded === null
    ? undecided("SUITE", "SUITE_UNKNOWN", `Suite ${number}.`)
    : subject.onlyFresh(judgeSuite(recorded, subject.bestTime, subject.evidence.at));
}

const isOver = (moment, at) => moment !== null && moment <= at;

/** A suite at the time of signing (null: not proven), asked about at another. */
export function judgeSuite(recorded, time, at) {
  const { issueFrom, issueUntil, acceptUntil, brokenSince } = recorded;
  const hasAged = isOver(acceptUntil, at) || isOver(brokenSince, at);
  const rule = {
    registry: "suite", number: recorded.number, version: recorded.version, block: recorded.at.block,
  };
  if (time === null) {
    const found = hasAged || isOver(issueUntil, at)
      ? undecided("SUITE", "CRYPTO_CONSTRAINTS_FAILURE_NO_POE", datesOf(recorded))
      : passed("SUITE");
    return { ...found, rule };
  }
  const wasAllowed = isOver(issueFrom, time) && !isOver(issueUntil, time) && !isOver(acceptUntil, time);
  const found = isOver(brokenSince, time) || !wasAllowed
    ? undecided("SUITE", "CRYPTO_CONSTRAINTS_FAILURE", datesOf(recorded))
    : hasAged ? passed("SUITE", "SUITE_AGED", datesOf(recorded))
    : passed("SUITE");
  return { ...found, rule };
}

function datesOf({ name, issueFrom, issueUntil, acceptUntil, brokenSince }) {
  const text = (moment) => (moment === null ? "(not set)" : momentText(moment));
  return (
    `${name}: issue from ${text(issueFrom)} until ${text(issueUntil)}, ` +
    `accept until ${text(acceptUntil)}, broken since ${text(brokenSince)}.`
  );
}
