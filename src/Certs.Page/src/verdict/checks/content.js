// FORMAT, DISCLOSURE, SCHEMA and NUMBER: what the document says of itself.

import { readLicenceIdentifier } from "../../numbers/licenceIdentifier.js";
import { validateFields } from "../../types/valueCheck.js";
import { failed, passed, undecided } from "../finding.js";

export const format = () => [passed("FORMAT")];

/** FORMAT of a document that could not be read. */
export const refusedFormat = ({ isUnknown, path, rule }) =>
  isUnknown
    ? undecided("FORMAT", "FORMAT_UNKNOWN_VERSION", `${path}: ${rule}.`)
    : failed("FORMAT", "FORMAT_FAILURE", `${path}: ${rule}.`);

export function disclosure({ document, payload, evidence }) {
  const shown = document.disclosures;
  const forged = shown.find(({ digest }) => !payload.digests.includes(digest));
  if (forged !== undefined) {
    return [failed("DISCLOSURE", "DISCLOSURE_FORGED", `Field ${forged.name}.`)];
  }
  return [evidence.type === null ? passed("DISCLOSURE") : completeness(payload, shown, evidence.type)];
}

function completeness(payload, shown, type) {
  const isNeeded = ({ mandatory, sensitivity }) =>
    mandatory && (sensitivity === "OPEN" || sensitivity === "CROSS_DEPARTMENT");
  const withheld = type.fields.find(
    (field) => isNeeded(field) && !shown.some(({ name }) => name === field.name),
  );
  if (withheld !== undefined) {
    return undecided("DISCLOSURE", "REQUIRED_FIELD_WITHHELD", `Field ${withheld.name}.`);
  }
  const count = payload.digests.length - shown.length;
  return count > 0
    ? passed("DISCLOSURE", "FIELDS_WITHHELD", `${count} fields.`)
    : passed("DISCLOSURE");
}

export const schema = (subject) => [judgeSchema(subject)];

function judgeSchema({ document, payload, evidence: { type } }) {
  if (type === null) {
    return undecided("SCHEMA", "SCHEMA_UNAVAILABLE", payload.type);
  }
  if (type.integrity !== payload.typeIntegrity) {
    return undecided(
      "SCHEMA", "SCHEMA_DIFFERS", `${type.vct}: the document names ${payload.typeIntegrity}.`);
  }
  // A mandatory field that is not shown is the disclosure check's business; a member missing inside one is not.
  const isWithheld = ({ field, rule }) =>
    rule === "Missing" && type.fields.some(({ name }) => name === field);
  const violation = validateFields(type, document.disclosures).find((one) => !isWithheld(one));
  return violation === undefined
    ? passed("SCHEMA")
    : failed("SCHEMA", "SCHEMA_VIOLATION", `${violation.field}: ${violation.rule}.`);
}

export function number(subject) {
  const identifier = readLicenceIdentifier(subject.payload.number);
  const { broken, isLegacy, check } = identifier;
  if (broken === "CheckCharacter") {
    return [failed("NUMBER", "NUMBER_CHECK_CHARACTER")];
  }
  if (broken) {
    return [failed("NUMBER", "NUMBER_MALFORMED", `${broken}.`)];
  }
  const good = isLegacy
    ? passed("NUMBER", "NUMBER_LEGACY_CHECK_CHARACTER", `Character ${check}.`)
    : passed("NUMBER");
  return [mismatch(subject, identifier) ?? good];
}

function mismatch({ payload, evidence: { type } }, { issuer, typeCode }) {
  const { code } = payload.profile;
  if (issuer !== code) {
    return failed("NUMBER", "NUMBER_ISSUER_MISMATCH", `It names ${issuer}, the document ${code}.`);
  }
  return type !== null && type.type_code !== typeCode
    ? failed("NUMBER", "NUMBER_TYPE_MISMATCH", `It names ${typeCode}, the type ${type.type_code}.`)
    : null;
}
