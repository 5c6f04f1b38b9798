// Opens the page in a browser from its file, without a network, and uses it.
//
//   node open-page.mjs browser certs-verify.html [video.y4m] < steps
//
// Before each step the page is loaded anew. A step is a list of file paths: they are dropped together. Or it is an object:
//
//   "inject": script              runs before the page's own
//   "early": text                 drops a file with that text while the page's own script is still to come
//   "press": [selector, ...]      presses the buttons, each once it is shown; what the camera shows is the video, again
//                                 and again
//   "drop": [path, ...]           drops the files
//
// Writes one JSON array a step: the verdict's headline, check and reason of every row, and the names of evidence; then what
// the camera's line said when a button was pressed, and whether the early page had a button that could be pressed.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Browser } from "./browser.mjs";

const [, , program, page, video] = process.argv;
const browser = new Browser(program, video ? [
  "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${video}`,
] : []);

async function evaluate(call, expression) {
  const { result, exceptionDetails } = await call("Runtime.evaluate", { expression, awaitPromise: true });
  if (exceptionDetails) {
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }
  return result.value;
}

// A condition in the page, looked at again and again.
const until = (call, condition) =>
  evaluate(call, `new Promise((resolve, reject) => {
    const end = Date.now() + 50000;
    const look = () => (${condition}) ? resolve(true)
      : Date.now() > end ? reject(new Error(document.body.innerText)) : setTimeout(look, 20);
    look();
  })`);

// Opens the page, and waits until a person could use it: a browser shows it while it is still reading its scripts.
async function load(call) {
  await call("Page.navigate", { url: pathToFileURL(page).href });
  await until(call, `document.querySelector("#scan")?.checkVisibility()`);
}

async function press(call, buttons) {
  const said = [];
  for (const button of buttons) {
    await until(call, `document.querySelector("${button}").checkVisibility()`);
    said.push(await evaluate(call, `document.querySelector("#scan-progress").textContent`));
    await evaluate(call, `document.querySelector("${button}").click()`);
  }
  return said.filter(Boolean);
}

async function drop(call, files) {
  const data = { items: [], files, dragOperationsMask: 1 };
  const at = await evaluate(call, `(() => {
    const box = document.querySelector("#drop").getBoundingClientRect();
    return JSON.stringify({ x: box.x + 40, y: box.y + 40 });
  })()`);
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await call("Input.dispatchDragEvent", { type, ...JSON.parse(at), data });
  }
}

// The browser tells of new elements before it runs the script that follows them.
const dropEarly = (text) => `new MutationObserver((_, observer) => {
  if (document.querySelector("#scan")) {
    observer.disconnect();
    const files = new DataTransfer();
    files.items.add(new File([${JSON.stringify(text)}], "early.txt"));
    document.dispatchEvent(new DragEvent("drop", { dataTransfer: files, cancelable: true }));
    globalThis.couldBePressed = document.querySelector("#scan").checkVisibility();
  }
}).observe(document, { childList: true, subtree: true });`;

async function verdict(call) {
  await until(call, `document.querySelector("#action")`);
  return JSON.parse(await evaluate(call, `JSON.stringify([
    document.querySelector("#action").textContent,
    ...[...document.querySelectorAll("[data-reason]")].map(
      (row) => [row.dataset.check, row.dataset.reason].filter(Boolean).join(" ")),
    ...[...document.querySelectorAll("[data-evidence]")].map((link) => link.dataset.evidence),
  ])`));
}

async function use(call, step) {
  const source = step.early ? dropEarly(step.early) : (step.inject ?? "");
  const { identifier } = await call("Page.addScriptToEvaluateOnNewDocument", { source });
  await load(call);
  await call("Page.removeScriptToEvaluateOnNewDocument", { identifier });
  const said = await press(call, step.press ?? []);
  const files = Array.isArray(step) ? step : step.drop;
  if (files) {
    await drop(call, files);
  }
  const early = step.early ? [await evaluate(call, `String(couldBePressed)`)] : [];
  return [...(await verdict(call)), ...said, ...early];
}

try {
  const call = await browser.open();
  for (const step of JSON.parse(readFileSync(0, "utf8"))) {
    process.stdout.write(JSON.stringify(await use(call, step)) + "\n");
  }
} finally {
  await browser.end();
}
