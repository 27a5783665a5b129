// The proof panel of a page: what the preview's script starts in every page.
//
// All of it lies in one element with a shadow root, so that neither the page's styles nor its
// scripts meet it, and in the browser's top layer, so that nothing of the page lies over it.

import { openSource, OWN, showDay } from "./ask.js";
import { exchange } from "./keeping.js";
import { chosenKeys, isPressed } from "./keys.js";
import { Marks } from "./marks.js";
import { tab } from "./memory.js";
import { LOCAL, PARTS, partFor } from "./registry.js";
import { Shell } from "./shell.js";
import { Store } from "./store.js";
import { orderMarks } from "./tab_order.js";
import { Tabs } from "./tabs.js";
import { Vision } from "./vision.js";
import { capital, tally, tallyInWords } from "./words.js";

const NARROW = matchMedia("(max-width: 640px)");
const STILL = matchMedia("(prefers-reduced-motion: reduce)");
const NUMBERING = "accessibility";
const STYLES = ["common.css", "panel.css"];

/** Called once by the preview's script. */
export async function start({ events }) {
  const sheets = await Promise.all(STYLES.map(sheet));
  const panel = new Panel(sheets);
  panel.follow(events);
}

async function sheet(name) {
  const made = new CSSStyleSheet();
  made.replaceSync(await (await fetch(`${OWN}panel/${name}`)).text());
  return made;
}

class Panel {
  constructor(sheets) {
    this.host = document.createElement("proofpress-panel");
    const root = this.host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = sheets;
    this.marks = new Marks();
    this.vision = new Vision(this.host, this.marks);
    this.store = new Store();
    this.store.looked = tab.get("part", "");
    this.isOrdered = false; // whether the numbers of the Tab key are wanted
    this.tabs = new Tabs("Parts of the panel", (id) => this.#show(id));
    this.shell = new Shell(this.marks, this.tabs, {
      open: () => this.open(),
      close: () => this.close(),
      back: () => this.#back(),
      plain: () => this.#plain(),
      today: () => showDay(""),
      openSource: (source) => this.#openSource(source),
    });
    this.scrolled = new Map();
    this.drawn = { id: null, of: null };
    this.before = null; // had the focus when the panel was opened
    this.from = null; // had the focus when something was shown
    this.wanted = ""; // fingerprint of the finding that an address asks for
    this.words = null;
    root.append(this.shell.stage, document.createElement("slot"));
    document.documentElement.append(this.host);
    this.shell.stage.showPopover?.();
    this.#keepBelowOverlay();
    this.vision.restore(tab.get("vision", ""));
    this.shell.update(this.store, this.vision);
    this.#readAddress();
    if (tab.get("open") === "yes") this.shell.open(true);
  }

  follow(events) {
    this.store.addEventListener("change", () => this.#changed());
    const renew = () => this.store.load(this.shell.isOpen);
    for (const name of ["report", "failure", "hello"]) events.addEventListener(name, renew);
    events.addEventListener("away", () => this.store.away(true));
    events.addEventListener("hello", () => this.store.away(false));
    events.addEventListener("generation", ({ detail }) => this.store.expect(detail));
    events.addEventListener("shown", () => {
      this.vision.apply();
      this.marks.renew();
      void renew();
    });
    addEventListener("keydown", (event) => this.#key(event), { capture: true });
    addEventListener("hashchange", () => this.#readAddress() && this.#changed());
    void renew();
  }

  open() {
    const { activeElement } = document;
    this.before = activeElement === document.body || activeElement === this.host ? null : activeElement;
    this.shell.open(true);
    tab.set("open", "yes");
    if (!this.store.isWhole) void this.store.load(true);
    this.#changed();
    this.tabs.focus();
    this.#number();
  }

  close() {
    this.shell.open(false);
    this.#number();
    tab.set("open", null);
    const before = this.before?.isConnected ? this.before : this.shell.launcher;
    before.focus({ preventScroll: true });
  }

  #key(event) {
    if (isPressed(event, chosenKeys())) {
      event.preventDefault();
      event.stopPropagation();
      if (this.shell.isOpen) this.close();
      else this.open();
      return;
    }
    // Escape belongs to the page, unless the focus is in the panel.
    if (event.key !== "Escape" || !this.shell.isOpen || document.activeElement !== this.host) return;
    event.stopPropagation();
    if (this.shell.panel.classList.contains("peek")) this.#back();
    else this.close();
  }

  /** `#proofpress=FINGERPRINT` asks for a finding; the address is the page's own again afterwards. */
  #readAddress() {
    const match = /^#proofpress=(.+)$/.exec(location.hash);
    if (!match) return false;
    this.wanted = decodeURIComponent(match[1]);
    history.replaceState(history.state, "", location.pathname + location.search);
    this.shell.open(true);
    tab.set("open", "yes");
    tab.set("part", "findings");
    if (this.tabs.has("findings")) this.tabs.choose("findings");
    return true;
  }

  #changed() {
    const { store } = this;
    this.shell.update(store, this.vision);
    const found = tallyInWords(tally(store.findings));
    if (store.complete && store.page && !store.isChecking) {
      if (this.words !== null && this.words !== found) this.shell.say(`On this page now: ${found}.`);
      this.words = found;
    }
    if (!this.shell.isOpen) return;
    const parts = this.#parts();
    const first = this.tabs.chosen === null;
    if (first) this.tabs.chosen = parts.some(({ id }) => id === tab.get("part")) ? tab.get("part") : parts[0].id;
    const counted = (part) => (store.data(part.id) && part.count?.(store.data(part.id))) || {};
    this.tabs.set(parts.map((part) => ({ id: part.id, title: part.title, ...counted(part) })));
    if (first) this.tabs.choose(this.tabs.chosen);
    else this.#draw();
    this.#findWanted();
  }

  #parts() {
    // Until all is known, tabs stand for what will come, and do not jump about.
    const known = this.store.isWhole || this.store.error ? this.store.sections.map(partFor) : PARTS;
    return [...known, ...LOCAL];
  }

  #show(id) {
    if (this.drawn.id !== null) this.scrolled.set(this.drawn.id, this.shell.scroller.scrollTop);
    tab.set("part", id);
    this.store.look(id);
    this.#draw();
    this.#number();
    this.shell.scroller.scrollTop = this.scrolled.get(id) || 0;
  }

  /** Draws the chosen part, where what it shows has changed. */
  #draw() {
    const { store } = this;
    const id = this.tabs.chosen;
    const part = this.#parts().find((one) => one.id === id);
    const data = store.data(id);
    if (!part) return;
    const waits = (data === undefined || data === null) && !part.isLocal;
    if (data === null) this.store.look(id);
    const of = part.isLocal ? "" : JSON.stringify([data, store.isAway, store.isChecking, store.failure, store.findings, store.pending.size, store.error]);
    if (this.drawn.id === id && this.drawn.of === of) return;
    const isOther = this.drawn.id !== id;
    this.drawn = { id, of };
    const fill = () => {
      const node = waits ? waiting(store) : part.render(data, this.#context());
      this.tabs.part.replaceChildren(node);
    };
    if (isOther) fill();
    else exchange(this.tabs.part, this.shell.scroller, fill);
  }

  #context() {
    const { store } = this;
    return {
      page: store.page,
      address: store.address,
      findings: store.findings,
      pending: store.pending,
      isAway: store.isAway,
      isChecking: store.isChecking,
      failure: store.failure,
      target,
      show: (selector, words) => this.#showMe(selector, words),
      open: (source) => this.#openSource(source),
      say: (words) => this.shell.say(words),
      sayAloud: (words) => this.shell.sayAloud(words),
      order: this.#order(),
      vision: this.vision,
      viewed: (words) => this.#viewed(words),
    };
  }

  #order() {
    const panel = this;
    return {
      get isOn() {
        return panel.isOrdered;
      },
      set(isOn) {
        panel.isOrdered = isOn;
        panel.#number();
      },
    };
  }

  /** Numbers what Tab reaches, as long as the part that offers it is open. */
  #number() {
    const isShown = this.isOrdered && this.shell.isOpen && this.tabs.chosen === NUMBERING;
    // "Other eyes" may draw the same numbers.
    this.marks.set("numbers", isShown ? () => (this.vision.on.has("order") ? [] : orderMarks()) : null);
  }

  async #openSource(source) {
    this.shell.say(await openSource(source));
  }

  #viewed(words) {
    tab.set("vision", this.vision.written() || null);
    this.shell.update(this.store, this.vision);
    this.shell.sayAloud(words);
  }

  #plain() {
    this.vision.plain();
    this.drawn = { id: null, of: null };
    this.#draw();
    this.#viewed("The page is shown as it is.");
    this.tabs.focus();
  }

  #showMe(selector, words) {
    const element = find(selector);
    if (!element) {
      this.shell.say("This is not on the page now; a script may have changed it.");
      return;
    }
    if (!isShown(element)) {
      this.shell.say("This lies in a part of the page that is closed or hidden.");
      return;
    }
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: STILL.matches ? "instant" : "smooth" });
    this.marks.outline(element, words);
    if (NARROW.matches) {
      this.from = this.host.shadowRoot.activeElement;
      this.shell.peek(capital(words));
    } else this.#makeWay(element);
  }

  /** Moves to the other side where the panel would hide what is shown. */
  #makeWay(element) {
    const { left, right } = element.getBoundingClientRect();
    const wide = this.shell.panel.getBoundingClientRect().width;
    const hidden = { left: Math.min(right, wide) - left, right: right - Math.max(left, innerWidth - wide) };
    const other = this.shell.side === "right" ? "left" : "right";
    if (hidden[this.shell.side] > (right - left) / 2 && hidden[other] < hidden[this.shell.side]) this.shell.move(other);
  }

  #back() {
    this.shell.peek("");
    if (this.from?.isConnected) this.from.focus();
    else this.tabs.focus();
  }

  #findWanted() {
    if (!this.wanted || this.tabs.chosen !== "findings") return;
    const item = Array.from(this.tabs.part.querySelectorAll("li[data-key]")).find((node) => node.dataset.key.startsWith(this.wanted));
    if (!item) {
      if (this.store.complete) this.wanted = "";
      return;
    }
    this.wanted = "";
    const known = item.closest("details");
    if (known) known.open = true;
    item.classList.add("wanted");
    item.scrollIntoView({ block: "nearest", behavior: "instant" });
    item.querySelector(".deeds button")?.focus({ preventScroll: true });
  }

  /** What stops the site lies over the page, and over this. */
  #keepBelowOverlay() {
    const look = () => {
      this.shell.stage.hidden = document.querySelector("proofpress-overlay") !== null;
    };
    new MutationObserver(look).observe(document.documentElement, { childList: true });
    look();
  }
}

function waiting(store) {
  const node = document.createElement("p");
  node.textContent = store.error ? `${store.error}.` : "One moment …";
  return node;
}

function find(selector) {
  if (selector instanceof Element) return selector.isConnected ? selector : null;
  try {
    return selector ? document.querySelector(selector) : null;
  } catch {
    return null;
  }
}

/** Something that can be seen: what stands in the head has no place on the page. */
function target(selector) {
  const element = find(selector);
  return element && document.body?.contains(element) && element !== document.body ? element : null;
}

function isShown(element) {
  return Array.from(element.getClientRects()).some(({ width, height }) => width || height);
}
