// Marks over the page: frames and words that follow elements, and change nothing in the page.

import { el } from "./dom.js";
import { capital } from "./words.js";

const SHOWN_FOR = 8000;

export class Marks {
  constructor() {
    this.layer = el("div", { class: "marks", "aria-hidden": "true" });
    this.groups = new Map(); // name -> () => [[element, node]]
    this.boxes = [];
    this.timer = null;
    this.until = null;
    this.frame = 0;
    this.follow = () => {
      if (!this.frame) this.frame = requestAnimationFrame(() => this.#place());
    };
  }

  /** Frames one element for a while; the next one takes its place. */
  outline(element, words) {
    clearTimeout(this.until);
    const label = el("span", {}, capital(words.length > 70 ? `${words.slice(0, 70)} …` : words));
    this.set("outline", () => (element.isConnected ? [[element, el("div", { class: "mark outline" }, label)]] : []));
    this.until = setTimeout(() => this.set("outline", null), SHOWN_FOR);
  }

  /** Shows the marks that `make` gives, under a name; none where it is null. */
  set(name, make) {
    if (make) this.groups.set(name, make);
    else this.groups.delete(name);
    this.renew();
  }

  has(name) {
    return this.groups.has(name);
  }

  /** Makes all marks anew: the page may have other elements now. */
  renew() {
    this.boxes = Array.from(this.groups.values()).flatMap((make) => make());
    this.layer.replaceChildren(...this.boxes.map(([, node]) => node));
    const wanted = this.boxes.length > 0;
    if (wanted && this.timer === null) {
      this.timer = setInterval(this.follow, 400); // menus open and pictures load without an event
      addEventListener("scroll", this.follow, { capture: true, passive: true });
      addEventListener("resize", this.follow);
    } else if (!wanted && this.timer !== null) {
      clearInterval(this.timer);
      this.timer = null;
      removeEventListener("scroll", this.follow, { capture: true });
      removeEventListener("resize", this.follow);
    }
    this.#place();
  }

  #place() {
    this.frame = 0;
    const places = this.boxes.map(([element]) => element.getBoundingClientRect());
    this.boxes.forEach(([, node], at) => {
      const { left, top, width, height } = places[at];
      node.hidden = width === 0 && height === 0;
      node.style.setProperty("transform", `translate(${left}px, ${top}px)`);
      node.style.setProperty("width", `${width}px`);
      node.style.setProperty("height", `${height}px`);
      node.classList.toggle("low", top < 30);
    });
  }
}
