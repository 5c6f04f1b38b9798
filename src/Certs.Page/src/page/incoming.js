// What comes in: by files, and by what the camera reads.

import { isPicture, readPicture } from "./codes.js";

const verifier = globalThis.CertsVerifier;
const frames = new verifier.FrameCollector();

/** What a file stands for, as bytes: a picture stands for the text of the code in it. */
export async function read(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = isPicture(bytes) ? await readPicture(bytes) : null;
  return text === null ? bytes : new TextEncoder().encode(text);
}

/** What to show of files: the first, or the bundle that the codes of one give together with those that came before. */
export function shownOf(files) {
  if (verifier.kindOf(files[0]) !== "frame") {
    return { file: files[0] };
  }
  const added = files.filter((file) => verifier.kindOf(file) === "frame").map(addFrame);
  const whole = added.map((one) => one?.whole).find(Boolean);
  return whole ? { file: whole } : added.includes(null) ? { file: files[0] } : { frames: added.at(-1) };
}

/** `{whole, count, of}` after the text of a code; `whole` is null while codes are missing. Null of what is no code of ours. */
export function takeText(text) {
  const file = new TextEncoder().encode(text);
  const kind = verifier.kindOf(file);
  return kind === "short" ? { whole: file, count: 1, of: 1 } : kind === "frame" ? addFrame(file) : null;
}

// The same of a file that holds such a text.
function addFrame(file) {
  try {
    const frame = verifier.readFrame(new TextDecoder("latin1").decode(file).trimEnd());
    const whole = frames.add(frame);
    return { whole, count: frames.countOf(frame), of: frame.count };
  } catch (error) {
    if (error instanceof verifier.FormatError) {
      return null;
    }
    throw error;
  }
}
