// A browser that is driven over the DevTools protocol, with a profile of its own.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// For how long a browser may take to end by itself, in milliseconds.
const ENDS_WITHIN = 10_000;

export class Browser {
  #process;
  #ended;
  #profile = mkdtempSync(join(tmpdir(), "certs-page-"));
  #waiting = new Map();
  #last = 0;
  #received = "";
  #words = "";

  constructor(program, options) {
    this.#process = spawn(
      program,
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", ...options,
        "--remote-debugging-pipe", `--user-data-dir=${this.#profile}`, "about:blank",
      ],
      // A process group of its own, so that none of the browser's helpers outlives it.
      { stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"], detached: true },
    );
    this.#process.stderr.on("data", (data) => (this.#words = (this.#words + data).slice(-2000)));
    this.#process.stdio[3].on("error", () => {});
    this.#process.stdio[4].on("data", (data) => this.#take(data));
    // Its helpers have its standard error too, so this comes when the last of them has ended, and not before.
    this.#ended = new Promise((resolve) => this.#process.once("close", resolve));
    this.#process.once("exit", () => this.#refuseAll());
  }

  /** Opens a page without a network. `(method, parameters)` calls what the protocol offers for it. */
  async open() {
    const { targetId } = await this.#send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await this.#send("Target.attachToTarget", { targetId, flatten: true });
    const call = (method, params) => this.#send(method, params, sessionId);
    await call("Page.enable");
    await call("Network.enable");
    await call("Network.emulateNetworkConditions", {
      offline: true, latency: 0, downloadThroughput: -1, uploadThroughput: -1,
    });
    return call;
  }

  /** Ends the browser with its helpers, and only then removes its profile: nobody writes there any more. */
  async end() {
    this.#process.kill();
    const late = setTimeout(() => process.kill(-this.#process.pid, "SIGKILL"), ENDS_WITHIN);
    await this.#ended;
    clearTimeout(late);
    rmSync(this.#profile, { recursive: true });
  }

  // The protocol over pipes: JSON texts that end with a zero byte.
  #send(method, params = {}, sessionId = undefined) {
    const id = ++this.#last;
    this.#process.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #take(data) {
    const messages = (this.#received + data).split("\0");
    this.#received = messages.pop();
    for (const { id, result, error } of messages.map((message) => JSON.parse(message))) {
      const one = this.#waiting.get(id);
      this.#waiting.delete(id);
      error ? one?.reject(new Error(error.message)) : one?.resolve(result);
    }
  }

  #refuseAll() {
    this.#waiting.forEach(({ reject }) => reject(new Error(`The browser has ended: ${this.#words}`)));
  }
}
