// Opens the page in a browser from its file, without a network, and drops files on it.
//
//   node open-page.mjs browser certs-verify.html < steps
//
// A step is a list of file paths: they are dropped together, after the page was loaded anew. Writes one JSON array a
// step: the verdict's headline, and check and reason of every row.

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , program, page] = process.argv;
const profile = mkdtempSync(join(tmpdir(), "certs-page-"));
const browser = spawn(
  program,
  [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
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

// A condition in the page, looked at again with every frame for at most half a minute.
const until = (call, condition) =>
  evaluate(call, `new Promise((resolve, reject) => {
    const end = Date.now() + 30000;
    const look = () => (${condition}) ? resolve(true)
      : Date.now() > end ? reject(new Error(document.body.innerText)) : setTimeout(look, 20);
    look();
  })`);

async function drop(call, files) {
  await call("Page.navigate", { url: pathToFileURL(page).href });
  await until(call, `document.querySelector("#drop") && document.title !== ""`);
  const data = { items: [], files, dragOperationsMask: 1 };
  const at = await evaluate(call, `(() => {
    const box = document.querySelector("#drop").getBoundingClientRect();
    return JSON.stringify({ x: box.x + 40, y: box.y + 40 });
  })()`);
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await call("Input.dispatchDragEvent", { type, ...JSON.parse(at), data });
  }
  await until(call, `document.querySelector("#action")`);
  return evaluate(call, `JSON.stringify([
    document.querySelector("#action").textContent,
    ...[...document.querySelectorAll("[data-reason]")].map(
      (row) => [row.dataset.check, row.dataset.reason].filter(Boolean).join(" ")),
  ])`);
}

try {
  const call = await open();
  for (const files of JSON.parse(readFileSync(0, "utf8"))) {
    process.stdout.write((await drop(call, files)) + "\n");
  }
} finally {
  browser.kill();
  await new Promise((resolve) => browser.once("exit", resolve));
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
