// Builds the page into one file that works from a folder, without a server and without a network:
//
//   node build.mjs [output]     writes certs-verify.html, or the named file
//
// The scripts are not minified, so that who receives the page can read what it does.

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = dirname(fileURLToPath(import.meta.url));

// jsQR 1.4.0 has a wrong place in its table for codes of version 23 (ISO/IEC 18004 Annex E), so it reads none of them.
const mended = {
  name: "mended",
  setup: ({ onLoad }) =>
    onLoad({ filter: /jsQR\.js$/ }, ({ path }) => {
      const [before, after, ...more] = readFileSync(path, "utf8").split("[6, 30, 54, 74, 102]");
      if (after === undefined || more.length > 0) {
        throw new Error("jsQR is not the version that was mended here.");
      }
      return { contents: `${before}[6, 30, 54, 78, 102]${after}` };
    }),
};

async function bundle(entry, globalName) {
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "iife",
    globalName,
    charset: "utf8",
    plugins: [mended],
    legalComments: "inline",
    target: ["chrome110", "firefox115", "safari16.4", "node20"],
  });
  // A closing tag inside a script would end it.
  return outputFiles[0].text.replaceAll("</script", "<\\/script");
}

const source = (name) => readFileSync(join(folder, "src/page", name), "utf8");
const parts = {
  style: source("page.css"),
  verifier: await bundle("src/verifier.js", "CertsVerifier"),
  page: await bundle("src/page/page.js", "CertsPage"),
};
const page = source("page.html").replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name].trim());
writeFileSync(process.argv[2] ?? join(folder, "certs-verify.html"), page);
