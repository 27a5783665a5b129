// Exchanges the content of a part without losing what stands in it: scroll, focus, open parts.
//
// Elements with `data-key` are things that last; everything in them is found again by its number.

const FOCUSABLE = "button, a[href], input, select, textarea, summary, [tabindex]";

function keyOf(node, part) {
  const thing = node.closest("[data-key]");
  const around = thing && part.contains(thing) ? thing : part;
  const inside = Array.from(around.querySelectorAll(FOCUSABLE));
  return { key: around === part ? "" : thing.dataset.key, at: inside.indexOf(node) };
}

function byKey(part, key) {
  return key ? Array.from(part.querySelectorAll("[data-key]")).find((node) => node.dataset.key === key) : part;
}

/** Things from the one that had the focus on, then those before it: the next best place. */
function neighbours(part, key) {
  const keys = Array.from(part.querySelectorAll("[data-key]"), (node) => node.dataset.key);
  const at = keys.indexOf(key);
  return at < 0 ? [] : [...keys.slice(at + 1), ...keys.slice(0, at).reverse()];
}

/** Fills `part` anew by `fill`; `scroller` is what scrolls around it. */
export function exchange(part, scroller, fill) {
  const active = part.getRootNode().activeElement;
  const focused = active && active !== part && part.contains(active) ? keyOf(active, part) : null;
  const after = focused ? neighbours(part, focused.key) : [];
  const open = new Map(Array.from(part.querySelectorAll("details[data-key]"), (node) => [node.dataset.key, node.open]));
  const top = scroller === document.scrollingElement ? 0 : scroller.getBoundingClientRect().top;
  const scrolled = scroller.scrollTop;
  const seen = scrolled
    ? Array.from(part.querySelectorAll("[data-key]"))
        .map((node) => ({ key: node.dataset.key, rect: node.getBoundingClientRect() }))
        .filter(({ rect }) => rect.height && rect.top >= top)
    : [];
  fill();
  for (const node of part.querySelectorAll("details[data-key]")) {
    if (open.has(node.dataset.key)) node.open = open.get(node.dataset.key);
  }
  scroller.scrollTop = scrolled;
  const anchor = seen.find(({ key }) => byKey(part, key));
  if (anchor) scroller.scrollTop += byKey(part, anchor.key).getBoundingClientRect().top - anchor.rect.top;
  if (focused) focusAgain(part, focused, after);
}

function focusAgain(part, { key, at }, after) {
  const thing = byKey(part, key);
  const node = thing?.querySelectorAll(FOCUSABLE)[at];
  if (node) {
    node.focus({ preventScroll: true });
    return;
  }
  const next = after.map((one) => byKey(part, one)).find(Boolean);
  (next?.querySelector(FOCUSABLE) || part).focus({ preventScroll: true });
}
