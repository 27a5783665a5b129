// The panel of the whole site.

import { ask, showDay } from "./ask.js";
import { button, clear, el } from "./dom.js";
import { exchange } from "./keeping.js";
import { Listing } from "./listing.js";
import { listen } from "./live.js";
import { findingsOptions } from "./site_findings.js";
import { pagesOptions } from "./site_pages.js";
import { addresses, times } from "./site_rest.js";
import { Tabs } from "./tabs.js";
import { SEVERITIES, counted, occasion, tallyInWords } from "./words.js";

/** Parts of `site.json` that each tab shows. */
const NEEDED = { findings: ["findings", "pages"], pages: ["pages"], addresses: ["redirects", "missing"], times: ["timings"] };

const PARTS = ["summary", ...Object.values(NEEDED).flat()];

class Site {
  constructor() {
    this.known = {};
    this.stale = new Set(PARTS);
    this.trouble = []; // what keeps the newest state from being shown
    this.isLive = true;
    this.index = new Map();
    this.made = new Map(); // source path to addresses
    this.loading = false;
    this.again = false;
    this.states = {};
    this.head = el("header", { class: "head" });
    this.connection = el("p", { class: "connection", role: "status" });
    this.said = el("p", { role: "status", class: "toast" });
    this.tabs = new Tabs("Parts of the site's panel", (id) => this.#show(id));
    this.bodies = { addresses: el("div"), times: el("div") };
    const say = (words) => this.#say(words);
    this.lists = {
      findings: new Listing(findingsOptions(this.index, this.made, say, () => this.#withoutFindings()), this.#state("findings"), () => this.#keep()),
      pages: new Listing(pagesOptions((page) => this.#findingsOf(page), say), this.#state("pages"), () => this.#keep()),
    };
    this.say = say;
    document.body.append(this.head, el("main", {}, this.tabs.list, this.tabs.part), this.said);
    addEventListener("hashchange", () => this.#readAddress());
    this.#drawHead();
    this.#drawTabs();
    this.#readAddress();
    listen((name, detail) => this.#heard(name, detail), (isLive) => this.#connected(isLive));
  }

  #state(id) {
    this.states[id] = new URLSearchParams();
    return this.states[id];
  }

  /** `#findings&owner=content`: the tab, and what its list shows. */
  #readAddress() {
    const [id, ...rest] = location.hash.slice(1).split("&");
    const chosen = id in NEEDED ? id : "findings";
    const state = this.states[chosen];
    if (state) {
      for (const name of [...state.keys()]) state.delete(name);
      for (const [name, value] of new URLSearchParams(rest.join("&"))) state.set(name, value);
      this.lists[chosen].read();
    }
    if (this.tabs.chosen !== chosen || !this.tabs.part.hasChildNodes()) this.tabs.choose(chosen);
  }

  #keep() {
    const id = this.tabs.chosen;
    const written = this.states[id]?.toString() || "";
    history.replaceState(null, "", `#${id}${written && `&${written}`}`);
  }

  #findingsOf(page) {
    location.hash = `findings&${new URLSearchParams({ page: page.url, kind: "all" })}`;
    this.tabs.focus();
  }

  #heard(name, detail) {
    if (name === "trouble") this.trouble = detail;
    else if (name === "hello" || name === "generation") this.trouble = detail.trouble || [];
    const state = name === "hello" ? JSON.stringify([detail.run, detail.number, detail.report, detail.failure]) : null;
    // A greeting after a pause tells whether something was missed.
    if (name !== "trouble" && (state === null || state !== this.state)) {
      for (const part of PARTS) this.stale.add(part);
      this.state = state;
      void this.#load();
    }
    this.#drawConnection();
  }

  #connected(isLive) {
    this.isLive = isLive;
    this.#drawConnection();
  }

  #drawConnection() {
    const [tone, words] = !this.isLive
      ? ["error", "✕ The preview does not answer; this is how it was"]
      : this.trouble.length
        ? ["error", `✕ Shown as it was: ${this.trouble[0].message}`]
        : this.known.failure
          ? ["error", `✕ Live, but the check of the whole site failed: ${this.known.failure}`]
          : this.known.complete === false
            ? ["notice", "◌ Live; checking…"]
            : ["good", "✓ Live: follows each save"];
    if (this.connection.textContent !== words) this.connection.replaceChildren(el("span", { class: `count ${tone}` }, words));
  }

  /** Asks for what the chosen tab shows, as far as it is not known or has changed since. */
  async #load() {
    if (this.state === undefined) return; // not greeted yet
    if (this.loading) {
      this.again = true;
      return;
    }
    this.loading = true;
    try {
      do {
        this.again = false;
        const parts = ["summary", ...NEEDED[this.tabs.chosen]].filter((part) => this.stale.has(part));
        if (!parts.length) continue;
        for (const part of parts) this.stale.delete(part);
        try {
          Object.assign(this.known, await ask("site.json", { part: parts.join(",") }));
        } catch {
          for (const part of parts) this.stale.add(part);
          return;
        }
        this.#take(parts);
      } while (this.again);
    } finally {
      this.loading = false;
    }
  }

  #take(parts) {
    if (parts.includes("pages")) {
      this.index.clear();
      this.made.clear();
      for (const page of this.known.pages) {
        if (page.output) this.index.set(page.output, page);
        if (page.source) this.made.set(page.source, [...(this.made.get(page.source) || []), page.url]);
      }
      this.lists.pages.set(this.known.pages);
    }
    if (this.known.findings && parts.some((part) => part === "findings" || part === "pages")) this.#listFindings();
    const rest = { addresses, times };
    for (const [id, make] of Object.entries(rest)) {
      if (NEEDED[id].some((part) => parts.includes(part))) exchange(this.bodies[id], document.scrollingElement, () => clear(this.bodies[id], make(this.known, this.say)));
    }
    this.#drawHead();
    this.#drawTabs();
    this.#drawConnection();
  }

  /** Until the check is done the list stays as it was, and says so. */
  #listFindings() {
    const { complete, failure, findings, run, as_of: asOf, drafts } = this.known;
    const of = JSON.stringify([run, asOf, drafts]);
    const isOld = !complete && !failure && this.listed?.of === of;
    if (!isOld) this.listed = { of, findings };
    this.lists.findings.note = isOld ? "as before the last save; checking…" : "";
    this.lists.findings.set(this.listed.findings);
  }

  #withoutFindings() {
    const { complete, failure } = this.known;
    if (failure) return "The check of the whole site failed, so nothing is known.";
    return complete ? "Nothing to fix on the whole site." : "Checking…";
  }

  #drawTabs() {
    const { summary, pages } = this.known;
    const number = summary ? SEVERITIES.reduce((sum, name) => sum + (summary[`${name}s`] || 0), 0) : 0;
    const held = summary ? Object.values(summary.held_back).reduce((sum, one) => sum + one, 0) : 0;
    const all = pages ? pages.length : summary ? summary.published + held : 0;
    this.tabs.chosen ??= "findings";
    this.tabs.set([
      { id: "findings", title: "Findings", count: summary?.errors === undefined ? "…" : number.toLocaleString("en"), tone: SEVERITIES.find((name) => summary?.[`${name}s`]) },
      { id: "pages", title: "Pages", count: all.toLocaleString("en") },
      { id: "addresses", title: "Addresses" },
      { id: "times", title: "Times" },
    ]);
  }

  #drawHead() {
    const { summary, as_of: asOf, drafts } = this.known;
    const of = JSON.stringify([summary, asOf, drafts]);
    if (this.drawn === of) return;
    this.drawn = of;
    const title = summary?.title || "The whole site";
    document.title = `${title}: the whole site`;
    const date = el("input", { type: "date", id: "day", required: true, value: asOf || summary?.day || "" });
    const withDrafts = el("input", { type: "checkbox", checked: drafts });
    const show = (event) => {
      event.preventDefault();
      void this.#setDay(date.value === summary?.day && !asOf ? "" : date.value, withDrafts.checked);
    };
    const shown = occasion(asOf, drafts);
    const form = el(
      "form",
      { class: "day", on: { submit: show } },
      el("label", { for: "day" }, "What visitors see on"),
      date,
      el("label", { class: "choice" }, withDrafts, "with drafts"),
      el("button", { type: "submit" }, "Show"),
      shown && button("Back to today", () => this.#setDay("")),
    );
    clear(
      this.head,
      el("div", { class: "names" }, el("h1", {}, title), this.connection),
      summary && el("p", {}, summaryWords(summary)),
      shown && el("p", { class: "as-of" }, `The site is shown ${shown}, here and on its pages.`),
      el("div", { class: "bar-of-deeds" }, el("a", { class: "tool", href: home(summary) }, "Open the site"), form),
    );
  }

  async #setDay(value, drafts = false) {
    try {
      await showDay(value, { drafts });
    } catch (error) {
      this.#say(`Not shown: ${error.message}`);
    }
  }

  #show(id) {
    this.tabs.part.replaceChildren(this.lists[id]?.node || this.bodies[id]);
    this.#keep();
    void this.#load();
  }

  #say(words) {
    clearTimeout(this.timer);
    this.said.textContent = words;
    this.timer = setTimeout(() => this.said.replaceChildren(), 6000);
  }
}

function summaryWords(summary) {
  const held = { draft: "draft", future: "scheduled", expired: "expired" };
  const words = Object.entries(summary.held_back).map(([reason, number]) => `${number.toLocaleString("en")} ${held[reason]}`);
  const pages = [`${counted(summary.published, "page")} published`, ...words].join(", ");
  if (summary.errors === undefined) return `${pages}.`;
  const found = { error: summary.errors, warning: summary.warnings, notice: summary.notices, review: summary.review };
  return `${pages}. On all pages: ${tallyInWords(found)}.`;
}

function home(summary) {
  try {
    return new URL(summary.base_url).pathname;
  } catch {
    return "/";
  }
}

new Site();
