// The certificates of a seal's signer and maker: RFC 5280 §4.1, as much as a seal needs.

import { DerError, DerReader } from "../crypto/der.js";
import { SealError } from "./sealError.js";
import {
  CERTIFICATE_BYTES, MOST, PRINTABLE, SIGNATURE_BYTES, ascii, bits, boolean, end, isBooleanNext, isUtf8Next, number,
  octets, setOf, time, utf8Text,
} from "./sealFields.js";

const VERSION = 0xa0;
const EXTENSIONS = 0xa3;
const KEY_USAGE = "2.5.29.15";
const COMMON_NAME = "2.5.4.3";

/** `{spki, notBefore, notAfter, maySign}`; both ends are included. Throws a SealError. */
export function readCertificate(der) {
  if (der.length > CERTIFICATE_BYTES) {
    throw new SealError("TooLarge", "certificate");
  }
  try {
    const outer = new DerReader(der);
    const certificate = outer.sequence();
    end(outer, "certificate");
    const signed = certificate.sequence();
    certificate.sequence();
    bits(certificate, SIGNATURE_BYTES, "certificate.signature");
    end(certificate, "certificate");
    return readSigned(signed);
  } catch (error) {
    throw error instanceof DerError ? new SealError("Malformed", "certificate") : error;
  }
}

function readSigned(signed) {
  if (signed.tag === VERSION) {
    number(signed.sequence(VERSION), "certificate.version");
  }
  signed.integer();
  signed.sequence();
  signed.sequence();
  const validity = signed.sequence();
  const [notBefore, notAfter] = [time(validity), time(validity)];
  end(validity, "certificate.validity");
  checkSubject(signed.sequence());
  const spki = signed.encoded;
  signed.any();
  return { spki, notBefore, notAfter, maySign: maySign(signed) };
}

// Its common name is read, since one that cannot be refuses the certificate.
function checkSubject(name) {
  while (name.hasData) {
    const set = setOf(name);
    while (set.hasData) {
      const attribute = set.sequence();
      if (attribute.objectIdentifier() === COMMON_NAME) {
        checkText(attribute);
      }
    }
  }
}

function checkText(attribute) {
  if (isUtf8Next(attribute)) {
    utf8Text(attribute, "subject");
  } else if (attribute.tag === PRINTABLE) {
    ascii(attribute, PRINTABLE, "subject");
  }
}

// Unique identifiers may come before the extensions; they are not used.
function maySign(rest) {
  while (rest.hasData && rest.tag !== EXTENSIONS) {
    rest.any();
  }
  if (!rest.hasData) {
    return true;
  }
  const tagged = rest.sequence(EXTENSIONS);
  end(rest, "certificate.extensions");
  const extensions = tagged.sequence();
  end(tagged, "certificate.extensions");
  return maySignBy(extensions);
}

function maySignBy(extensions) {
  let may = true;
  for (let count = 1; extensions.hasData; count++) {
    if (count > MOST) {
      throw new SealError("TooLarge", "certificate.extensions");
    }
    const extension = extensions.sequence();
    const type = extension.objectIdentifier();
    if (isBooleanNext(extension)) {
      boolean(extension);
    }
    const value = octets(extension, CERTIFICATE_BYTES, "certificate.extensions");
    may = type === KEY_USAGE ? signs(new DerReader(value)) : may;
  }
  return may;
}

// Bit 0 is digitalSignature and bit 1 nonRepudiation, counted from the highest (RFC 5280 §4.2.1.3).
function signs(usage) {
  const { bytes } = usage.bitString();
  return bytes.length > 0 && (bytes[0] & 0xc0) !== 0;
}
