import { breakable, disclosure, el } from "./dom.js";
import { counted, size } from "./words.js";

const KINDS = {
  page: "The page itself",
  image: "Pictures",
  stylesheet: "Styles",
  script: "Scripts",
  icon: "Icons",
  preload: "Loaded ahead",
};

function bar(share, tone = "") {
  return el("div", { class: `bar ${tone}`, "aria-hidden": "true" }, el("span", { style: { width: `${Math.min(100, share * 100)}%` } }));
}

export const weight = {
  id: "weight",
  title: "Weight",
  render(data) {
    const kinds = Object.entries(data.kinds).sort(([, one], [, other]) => other - one);
    const files = [...data.files].sort((one, other) => other.transfer - one.transfer);
    const over = data.limit !== null && data.transfer > data.limit;
    const most = kinds[0]?.[1] || 1;
    return el(
      "div",
      {},
      el("p", { class: "sum" }, el("b", {}, size(data.transfer)), ` in ${counted(files.length, "file")}`),
      data.limit !== null && el("p", { class: over ? "warning" : "" }, over ? "▲ More than" : "Within", ` the limit of ${size(data.limit)}.`),
      data.limit !== null && bar(data.transfer / data.limit, over ? "warning" : ""),
      el("p", { class: "quiet" }, "What a visitor downloads on a first visit, compressed. Of a picture in several sizes one is counted."),
      el("h3", {}, "By kind"),
      kinds.map(([kind, bytes]) => el("div", { class: "measure" }, el("p", { class: "two" }, el("span", {}, KINDS[kind] || kind), el("b", {}, size(bytes))), bar(bytes / most))),
      el("h3", {}, "The heaviest files"),
      el("ol", { class: "rows" }, files.slice(0, 10).map(row)),
      files.length > 10 && disclosure("files", `${counted(files.length - 10, "more file")}`, el("ol", { class: "rows" }, files.slice(10).map(row))),
    );
  },
};

function row(file) {
  const over = file.limit !== null && file.transfer > file.limit;
  const name = file.kind === "page" ? "The page itself" : breakable(file.url);
  return el("li", { class: over ? "warning" : "" }, el("span", { class: "address" }, name), el("span", {}, el("b", {}, size(file.transfer)), over && ` ▲ limit: ${size(file.limit)}`));
}
