// What the page and its tests use.

export { fromBase64Url } from "./base/bytes.js";
export { FormatError, TrustRefused } from "./base/errors.js";
export { isBundle, readBundle } from "./bundle/bundleReader.js";
export { OfflineVerifier, verifyWithoutTrust } from "./bundle/offlineVerifier.js";
export { acceptTrustFile } from "./bundle/trustGate.js";
export { readTrustFile } from "./bundle/trustReader.js";
export { agencyText } from "./document/agency.js";
export { readDocument } from "./document/documentReader.js";
export { provinceCodes, provinceName } from "./numbers/provinces.js";
export { findType } from "./types/certificateTypes.js";
export { REASONS } from "./verdict/reasons.js";
export { reportJson } from "./verdict/reportJson.js";
