// Redirects, addresses that led nowhere, and how long it took to follow changes.

import { openSource } from "./ask.js";
import { breakable, button, el } from "./dom.js";
import { counted, place, seconds } from "./words.js";

const MOST = 500;

function all(list, make, empty) {
  if (!list.length) return el("p", {}, empty);
  const more = list.length - MOST;
  return [el("ul", { class: "rows" }, list.slice(0, MOST).map(make)), more > 0 && el("p", { class: "quiet" }, `and ${more.toLocaleString("en")} more`)];
}

export function addresses({ redirects, missing }, say) {
  const open = async (source) => say(await openSource(source));
  return el(
    "div",
    {},
    el("h2", {}, "Addresses that led nowhere"),
    el("p", { class: "quiet" }, "Asked for since the preview was started."),
    all(
      missing,
      (one) => el("li", { key: `missing-${one.path}` }, el("span", {}, el("b", {}, breakable(one.path)), el("br"), one.referrer ? ["from ", el("a", { href: one.referrer }, one.referrer)] : el("span", { class: "quiet" }, "typed, or from elsewhere")), el("span", {}, counted(one.times, "time"))),
      "None so far.",
    ),
    el("h2", {}, `Redirects (${redirects.length.toLocaleString("en")})`),
    all(
      redirects,
      (one) =>
        el(
          "li",
          { key: `redirect-${one.from}` },
          el("span", {}, breakable(one.from), " → ", el("a", { href: one.from, "aria-label": `${one.to}, by way of ${one.from}` }, breakable(one.to)), one.source && [el("br"), el("span", { class: "address" }, breakable(place(one.source)))]),
          el("span", {}, String(one.status), " ", one.source && button("Open in editor", () => open(one.source), { "aria-label": `Open in editor: ${place(one.source)}` })),
        ),
      "The site has none.",
    ),
  );
}

export function times({ timings }) {
  const newest = [...timings].reverse();
  const most = Math.max(1, ...newest.map((one) => one.milliseconds));
  return el(
    "div",
    {},
    el("h2", {}, "From a save to what is shown"),
    el("p", { class: "quiet" }, "The newest first. The very first one put the whole site together."),
    el(
      "ol",
      { class: "times" },
      newest.map((one) =>
        el(
          "li",
          { key: `time-${one.number}` },
          el("span", { class: "bar", "aria-hidden": "true" }, el("span", { style: { width: `${(one.milliseconds / most) * 100}%` } })),
          el("b", {}, seconds(one.milliseconds)),
          el("span", { class: "address" }, one.changed.length ? breakable(one.changed.slice(0, 3).join(", ") + (one.changed.length > 3 ? " …" : "")) : "the whole site"),
        ),
      ),
    ),
  );
}
