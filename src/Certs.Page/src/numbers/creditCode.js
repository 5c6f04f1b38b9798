// The unified social credit code, GB 32100-2015, and the organisation code inside it, GB 11714-1997.

import { provinceName } from "./provinces.js";

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** What a character counts: digits from 0, letters from 10. */
export const valueOf = (character) => parseInt(character, 36);

export function isCreditCode(text) {
  return (
    /^[1-9ANY][0-9A-HJ-NPQRTUWXY]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text) &&
    (text.startsWith("10", 2) || provinceName(Number(text.slice(2, 4))) !== null) &&
    isOrganisationCode(text.slice(8, 17)) &&
    checkCharacter(text.slice(0, 17)) === text[17]
  );
}

// C18 = 31 - MOD(sum of Ci × Wi, 31), with 31 standing for 0.
function checkCharacter(body) {
  const sum = [...body].reduce((total, character, i) => total + ALPHABET.indexOf(character) * WEIGHTS[i], 0);
  return ALPHABET[(31 - (sum % 31)) % 31];
}

// C9 = 11 - MOD(sum of Ci × Wi, 11), with 10 written X and 11 written 0.
function isOrganisationCode(text) {
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, i) => total + valueOf(text[i]) * weight, 0);
  return "0X987654321"[sum % 11] === text[8];
}
