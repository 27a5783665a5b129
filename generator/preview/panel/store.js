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
    this.occasion = "";
    this.error = "";
    this.pending = new Set();
    this.isWhole = false;
    this.request = null;
  }

  /** Asks anew; `isWhole` for all sections, otherwise findings alone. An older question is dropped. */
  async load(isWhole) {
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    const fields = isWhole ? { path: path() } : { path: path(), section: "findings,search" };
    try {
      const said = await ask("page.json", fields, request.signal);
      this.#take(said, isWhole);
    } catch (error) {
      if (request.signal.aborted) return;
      // While the preview is away the panel keeps what it knows.
      if (!(error instanceof Refused)) return;
      this.error = error.message;
      this.page = null;
      this.sections = [];
      this.complete = true;
    }
    if (this.request === request) this.dispatchEvent(new Event("change"));
  }

  data(id) {
    return this.sections.find((one) => one.id === id)?.data;
  }

  get findings() {
    return this.data("findings") || [];
  }

  get address() {
    return this.data("search")?.url || location.href;
  }

  #take(said, isWhole) {
    const before = this.page?.id === said.page.id ? this.findings : [];
    this.error = "";
    this.page = said.page;
    this.complete = said.complete;
    this.occasion = occasion(said.as_of, said.drafts);
    const known = isWhole ? [] : this.sections.filter((one) => !said.sections.some(({ id }) => id === one.id));
    this.sections = isWhole || !known.length ? said.sections : [...said.sections, ...known];
    this.isWhole = isWhole;
    // Until the whole site was looked at, findings of rules over the site stay as they were.
    const waiting = new Set(said.pending);
    const kept = said.complete ? [] : before.filter((one) => waiting.has(one.rule));
    this.pending = new Set(kept);
    const section = this.sections.find((one) => one.id === "findings");
    if (section && kept.length) section.data = [...section.data, ...kept];
  }
}
