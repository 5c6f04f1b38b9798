// Agencies: province · 65536 + sequence on the chain, a URN in documents.

const FORM = /^urn:certs:agency:([1-9]\d{0,4}):([1-9]\d{0,4})$/;

/** The number of an agency's URN; null when it is none. */
export function parseAgency(urn) {
  const [, province, sequence] = (FORM.exec(urn) ?? []).map(Number);
  return province <= 0xffff && sequence <= 0xffff ? province * 0x10000 + sequence : null;
}

export const provinceOf = (agency) => Math.floor(agency / 0x10000);

export const agencyText = (agency) => `urn:certs:agency:${provinceOf(agency)}:${agency % 0x10000}`;
