// Writes what the service embeds, one JSON file a contract, out of forge's last build:
//   node artifacts.js FOLDER
"use strict";

const { mkdirSync, readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const contracts = [
  "AnchorRegistry",
  "Consortium",
  "IssuerRegistry",
  "RecognitionRegistry",
  "StatusRegistry",
  "SuiteRegistry",
];

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
for (const name of contracts) {
  const built = JSON.parse(readFileSync(join(__dirname, "out", `${name}.sol`, `${name}.json`), "utf8"));
  const settings = built.metadata;
  const artifact = {
    contractName: name,
    compiler: settings.compiler.version,
    evmVersion: settings.settings.evmVersion,
    abi: built.abi,
    bytecode: built.bytecode.object,
    deployedBytecode: built.deployedBytecode.object,
  };
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(artifact, null, 2)}\n`);
}
