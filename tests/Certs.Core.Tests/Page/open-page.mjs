// Opens the page in a browser from its file, without a network, and drops files on it.
//
//   node open-page.mjs browser certs-verify.html [video.y4m] < steps
//
// A step is a list of file paths: they are dropped together, after the page was loaded anew. The step "scan" presses the
// button instead; what the camera shows is the video, again and again. Writes one JSON array a step: the verdict's
// headline, check and reason of every row, and the names of evidence.

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , program, page, video] = process.argv;
const profile = mkdtempSync(join(tmpdir(), "certs-page-"));
const browser = spawn(
  program,
  [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    ...(video ? ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"] : []),
    ...(video ? [`--use-file-for-fake-video-capture=${video}`] : []),
    "--remote-debugging-pipe", `--user-data-dir=${profile}`, "about:blank",
  ],
  { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] },
);

// The DevTools protocol over pipes: JSON texts that end with a zero byte.
const waiting = new Map();
let last = 0;
let received = "";
browser.stdio[4].on("data", (data) => {
  const messages = (received + data).split("\0");
  received = messages.pop();
  for (const { id, result, error } of messages.map((message) => JSON.parse(message))) {
    waiting.get(id)?.(error ? Promise.reject(new Error(error.message)) : result);
  }
});

function send(method, params = {}, sessionId = undefined) {
  const id = ++last;
  browser.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
  return new Promise((resolve) => waiting.set(id, resolve));
}

async function open() {
  const { targetId } = await send("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
  const call = (method, params) => send(method, params, sessionId);
  await call("Network.enable");
  await call("Network.emulateNetworkConditions", {
    offline: true, latency: 0, downloadThroughput: -1, uploadThroughput: -1,
  });
  return call;
}

async function evaluate(call, expression) {
  const { result, exceptionDetails } = await call("Runtime.evaluate", { expression, awaitPromise: true });
  if (exceptionDetails) {
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }
  return result.value;
}

// A condition in the page, looked at again and again.
const until = (call, condition, limit = 50000) =>
  evaluate(call, `new Promise((resolve, reject) => {
    const end = Date.now() + ${limit};
    const look = () => (${condition}) ? resolve(true)
      : Date.now() > end ? reject(new Error(document.body.innerText)) : setTimeout(look, 20);
    look();
  })`);

async function load(call) {
  await call("Page.navigate", { url: pathToFileURL(page).href });
  await until(call, `document.querySelector("#drop") && document.title !== ""`);
}

// The browser's made-up camera does not always start on a busy machine: then the page is opened anew, as a person would.
async function scan(call) {
  for (let attempt = 1; ; attempt++) {
    await load(call);
    await evaluate(call, `document.querySelector("#scan").click()`);
    try {
      return await verdict(call, 12000);
    } catch (late) {
      if (attempt === 4) {
        throw late;
      }
    }
  }
}

async function drop(call, files) {
  await load(call);
  const data = { items: [], files, dragOperationsMask: 1 };
  const at = await evaluate(call, `(() => {
    const box = document.querySelector("#drop").getBoundingClientRect();
    return JSON.stringify({ x: box.x + 40, y: box.y + 40 });
  })()`);
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await call("Input.dispatchDragEvent", { type, ...JSON.parse(at), data });
  }
  return verdict(call);
}

async function verdict(call, limit = undefined) {
  await until(call, `document.querySelector("#action")`, limit);
  return evaluate(call, `JSON.stringify([
    document.querySelector("#action").textContent,
    ...[...document.querySelectorAll("[data-reason]")].map(
      (row) => [row.dataset.check, row.dataset.reason].filter(Boolean).join(" ")),
    ...[...document.querySelectorAll("[data-evidence]")].map((link) => link.dataset.evidence),
  ])`);
}

try {
  const call = await open();
  for (const files of JSON.parse(readFileSync(0, "utf8"))) {
    process.stdout.write((await (files === "scan" ? scan(call) : drop(call, files))) + "\n");
  }
} finally {
  browser.kill();
  await new Promise((resolve) => browser.once("exit", resolve));
  try {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  } catch {
    // A helper of the browser that is not done yet still writes; the folder for temporary files keeps the rest.
  }
}
