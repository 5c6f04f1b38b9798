import { notApplicable, undecided } from "../finding.js";
export const seal = (subject) => [subject.seal === null ? notApplicable("SEAL", "NO_SEAL") : undecided("SEAL", "SEAL_STANDARD_UNSUPPORTED")];
