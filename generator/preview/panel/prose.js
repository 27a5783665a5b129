// Small texts of the program: `code` between backticks, paragraphs between empty lines.

import { el } from "./dom.js";

export function withCode(text) {
  return text.split("`").map((part, at) => (at % 2 ? el("code", {}, part) : part));
}

/** Paragraphs of a rule's text, without its examples. */
export function paragraphs(text) {
  return text
    .replace(/^ *```[\s\S]*?^ *```.*$/gm, "")
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) =>
      /^[-*] /.test(part)
        ? el("ul", {}, part.split(/\n(?=[-*] )/).map((item) => el("li", {}, withCode(item.replace(/^[-*] /, "")))))
        : el("p", {}, withCode(part.replace(/\s*\n\s*/g, " "))),
    );
}
