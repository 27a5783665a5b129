// The page as others meet it. Each of these is one stylesheet that the document adopts, or marks
// that lie over the page; without them the page is as it was.

import { el } from "./dom.js";
import { orderMarks } from "./tab_order.js";

const SVG = "http://www.w3.org/2000/svg";

// Source: Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color
// Vision Deficiency" (2009), severity 1, in linear RGB; the last one is the luminance of sRGB.
const COLOURS = {
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
  achromatopsia: [0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722],
};

export const COLOUR_NAMES = {
  "": "All colours",
  protanopia: "No red (protanopia)",
  deuteranopia: "No green (deuteranopia)",
  tritanopia: "No blue (tritanopia)",
  achromatopsia: "No colours (achromatopsia)",
};

function matrix(values) {
  const rows = [0, 3, 6].map((at) => `${values.slice(at, at + 3).join(" ")} 0 0`);
  return `${rows.join(" ")} 0 0 0 1 0`;
}

function filter(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("width", "0");
  svg.setAttribute("height", "0");
  const made = document.createElementNS(SVG, "filter");
  made.id = `proofpress-${name}`;
  made.setAttribute("color-interpolation-filters", "linearRGB");
  const colours = document.createElementNS(SVG, "feColorMatrix");
  colours.setAttribute("values", matrix(COLOURS[name]));
  made.append(colours);
  svg.append(made);
  return svg;
}

/** Selectors of the page's own rules that set a picture as background. */
function pictured(rules) {
  return Array.from(rules).flatMap((rule) => {
    const own = rule.style?.backgroundImage.includes("url(") && rule.selectorText ? [rule.selectorText] : [];
    return [...own, ...(rule.cssRules ? pictured(rule.cssRules) : [])];
  });
}

function backgrounds() {
  return Array.from(document.styleSheets).flatMap((sheet) => {
    try {
      return pictured(sheet.cssRules);
    } catch {
      return []; // of another host
    }
  });
}

/** What is read instead of a picture, and how it is drawn. */
function words(picture) {
  if (!picture.hasAttribute("alt")) return ["nothing says what this shows", "wrong"];
  const text = picture.alt.trim();
  return text ? [text, ""] : ["decoration: nothing is read", "quiet"];
}

function pictureMarks() {
  return Array.from(document.querySelectorAll("img, input[type=image]"), (picture) => {
    const [text, tone] = words(picture);
    return [picture, el("div", { class: `mark picture ${tone}` }, el("span", {}, text))];
  });
}

export const SWITCHES = [
  ["pictures", "Without pictures", "What is read instead stands in their place."],
  ["blurred", "Blurred", "As without glasses."],
  ["large", "Letters twice as large", "As in a browser that is set to large letters. Letters with a fixed size stay small."],
  ["order", "Order of the keyboard", "Numbers say in which order the Tab key reaches things."],
];

export class Vision {
  /** `host` is our element in the page; `marks` lie over the page. */
  constructor(host, marks) {
    this.host = host;
    this.marks = marks;
    this.colours = "";
    this.on = new Set();
    this.sheet = null;
    this.svg = null;
  }

  get isPlain() {
    return this.colours === "" && this.on.size === 0;
  }

  /** Takes over a state: `protanopia+blurred`. */
  restore(text) {
    const names = text.split("+");
    this.colours = names.find((name) => name in COLOURS) || "";
    this.on = new Set(names.filter((name) => SWITCHES.some(([id]) => id === name)));
    this.apply();
  }

  written() {
    return [this.colours, ...this.on].filter(Boolean).join("+");
  }

  names() {
    const on = SWITCHES.filter(([id]) => this.on.has(id)).map(([, name]) => name);
    return [this.colours && COLOUR_NAMES[this.colours], ...on].filter(Boolean);
  }

  setColours(name) {
    this.colours = name;
    this.apply();
  }

  toggle(name) {
    if (!this.on.delete(name)) this.on.add(name);
    this.apply();
  }

  plain() {
    this.restore("");
  }

  apply() {
    this.#remove();
    const rules = this.#rules();
    if (this.colours) {
      this.svg = filter(this.colours);
      this.host.append(this.svg);
    }
    if (rules) {
      this.sheet = new CSSStyleSheet();
      this.sheet.replaceSync(`@media screen {\n${rules}\n}`);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.sheet];
    }
    this.marks.set("pictures", this.on.has("pictures") ? pictureMarks : null);
    this.marks.set("order", this.on.has("order") ? orderMarks : null);
  }

  #remove() {
    this.svg?.remove();
    this.svg = null;
    if (this.sheet) document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== this.sheet);
    this.sheet = null;
  }

  #rules() {
    const filters = [this.colours && `url("#proofpress-${this.colours}")`, this.on.has("blurred") && "blur(2.5px)"];
    const rules = [];
    if (filters.some(Boolean)) rules.push(`html { filter: ${filters.filter(Boolean).join(" ")} !important; }`);
    if (this.on.has("large")) {
      // Measured while our own sheet is away.
      const now = parseFloat(getComputedStyle(document.documentElement).fontSize);
      rules.push(`html { font-size: ${now * 2}px !important; }`);
    }
    if (this.on.has("pictures")) {
      rules.push("img, input[type=image] { opacity: 0 !important; }");
      for (const selector of backgrounds()) rules.push(`${selector} { background-image: none !important; }`);
    }
    return rules.join("\n");
  }
}
