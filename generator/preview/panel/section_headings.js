import { button, el } from "./dom.js";

/** What is odd about each heading, given the one before it. */
function remark(one, before) {
  if (!one.text) return "has no words";
  if (before === null) return one.level > 1 ? `the page begins at level ${one.level}` : "";
  return one.level > before + 1 ? `jumps from level ${before} to ${one.level}` : "";
}

export const headings = {
  id: "headings",
  title: "Headings",
  render(data, context) {
    if (!data.length) return el("p", {}, "The page has no headings.");
    let before = null;
    const items = data.map((one, at) => {
      const odd = remark(one, before);
      before = one.level;
      const words = one.text || "(empty)";
      return el(
        "li",
        { key: `heading-${at}`, style: { "--depth": String(Math.min(one.level, 6) - 1) } },
        el("span", { class: "level" }, el("span", { class: "unseen" }, "Level "), String(one.level)),
        el("span", {}, context.target(one.selector) ? button(words, () => context.show(one.selector, words), { class: "link" }) : words, odd && el("span", { class: "warning odd" }, ` ▲ ${odd}`)),
      );
    });
    return el("div", {}, el("p", { class: "quiet" }, "What screen readers list, and what search engines read as the outline. Choose a heading to go there."), el("ol", { class: "outline" }, items));
  },
};
