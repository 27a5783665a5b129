// Makes nodes without HTML in text, as Trusted Types demand.

/**
 * Makes an element.
 *
 * `options`: attributes; besides those `on` (event to listener), `style` (property to value, set
 * through the object model, which a strict content security policy allows) and `key` (names the
 * element, so that what stands at it is found again after a change).
 */
export function el(name, options = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(options)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "on") {
      for (const [event, act] of Object.entries(value)) node.addEventListener(event, act);
    } else if (key === "style") {
      for (const [property, text] of Object.entries(value)) node.style.setProperty(property, text);
    } else if (key === "key") node.dataset.key = value;
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export function button(words, act, options = {}) {
  return el("button", { type: "button", ...options, on: { click: act } }, words);
}

/** A part that opens and closes. */
export function disclosure(key, summary, ...children) {
  return el("details", { key }, el("summary", {}, summary), ...children);
}

/** A list of terms with what is known of them; what is empty is left out. */
export function facts(pairs) {
  const known = pairs.filter(([, value]) => value !== null && value !== undefined && value !== "" && value !== false);
  return el("dl", { class: "facts" }, known.map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));
}

/** An address may be broken after a slash, not in the middle of a word. */
export function breakable(text) {
  return text.split(/(?<=[/._-])/).flatMap((part) => [el("wbr"), part]).slice(1);
}

export function clear(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter(Boolean));
  return node;
}
