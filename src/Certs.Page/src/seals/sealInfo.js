// The seal itself: who may apply it, when, and who made it.

import { concat } from "../base/bytes.js";
import { DerReader, SEQUENCE } from "../crypto/der.js";
import { SealError } from "./sealError.js";
import {
  CERTIFICATE_BYTES, IA5, MOST, PRINTABLE, SEAL_BYTES, SIGNATURE_BYTES, ascii, bits, boolean, end, isBooleanNext,
  number, octets, time, utf8Text,
} from "./sealFields.js";

const TAGGED = 0xa0;

/** A seal of generation 1, GM/T 0031-2014. */
export function readFirstSeal(seal) {
  const infoBytes = seal.encoded;
  const info = seal.sequence();
  const signInfo = seal.sequence();
  end(seal, "eseal");
  const certificateBytes = signInfo.encoded;
  const certificate = octets(signInfo, CERTIFICATE_BYTES, "signInfo.cert");
  const algorithmBytes = signInfo.encoded;
  const algorithm = signInfo.objectIdentifier();
  const value = bits(signInfo, SIGNATURE_BYTES, "signInfo.signData");
  end(signInfo, "signInfo");
  const covered = sequenceOf(concat(infoBytes, certificateBytes, algorithmBytes));
  return readInfo(info, 1, { certificate, algorithm, covered, value });
}

/** A seal of generation 4, GB/T 38540-2020, or 5, GM/T 0031-2025. */
export function readLaterSeal(seal) {
  const covered = seal.encoded;
  const info = seal.sequence();
  const generation = generationOf(info);
  const certificate = octets(seal, CERTIFICATE_BYTES, "eseal.cert");
  const algorithm = seal.objectIdentifier();
  const value = bits(seal, SIGNATURE_BYTES, "eseal.signedValue");
  if (generation === 5) {
    tryReadTimeStamp(seal);
  }
  end(seal, "eseal");
  return readInfo(info, generation, { certificate, algorithm, covered, value });
}

/** Whether a time stamp follows; it is passed over. */
export function tryReadTimeStamp(sequence) {
  if (!sequence.hasData) {
    return false;
  }
  const tagged = sequence.sequence(TAGGED);
  bits(tagged, SEAL_BYTES, "timeStamp");
  end(tagged, "timeStamp");
  return true;
}

/** Extensions are passed over unless they are critical. */
export function skipExtensions(extensions, place) {
  for (let count = 1; extensions.hasData; count++) {
    if (count > MOST) {
      throw new SealError("TooLarge", place);
    }
    const extension = extensions.sequence();
    extension.objectIdentifier();
    if (isBooleanNext(extension) && boolean(extension)) {
      throw new SealError("Unsupported", place);
    }
    octets(extension, SEAL_BYTES, place);
    end(extension, place);
  }
}

function sequenceOf(content) {
  const length = content.length;
  const digits = length < 0x80 ? [length]
    : length < 0x100 ? [0x81, length]
    : length < 0x10000 ? [0x82, length >> 8, length & 0xff]
    : [0x83, length >> 16, (length >> 8) & 0xff, length & 0xff];
  return concat(SEQUENCE, Uint8Array.from(digits), content);
}

function generationOf({ bytes }) {
  const header = new DerReader(bytes).sequence();
  header.any();
  const version = number(header, "header.version");
  if (version > 5) {
    throw new SealError("Unsupported", "header.version");
  }
  return version === 5 ? 5 : 4;
}

function readInfo(info, generation, madeBy) {
  readHeader(info.sequence());
  const id = ascii(info, IA5, "esID");
  const property = readProperty(info.sequence(), generation);
  readPicture(info.sequence());
  if (info.hasData) {
    skipExtensions(info.sequence(), "extDatas");
  }
  end(info, "eSealInfo");
  return { generation, id, ...property, madeBy };
}

function readHeader(header) {
  if (ascii(header, IA5, "header.ID") !== "ES") {
    throw new SealError("Unsupported", "header.ID");
  }
  number(header, "header.version");
  ascii(header, IA5, "header.Vid");
  end(header, "header");
}

function readProperty(property, generation) {
  number(property, "property.type");
  const name = utf8Text(property, "property.name");
  const areDigests = generation !== 1 && readListType(property) === 2;
  const signers = readSigners(property.sequence(), areDigests);
  const [created, validFrom, validUntil] = [time(property), time(property), time(property)];
  end(property, "property");
  return { name, signers, areDigests, created, validFrom, validUntil };
}

function readListType(property) {
  const type = number(property, "certListType");
  if (type !== 1 && type !== 2) {
    throw new SealError("Unsupported", "certListType");
  }
  return type;
}

function readSigners(list, areDigests) {
  const entries = [];
  while (list.hasData) {
    if (entries.length === MOST) {
      throw new SealError("TooLarge", "certList");
    }
    entries.push(areDigests ? readDigest(list.sequence()) : octets(list, CERTIFICATE_BYTES, "certList"));
  }
  return entries;
}

function readDigest(digest) {
  ascii(digest, PRINTABLE, "certDigestList.type");
  const value = octets(digest, 64, "certDigestList.value");
  end(digest, "certDigestList");
  return value;
}

function readPicture(picture) {
  ascii(picture, IA5, "picture.type");
  octets(picture, SEAL_BYTES, "picture.data");
  number(picture, "picture.width");
  number(picture, "picture.height");
  end(picture, "picture");
}
