// Reads QR codes by the camera until it is told to stop.

import { readCode } from "./codes.js";

/**
 * Shows the camera in the video element and hands every text that is read to `take`; stops when `take` returns true.
 * Returns what stops it before. Rejects when there is no camera, or it may not be used.
 */
export async function scan(video, take) {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1080 } },
  });
  let isOn = true;
  const stop = () => {
    isOn = false;
    stream.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
  };
  video.srcObject = stream;
  await video.play();
  const look = async () => {
    const text = isOn && video.videoWidth > 0 ? await readCode(video, video.videoWidth, video.videoHeight) : null;
    if (isOn && text !== null && take(text)) {
      stop();
    }
    if (isOn) {
      // After the browser has painted, so that the page stays alive on slow machines.
      setTimeout(look, 20);
    }
  };
  look();
  return stop;
}
