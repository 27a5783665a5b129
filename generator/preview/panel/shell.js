// The frame of the panel: the button in the corner, the head, the tabs, and what is said aloud.

import { button, el } from "./dom.js";
import { CHOICES, chooseKeys, chosenKeys } from "./keys.js";
import { browser } from "./memory.js";
import { Room } from "./room.js";
import { MARKS, SEVERITIES, capital, tally, tallyInWords } from "./words.js";

/** How the page stands, in a few words; nothing is called good that was not looked at. */
function howItStands(store) {
  if (store.isAway) return "the preview does not answer.";
  if (store.error) return "this address has no page.";
  const found = tally(store.fresh);
  const words = tallyInWords(found);
  if (store.isChecking) return store.fresh.length ? `${words} so far, checking…` : "checking…";
  return store.failure ? `${store.fresh.length ? `${words}; the` : "the"} check of the whole site failed.` : words;
}

/** The same as signs on the button: tone and text of each. */
function signs(store) {
  if (store.isAway) return [["error", "✕ stopped"]];
  if (store.error) return [];
  const found = tally(store.fresh);
  const counts = SEVERITIES.filter((name) => found[name]).map((name) => [name, `${MARKS[name]} ${found[name]}`]);
  if (store.isChecking) return [...counts, ["quiet", "checking…"]];
  if (store.failure) return [...counts, ["error", "✕ not checked"]];
  return counts.length ? counts : [["good", "✓"]];
}

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
    this.room = new Room(this.panel);
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
    if (isOpen) this.room.make(this.side);
    else {
      this.room.giveBack();
      this.peek("");
    }
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
    if (this.isOpen) this.room.make(this.side);
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
    this.title.textContent = store.page ? store.page.title || store.page.url : "Proof panel";
    this.#tellAbout(capital(howItStands(store)), store.page?.source || "");
    this.#launch(store, vision);
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

  #launch(store, vision) {
    const keys = chosenKeys();
    this.launcher.replaceChildren(
      el("span", { "aria-hidden": "true", class: "brand" }, "Proof"),
      ...signs(store).map(([tone, words]) => el("span", { class: `count ${tone}` }, words)),
      ...(store.occasion ? [el("span", { class: "count warning" }, `◷ ${store.occasion.replace(/^as on /, "")}`)] : []),
      ...(vision.isPlain ? [] : [el("span", { class: "count" }, "◐")]),
    );
    const shown = [store.occasion, ...(vision.isPlain ? [] : vision.names())].filter(Boolean).join(", ");
    this.launcher.setAttribute("aria-label", `Proof panel: ${howItStands(store).replace(/\.$/, "")}${shown && `; shown ${shown}`}`);
    this.launcher.title = keys === "none" ? "Open the proof panel" : `Open the proof panel (${keys})`;
    if (keys !== "none") this.launcher.setAttribute("aria-keyshortcuts", keys.replace("Ctrl", "Control"));
    else this.launcher.removeAttribute("aria-keyshortcuts");
  }

  #strip(store, vision) {
    const wanted = JSON.stringify([store.occasion, vision.names(), store.isAway]);
    if (this.strips.dataset.of === wanted) return;
    this.strips.dataset.of = wanted;
    this.strips.replaceChildren(
      ...(store.isAway ? [el("p", { class: "strip away" }, "The page is shown as it was. Start the preview again and this panel will catch up by itself.")] : []),
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
