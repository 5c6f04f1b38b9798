// The citizen's identity number, GB 11643-1999.

import { provinceName } from "./provinces.js";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

export function isResidentId(text) {
  return (
    /^\d{17}[\dX]$/.test(text) &&
    provinceName(Number(text.slice(0, 2))) !== null &&
    isDay(Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14))) &&
    "10X98765432"[WEIGHTS.reduce((sum, weight, i) => sum + Number(text[i]) * weight, 0) % 11] === text[17]
  );
}

/** Whether it is a calendar day of the years 1 to 9999. */
export function isDay(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return year >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
