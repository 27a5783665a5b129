// The keys that open the panel. A letter alone would be taken by screen readers, and a letter with
// Ctrl, Alt or Cmd by browsers or by access keys of the page; F2 is free in all of them.

import { browser } from "./memory.js";

const DEFAULT = "F2";
export const CHOICES = ["F2", "F8", "Ctrl+Alt+P", "Alt+Shift+P", "none"];

export function chosenKeys() {
  return browser.get("keys", DEFAULT);
}

export function chooseKeys(keys) {
  browser.set("keys", keys === DEFAULT ? null : keys);
}

/** Whether the event is of these keys, such as `Ctrl+Alt+P`. */
export function isPressed(event, keys) {
  if (keys === "none" || event.repeat || event.isComposing) return false;
  const parts = keys.split("+");
  const last = parts.pop().toLowerCase();
  const held = (name) => parts.includes(name);
  return (
    (event.key.toLowerCase() === last || event.code.toLowerCase() === `key${last}`) &&
    event.ctrlKey === held("Ctrl") &&
    event.altKey === held("Alt") &&
    event.shiftKey === held("Shift") &&
    event.metaKey === held("Meta")
  );
}
