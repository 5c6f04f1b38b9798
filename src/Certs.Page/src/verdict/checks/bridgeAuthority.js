// Who may make a bridge statement, whether one can help, and in what suite.

import { utf8 } from "../../base/bytes.js";
import { sha256Hex } from "../../base/hashes.js";
import { momentText } from "../../base/moments.js";
import { agencyText, provinceOf } from "../../document/agency.js";
import { recognisesStatement } from "../../recognition/recognition.js";
import { covers } from "../../registry/registryView.js";
import { namesOf } from "../case.js";
import { failed, notApplicable, undecided } from "../finding.js";
import { BRIDGE_TYPE } from "./bridgeAttachment.js";

const TYPE_ID = sha256Hex(utf8(BRIDGE_TYPE));

export function bodyProblem({ registry, claims, question, anchor }) {
  const body = claims.issuer;
  const time = anchor.blockTime;
  const agency = registry.findAgency(body);
  const isBody = agency !== null && covers(agency.open, time) && registry.isAuthorised(body, TYPE_ID, time);
  if (!isBody) {
    return failed(
      "BRIDGE", "BRIDGE_BODY_NOT_ENTITLED",
      `${agencyText(body)} was not authorised for ${BRIDGE_TYPE} at ${momentText(time)}.`);
  }
  const province = provinceOf(body);
  const maySpeak =
    province === question.issuerProvince ||
    province === question.relying ||
    [time, question.at].every((moment) => registry.isAccredited(question.relying, body, moment));
  return maySpeak
    ? null
    : failed(
        "BRIDGE", "BRIDGE_BODY_NOT_ACCREDITED",
        `Province ${claims.relyingProvince} does not accredit ${agencyText(body)}.`);
}

/** Where the rules refuse such certificates with a statement as well as without. */
export const admissionProblem = ({ status, changes }) =>
  status === "NOT_RECOGNISED" && !changes.includes("BRIDGE_STATEMENT")
    ? notApplicable("BRIDGE", "BRIDGE_NOT_ADMITTED")
    : null;

/** When the province recognises none of the good suites; notes the one that decides. */
export function suiteProblem(one) {
  const { registry, claims, question, goodSuites } = one;
  const province = provinceOf(claims.issuer);
  const deciding = goodSuites.find((suite) =>
    recognisesStatement(registry, question, province, suite, TYPE_ID),
  );
  one.decidingSuite = deciding ?? null;
  return deciding === undefined
    ? undecided(
        "BRIDGE", "BRIDGE_SUITE_NOT_RECOGNISED",
        `Province ${claims.relyingProvince} does not recognise ${namesOf(goodSuites)}.`)
    : null;
}
