// An electronic seal on a document: GM/T 0031-2014, GB/T 38540-2020, GM/T 0031-2025.

import { DerError, DerReader } from "../crypto/der.js";
import { SealError } from "./sealError.js";
import {
  CERTIFICATE_BYTES, IA5, SEAL_BYTES, SIGNATURE_BYTES, ascii, bits, bitsOrOctets, end, generalizedTime, number,
  octets, time,
} from "./sealFields.js";
import { readFirstSeal, readLaterSeal, skipExtensions, tryReadTimeStamp } from "./sealInfo.js";

const TAGGED = 0xa0;

/** `{applied}`, or why it cannot be read: `{refusal}`. */
export function readSeal(der) {
  try {
    return { applied: read(der) };
  } catch (error) {
    if (error instanceof SealError) {
      return { refusal: error };
    }
    throw error;
  }
}

function read(der) {
  if (der.length > SEAL_BYTES) {
    throw new SealError("TooLarge", "SES_Signature");
  }
  try {
    const outer = new DerReader(der);
    const signature = outer.sequence();
    end(outer, "SES_Signature");
    return countOf(signature) === 2 ? readFirst(signature) : readLater(signature);
  } catch (error) {
    throw error instanceof DerError ? new SealError("Malformed", "SES_Signature") : error;
  }
}

function countOf({ bytes }) {
  let count = 0;
  for (const reader = new DerReader(bytes); reader.hasData; count++) {
    reader.any();
  }
  return count;
}

// GM/T 0031-2014: certificate and algorithm of the signer stand inside what is signed.
function readFirst(signature) {
  const covered = signature.encoded;
  const toSign = signature.sequence();
  const value = bits(signature, SIGNATURE_BYTES, "signature");
  end(signature, "SES_Signature");
  number(toSign, "toSign.version");
  const seal = readFirstSeal(toSign.sequence());
  const timeInfo = bitsOrOctets(toSign, SEAL_BYTES, "toSign.timeInfo");
  const dataHash = bitsOrOctets(toSign, 64, "toSign.dataHash");
  ascii(toSign, IA5, "toSign.propertyInfo");
  const certificate = octets(toSign, CERTIFICATE_BYTES, "toSign.cert");
  const algorithm = toSign.objectIdentifier();
  end(toSign, "toSign");
  const appliedBy = { certificate, algorithm, covered, value };
  return { seal, sealedAt: timeIn(timeInfo), dataHash, appliedBy, hasTimeStamp: false };
}

// Null when it is in another form than a time of ASN.1.
function timeIn(content) {
  try {
    const reader = new DerReader(content);
    const found = time(reader);
    return reader.hasData ? null : found;
  } catch (error) {
    if (error instanceof DerError) {
      return null;
    }
    throw error;
  }
}

function readLater(signature) {
  const covered = signature.encoded;
  const toSign = signature.sequence();
  const certificate = octets(signature, CERTIFICATE_BYTES, "cert");
  const algorithm = signature.objectIdentifier();
  const value = bits(signature, SIGNATURE_BYTES, "signature");
  const hasTimeStamp = tryReadTimeStamp(signature);
  end(signature, "SES_Signature");
  number(toSign, "toSign.version");
  const seal = readLaterSeal(toSign.sequence());
  const sealedAt = generalizedTime(toSign);
  const dataHash = bits(toSign, 64, "toSign.dataHash");
  ascii(toSign, IA5, "toSign.propertyInfo");
  if (toSign.hasData) {
    const tagged = toSign.sequence(TAGGED);
    skipExtensions(tagged.sequence(), "toSign.extDatas");
    end(tagged, "toSign.extDatas");
  }
  end(toSign, "toSign");
  return { seal, sealedAt, dataHash, appliedBy: { certificate, algorithm, covered, value }, hasTimeStamp };
}
