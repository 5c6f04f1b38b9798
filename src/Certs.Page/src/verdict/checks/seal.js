// SEAL: the electronic seal's signatures, its data, its signer, its maker, its period (docs/verdict.md, The seal).

import { equal } from "../../base/bytes.js";
import { sha256, sha256Hex, sm3 } from "../../base/hashes.js";
import { momentText } from "../../base/moments.js";
import { KeyRefused, importKey } from "../../crypto/keys.js";
import { readCertificate } from "../../seals/sealCertificate.js";
import { SealError } from "../../seals/sealError.js";
import { suiteOfAlgorithm, verifySealed } from "../../seals/sealSignature.js";
import { failed, notApplicable, undecided, using } from "../finding.js";
import { POLICY } from "../policy.js";

export const seal = (subject) => [judge(subject)];

function judge(subject) {
  if (subject.seal === null) {
    return notApplicable("SEAL", "NO_SEAL");
  }
  const { refusal, applied } = subject.seal;
  if (refusal) {
    const reason = refusal.rule === "Unsupported" ? "SEAL_STANDARD_UNSUPPORTED" : "SEAL_UNREADABLE";
    return undecided("SEAL", reason, refusal.message);
  }
  return using(decide(subject, applied), "SEALED", applied.sealedAt);
}

// The first proof against it is told; without one, the first thing that is missing: at least the trust in its maker.
function decide(subject, applied) {
  const found = [];
  const note = (make) => (reason, detail) => found.push(make("SEAL", reason, detail));
  const said = { failed: note(failed), undecided: note(undecided) };
  const signer = judgeSignature(applied.appliedBy, "signer", said);
  judgeTime(subject, applied, signer, said);
  if (!equal(applied.dataHash, sm3(subject.document.payloadBytes))) {
    said.failed("SEAL_DATA_MISMATCH");
  }
  if (!listsSigner(applied)) {
    said.undecided("SEAL_SIGNER_NOT_LISTED");
  }
  judgeMaker(applied.seal, judgeSignature(applied.seal.madeBy, "maker", said), said);
  judgePeriod(applied, said);
  return found.find(({ outcome }) => outcome === "FAILED") ?? found[0];
}

// The certificate; null when it could not be used.
function judgeSignature(signature, who, said) {
  const suite = suiteOfAlgorithm(signature.algorithm);
  if (suite === null) {
    said.undecided("SEAL_STANDARD_UNSUPPORTED", `The ${who}'s algorithm is ${signature.algorithm}.`);
    return null;
  }
  try {
    const certificate = readCertificate(signature.certificate);
    if (!verifySealed(suite, importKey(suite, certificate.spki), signature)) {
      said.failed("SEAL_CRYPTO_FAILURE", `The ${who}'s signature.`);
    }
    if (!certificate.maySign) {
      said.undecided("SEAL_CERTIFICATE_UNFIT", `The ${who}'s certificate is not for signing.`);
    }
    return certificate;
  } catch (error) {
    if (!(error instanceof SealError || error instanceof KeyRefused)) {
      throw error;
    }
    said.undecided("SEAL_CERTIFICATE_UNFIT", `The ${who}'s certificate: ${error.message}`);
    return null;
  }
}

const isValidAt = ({ notBefore, notAfter }, moment) => notBefore <= moment && moment <= notAfter;

function judgeTime({ payload, evidence }, { sealedAt }, signer, said) {
  if (sealedAt === null) {
    said.undecided("SEAL_TIME_UNCERTAIN", "The time is in a form that is not read here.");
    return;
  }
  if (signer !== null && !isValidAt(signer, sealedAt)) {
    const period = `${momentText(signer.notBefore)} to ${momentText(signer.notAfter)}`;
    said.failed("SEALED_OUTSIDE_SEAL_VALIDITY", `The signer's certificate is valid from ${period}.`);
  }
  if (sealedAt < payload.issuedAt - POLICY.clockSkew) {
    said.undecided("SEAL_TIME_UNCERTAIN", `The document was issued ${momentText(payload.issuedAt)}.`);
  }
  if (sealedAt > evidence.now + POLICY.clockSkew) {
    said.undecided("SEAL_TIME_UNCERTAIN", "The time lies ahead.");
  }
}

function listsSigner({ seal: { signers, areDigests }, appliedBy: { certificate } }) {
  const forms = areDigests ? [sm3(certificate), sha256(certificate)] : [certificate];
  return signers.some((entry) => forms.some((form) => equal(entry, form)));
}

// No maker is trusted here: that is for the policy of a service. The certificate must have been valid when the seal
// was made.
function judgeMaker({ madeBy, created }, maker, said) {
  const digest = sha256Hex(madeBy.certificate);
  said.undecided("SEAL_MAKER_NOT_TRUSTED", `SHA-256 of the maker's certificate: ${digest}.`);
  if (maker !== null && !isValidAt(maker, created)) {
    said.undecided(
      "SEAL_CERTIFICATE_UNFIT",
      `The maker's certificate was not valid when the seal was made, ${momentText(created)}.`);
  }
}

function judgePeriod({ sealedAt, seal: { validFrom, validUntil } }, said) {
  if (sealedAt !== null && (sealedAt < validFrom || sealedAt > validUntil)) {
    const period = `${momentText(validFrom)} to ${momentText(validUntil)}`;
    said.failed("SEALED_OUTSIDE_SEAL_VALIDITY", `The seal is valid from ${period}.`);
  }
}
