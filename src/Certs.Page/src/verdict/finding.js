// Findings: what a check said, why, and by which clock.

import { REASONS } from "./reasons.js";

const finding = (check, outcome, reason, detail = null) => ({
  check, outcome, reason, detail, suite: null, clock: null, timeUsed: null, rule: null,
});

export const passed = (check, reason = "OK", detail = null) => finding(check, "PASSED", reason, detail);
export const failed = (check, reason, detail) => finding(check, "FAILED", reason, detail);
export const undecided = (check, reason, detail) => finding(check, "UNDECIDED", reason, detail);
export const notApplicable = (check, reason, detail) => finding(check, "NOT_APPLICABLE", reason, detail);

export const using = (found, clock, timeUsed) => ({ ...found, clock, timeUsed });
export const about = (found, suite) => ({ ...found, suite });

/** What a reason means; a defect when there is none. */
export function reasonOf(code) {
  const reason = REASONS[code];
  if (reason === undefined) {
    throw new Error(`No such reason: ${code}.`);
  }
  return reason;
}
