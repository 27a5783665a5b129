// The parts of the panel, all behind one interface, in the order in which they are shown.
//
// A part has `id`, which is that of the server's section, `title`, `render(data, context)`, which
// gives a node, and may have `count(data)`, which gives {count, tone, said} for its tab. `context`:
//   page       what `page.json` says of the page; `address` is where it will be published
//   findings   all of the page; `pending` is the set of those that are checked again
//   complete   whether the whole site was looked at; on another day it never is
//   occasion   that other day, in words; empty for today's site
//   target(selector)        the element of the page; null where it has none, or none that shows
//   show(selector, words)   scrolls to it and frames it; an element will do as well
//   open(source)            opens a source file in the editor
//   say(words)              says what happened, to screen readers too; `sayAloud` to them alone
//   order                   {isOn, set(isOn)}: numbers of the Tab key, while the part is shown
//   vision                  how the page is shown; `viewed(words)` says that it has changed

import { accessibility } from "./section_accessibility.js";
import { findings } from "./section_findings.js";
import { headings } from "./section_headings.js";
import { links } from "./section_links.js";
import { search } from "./section_search.js";
import { simulate } from "./section_simulate.js";
import { social } from "./section_social.js";
import { structuredData } from "./section_structured_data.js";
import { text } from "./section_text.js";
import { unknown } from "./section_unknown.js";
import { weight } from "./section_weight.js";

export const PARTS = [findings, search, social, text, headings, accessibility, links, structuredData, weight];
export const LOCAL = [simulate];

export function partFor({ id, title }) {
  return PARTS.find((one) => one.id === id) || unknown(id, title);
}
