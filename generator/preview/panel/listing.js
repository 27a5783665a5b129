// A long list: searched, filtered, sorted, and shown a page at a time, so that it stays quick.

import { button, el } from "./dom.js";
import { exchange } from "./keeping.js";
import { counted } from "./words.js";

const SHOWN = 50;
const PAUSE = 120;
//: Where there is room the filters are always open.
const WIDE = matchMedia("(min-width: 641px)");

export class Listing {
  /**
   * `options`:
   *   id, one, many     names: `findings`, `finding`, `findings`
   *   searched          label of the field that is searched in; `text(item)` is what it looks at
   *   filters           {id, label, all, otherwise, of(item) -> values, name(value), order(a, b)}
   *   fields            {id, label, text(item)}: more fields to search in
   *   sorts             {id, label, compare(a, b)}; the first one counts at first
   *   row(item, key), key(item), empty()
   * `note` stands behind the number of items.
   * `state` maps names to values; `keep()` is called when it has changed.
   */
  constructor(options, state, keep) {
    this.options = options;
    this.state = state;
    this.keep = keep;
    this.items = [];
    this.note = "";
    this.at = 0;
    this.timer = null;
    this.status = el("p", { role: "status", class: "status" });
    this.list = el("div", { class: "list", tabindex: "-1" });
    this.pager = el("nav", { class: "pager", "aria-label": `Pages of the list of ${options.many}` });
    this.selects = new Map();
    this.inputs = new Map();
    this.node = el("div", {}, this.#form(), this.status, this.list, this.pager);
  }

  set(items) {
    this.items = items.map((item) => ({
      item,
      text: this.options.text(item).toLowerCase(),
      fields: new Map((this.options.fields || []).map(({ id, text }) => [id, text(item).toLowerCase()])),
      values: new Map(this.options.filters.map(({ id, of }) => [id, of(item)])),
    }));
    this.draw();
  }

  /** Takes over what the address asks for. */
  read() {
    this.at = 0;
    for (const [id, input] of this.inputs) input.value = this.state.get(id) || "";
    this.draw();
  }

  draw() {
    const chosen = this.#chosen();
    this.#renewSelects();
    const pages = Math.max(1, Math.ceil(chosen.length / SHOWN));
    this.at = Math.min(this.at, pages - 1);
    const shown = chosen.slice(this.at * SHOWN, (this.at + 1) * SHOWN);
    const { one, many, row, empty } = this.options;
    const all = counted(this.items.length, one, many);
    const words = chosen.length === this.items.length ? all : `${chosen.length.toLocaleString("en")} of ${all}`;
    const noted = [words, this.note].filter(Boolean).join(", ");
    if (this.status.textContent !== noted) this.status.textContent = noted;
    const keys = new Map();
    const rows = shown.map(({ item }) => {
      const name = this.options.key(item);
      const times = keys.get(name) || 0;
      keys.set(name, times + 1);
      return row(item, times ? `${name}-${times}` : name);
    });
    const content = rows.length ? el("ul", { class: this.options.id }, rows) : el("p", { class: "quiet" }, this.items.length ? "Nothing fits these filters." : empty());
    exchange(this.list, document.scrollingElement, () => this.list.replaceChildren(content));
    this.#renewPager(pages);
  }

  #form() {
    const { id, searched, filters, fields = [], sorts } = this.options;
    const form = el("form", { class: "filter", role: "search", "aria-label": `Filter the ${this.options.many}`, on: { submit: (event) => event.preventDefault() } });
    const more = el("details", { class: "more" }, el("summary", {}, "Filters and order"));
    const follow = () => {
      more.open = WIDE.matches;
    };
    WIDE.addEventListener("change", follow);
    follow();
    const add = (name, label, control, wide) => {
      control.id = `${id}-${name}`;
      (wide ? form : more).append(el("p", { class: wide ? "wide" : null }, el("label", { for: control.id }, label), control));
    };
    for (const [name, label, wide] of [["q", searched, true], ...fields.map((one) => [one.id, one.label, false])]) {
      const input = el("input", { type: "search", autocomplete: "off", spellcheck: "false", value: this.state.get(name) || "" });
      input.addEventListener("input", () => this.#later(() => this.#choose(name, input.value.trim())));
      this.inputs.set(name, input);
      add(name, label, input, wide);
    }
    for (const one of filters) {
      const select = el("select", { on: { change: () => this.#choose(one.id, select.value === (one.otherwise || "") ? "" : select.value) } });
      this.selects.set(one.id, select);
      add(one.id, one.label, select);
    }
    const sort = el(
      "select",
      { on: { change: () => this.#choose("sort", sort.value === sorts[0].id ? "" : sort.value) } },
      sorts.map((one) => el("option", { value: one.id, selected: this.state.get("sort") === one.id }, one.label)),
    );
    add("sort", "Sorted by", sort);
    more.append(el("p", {}, button("Clear", () => this.#clear())));
    form.append(more);
    return form;
  }

  #later(act) {
    clearTimeout(this.timer);
    this.timer = setTimeout(act, PAUSE);
  }

  #choose(name, value) {
    if (value) this.state.set(name, value);
    else this.state.delete(name);
    this.at = 0;
    this.keep();
    this.draw();
  }

  #clear() {
    for (const name of [...this.inputs.keys(), ...this.selects.keys()]) this.state.delete(name);
    this.keep();
    this.read();
  }

  #wanted(filter) {
    return this.state.get(filter.id) || filter.otherwise || "";
  }

  #found() {
    const words = (this.state.get("q") || "").toLowerCase().split(/\s+/).filter(Boolean);
    const fields = (this.options.fields || []).map(({ id }) => [id, (this.state.get(id) || "").toLowerCase()]).filter(([, text]) => text);
    return this.items.filter((one) => words.every((word) => one.text.includes(word)) && fields.every(([id, text]) => one.fields.get(id).includes(text)));
  }

  #fits(one, filter) {
    const wanted = this.#wanted(filter);
    return wanted === "" || one.values.get(filter.id).includes(wanted);
  }

  #chosen() {
    const { filters, sorts } = this.options;
    const sort = sorts.find(({ id }) => id === this.state.get("sort")) || sorts[0];
    return this.#found()
      .filter((one) => filters.every((filter) => this.#fits(one, filter)))
      .sort((one, other) => sort.compare(one.item, other.item));
  }

  /** Each choice says how many there are, given the other filters. */
  #renewSelects() {
    const found = this.#found();
    for (const filter of this.options.filters) {
      const others = this.options.filters.filter((one) => one !== filter);
      const counts = new Map();
      for (const one of found) {
        if (!others.every((other) => this.#fits(one, other))) continue;
        for (const value of one.values.get(filter.id)) counts.set(value, (counts.get(value) || 0) + 1);
      }
      const wanted = this.#wanted(filter);
      if (wanted && !counts.has(wanted)) counts.set(wanted, 0);
      const values = Array.from(counts.keys()).sort(filter.order);
      const options = values.map((value) => el("option", { value, selected: value === wanted }, `${filter.name(value)} (${counts.get(value).toLocaleString("en")})`));
      if (filter.all) options.unshift(el("option", { value: "", selected: wanted === "" }, filter.all));
      const select = this.selects.get(filter.id);
      const same = select.options.length === options.length && options.every((one, at) => one.textContent === select.options[at].textContent);
      if (!same) select.replaceChildren(...options);
      select.value = wanted;
    }
  }

  #renewPager(pages) {
    this.pager.hidden = pages < 2;
    const step = (label, to) => {
      const made = button(label, () => {
        if (made.getAttribute("aria-disabled") === "true") return;
        this.at = to;
        this.draw();
        this.list.focus({ preventScroll: true });
        this.status.scrollIntoView({ block: "start" });
      });
      made.setAttribute("aria-disabled", String(to < 0 || to >= pages));
      return made;
    };
    this.pager.replaceChildren(step("Before", this.at - 1), el("span", {}, `Page ${this.at + 1} of ${pages}`), step("Next", this.at + 1));
  }
}
