// What the page shows of what came in: a verdict, or why there is none.

import * as memory from "./memory.js";
import { evidenceView, verify } from "./remembered.js";
import { TEXTS } from "./texts.js";
import { element, verdictView } from "./view.js";

const verifier = globalThis.CertsVerifier;

/** The elements of one thing that is shown, by its only key. `question` as for `verify`. */
export function shownView(shown, question, language) {
  const texts = TEXTS[language];
  const views = {
    isTrustTaken: () => [message("good", texts.trustTaken)],
    refused: (error) => [message("bad", texts.trustRefused), ...reasonView(error, language)],
    noCamera: () => [message("bad", texts.noCamera)],
    frames: ({ count, of }) => [message("open", texts.frames(count, of))],
    failed: (error) => failureView(error, texts),
    file: (file) => fileView(file, question, language),
  };
  const [[name, value]] = Object.entries(shown);
  return views[name](value);
}

function fileView(file, question, language) {
  const texts = TEXTS[language];
  try {
    const { report, certificate, evidence } = verify(file, question);
    const [banner, ...rest] = verdictView(report, certificate, verifier.reportJson(report), language);
    return [banner, ...evidence.map((kept) => evidenceView(kept, texts)), ...rest];
  } catch (error) {
    return failureView(error, texts);
  }
}

function failureView(error, texts) {
  const [words, detail] =
    error instanceof memory.MemoryDamaged ? [texts.memoryDamaged, error.message]
    : error instanceof verifier.FormatError ? [texts.unreadable, error.message]
    : [texts.defect, String(error)];
  return [message("bad", words), element("p", { class: "code" }, detail)];
}

const message = (tone, text) =>
  element("div", { class: `banner ${tone}` }, element("h2", { id: "action", tabindex: "-1" }, text));

function reasonView({ reason, message: detail }, language) {
  const { zh, en, nextZh, nextEn } = verifier.REASONS[reason];
  const [meaning, next] = language === "zh" ? [zh, nextZh] : [en, nextEn];
  return [
    element("p", {}, meaning),
    element("p", {}, TEXTS[language].next + next),
    element("p", { class: "code", "data-reason": reason }, `${reason} · ${detail}`),
  ];
}
