import { openSource, showDay } from "./ask.js";
import { breakable, button, el } from "./dom.js";
import { withCode } from "./prose.js";
import { capital, counted, day } from "./words.js";

const STATUSES = ["published", "draft", "scheduled", "expired"];
const MARKS = { published: "✓", draft: "✎", scheduled: "◷", expired: "✝" };
const TONES = { published: "good", draft: "warning", scheduled: "notice", expired: "review" };

function status(page) {
  const words = { scheduled: page.date && `from ${day(page.date)}` }[page.status];
  const draft = page.status === "published" && page.draft ? " (draft)" : "";
  const until = page.status === "published" && page.until ? `until ${day(page.until)}` : "";
  return [el("b", { class: `count ${TONES[page.status]}` }, el("span", { "aria-hidden": "true" }, `${MARKS[page.status]} `), capital(page.status) + draft), " ", words || until];
}

/** `showFindings(page)` goes to the findings of a page. */
export function pagesOptions(showFindings, say) {
  const open = async (file) => say(await openSource({ file }));
  const byTitle = (one, other) => one.title.localeCompare(other.title);
  return {
    id: "pages",
    one: "page",
    many: "pages",
    searched: "Search in titles, addresses and files",
    text: (page) => [page.title, page.url, page.source, page.team].filter(Boolean).join("\n"),
    filters: [
      { id: "status", label: "Status", all: "All", of: (page) => [page.status], name: capital, order: (one, other) => STATUSES.indexOf(one) - STATUSES.indexOf(other) },
      { id: "language", label: "Language", all: "All", of: (page) => (page.language ? [page.language] : []), name: (value) => value, order: (one, other) => one.localeCompare(other) },
      { id: "section", label: "Section", all: "All", of: (page) => (page.section ? [page.section] : []), name: (value) => value, order: (one, other) => one.localeCompare(other) },
    ],
    sorts: [
      { id: "address", label: "address", compare: (one, other) => one.url.localeCompare(other.url) },
      { id: "title", label: "title", compare: byTitle },
      { id: "findings", label: "most findings first", compare: (one, other) => other.findings - one.findings },
      { id: "date", label: "newest first", compare: (one, other) => (other.date || "").localeCompare(one.date || "") },
    ],
    key: (page) => page.id,
    row: (page, key) =>
      el(
        "li",
        { key },
        el("div", { class: "what" }, page.status === "published" ? el("a", { href: page.url }, page.title || page.url) : el("b", {}, page.title), el("span", { class: "address" }, breakable(page.url))),
        el("div", { class: "state" }, el("span", {}, status(page)), page.date && page.status === "published" && el("span", { class: "quiet" }, day(page.date)), page.explanation && page.status !== "scheduled" && el("span", { class: "quiet" }, withCode(page.explanation))),
        el(
          "div",
          { class: "deeds" },
          page.findings > 0 && button(counted(page.findings, "finding"), () => showFindings(page), { "aria-label": `${counted(page.findings, "finding")} of ${page.title}` }),
          page.status === "scheduled" && page.date && button("See it on its day", () => showDay(page.date.slice(0, 10), { address: page.url }), { "aria-label": `See it on its day: ${page.title}` }),
          page.status === "draft" && button("See the draft", () => showDay("", { drafts: true, address: page.url }), { "aria-label": `See the draft: ${page.title}` }),
          page.source && button("Open in editor", () => open(page.source), { "aria-label": `Open in editor: ${page.source}` }),
        ),
      ),
    empty: () => "The site has no pages.",
  };
}
