import { el, facts } from "./dom.js";
import { cut, width } from "./letters.js";
import { day } from "./words.js";

//: Pixels of all lines together; a phone gives the title two lines and the description three.
const PHONE = { title: 620, description: 680 };

function crumbs(address) {
  try {
    const { host, pathname } = new URL(address);
    const parts = pathname.split("/").filter(Boolean);
    return [host, ...parts.map(decodeURIComponent)].join(" › ");
  } catch {
    return address;
  }
}

function result(data, name, sizes, limits) {
  const title = cut(data.title || "", sizes.title, limits.title);
  const telling = cut(data.telling_title || "", sizes.title, limits.title);
  const description = cut(data.description || "", sizes.description, limits.description);
  const started = data.date && data.description ? `${day(data.date)} — ` : "";
  return el(
    "figure",
    {},
    el("figcaption", {}, name),
    el(
      "div",
      { class: `result ${name === "On a phone" ? "phone" : "desktop"}` },
      el("p", { class: "from" }, el("b", {}, data.site_name || new URL(data.url).host), el("br"), crumbs(data.url)),
      el("p", { class: "name" }, title.shown || "(no title)"),
      el("p", { class: "words" }, description.shown ? [el("span", { class: "quiet" }, started), description.shown] : el("em", {}, "No description: a search engine picks words of the page.")),
    ),
    title.rest && el("p", { class: telling.rest ? "missing" : "quiet" }, "Cut off from the title: ", el("q", {}, title.rest)),
    description.rest && el("p", { class: "missing" }, "Cut off from the description: ", el("q", {}, description.rest)),
  );
}

function gauge(name, text, size, limit) {
  const wide = Math.round(width(text || "", size));
  const over = wide > limit;
  const share = `${Math.min(100, (wide / limit) * 100)}%`;
  return el(
    "div",
    { class: "measure" },
    el("p", {}, `${name}: ${wide} of ${limit} pixels`, over && el("b", { class: "warning" }, " ▲ too long")),
    el("div", { class: `bar ${over ? "warning" : ""}`, "aria-hidden": "true" }, el("span", { style: { width: share } })),
  );
}

export const search = {
  id: "search",
  title: "Search",
  render(data) {
    const elsewhere = data.canonical && data.canonical !== data.url ? data.canonical : "";
    return el(
      "div",
      {},
      data.noindex && el("p", { class: "notice-box" }, "✕ This page asks search engines not to show it. What follows is what they would show."),
      result(data, "On a desktop", { title: 20, description: 14 }, data.limits),
      gauge(data.telling_title === data.title ? "Title" : "Title without the name of the site", data.telling_title, 20, data.limits.title),
      gauge("Description", data.description, 14, data.limits.description),
      result(data, "On a phone", { title: 20, description: 14 }, PHONE),
      el("p", { class: "quiet" }, "Search engines may show other words, and change the room that they give."),
      el("h3", {}, "What search engines are told"),
      facts([
        ["Address", data.url],
        ["Counts as", elsewhere],
        ["Main heading", data.h1.join(" · ") || "none"],
        ["Keyphrase", data.keyphrase],
        ["Language", data.language],
        ["Robots directives", data.robots],
        ["Other languages", data.hreflang.length > 0 && el("ul", {}, data.hreflang.map(([language, url]) => el("li", {}, `${language}: ${url}`)))],
      ]),
    );
  },
};
