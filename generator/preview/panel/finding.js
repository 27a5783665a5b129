// One finding, as both panels show it.

import { ask } from "./ask.js";
import { breakable, button, disclosure, el } from "./dom.js";
import { paragraphs, withCode } from "./prose.js";
import { MARKS, capital, counted, place } from "./words.js";

const reasons = new Map();

/** What the rule is for; asked for when somebody wants to know. */
function why(key, rule) {
  const text = el("div", { class: "why" });
  const made = disclosure(key, "Why this matters", text);
  made.addEventListener("toggle", async () => {
    if (!made.open || text.hasChildNodes()) return;
    try {
      if (!reasons.has(rule)) reasons.set(rule, (await ask("rule.json", { id: rule })).text);
      text.replaceChildren(...paragraphs(reasons.get(rule)), el("p", { class: "quiet" }, "Rule: ", el("code", {}, rule)));
    } catch {
      text.replaceChildren(el("p", {}, "Nothing is written on the rule ", el("code", {}, rule), "."));
    }
  });
  return made;
}

export function badge(finding) {
  const kind = finding.outcome === "review" ? "review" : finding.severity;
  const words = kind === "review" ? "Please look" : capital(kind);
  return el("span", { class: `badge ${kind}` }, el("span", { "aria-hidden": "true" }, `${MARKS[kind]} `), words);
}

/**
 * Makes a finding.
 *
 * `deeds`: `open(source)`; `show` is a function where the thing can be shown; `pages` are nodes on
 * the pages that have it; `pending` says that the finding is being checked once more.
 */
export function findingItem(finding, key, deeds) {
  const { source } = finding;
  const others = finding.pages.count > 1 && !deeds.pages ? `on ${counted(finding.pages.count, "page")}` : "";
  const marks = [finding.team && `for ${finding.team}`, others, finding.known && "known", finding.new_check && "of a new check", deeds.pending && "is checked again"];
  return el(
    "li",
    { class: `finding ${finding.outcome === "review" ? "review" : finding.severity}`, key },
    el("p", { class: "head" }, badge(finding), el("span", { class: "quiet" }, marks.filter(Boolean).join(" · "))),
    el("p", { class: "message" }, withCode(capital(finding.message))),
    finding.fix && el("p", {}, el("b", {}, "What to do: "), withCode(finding.fix)),
    source && el("p", { class: "place" }, breakable(place(source))),
    deeds.pages,
    el(
      "p",
      { class: "deeds" },
      deeds.show && button("Show me", deeds.show),
      source && button("Open in editor", () => deeds.open(source), { "aria-label": `Open in editor: ${place(source)}` }),
    ),
    finding.frame?.length > 0 && disclosure(`${key}/lines`, "The lines", el("pre", { tabindex: "0", role: "group", "aria-label": "Lines of the source" }, finding.frame.join("\n"))),
    why(`${key}/why`, finding.rule),
  );
}

/** Pairs each finding with a key that no other one has. */
export function keyed(findings) {
  const met = new Map();
  return findings.map((one) => {
    const name = `${one.fingerprint}-${one.outcome}`;
    const times = met.get(name) || 0;
    met.set(name, times + 1);
    return [times ? `${name}-${times}` : name, one];
  });
}
