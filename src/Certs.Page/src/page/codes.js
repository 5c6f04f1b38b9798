// Reads QR codes out of pictures: by the browser where it can, otherwise by jsQR.

/*! jsQR 1.4.0 by Cosmo Wolfe and others, Apache-2.0: https://github.com/cozmo/jsQR, licences/jsqr.txt */
import jsQR from "jsqr";

// Wider pictures cost time and show no more: the largest code here has 133 modules.
const MOST_PIXELS = 1_600;

// For how many milliseconds the browser's own reader is waited for, also the first time, when it is loaded.
const ANSWERS_WITHIN = 3_000;

const NO_DETECTOR = { detect: async () => [] };

// The browser's own reader, once it was asked for.
let detector;

/** The text of the QR code in a picture (anything that can be drawn on a canvas); null when there is none. */
export async function readCode(picture, width, height) {
  return (await byBrowser(picture)) ?? byHand(picture, width, height);
}

/** Whether a file is a picture that may hold a code. */
export const isPicture = (bytes) =>
  [[0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], [0x47, 0x49, 0x46, 0x38], [0x52, 0x49, 0x46, 0x46], [0x42, 0x4d]].some(
    (magic) => magic.every((byte, i) => bytes[i] === byte));

/** The text of the code in a picture's file; null when there is none, or it is no picture. */
export async function readPicture(bytes) {
  let picture;
  try {
    picture = await createImageBitmap(new Blob([bytes]));
  } catch {
    return null;
  }
  const text = await readCode(picture, picture.width, picture.height);
  picture.close();
  return text;
}

async function byBrowser(picture) {
  try {
    detector ??= await inTime(browsersDetector());
    return (await inTime(detector.detect(picture)))[0]?.rawValue ?? null;
  } catch (error) {
    // At some pictures it throws; what does not answer, or is not there, is not asked again.
    detector = detector === undefined || error instanceof Unanswered ? NO_DETECTOR : detector;
    return null;
  }
}

async function browsersDetector() {
  const formats = (await globalThis.BarcodeDetector?.getSupportedFormats()) ?? [];
  return formats.includes("qr_code") ? new BarcodeDetector({ formats: ["qr_code"] }) : NO_DETECTOR;
}

class Unanswered extends Error {}

// Browsers read codes by a service of the system, which may never answer.
function inTime(answer) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Unanswered()), ANSWERS_WITHIN);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

function byHand(picture, width, height) {
  const scale = Math.min(1, MOST_PIXELS / Math.max(width, height));
  const canvas = new OffscreenCanvas(Math.ceil(width * scale), Math.ceil(height * scale));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  try {
    return jsQR(data, canvas.width, canvas.height, { inversionAttempts: "dontInvert" })?.data || null;
  } catch {
    // It throws at some pictures without a whole code; the next one may have it.
    return null;
  }
}
