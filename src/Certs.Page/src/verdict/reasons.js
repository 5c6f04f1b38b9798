// The closed list of reasons with their meaning; a test compares it with Core's.

import rows from "./reasons.json";

/** By code: `{tone, etsi, remedy, zh, en, nextZh, nextEn}`. */
export const REASONS = Object.fromEntries(rows.map((row) => [row.code, row]));
