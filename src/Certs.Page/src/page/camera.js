// Reads QR codes by the camera until it is told to stop.

import { readCode } from "./codes.js";

// After how many milliseconds it is told that the camera does not answer, that it shows nothing, and that no code was
// read in what it shows.
const ANSWERS_WITHIN = 5_000;
const SHOWS_WITHIN = 5_000;
const READS_WITHIN = 20_000;

// How often it is told how the camera is, and the pause between two pictures, in which the browser paints.
const TOLD_EVERY = 250;
const PAUSE = 20;

const WANTED = { video: { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1080 } } };

/**
 * Shows the camera in the video element and hands every text that is read to `take`, until that returns true. `tell` hears
 * again and again how it is: "asking", "looking", or what a person may do something about: "unanswered", "dark", "unread".
 * The last word of a scan that ended by itself is "read", "missing" (no camera, or it may not be used, or it is gone), or
 * "failed", with the error. Returns what stops it before.
 */
export function scan(video, take, tell) {
  const asked = performance.now();
  let stream = null;
  let isOn = true;
  let shown = 0;
  let read = 0;

  const stop = () => {
    isOn = false;
    clearInterval(telling);
    release(stream);
    video.srcObject = null;
  };
  const end = (...word) => {
    if (isOn) {
      stop();
      tell(...word);
    }
  };

  // By a timer of its own: whatever else stands still, this is told.
  const word = () => {
    const now = performance.now();
    if (stream === null) {
      return now - asked < ANSWERS_WITHIN ? "asking" : "unanswered";
    }
    shown = showsPicture(video, stream) ? now : shown;
    return now - shown >= SHOWS_WITHIN ? "dark" : now - read >= READS_WITHIN ? "unread" : "looking";
  };
  const telling = setInterval(() => tell(word()), TOLD_EVERY);

  async function look() {
    while (isOn) {
      const text = showsPicture(video, stream) ? await readCode(video, video.videoWidth, video.videoHeight) : null;
      if (isOn && text !== null) {
        read = performance.now();
        if (take(text)) {
          end("read");
        }
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }

  function start(given) {
    if (!isOn) {
      release(given);
      return;
    }
    stream = given;
    shown = read = performance.now();
    stream.getTracks().forEach((track) => track.addEventListener("ended", () => end("missing")));
    video.srcObject = stream;
    // Not waited for: what counts is whether pictures come.
    video.play().catch(() => {});
    look().catch((error) => end("failed", error));
  }

  tell("asking");
  ask().then(start, () => end("missing"));
  return stop;
}

// Rejects, too, where a browser has no cameras to offer, as over plain HTTP.
const ask = async () => navigator.mediaDevices.getUserMedia(WANTED);

const release = (stream) => stream?.getTracks().forEach((track) => track.stop());

const showsPicture = (video, stream) =>
  video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && video.videoWidth > 0 &&
  stream.getVideoTracks().some((track) => !track.muted);
