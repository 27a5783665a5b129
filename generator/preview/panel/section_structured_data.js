import { button, disclosure, el } from "./dom.js";
import { findingItem, keyed } from "./finding.js";
import { tree } from "./section_unknown.js";

function things(value) {
  if (Array.isArray(value)) return value.flatMap(things);
  if (value && Array.isArray(value["@graph"])) return value["@graph"].flatMap(things);
  return value && typeof value === "object" ? [value] : [];
}

function typeOf(thing) {
  return [thing["@type"] ?? "unnamed kind"].flat().join(", ");
}

function nameOf(thing) {
  const name = thing.name ?? thing.headline ?? thing.url ?? "";
  return typeof name === "string" ? name : "";
}

function results(thing) {
  if (!thing) return [];
  const lines = thing.results.map((one) => {
    if (one.missing.length) return `✕ Rich result “${one.title}” lacks ${one.missing.join(", ")}.`;
    const more = one.could_add.length ? ` It could also have ${one.could_add.join(", ")}.` : "";
    return `✓ Fit for the rich result “${one.title}”.${more}`;
  });
  return [...lines, ...(thing.retired ? [thing.retired] : [])].map((line) => el("p", { class: "quiet" }, line.replaceAll("`", "")));
}

function described(thing, known, key, isOpen) {
  const name = nameOf(thing);
  const made = disclosure(key, [el("b", {}, typeOf(thing)), name && ` — ${name}`], results(known), tree(thing, key));
  made.open = isOpen;
  return made;
}

export const structuredData = {
  id: "structured-data",
  title: "Structured data",
  render(data, context) {
    if (!data.length) return el("p", {}, "The page tells machines nothing about itself beyond its words.");
    const all = data.flatMap((one) => (one.error ? [] : things(one.value)));
    const wrong = keyed(context.findings.filter((one) => one.rule.startsWith("structured-data/")));
    return el(
      "div",
      {},
      el("p", { class: "quiet" }, "What the page tells search engines and other programs, in their form."),
      wrong.length > 0 && [el("h3", {}, `What is wrong (${wrong.length})`), el("ul", { class: "findings" }, wrong.map(([key, one]) => findingItem(one, key, { open: context.open })))],
      data.map((one, at) =>
        one.error
          ? el("p", { class: "missing" }, `✕ Programs cannot read block ${at + 1}: ${one.error}`)
          : things(one.value).map((thing, number) => described(thing, one.things?.[number], `data-${at}-${number}`, all.length < 3)),
      ),
      data.some((one) => !one.error) && button("Copy as text", async () => {
        const written = data.filter((one) => !one.error).map((one) => JSON.stringify(one.value, null, 2)).join("\n\n");
        try {
          await navigator.clipboard.writeText(written);
          context.say("Copied.");
        } catch {
          context.say("The browser does not allow copying here.");
        }
      }),
    );
  },
};
