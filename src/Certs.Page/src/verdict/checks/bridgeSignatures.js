// The signatures of a bridge statement.

import { signingInput } from "../../document/signatures.js";
import { suiteName } from "../../document/suites.js";
import { verifierOf } from "../../registry/registryView.js";
import { about, failed, undecided } from "../finding.js";
import { judgeKeyAt, judgeSuite } from "./signatures.js";

/** The first signature that is wrong, cannot be verified, or is missing. */
export function wrongSignature(one) {
  const { signatures } = one.statement;
  for (const signature of signatures) {
    const problem = problemOf(one, signature);
    if (problem !== null) {
      return about(problem, signature.suite);
    }
  }
  return one.claims.suites.length === signatures.length
    ? null
    : failed("BRIDGE", "BRIDGE_SIGNATURE_WRONG", "A signature that the statement lists is missing.");
}

function problemOf({ registry, claims, statement }, signature) {
  const { keyId } = signature;
  const key = registry.findKey(claims.issuer, keyId);
  if (key === null) {
    return undecided("BRIDGE", "BRIDGE_KEY_UNKNOWN", `Key ${keyId}.`);
  }
  if (key.suite !== signature.suite) {
    return failed("BRIDGE", "BRIDGE_SIGNATURE_WRONG", `The key is registered for ${suiteName(key.suite)}.`);
  }
  const verify = verifierOf(key);
  if (verify === null) {
    return undecided("BRIDGE", "BRIDGE_KEY_UNKNOWN", `Key ${keyId} cannot be used.`);
  }
  return verify(signingInput(signature, statement.payloadEncoded), signature.value)
    ? null
    : failed("BRIDGE", "BRIDGE_SIGNATURE_WRONG", "It does not fit the statement.");
}

/** What is wrong with the first signature when key or suite of none is good; notes the good ones. */
export function noneGood(one) {
  const problems = one.statement.signatures.map((signature) => {
    const problem = keyProblem(one, signature) ?? suiteProblem(one, signature.suite);
    return { suite: signature.suite, problem };
  });
  one.goodSuites = problems.filter(({ problem }) => problem === null).map(({ suite }) => suite);
  const [first] = problems.filter(({ problem }) => problem !== null);
  return one.goodSuites.length > 0 ? null : about(first.problem, first.suite);
}

function keyProblem({ registry, claims, anchor, subject }, { keyId }) {
  const found = judgeKeyAt(registry.findKey(claims.issuer, keyId), anchor.blockTime, subject.evidence.at);
  return found.outcome === "PASSED" ? null : failed("BRIDGE", "BRIDGE_KEY_NOT_GOOD", found.detail);
}

function suiteProblem({ registry, anchor, subject }, suite) {
  const recorded = registry.findSuite(suite);
  if (recorded === null) {
    return undecided("BRIDGE", "BRIDGE_SUITE_NOT_GOOD", `Suite ${suite} was never recorded.`);
  }
  const found = judgeSuite(recorded, anchor.blockTime, subject.evidence.at);
  return found.outcome === "PASSED" ? null : undecided("BRIDGE", "BRIDGE_SUITE_NOT_GOOD", found.detail);
}
