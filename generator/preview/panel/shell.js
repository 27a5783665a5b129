// The frame of the panel: the button in the corner, the head, the tabs, and what is said aloud.

import { button, el } from "./dom.js";
import { CHOICES, chooseKeys, chosenKeys } from "./keys.js";
import { browser } from "./memory.js";
import { MARKS, SEVERITIES, capital, tally, tallyInWords } from "./words.js";

export class Shell {
  /** `deeds`: open(), close(), plain(), today(), openSource(). */
  constructor(marks, tabs, deeds) {
    this.tabs = tabs;
    this.launcher = button("", deeds.open, { class: "launcher", "aria-expanded": "false", "aria-controls": "panel" });
    this.title = el("h2", { class: "title" }, "Proof panel");
    this.about = el("p", { class: "about" });
    this.strips = el("div", { class: "strips" });
    this.said = el("p", { role: "status", class: "said" });
    this.aloud = el("p", { role: "status", class: "unseen" });
    this.scroller = el("div", { class: "scroller" }, tabs.part, this.#footer());
    this.mover = button("", () => this.move(this.side === "right" ? "left" : "right"), { class: "wide-only" });
    this.back = button("Back", deeds.back);
    this.peekText = el("p", {});
    this.panel = el(
      "div",
      { class: "panel", id: "panel", hidden: true },
      el("div", { class: "peek-bar" }, this.peekText, this.back),
      el(
        "header",
        {},
        el("div", { class: "top" }, this.title, el("div", { class: "tools" }, el("a", { href: "/__proofpress/", class: "tool" }, "Whole site"), this.mover, button("Close", deeds.close))),
        this.about,
        this.strips,
        this.said,
      ),
      tabs.list,
      this.scroller,
    );
    this.dock = el("section", { class: "dock", "aria-label": "Proof panel" }, this.launcher, this.panel, this.aloud);
    this.stage = el("div", { class: "stage", popover: "manual" }, marks.layer, this.dock);
    this.deeds = deeds;
    this.timer = null;
    this.move(browser.get("side", "right"));
  }

  get isOpen() {
    return !this.panel.hidden;
  }

  open(isOpen) {
    this.panel.hidden = !isOpen;
    this.launcher.hidden = isOpen;
    this.launcher.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) this.peek("");
  }

  /** On a narrow screen: leaves a strip with these words, so that the page is seen. */
  peek(words) {
    this.peekText.textContent = words;
    this.panel.classList.toggle("peek", words !== "");
    if (words) this.back.focus();
  }

  move(side) {
    this.side = side === "left" ? "left" : "right";
    browser.set("side", this.side);
    this.dock.dataset.side = this.side;
    const other = this.side === "right" ? "left" : "right";
    this.mover.textContent = this.side === "right" ? "⇤" : "⇥";
    this.mover.setAttribute("aria-label", `Move the panel to the ${other}`);
    this.mover.title = `Move to the ${other}`;
  }

  /** Says what happened: for a moment where it is seen, and aloud. */
  say(words) {
    const isSeen = this.isOpen && !this.panel.classList.contains("peek");
    this.#tell(isSeen ? this.said : this.aloud, words);
  }

  sayAloud(words) {
    this.#tell(this.aloud, words);
  }

  #tell(region, words) {
    clearTimeout(this.timer);
    this.said.replaceChildren();
    region.textContent = words;
    this.timer = setTimeout(() => region.replaceChildren(), 6000);
  }

  /** Head and button: which page it is, how it stands, and how it is shown. */
  update(store, vision) {
    const found = tally(store.findings);
    const isKnown = store.page !== null;
    this.title.textContent = isKnown ? store.page.title || store.page.url : "Proof panel";
    const words = isKnown ? capital(tallyInWords(found)) : store.error ? "This address has no page." : "The page is being looked at.";
    this.#tellAbout(words, store.page?.source || "");
    this.#launch(found, isKnown, vision);
    this.#strip(store, vision);
  }

  /** Drawn anew only where it changes, since its button may have the focus. */
  #tellAbout(words, source) {
    const of = `${words} ${source}`;
    if (this.about.dataset.of === of) return;
    this.about.dataset.of = of;
    const open = button(source, () => this.deeds.openSource({ file: source }), { class: "link source", "aria-label": `${source}: open in the editor` });
    this.about.replaceChildren(words, ...(source ? [" ", open] : []));
  }

  #launch(found, isKnown, vision) {
    const counts = SEVERITIES.filter((name) => found[name]);
    const marks = counts.map((name) => el("span", { class: `count ${name}` }, `${MARKS[name]} ${found[name]}`));
    const keys = chosenKeys();
    this.launcher.replaceChildren(
      el("span", { "aria-hidden": "true", class: "brand" }, "Proof"),
      ...(marks.length ? marks : isKnown ? [el("span", { class: "count good" }, "✓")] : []),
      ...(vision.isPlain ? [] : [el("span", { class: "count" }, "◐")]),
    );
    const shown = vision.isPlain ? "" : `; shown: ${vision.names().join(", ")}`;
    this.launcher.setAttribute("aria-label", `Proof panel: ${isKnown ? tallyInWords(found) : "no page"}${shown}`);
    this.launcher.title = keys === "none" ? "Open the proof panel" : `Open the proof panel (${keys})`;
    if (keys !== "none") this.launcher.setAttribute("aria-keyshortcuts", keys.replace("Ctrl", "Control"));
    else this.launcher.removeAttribute("aria-keyshortcuts");
  }

  #strip(store, vision) {
    const wanted = JSON.stringify([store.occasion, vision.names()]);
    if (this.strips.dataset.of === wanted) return;
    this.strips.dataset.of = wanted;
    this.strips.replaceChildren(
      ...(store.occasion ? [el("p", { class: "strip" }, el("span", {}, `Shown ${store.occasion}`), button("Back to today", this.deeds.today))] : []),
      ...(vision.isPlain ? [] : [el("p", { class: "strip" }, el("span", {}, `Shown: ${vision.names().join(", ")}`), button("As it is", this.deeds.plain, { "aria-label": "Show the page as it is" }))]),
    );
  }

  #footer() {
    const now = chosenKeys();
    const choices = CHOICES.includes(now) ? CHOICES : [now, ...CHOICES];
    const select = el(
      "select",
      { id: "keys", on: { change: () => chooseKeys(select.value) } },
      choices.map((keys) => el("option", { value: keys, selected: keys === now }, keys === "none" ? "no keys" : keys)),
    );
    return el("footer", {}, el("label", { for: "keys" }, "Open and close with"), " ", select);
  }
}
