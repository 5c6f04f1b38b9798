// Fields against the schemas of their type, with the violations in the order in which Core finds them.

import { isCreditCode } from "../numbers/creditCode.js";
import { isDay, isResidentId } from "../numbers/residentId.js";

const FORMATS = {
  "date": (text) =>
    /^\d{4}-\d{2}-\d{2}$/.test(text) && isDay(...text.split("-").map(Number)),
  "credit-code": isCreditCode,
  "resident-id": isResidentId,
};

/** What is wrong with the shown fields: `{field, rule}` each. */
export function validateFields(type, disclosures) {
  const violations = [];
  const seen = new Set();
  for (const { name, value } of disclosures) {
    const definition = type.fields.find((field) => field.name === name);
    if (seen.has(name)) {
      violations.push({ field: name, rule: "Duplicate" });
    } else if (definition === undefined) {
      violations.push({ field: name, rule: "Unknown" });
    } else {
      check(definition.schema, JSON.parse(value), name, violations);
    }
    seen.add(name);
  }
  for (const { name, mandatory } of type.fields) {
    if (mandatory && !seen.has(name)) {
      violations.push({ field: name, rule: "Missing" });
    }
  }
  return violations;
}

function kindOf(value) {
  return Array.isArray(value) ? "array"
    : Number.isInteger(value) ? "integer"
    : typeof value;
}

function check(schema, value, field, violations) {
  const add = (rule) => violations.push({ field, rule });
  if (kindOf(value) !== schema.type) {
    add("WrongType");
    return;
  }
  switch (schema.type) {
    case "string":
      checkText(schema, value, add);
      break;
    case "integer":
      if (value < (schema.minimum ?? -Infinity) || value > (schema.maximum ?? Infinity)) {
        add("OutOfRange");
      }
      break;
    case "array":
      value.forEach((item, i) => check(schema.items, item, `${field}[${i}]`, violations));
      checkLength(value.length, schema.minItems ?? 0, schema.maxItems, add);
      break;
    case "object":
      checkObject(schema, value, field, violations);
      break;
  }
}

function checkText(schema, text, add) {
  const length = text.length - (text.match(/[\udc00-\udfff]/g)?.length ?? 0);
  checkLength(length, schema.minLength ?? 1, schema.maxLength, add);
  if (length > (schema.maxLength ?? Infinity)) {
    return;
  }
  // UTF-16 units and the whole text, as Core matches.
  if (schema.pattern !== undefined && !new RegExp(`^(?:${schema.pattern})$`).test(text)) {
    add("Pattern");
  }
  if (schema.format !== undefined && !FORMATS[schema.format](text)) {
    add("Format");
  }
  if (schema.enum !== undefined && !schema.enum.includes(text)) {
    add("NotListed");
  }
}

// Names in the order of the canonical form, which JSON.parse does not keep for names that are numbers.
function checkObject(schema, value, field, violations) {
  const names = Object.keys(value).sort();
  for (const name of names) {
    const place = `${field}.${name}`;
    if (Object.hasOwn(schema.properties, name)) {
      check(schema.properties[name], value[name], place, violations);
    } else {
      violations.push({ field: place, rule: "Unknown" });
    }
  }
  for (const name of schema.required ?? []) {
    if (!names.includes(name)) {
      violations.push({ field: `${field}.${name}`, rule: "Missing" });
    }
  }
}

function checkLength(length, least, most, add) {
  if (length < least) {
    add("TooShort");
  }
  if (length > (most ?? Infinity)) {
    add("TooLong");
  }
}
