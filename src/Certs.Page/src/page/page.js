// The page: files come in, a verdict comes out. Nothing leaves the machine.

import * as memory from "./memory.js";
import { TEXTS } from "./texts.js";
import { element, momentText, verdictView } from "./view.js";

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

/** Takes dropped or chosen files: trust files first, so that a bundle beside one is judged by it. */
async function take(files) {
  const contents = await Promise.all([...files].map(async (file) => new Uint8Array(await file.arrayBuffer())));
  const isTrust = (bytes) => verifier.kindOf(bytes) === "trust";
  state.shown = null;
  const refused = contents.filter(isTrust).map(takeTrust).find(Boolean);
  const other = contents.find((bytes) => !isTrust(bytes));
  state.shown = refused ?? (other && { file: other }) ?? state.shown;
  render();
  byId("action")?.focus();
}

// What to show when the file is refused; undefined when it is believed.
function takeTrust(bytes) {
  const stored = memory.storedTrust();
  try {
    const seen = verifier.acceptTrustFile(verifier.readTrust(bytes), stored?.seen ?? null, nowSeconds());
    memory.storeTrust(seen, bytes);
    state.shown = { isTrustTaken: true };
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

// The trust file is believed anew for each verdict: it may have grown too old since.
function verify(file) {
  const stored = memory.storedTrust();
  const question = { province: state.province, now: nowSeconds() };
  return verifier.verifyBundle(verifier.readAny(file), stored, question);
}

function render() {
  document.documentElement.lang = state.language === "zh" ? "zh-CN" : "en";
  document.documentElement.classList.toggle("large", state.isLarge);
  document.title = texts().title;
  document.querySelectorAll("[data-text]").forEach((one) => {
    one.textContent = texts()[one.dataset.text];
  });
  byId("larger").setAttribute("aria-pressed", String(state.isLarge));
  renderTrust();
  renderProvinces();
  const verdict = byId("verdict");
  verdict.hidden = state.shown === null;
  verdict.replaceChildren(...(state.shown === null ? [] : shownView(state.shown)));
}

function renderTrust() {
  const seen = memory.storedTrust()?.seen;
  byId("forget").hidden = !seen;
  const line = seen
    ? texts().trust(seen.version, momentText(seen.madeAt, state.language))
    : texts().noTrust;
  byId("trust-line").textContent = memory.isKept ? line : `${line} ${texts().notKept}`;
}

function renderProvinces() {
  const at = state.language === "zh" ? 0 : 1;
  byId("province").replaceChildren(
    ...verifier.provinceCodes.map((code) =>
      element("option", { value: code }, `${code} ${verifier.provinceName(code)[at]}`)));
  byId("province").value = String(state.province);
}

function shownView(shown) {
  if (shown.isTrustTaken) {
    return [message("good", texts().trustTaken)];
  }
  if (shown.refused) {
    return [message("bad", texts().trustRefused), ...reasonView(shown.refused)];
  }
  try {
    const { report, certificate } = verify(shown.file);
    return verdictView(report, certificate, verifier.reportJson(report), state.language);
  } catch (error) {
    return error instanceof verifier.FormatError
      ? [message("bad", texts().unreadable), element("p", { class: "code" }, error.message)]
      : [message("bad", texts().defect), element("p", { class: "code" }, String(error))];
  }
}

const message = (tone, text) =>
  element("div", { class: `banner ${tone}` }, element("h2", { id: "action", tabindex: "-1" }, text));

function reasonView({ reason, message: detail }) {
  const { zh, en, nextZh, nextEn } = verifier.REASONS[reason];
  const [meaning, next] = state.language === "zh" ? [zh, nextZh] : [en, nextEn];
  return [
    element("p", {}, meaning),
    element("p", {}, texts().next + next),
    element("p", { class: "code", "data-reason": reason }, `${reason} · ${detail}`),
  ];
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

listen();
render();
