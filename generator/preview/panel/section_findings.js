import { disclosure, el } from "./dom.js";
import { findingItem, keyed } from "./finding.js";
import { OWNERS, OWNER_ORDER, SEVERITIES, counted, counts, isOpen, tally, tallyInWords } from "./words.js";

/** What is found in the Markdown names an address: the link or picture that has it. */
function named(finding, context) {
  const address = /`([^`]+)`/.exec(finding.message)?.[1];
  if (!address || finding.owner !== "content") return null;
  const quoted = CSS.escape(address);
  return ["href", "src"].map((name) => `body [${name}="${quoted}"]`).find(context.target) || null;
}

function item(key, one, context) {
  const pending = context.pending.has(one);
  const selector = one.output?.selector || named(one, context);
  const show = context.target(selector) ? () => context.show(selector, one.message) : null;
  return findingItem(one, key, { open: context.open, show, pending });
}

function list(pairs, context) {
  return el("ul", { class: "findings" }, pairs.map(([key, one]) => item(key, one, context)));
}

function bySeverity([, one], [, other]) {
  return SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity);
}

export const findings = {
  id: "findings",
  title: "Findings",
  count(data) {
    const found = tally(data);
    const number = found.error + found.warning + found.notice;
    const tone = SEVERITIES.find((name) => found[name]);
    return { count: number, tone, said: tallyInWords({ ...found, review: 0 }) };
  },
  render(data, context) {
    const pairs = keyed(data).sort(bySeverity);
    const open = pairs.filter(([, one]) => isOpen(one));
    const review = pairs.filter(([, one]) => counts(one) && one.outcome === "review");
    const fresh = pairs.filter(([, one]) => one.new_check);
    const known = pairs.filter(([, one]) => one.known);
    const owners = OWNER_ORDER.filter((owner) => open.some(([, one]) => one.owner === owner));
    return el(
      "div",
      {},
      open.length === 0 && !context.isChecking && !context.failure && (context.isAway ? el("p", { class: "quiet" }, "Nothing was found when this page was last checked.") : el("p", { class: "good" }, "✓ Nothing to fix on this page.")),
      context.isChecking && el("p", { class: "quiet" }, "The whole site is being checked; more may come."),
      !context.isChecking && context.failure && el("p", { class: "notice-box" }, `The check of the whole site failed (${context.failure}), so only what is known of this page alone is listed. Save a file to have it checked again.`),
      owners.map((owner) => {
        const own = open.filter(([, one]) => one.owner === owner);
        return [el("h3", {}, `${OWNERS[owner]} (${own.length})`), list(own, context)];
      }),
      review.length > 0 && [
        el("h3", {}, `Please look yourself (${review.length})`),
        el("p", { class: "quiet" }, "A program cannot judge these. Each may be right as it is."),
        list(review, context),
      ],
      fresh.length > 0 && disclosure("new-checks", `${counted(fresh.length, "finding")} of checks that are newer than the baseline`, list(fresh, context)),
      known.length > 0 && disclosure("known", `${counted(known.length, "known finding")}, accepted for now`, list(known, context)),
    );
  },
};
