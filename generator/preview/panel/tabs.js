// A row of tabs: arrows move, the chosen one alone is in the tab order.
//
// Source: WAI-ARIA Authoring Practices, pattern "Tabs" (selection follows focus).

import { el } from "./dom.js";

export class Tabs {
  /** `show(id)` fills the part for the tab that is chosen. */
  constructor(label, show) {
    this.show = show;
    this.chosen = null;
    this.list = el("div", { role: "tablist", "aria-label": label, class: "tabs", on: { keydown: (event) => this.#move(event) } });
    this.part = el("div", { role: "tabpanel", id: "part", class: "part", tabindex: "0" });
  }

  /** `tabs`: {id, title, count, tone}; tabs that stay keep their nodes, and so the focus. */
  set(tabs) {
    const known = new Map(Array.from(this.list.children, (node) => [node.dataset.id, node]));
    const nodes = tabs.map(({ id, title, count, tone, said }) => {
      const node = known.get(id) || this.#make(id);
      const badge = count ? [" ", el("span", { class: `count ${tone || ""}`, "aria-label": said || null, role: said ? "img" : null }, String(count))] : [];
      node.replaceChildren(title, ...badge);
      return node;
    });
    const same = nodes.length === this.list.children.length && nodes.every((node, at) => this.list.children[at] === node);
    if (!same) this.list.replaceChildren(...nodes);
    if (!tabs.some((one) => one.id === this.chosen)) this.choose(tabs[0].id);
  }

  choose(id) {
    this.chosen = id;
    for (const node of this.list.children) {
      const selected = node.dataset.id === id;
      node.setAttribute("aria-selected", String(selected));
      node.tabIndex = selected ? 0 : -1;
      if (!selected) continue;
      this.part.setAttribute("aria-labelledby", node.id);
      if (this.list.scrollWidth > this.list.clientWidth) node.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    this.show(id);
  }

  focus() {
    Array.from(this.list.children).find((node) => node.dataset.id === this.chosen)?.focus();
  }

  has(id) {
    return Array.from(this.list.children).some((node) => node.dataset.id === id);
  }

  #make(id) {
    const node = el("button", { type: "button", role: "tab", id: `tab-${id}`, "data-id": id, "aria-controls": "part", "aria-selected": "false" });
    node.tabIndex = -1;
    node.addEventListener("click", () => this.choose(id));
    return node;
  }

  #move(event) {
    const nodes = Array.from(this.list.children);
    const at = nodes.findIndex((node) => node.dataset.id === this.chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: nodes.length - 1 }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = nodes[(to + nodes.length) % nodes.length];
    this.choose(next.dataset.id);
    next.focus();
  }
}
