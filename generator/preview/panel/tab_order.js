// What the Tab key reaches on the page, in its order, and numbers that lie over it.
//
// Source: HTML, "Sequential focus navigation"; radio buttons of one group are one stop.

import { el } from "./dom.js";

const REACHED = "a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [contenteditable], [tabindex]";

/** Of radio buttons of one group, the chosen one is reached, or the first. */
function isPassedOver(element) {
  if (!(element instanceof HTMLInputElement) || element.type !== "radio" || !element.name || element.checked) return false;
  const { form, name } = element;
  const group = Array.from(document.querySelectorAll("input[type=radio]")).filter((one) => one.name === name && one.form === form && !one.disabled);
  return group.some((one) => one.checked) || group[0] !== element;
}

function isReached(element) {
  if (element.tabIndex < 0 || element.matches(":disabled") || element.closest("[inert]") || isPassedOver(element)) return false;
  return element.checkVisibility ? element.checkVisibility({ visibilityProperty: true }) : element.getClientRects().length > 0;
}

/** Elements in the order in which Tab moves: those that push to the front first. */
export function tabStops() {
  const found = Array.from(document.body.querySelectorAll(REACHED)).filter(isReached);
  const first = found.filter((one) => one.tabIndex > 0).sort((one, other) => one.tabIndex - other.tabIndex);
  return [...first, ...found.filter((one) => one.tabIndex === 0)];
}

export function orderMarks() {
  return tabStops().map((element, at) => {
    const pushes = element.tabIndex > 0;
    return [element, el("div", { class: `mark order ${pushes ? "pushing" : ""}` }, el("span", {}, `${at + 1}${pushes ? " ▲" : ""}`))];
  });
}
