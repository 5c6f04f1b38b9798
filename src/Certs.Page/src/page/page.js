// The page: files come in, a verdict comes out. Nothing leaves the machine.

import { scan } from "./camera.js";
import { isPicture, readPicture } from "./codes.js";
import * as memory from "./memory.js";
import { evidenceView, verify } from "./remembered.js";
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
  frames: new verifier.FrameCollector(),
  stopCamera: null,
};

const texts = () => TEXTS[state.language];

/** Takes dropped or chosen files: trust files first, so that a bundle beside one is judged by it. */
async function take(files) {
  const contents = await Promise.all([...files].map(async (file) => read(new Uint8Array(await file.arrayBuffer()))));
  const isTrust = (bytes) => verifier.kindOf(bytes) === "trust";
  state.shown = null;
  const refused = contents.filter(isTrust).map(takeTrust).find(Boolean);
  const other = contents.find((bytes) => !isTrust(bytes));
  state.shown = refused ?? (other && shownOf(contents.filter((bytes) => !isTrust(bytes)))) ?? state.shown;
  render();
  byId("action")?.focus();
}

// A picture stands for the text of the code in it.
async function read(bytes) {
  const text = isPicture(bytes) ? await readPicture(bytes) : null;
  return text === null ? bytes : new TextEncoder().encode(text);
}

// The first file, or the bundle that the codes of one give together with those that came before.
function shownOf(files) {
  if (verifier.kindOf(files[0]) !== "frame") {
    return { file: files[0] };
  }
  const added = files.filter((file) => verifier.kindOf(file) === "frame").map(addFrame);
  const whole = added.map((one) => one?.whole).find(Boolean);
  return whole ? { file: whole } : added.includes(null) ? { file: files[0] } : { frames: added.at(-1) };
}

// `{whole, count, of}` after one more code; `whole` is null while codes are missing. Null of what is no code.
function addFrame(file) {
  try {
    const frame = verifier.readFrame(new TextDecoder("latin1").decode(file).trimEnd());
    const whole = state.frames.add(frame);
    return { whole, count: state.frames.countOf(frame), of: frame.count };
  } catch (error) {
    if (error instanceof verifier.FormatError) {
      return null;
    }
    throw error;
  }
}

/** Turns the camera on, or off again. */
async function toggleCamera() {
  if (state.stopCamera !== null) {
    endCamera();
    return;
  }
  byId("camera").hidden = false;
  byId("scan-progress").textContent = texts().scanning;
  try {
    state.stopCamera = await scan(byId("video"), takeText);
    byId("scan").textContent = texts().scanStop;
  } catch {
    endCamera();
    state.shown = { noCamera: true };
    render();
  }
}

function endCamera() {
  state.stopCamera?.();
  state.stopCamera = null;
  byId("camera").hidden = true;
  byId("scan").textContent = texts().scan;
}

// True when what was read is enough for a verdict.
function takeText(text) {
  const file = new TextEncoder().encode(text);
  const kind = verifier.kindOf(file);
  const added = kind === "frame" ? addFrame(file) : null;
  if (added) {
    byId("scan-progress").textContent = texts().frames(added.count, added.of);
  }
  const whole = kind === "short" ? file : (added?.whole ?? null);
  if (whole === null) {
    return false;
  }
  state.shown = { file: whole };
  endCamera();
  render();
  byId("action")?.focus();
  return true;
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

function render() {
  document.documentElement.lang = state.language === "zh" ? "zh-CN" : "en";
  document.documentElement.classList.toggle("large", state.isLarge);
  document.title = texts().title;
  document.querySelectorAll("[data-text]").forEach((one) => {
    one.textContent = texts()[one.dataset.text];
  });
  byId("larger").setAttribute("aria-pressed", String(state.isLarge));
  byId("scan").textContent = state.stopCamera === null ? texts().scan : texts().scanStop;
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
  if (shown.noCamera) {
    return [message("bad", texts().noCamera)];
  }
  if (shown.frames) {
    return [message("open", texts().frames(shown.frames.count, shown.frames.of))];
  }
  try {
    const { report, certificate, evidence } = verify(shown.file, { province: state.province, now: nowSeconds() });
    const [banner, ...rest] = verdictView(report, certificate, verifier.reportJson(report), state.language);
    return [banner, ...evidence.map((file) => evidenceView(file, texts())), ...rest];
  } catch (error) {
    if (error instanceof memory.MemoryDamaged) {
      return [message("bad", texts().memoryDamaged), element("p", { class: "code" }, error.message)];
    }
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
  byId("scan").addEventListener("click", toggleCamera);
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
