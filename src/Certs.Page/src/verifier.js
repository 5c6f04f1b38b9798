// What the page and its tests use.

export { FormatError, TrustRefused } from "./base/errors.js";
export { remember } from "./bundle/blockMemory.js";
export { readBundle } from "./bundle/bundleReader.js";
export { acceptTrustFile } from "./bundle/trustGate.js";
export { kindOf, readAny, readTrust, verifyBundle } from "./bundle/verifyFile.js";
export { FrameCollector, isFrame, readFrame } from "./short/frames.js";
export { isShortForm, readShortForm } from "./short/shortForm.js";
export { suiteName } from "./document/suites.js";
export { provinceCodes, provinceName } from "./numbers/provinces.js";
export { findType } from "./types/certificateTypes.js";
export { REASONS } from "./verdict/reasons.js";
export { reportJson } from "./verdict/reportJson.js";
