// Turns a report into what a clerk reads. Text is only ever set as text.

import { TEXTS } from "./texts.js";

const SIGNS = {
  ACCEPT: ["good", "✓"],
  ACCEPT_WITH_NOTICE: ["good", "✓"],
  ASK_FOR_FRESH_PROOF: ["open", "？"],
  REFER_TO_BRIDGE: ["open", "→"],
  MANUAL_REVIEW: ["open", "？"],
  REJECT: ["bad", "✕"],
};

const { REASONS, findType } = globalThis.CertsVerifier;

/** An element with children; strings become text. */
export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A moment in the time of China, where the windows are. */
export function momentText(seconds, language) {
  const locale = language === "zh" ? "zh-CN" : "en-GB";
  const text = new Date(seconds * 1000).toLocaleString(locale, { timeZone: "Asia/Shanghai" });
  return `${text} (${TEXTS[language].beijing})`;
}

/** The whole verdict. `json` is the report as it can be handed on. */
export function verdictView(report, certificate, json, language) {
  const texts = TEXTS[language];
  const [tone, sign] = SIGNS[report.action];
  return [
    element(
      "div", { class: `banner ${tone}` },
      element("span", { class: "sign", "aria-hidden": "true" }, sign),
      element("h2", { id: "action", tabindex: "-1" }, texts.actions[report.action])),
    axes(report, texts),
    whyView(report, language),
    timesView(report, texts, language),
    certificate && certificateView(report, certificate, language),
    checksView(report, language),
    element("details", {}, element("summary", {}, texts.report), element("pre", { id: "report" }, json)),
  ].filter(Boolean);
}

const axes = (report, texts) =>
  element(
    "ul", { class: "axes" },
    ...[report.authenticity, report.standing, report.recognition.status].map((word) =>
      element("li", {}, texts.axes[word])));

// What speaks against the certificate or is missing, and what to do about it; each reason once.
function whyView(report, language) {
  const texts = TEXTS[language];
  const codes = report.findings
    .filter(({ reason }) => ["BAD", "MISSING", "NOTICE"].includes(REASONS[reason].tone))
    .map(({ reason }) => reason);
  if (codes.length === 0) {
    return null;
  }
  const items = [...new Set(codes)].map((code) => {
    const { meaning, next } = wordsOf(code, language);
    return element("li", {}, meaning, next && element("div", { class: "next" }, texts.next + next));
  });
  return element("div", { class: "why" }, element("h3", {}, texts.why), element("ul", {}, ...items));
}

const wordsOf = (code, language) =>
  language === "zh"
    ? { meaning: REASONS[code].zh, next: REASONS[code].nextZh || null }
    : { meaning: REASONS[code].en, next: REASONS[code].nextEn || null };

function timesView({ inputs, validUntil }, texts, language) {
  const { head } = inputs;
  const lines = [
    head && texts.asOf(momentText(head.time, language), head.block),
    validUntil && texts.validUntil(momentText(validUntil, language)),
  ];
  return element("p", { class: "times" }, lines.filter(Boolean).join("；"));
}

// The fields that the file shows, under a warning unless they are proven.
function certificateView(report, { payload, disclosures }, language) {
  const texts = TEXTS[language];
  const type = findType(payload.type);
  const labelOf = (name) => type?.fields.find((field) => field.name === name)?.label[language] ?? name;
  const rows = [
    [texts.number, payload.number],
    [texts.issuer, language === "zh" ? payload.profile.nameZh : payload.profile.nameEn],
    ...disclosures.map(({ name, value }) => [labelOf(name), plain(JSON.parse(value))]),
  ];
  const isProven = report.authenticity === "TOTAL_PASSED";
  return element(
    "div", { class: "certificate" },
    element("h3", {}, `${type?.label[language] ?? payload.type}：${isProven ? texts.holds : texts.notProven}`),
    element(
      "dl", {},
      ...rows.flatMap(([label, value]) => [element("dt", {}, label), element("dd", {}, value)])));
}

const plain = (value) => (typeof value === "object" ? JSON.stringify(value) : String(value));

function checksView(report, language) {
  const texts = TEXTS[language];
  const rows = report.findings.map(({ check, suite, outcome, reason, detail }) => {
    const { meaning, next } = wordsOf(reason, language);
    const name = texts.checks[check] + (suite === null ? "" : ` ${suiteName(suite)}`);
    return element(
      "tr", { class: outcome.toLowerCase(), "data-check": check, "data-reason": reason },
      element("th", { scope: "row" }, name),
      element("td", { class: "outcome" }, texts.outcomes[outcome]),
      element(
        "td", {}, meaning, next && element("div", { class: "next" }, texts.next + next),
        element("div", { class: "code" }, detail === null ? reason : `${reason} · ${detail}`)));
  });
  return element(
    "div", { class: "checks" },
    element("h3", {}, texts.allChecks), element("table", {}, element("tbody", {}, ...rows)));
}

const suiteName = (suite) => globalThis.CertsVerifier.suiteName(suite);
