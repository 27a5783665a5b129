import { el, facts } from "./dom.js";
import { capital, counted } from "./words.js";

function amount(value, unit) {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return unit === "%" ? `${value} %` : `${value.toLocaleString("en")}${unit ? ` ${unit}` : ""}`;
}

function wanted({ value, least, most }) {
  if (typeof value === "boolean") return value ? "" : "wanted: yes";
  const round = (number) => Math.round(number * 10) / 10;
  if (least !== null && most !== null) return `wanted: ${round(least)} to ${round(most)}`;
  if (least !== null) return `wanted: at least ${round(least)}`;
  return most === null ? "" : `wanted: at most ${round(most)}`;
}

function rows(measures) {
  return el(
    "ul",
    { class: "rows" },
    measures.map((one) =>
      el(
        "li",
        { class: one.is_good ? "good" : "warning" },
        el("span", {}, el("b", { "aria-hidden": "true" }, one.is_good ? "✓ " : "▲ "), capital(one.label)),
        el("span", {}, el("b", {}, amount(one.value, one.unit)), " ", el("span", { class: "quiet" }, one.is_good && typeof one.value === "boolean" ? "" : wanted(one))),
      ),
    ),
  );
}

export const text = {
  id: "text",
  title: "Text",
  render(data) {
    if (!data.reading_measures) return el("p", {}, "There is no text to measure.");
    const good = [...data.keyphrase_measures, ...data.reading_measures].filter((one) => one.is_good).length;
    const all = data.keyphrase_measures.length + data.reading_measures.length;
    return el(
      "div",
      {},
      el("p", {}, `${counted(data.words, "word")} in ${counted(data.sentences, "sentence")}.`, all > 0 && ` ${good} of ${all} measures are as wanted.`),
      el("h3", {}, "Keyphrase"),
      data.keyphrase
        ? [facts([["Keyphrase", data.keyphrase]]), rows(data.keyphrase_measures)]
        : el("p", {}, "The page names none. Add ", el("code", {}, "keyphrase:"), " to the top of its file to see how well the text speaks of it."),
      el("h3", {}, "Reading"),
      data.reading_measures.length ? rows(data.reading_measures) : el("p", {}, "The text is too short to be judged, or in a language that is not measured."),
    );
  },
};
