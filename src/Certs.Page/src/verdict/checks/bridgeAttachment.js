// Whether a bridge statement is about this document and for this province.

import { hex } from "../../base/bytes.js";
import { sha256Hex, sm3 } from "../../base/hashes.js";
import { failed, notApplicable } from "../finding.js";

/** The type of bridge statements, which no certificate has. */
export const BRIDGE_TYPE = "urn:certs:type:bridge-statement:1";

/** What a statement says of the certificate that it is about. */
export const originalOf = ({ document, payload, presented }) => ({
  issuer: payload.issuer,
  leaf: presented.leaf,
  sha256: sha256Hex(document.payloadBytes),
  sm3: hex(sm3(document.payloadBytes)),
  suites: document.signatures.map(({ suite }) => suite),
});

export function attachmentProblem({ payload, evidence }, claims, original) {
  if (claims.type === BRIDGE_TYPE || payload.type === BRIDGE_TYPE) {
    return failed("BRIDGE", "BRIDGE_OF_BRIDGE");
  }
  const difference =
    differenceOf(claims.original, original) ??
    (claims.type !== payload.type ? "type" : claims.chain !== payload.chain ? "chain" : null);
  if (difference !== null) {
    return failed("BRIDGE", "BRIDGE_MISATTACHED", `The statement names another ${difference}.`);
  }
  if (claims.relyingProvince !== evidence.relyingProvince) {
    return notApplicable(
      "BRIDGE", "BRIDGE_FOR_OTHER_PROVINCE", `Made for province ${claims.relyingProvince}.`);
  }
  return claims.issuer === claims.original.issuer ? failed("BRIDGE", "BRIDGE_OF_OWN_CERTIFICATE") : null;
}

const differenceOf = (named, own) =>
  named.issuer !== own.issuer ? "issuer"
  : named.sha256 !== own.sha256 || named.sm3 !== own.sm3 ? "payload"
  : named.suites.join() !== own.suites.join() ? "suites"
  : named.leaf !== own.leaf ? "signatures"
  : null;
