// A section that this panel has no form of its own for: its values as they are.

import { disclosure, el } from "./dom.js";
import { capital } from "./words.js";

function isSimple(value) {
  return value === null || typeof value !== "object";
}

function simple(value) {
  if (value === null || value === "") return "–";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "number" ? value.toLocaleString("en") : value;
}

/** Values within values, as a tree whose branches open. */
export function tree(value, key) {
  if (isSimple(value)) return el("p", {}, simple(value));
  const pairs = Array.isArray(value) ? value.map((one, at) => [String(at + 1), one]) : Object.entries(value);
  if (!pairs.length) return el("p", {}, "–");
  return el(
    "ul",
    { class: "tree" },
    pairs.map(([name, one]) =>
      el("li", {}, isSimple(one) ? [el("span", { class: "quiet" }, `${name}: `), simple(one)] : disclosure(`${key}/${name}`, label(name, one), tree(one, `${key}/${name}`))),
    ),
  );
}

function label(name, value) {
  const type = value["@type"] ? ` (${[value["@type"]].flat().join(", ")})` : "";
  return Array.isArray(value) ? `${name} (${value.length})` : name + type;
}

export function unknown(id, title) {
  return { id, title: capital(title || id), render: (data) => tree(data, id) };
}
