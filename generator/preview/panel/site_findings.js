import { openSource } from "./ask.js";
import { breakable, disclosure, el } from "./dom.js";
import { findingItem } from "./finding.js";
import { OWNER_NAMES, OWNER_ORDER, SEVERITIES, capital, place } from "./words.js";

const SHOWN = 3;
const MOST = 200;
const KINDS = { new: "To fix or review", mend: "To fix", look: "To review", check: "Of new checks", known: "In the baseline", all: "All" };

function kinds(finding) {
  if (finding.known) return ["known", "all"];
  if (finding.new_check) return ["check", "all"];
  return [finding.outcome === "review" ? "look" : "mend", "new", "all"];
}

const inOrder = (order) => (one, other) => order.indexOf(one) - order.indexOf(other);
const bySeverity = (one, other) =>
  SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) ||
  OWNER_ORDER.indexOf(one.owner) - OWNER_ORDER.indexOf(other.owner);

/** Links to the pages that have a finding; each opens with the panel on it. */
function pages(finding, key, index) {
  const link = (output) => {
    const page = index.get(output);
    const url = page ? page.url : `/${output.replace(/(^|\/)index\.html$/, "$1")}`;
    return el("li", {}, el("a", { href: `${url}#proofpress=${encodeURIComponent(finding.fingerprint)}` }, page?.title || url), " ", el("span", { class: "address" }, breakable(url)));
  };
  const { list } = finding.pages;
  if (!list.length) return null;
  const made = [el("ul", { class: "links" }, list.slice(0, SHOWN).map(link))];
  if (list.length > SHOWN) {
    const rest = disclosure(`${key}/pages`, `${(list.length - SHOWN).toLocaleString("en")} more`);
    rest.addEventListener("toggle", () => {
      if (!rest.open || rest.children.length > 1) return;
      const more = list.length - MOST - SHOWN;
      rest.append(el("ul", { class: "links" }, list.slice(SHOWN, SHOWN + MOST).map(link)), more > 0 ? el("p", { class: "quiet" }, `and ${more.toLocaleString("en")} more`) : "");
    });
    made.push(rest);
  }
  return el("div", { class: "on" }, made);
}

/**
 * `index` maps output paths to pages, `made` source paths to the pages made from them; `say` is told
 * what came of opening a file; `how()` gives words for a list without findings.
 */
export function findingsOptions(index, made, say, how) {
  const open = async (source) => say(await openSource(source));
  return {
    id: "findings",
    one: "finding",
    many: "findings",
    searched: "Search in messages, files and pages",
    text: (one) => [one.message, one.fix, one.rule, one.team, one.source ? place(one.source) : "", ...one.pages.list.slice(0, MOST).map((output) => index.get(output)?.title || "")].join("\n"),
    fields: [{ id: "page", label: "Page", text: (one) => [...one.pages.list.map((output) => index.get(output)?.url || `/${output}`), ...(made.get(one.source?.file) || [])].join("\n") }],
    filters: [
      { id: "kind", label: "Which", otherwise: "new", of: kinds, name: (value) => KINDS[value], order: inOrder(Object.keys(KINDS)) },
      { id: "owner", label: "Owner", all: "All owners", of: (one) => [one.owner], name: (value) => OWNER_NAMES[value] || value, order: inOrder(OWNER_ORDER) },
      { id: "severity", label: "Severity", all: "All", of: (one) => [one.severity], name: capital, order: inOrder(SEVERITIES) },
      { id: "rule", label: "Rule", all: "All rules", of: (one) => [one.rule], name: (value) => value, order: (one, other) => one.localeCompare(other) },
    ],
    sorts: [
      { id: "severity", label: "the worst first", compare: bySeverity },
      { id: "pages", label: "most pages first", compare: (one, other) => other.pages.count - one.pages.count },
      { id: "place", label: "file and line", compare: byPlace },
      { id: "rule", label: "rule", compare: (one, other) => one.rule.localeCompare(other.rule) },
    ],
    key: (one) => `${one.fingerprint}-${one.outcome}`,
    row: (one, key) => findingItem(one, key, { open, pages: pages(one, key, index) || el("span") }),
    empty: how,
  };
}

function byPlace(one, other) {
  const [first, second] = [one.source, other.source];
  return (first?.file || "~").localeCompare(second?.file || "~") || (first?.line || 0) - (second?.line || 0);
}
