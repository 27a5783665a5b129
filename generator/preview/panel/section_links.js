import { breakable, button, disclosure, el } from "./dom.js";
import { withCode } from "./prose.js";

const GROUPS = [
  ["nothing", "That lead nowhere", "error"],
  ["held-back", "To pages that are not published", "warning"],
  ["redirect", "That redirect to another address", ""],
  ["page", "To pages of this site", ""],
  ["here", "To parts of this page", ""],
  ["file", "To files of this site", ""],
  ["outside", "To other sites", ""],
  ["contact", "Mail, telephone and others", ""],
];

function group(one) {
  if (one.href.startsWith("#")) return "here";
  if (one.state === "outside" && !/^(https?:)?\/\//i.test(one.href)) return "contact";
  return one.state;
}

/** Only addresses of the web: another kind may run something. */
function safe(href) {
  try {
    const url = new URL(href, document.baseURI);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

function outward(one, at, context) {
  const words = one.text || "(no words)";
  const address = one.state === "page" || one.state === "file" || one.state === "redirect" ? safe(one.href) : null;
  const notes = [one.explanation && withCode(one.explanation), one.title && one.title !== one.text && group(one) !== "here" && `“${one.title}”`, one.rel.includes("nofollow") && "not recommended to search engines"];
  return el(
    "li",
    { key: `out-${at}` },
    context.target(one.selector) ? button(words, () => context.show(one.selector, words), { class: "link", "aria-label": `Show the link: ${words}` }) : words,
    el("span", { class: "address" }, address ? el("a", { href: address, "aria-label": `Open ${one.href}` }, breakable(one.href)) : breakable(one.href)),
    notes.some(Boolean) && el("span", { class: "quiet" }, notes.filter(Boolean).flatMap((note, at) => (at ? [" · ", note] : [note]))),
  );
}

export const links = {
  id: "links",
  title: "Links",
  render(data, context) {
    const out = data.out.map((one, at) => [one, at]);
    return el(
      "div",
      {},
      el("h3", {}, `Links of this page (${data.out.length})`),
      GROUPS.map(([id, name, tone]) => {
        const own = out.filter(([one]) => group(one) === id);
        if (!own.length) return null;
        const made = disclosure(`links-${id}`, el("span", { class: tone }, `${name} (${own.length})`), el("ul", { class: "links" }, own.map(([one, at]) => outward(one, at, context))));
        made.open = own.length <= 12;
        return made;
      }),
      el("h3", {}, `Pages that lead here (${data.in.length})`),
      data.in.length
        ? el("ul", { class: "links" }, data.in.map((one) => el("li", { key: `in-${one.page}` }, el("a", { href: one.url }, one.title || one.url), el("span", { class: "address" }, breakable(one.url)))))
        : el("p", {}, context.complete || context.occasion ? "None: visitors find this page only by its address." : "Not known yet: the whole site is being looked at."),
    );
  },
};
