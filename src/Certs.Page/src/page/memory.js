// What the page remembers: the believed trust file, so that an older one is noticed; the blocks that were proven, so that
// another of their height is noticed; and the clerk's choices.

const TRUST = "certs.trust";
const BLOCKS = "certs.blocks";
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

/** What is stored cannot be read. */
export class MemoryDamaged extends Error {}

function parsed(name, otherwise, parse) {
  try {
    return parse(JSON.parse(read(name) ?? otherwise));
  } catch (error) {
    throw new MemoryDamaged(String(error));
  }
}

/** `{seen, file}`: what was remembered of the chain, and the trust file; null at first. Throws MemoryDamaged. */
export const storedTrust = () =>
  parsed(TRUST, "null", (stored) => stored && { seen: stored.seen, file: toBytes(stored.file) });

export const storeTrust = (seen, file) => write(TRUST, JSON.stringify({ seen, file: toText(file) }));

/** The blocks that were proven. Throws MemoryDamaged. */
export const storedBlocks = () =>
  parsed(BLOCKS, "[]", (blocks) => blocks.map((block) => ({ ...block, proof: toBytes(block.proof) })));

export const storeBlocks = (blocks) =>
  write(BLOCKS, JSON.stringify(blocks.map((block) => ({ ...block, proof: toText(block.proof) }))));

/** Forgets the chain; evidence stays. */
export function forgetTrust() {
  for (const name of [TRUST, BLOCKS]) {
    held.delete(name);
    try {
      localStorage.removeItem(name);
    } catch {
      isKept = false;
    }
  }
}

/** Keeps two files that contradict each other, as evidence. */
export const keepEquivocation = (one, other) =>
  write(REFUSED, JSON.stringify([one, other].map(toText)));

/** Keeps the evidence of two blocks of one height, in the form of the command line. `{name, text}` of its file. */
export function keepBlocks({ known, shown }, { seen, file }) {
  const saved = ({ block, hash, by, proof }) => ({ block, hash, proven_by: by, proof: toText(proof) });
  const text = JSON.stringify({
    chain_id: seen.chainId,
    genesis: seen.genesis,
    block: shown.block,
    blocks: [known, shown].map(saved),
    trust_file: toText(file),
  });
  const hashes = [known.hash, shown.hash].map((hash) => hash.slice(2)).sort();
  const name = [seen.chainId, shown.block, ...hashes].join("-");
  write(`${REFUSED}.${name}`, text);
  return { name: `${name}.json`, text };
}

export const setting = (name, otherwise) => read(`certs.${name}`) ?? otherwise;
export const setSetting = (name, value) => write(`certs.${name}`, value);
