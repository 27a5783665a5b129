import { breakable, button, disclosure, el } from "./dom.js";
import { tabStops } from "./tab_order.js";
import { counted, place } from "./words.js";

//: Stops of the Tab key that are listed.
const MOST = 300;
//: Further in than so, lines have no room left.
const DEEPEST = 7;

/** Words that lead to the thing on the page, where it can be shown. */
function leading(words, one, context) {
  return context.target(one.selector) ? button(words, () => context.show(one.selector, words), { class: "link" }) : el("span", {}, words);
}

function opener(source, context, words = "✎") {
  if (!source) return null;
  const options = { class: words === "✎" ? "link pen" : "link", "aria-label": `Open in editor: ${place(source)}`, title: place(source) };
  return button(words, () => context.open(source), options);
}

/** Says so where a list is longer than what is shown of it. */
function first(shown, total, one) {
  return shown < total && el("p", { class: "quiet" }, `These are the first ${shown.toLocaleString("en")} of ${counted(total, one)}.`);
}

function about(one) {
  const role = one.level ? `${one.role}, level ${one.level}` : one.role;
  return [role, ...one.states].join(", ");
}

function line(one, key, context) {
  const words = one.name || one.text;
  const what = one.role ? about(one) : "";
  // A thing without words of its own is led to by what it is.
  const main = words || what;
  return el(
    "li",
    { key, style: { "--depth": String(Math.min(one.depth, DEEPEST)) } },
    el(
      "span",
      {},
      words && what && el("span", { class: "role" }, `${what} `),
      leading(main, one, context),
      one.name && one.text && one.text !== one.name && ` ${one.text}`,
      one.description && el("span", { class: "quiet" }, ` (${one.description})`),
      one.nameless && el("span", { class: "warning odd" }, " ▲ has no name"),
      one.only && el("span", { class: "quiet" }, ` · ${one.only} only`),
    ),
    opener(one.source, context),
  );
}

function lines(data, name, context) {
  return [first(data.lines.length, data.total, "line"), el("ol", { class: "spoken" }, data.lines.map((one, at) => line(one, `${name}-${at}`, context)))];
}

function reading(data, context) {
  const nameless = data.lines.filter((one) => one.nameless).length;
  return [
    el("h3", {}, "What a screen reader says"),
    el("p", { class: "quiet" }, "The page as it is read aloud, from top to bottom: what each thing is, what it is called, and its state. What is hidden from screen readers is left out. Choose a line to see it on the page."),
    nameless > 0 && el("p", { class: "warning" }, `▲ ${counted(nameless, "thing has", "things have")} no name, so people who listen cannot know what ${nameless === 1 ? "it is" : "they are"} for.`),
    data.total === 0 ? el("p", {}, "There is nothing to read.") : disclosure("reading", `Read the ${counted(data.total, "line")}`, lines(data, "line", context)),
  ];
}

function outline(data, context) {
  return [
    el("h3", {}, "Headings and landmarks"),
    el("p", { class: "quiet" }, "Screen readers jump from one to the next, as eyes do."),
    data.total === 0 ? el("p", {}, "The page has neither headings nor landmarks.") : lines(data, "jump", context),
  ];
}

function ratio(number) {
  return `${number.toFixed(2)}:1`;
}

/** How a pair stands, with a mark that needs no colour. */
function verdict(one) {
  if (!one.text) return ["quiet", "? Cannot be told: a picture or an effect lies behind it. Please look yourself."];
  if (one.enough) return ["good", `✓ ${ratio(one.ratio)}; ${one.needed}:1 is needed`];
  const needed = `${ratio(one.ratio)}; ${one.needed}:1 is needed`;
  return one.sure ? ["warning", `▲ Too weak: ${needed}`] : ["quiet", `? Perhaps too weak: ${needed}. Please look yourself.`];
}

function pair(one, at, context) {
  const [tone, words] = verdict(one);
  const schemes = one.schemes.length > 1 ? "" : `in ${one.schemes[0]} colours`;
  const notes = [one.text && `${one.text} on ${one.ground}`, one.large && "large text", schemes, one.count > 1 && `${one.count} times`];
  return el(
    "li",
    { key: `pair-${at}` },
    one.text ? el("span", { class: "swatch", "aria-hidden": "true", style: { background: one.ground, color: one.text } }, "Aa") : el("span", { class: "swatch", "aria-hidden": "true" }, "?"),
    el(
      "div",
      {},
      el("p", { class: tone }, words),
      one.better && el("p", {}, "The nearest colour that is enough: ", el("span", { class: "swatch small", "aria-hidden": "true", style: { background: one.better } }), el("code", {}, one.better)),
      el("p", {}, leading(`“${one.words}”`, one, context)),
      el("p", { class: "quiet" }, notes.filter(Boolean).join(" · ")),
      el("p", { class: "address" }, one.rule || one.source ? opener(one.rule || one.source, context, breakable(place(one.rule || one.source))) : null),
    ),
  );
}

function contrast(data, context) {
  const keyed = data.pairs.map((one, at) => [one, at]);
  const list = (some) => el("ul", { class: "pairs" }, some.map(([one, at]) => pair(one, at, context)));
  const open = keyed.filter(([one]) => !one.enough);
  const good = keyed.filter(([one]) => one.enough);
  return [
    el("h3", {}, "Contrast"),
    el("p", { class: "quiet" }, "Text needs 4.5:1 against what lies behind it, large text 3:1. Each pair of colours is listed once. Both are looked at: the page in light colours, and in dark ones where it has some."),
    !data.is_whole && el("p", { class: "notice-box" }, "Not all styles of the page are known: some come from another site, or are missing. The colours may be others."),
    first(data.pairs.length, data.total, "pair"),
    data.total === 0 && el("p", {}, "The page has no text."),
    data.total > 0 && open.length === 0 && el("p", { class: "good" }, `✓ ${data.total === 1 ? "The one pair of colours stands" : `All ${data.total} pairs of colours stand`} out well enough.`),
    open.length > 0 && list(open),
    good.length > 0 && disclosure("good-pairs", `${counted(good.length, "pair")} with enough contrast`, list(good)),
  ];
}

/** What the thing under a number is called: as it is read, else by its own words. */
function called(element, known) {
  const one = known.get(element);
  if (one) return [one.role, one.name || one.text].filter(Boolean).join(": ");
  return element.getAttribute("aria-label") || element.innerText?.trim().slice(0, 80) || element.localName;
}

function stops(data, context) {
  const known = new Map(data.lines.flatMap((one) => (one.role && context.target(one.selector) ? [[context.target(one.selector), one]] : [])));
  const found = tabStops();
  return [
    first(Math.min(found.length, MOST), found.length, "stop"),
    found.length === 0 && el("p", {}, "Tab stops nowhere on this page."),
    el(
      "ol",
      { class: "stops" },
      found.slice(0, MOST).map((element, at) => {
        const words = called(element, known);
        const pushes = element.tabIndex > 0 && el("span", { class: "warning odd" }, ` ▲ pushes to the front (tabindex ${element.tabIndex})`);
        return el("li", { key: `stop-${at}` }, button(words, () => context.show(element, words), { class: "link" }), pushes);
      }),
    ),
  ];
}

function order(data, context) {
  const listed = el("div", {});
  const toggle = button("Show the order on the page", () => {
    context.order.set(!context.order.isOn);
    draw();
    context.sayAloud(context.order.isOn ? `${counted(tabStops().length, "stop")} of the Tab key, numbered on the page.` : "The numbers are gone.");
  });
  const draw = () => {
    toggle.setAttribute("aria-pressed", String(context.order.isOn));
    listed.replaceChildren(...(context.order.isOn ? stops(data, context).filter(Boolean) : []));
  };
  draw();
  return [
    el("h3", {}, "Order of the Tab key"),
    el("p", { class: "quiet" }, "People who use no mouse go through the page with the Tab key. The numbers lie over the page, and go away when you leave this part of the panel."),
    el("p", {}, toggle),
    listed,
  ];
}

export const accessibility = {
  id: "accessibility",
  title: "Accessibility",
  render(data, context) {
    if (!data.reading) return el("p", {}, "The page cannot be made.");
    return el("div", {}, reading(data.reading, context), contrast(data.contrast, context), outline(data.outline, context), order(data.reading, context));
  },
};
