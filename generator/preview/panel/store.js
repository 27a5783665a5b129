// What the preview says of this page, kept up to date.

import { Refused, ask } from "./ask.js";
import { occasion } from "./words.js";

function path() {
  try {
    return decodeURI(location.pathname);
  } catch {
    return location.pathname;
  }
}

export class Store extends EventTarget {
  constructor() {
    super();
    this.page = null;
    this.sections = [];
    this.complete = false;
    this.failure = "";
    this.isAway = false;
    this.expected = null; // the newest state of the site that was heard of
    this.isOld = false; // whether what is known is of an older one
    this.occasion = "";
    this.error = "";
    this.pending = new Set();
    this.isWhole = false;
    this.looked = ""; // the part that somebody looks at
    this.request = null;
  }

  /** Takes note that the site has changed: what is known until then is of an older state of it. */
  expect({ run, number }) {
    this.expected = { run, number };
    this.isOld = true;
    this.dispatchEvent(new Event("change"));
  }

  /** Takes note of whether the preview answers. */
  away(isAway) {
    if (this.isAway === isAway) return;
    this.isAway = isAway;
    this.dispatchEvent(new Event("change"));
  }

  /** Asks anew; `isWhole` for all sections, otherwise findings alone. An older question is dropped. */
  async load(isWhole) {
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    const fields = isWhole ? { path: path(), also: this.looked } : { path: path(), section: "findings,search" };
    try {
      const said = await ask("page.json", fields, request.signal);
      this.#take(said, isWhole);
    } catch (error) {
      if (request.signal.aborted) return;
      // While the preview is away the panel keeps what it knows.
      if (!(error instanceof Refused)) return;
      this.error = error.message;
      this.occasion = occasion(error.said.as_of, error.said.drafts);
      this.failure = "";
      this.isOld = false;
      this.page = null;
      this.sections = [];
      this.complete = true;
    }
    if (this.request === request) this.dispatchEvent(new Event("change"));
  }

  /** Notes which part somebody looks at; one that takes long is asked for only then. */
  look(id) {
    this.looked = id;
    if (this.isWhole && this.data(id) === null) void this.load(true);
  }

  data(id) {
    return this.sections.find((one) => one.id === id)?.data;
  }

  get findings() {
    return this.data("findings") || [];
  }

  /** Findings of this very state of the page; others are still to be looked for. */
  get fresh() {
    return this.isOld ? [] : this.findings.filter((one) => !this.pending.has(one));
  }

  get isChecking() {
    return !this.isAway && !this.error && (this.isOld || (!this.complete && !this.failure));
  }

  get address() {
    return this.data("search")?.url || location.href;
  }

  #take(said, isWhole) {
    const before = this.page?.id === said.page.id ? this.findings : [];
    this.error = "";
    this.page = said.page;
    this.complete = said.complete;
    this.failure = said.failure;
    this.isOld = said.run === this.expected?.run && said.number < this.expected.number;
    this.occasion = occasion(said.as_of, said.drafts);
    const known = isWhole ? [] : this.sections.filter((one) => !said.sections.some(({ id }) => id === one.id));
    this.sections = isWhole || !known.length ? said.sections : [...said.sections, ...known];
    this.isWhole = isWhole;
    // Until the whole site was looked at, findings of rules over the site stay as they were.
    const waiting = new Set(said.pending);
    const section = this.sections.find((one) => one.id === "findings");
    const names = new Set(section?.data.map((one) => `${one.fingerprint}-${one.outcome}`));
    const kept = said.complete ? [] : before.filter((one) => waiting.has(one.rule) && !names.has(`${one.fingerprint}-${one.outcome}`));
    this.pending = new Set(kept);
    if (section && kept.length) section.data = [...section.data, ...kept];
  }
}
