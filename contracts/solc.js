#!/usr/bin/env node
// The part of solc's command line that forge calls, over the WebAssembly compiler that npm pins (package.json):
// `--version`, and `--standard-json` with the input on stdin. All sources come in the input; nothing is fetched.
"use strict";

const { readFileSync } = require("node:fs");
const solc = require("solc");

if (process.argv.includes("--version")) {
  process.stdout.write(`solc, the solidity compiler commandline interface\nVersion: ${solc.version()}\n`);
} else if (process.argv.includes("--standard-json")) {
  process.stdout.write(solc.compile(readFileSync(0, "utf8")));
} else {
  process.stderr.write("solc.js: only --version and --standard-json are known.\n");
  process.exitCode = 64;
}
