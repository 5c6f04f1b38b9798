// What the page remembers: the believed trust file, so that an older one is noticed, and the clerk's choices.

const TRUST = "certs.trust";
const REFUSED = "certs.equivocation";
const held = new Map();

/** Whether this browser keeps what is stored. Where it does not, it is held while the page is open. */
export let isKept = true;

function read(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    isKept = false;
    return held.get(name) ?? null;
  }
}

function write(name, value) {
  held.set(name, value);
  try {
    localStorage.setItem(name, value);
  } catch {
    isKept = false;
  }
}

const toText = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
const toBytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** `{seen, file}`: what was remembered of the chain, and the trust file; null at first. */
export function storedTrust() {
  const stored = JSON.parse(read(TRUST) ?? "null");
  return stored && { seen: stored.seen, file: toBytes(stored.file) };
}

export const storeTrust = (seen, file) => write(TRUST, JSON.stringify({ seen, file: toText(file) }));

export function forgetTrust() {
  held.delete(TRUST);
  try {
    localStorage.removeItem(TRUST);
  } catch {
    isKept = false;
  }
}

/** Keeps two files that contradict each other, as evidence. */
export const keepEquivocation = (one, other) =>
  write(REFUSED, JSON.stringify([one, other].map(toText)));

export const setting = (name, otherwise) => read(`certs.${name}`) ?? otherwise;
export const setSetting = (name, value) => write(`certs.${name}`, value);
