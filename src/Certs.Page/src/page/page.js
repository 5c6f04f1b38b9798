// The page: files come in, a verdict comes out. Nothing leaves the machine.

import { read, shownOf, takeText } from "./incoming.js";
import * as memory from "./memory.js";
import { Scanner } from "./scanner.js";
import { shownView } from "./shown.js";
import { TEXTS } from "./texts.js";
import { element, momentText } from "./view.js";

const verifier = globalThis.CertsVerifier;
const byId = (id) => document.getElementById(id);
const nowSeconds = () => Math.floor(Date.now() / 1000);

const state = {
  language: memory.setting("language", "zh"),
  isLarge: memory.setting("large", "no") === "yes",
  province: Number(memory.setting("province", "62")),
  shown: null,
};

const texts = () => TEXTS[state.language];
const scanner = new Scanner(texts, takeText, show);

/** Takes dropped or chosen files, and shows what came of them. */
const take = (files) => shownAfter(files).then(show, (error) => show({ failed: error }));

// Trust files first, so that a bundle beside one is judged by it.
async function shownAfter(files) {
  const contents = await Promise.all([...files].map(read));
  const isTrust = (bytes) => verifier.kindOf(bytes) === "trust";
  const others = contents.filter((bytes) => !isTrust(bytes));
  const refused = contents.filter(isTrust).map(takeTrust).find(Boolean);
  const isTrustTaken = contents.length > 0;
  return refused ?? (others.length > 0 ? shownOf(others) : isTrustTaken ? { isTrustTaken } : null);
}

function show(shown) {
  state.shown = shown;
  render();
  byId("action")?.focus();
}

// What to show when the file is refused; undefined when it is believed.
function takeTrust(bytes) {
  const stored = memory.storedTrust();
  try {
    const seen = verifier.acceptTrustFile(verifier.readTrust(bytes), stored?.seen ?? null, nowSeconds());
    memory.storeTrust(seen, bytes);
    return undefined;
  } catch (error) {
    if (!(error instanceof verifier.TrustRefused)) {
      throw error;
    }
    if (error.reason === "LOG_EQUIVOCATION") {
      memory.keepEquivocation(stored.file, bytes);
    }
    return { refused: error };
  }
}

function render() {
  document.documentElement.lang = state.language === "zh" ? "zh-CN" : "en";
  document.documentElement.classList.toggle("large", state.isLarge);
  document.title = texts().title;
  document.querySelectorAll("[data-text]").forEach((one) => {
    one.textContent = texts()[one.dataset.text];
  });
  byId("larger").setAttribute("aria-pressed", String(state.isLarge));
  scanner.render();
  renderTrust();
  renderProvinces();
  const verdict = byId("verdict");
  verdict.hidden = state.shown === null;
  const question = { province: state.province, now: nowSeconds() };
  verdict.replaceChildren(...(state.shown === null ? [] : shownView(state.shown, question, state.language)));
}

function renderTrust() {
  const line = trustLine();
  byId("forget").hidden = line === texts().noTrust;
  byId("trust-line").textContent = memory.isKept ? line : `${line} ${texts().notKept}`;
}

function trustLine() {
  try {
    const seen = memory.storedTrust()?.seen;
    return seen ? texts().trust(seen.version, momentText(seen.madeAt, state.language)) : texts().noTrust;
  } catch (error) {
    if (error instanceof memory.MemoryDamaged) {
      return texts().memoryDamaged;
    }
    throw error;
  }
}

function renderProvinces() {
  const at = state.language === "zh" ? 0 : 1;
  byId("province").replaceChildren(
    ...verifier.provinceCodes.map((code) =>
      element("option", { value: code }, `${code} ${verifier.provinceName(code)[at]}`)));
  byId("province").value = String(state.province);
}

function listen() {
  const drop = byId("drop");
  const over = (isOver) => (event) => {
    event.preventDefault();
    drop.classList.toggle("over", isOver);
  };
  document.addEventListener("dragover", over(true));
  document.addEventListener("dragleave", over(false));
  document.addEventListener("drop", (event) => {
    over(false)(event);
    take(event.dataTransfer.files);
  });
  byId("files").addEventListener("change", ({ target }) => {
    take(target.files).then(() => (target.value = ""));
  });
  byId("scan").addEventListener("click", () => scanner.toggle());
  byId("again").addEventListener("click", () => scanner.again());
  byId("language").addEventListener("click", () => set("language", state.language === "zh" ? "en" : "zh"));
  byId("larger").addEventListener("click", () => {
    state.isLarge = !state.isLarge;
    memory.setSetting("large", state.isLarge ? "yes" : "no");
    render();
  });
  byId("province").addEventListener("change", ({ target }) => set("province", Number(target.value)));
  byId("forget").addEventListener("click", () => {
    if (confirm(texts().forgetSure)) {
      memory.forgetTrust();
      render();
    }
  });
}

function set(name, value) {
  state[name] = value;
  memory.setSetting(name, String(value));
  render();
}

// Until now the page could not be used: what is pressed before anything listens is lost.
function open() {
  byId("opening").remove();
  byId("page").hidden = false;
  const early = globalThis.droppedEarly;
  globalThis.droppedEarly = null;
  if (early.length > 0) {
    take(early);
  }
}

listen();
open();
render();
