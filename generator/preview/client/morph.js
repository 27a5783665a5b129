// Brings the page from what was served before to what is served now, and touches nothing else.
//
// `before` and `after` are parsed pages as served; `live` is what the browser shows, which scripts
// and the reader may have changed since. Where both served pages are alike, the live one is left as
// it is. So an open menu stays open, a field keeps its text and its focus, and nothing scrolls.

const OWN = "/__proofpress/";

function isOwn(node) {
  return (
    node.nodeType === Node.ELEMENT_NODE &&
    (node.localName.startsWith("proofpress-") ||
      (node.localName === "script" && (node.getAttribute("src") || "").startsWith(OWN)))
  );
}

/** Children of a node, without what is the preview's own. */
function childrenOf(node) {
  return Array.from(node.childNodes).filter((child) => !isOwn(child));
}

/** Says whether two nodes stand for the same thing, so that one may become the other. */
function alike(one, other) {
  if (one.nodeType !== other.nodeType || one.nodeName !== other.nodeName) return false;
  if (one.nodeType !== Node.ELEMENT_NODE) return true;
  if (one.id || other.id) return one.id === other.id;
  if (one.localName === "link") return one.rel === other.rel && sheetName(one) === sheetName(other);
  if (one.localName === "meta") {
    return ["name", "property", "http-equiv", "charset"].every(
      (name) => one.getAttribute(name) === other.getAttribute(name),
    );
  }
  if (one.localName === "input") return one.type === other.type && one.name === other.name;
  return true;
}

/** Address of a stylesheet without what changes with its content. */
function sheetName(link) {
  return (link.getAttribute("href") || "")
    .replace(/\?.*$/, "")
    .replace(/\.[0-9a-f]{8}(\.[^./]*)$/, "$1");
}

/** Pairs of indices: the longest row of nodes of `from` and `to` that are `same`, in order. */
function commonRow(from, to, same) {
  const pairs = [];
  let start = 0;
  let endFrom = from.length;
  let endTo = to.length;
  while (start < endFrom && start < endTo && same(from[start], to[start])) {
    pairs.push([start, start]);
    start += 1;
  }
  const tail = [];
  while (endFrom > start && endTo > start && same(from[endFrom - 1], to[endTo - 1])) {
    endFrom -= 1;
    endTo -= 1;
    tail.unshift([endFrom, endTo]);
  }
  const rows = endFrom - start;
  const columns = endTo - start;
  // Beyond this the table costs more than it is worth; what is left over is put in anew.
  if (rows * columns > 250_000) return [...pairs, ...tail];
  const table = Array.from({ length: rows + 1 }, () => new Uint32Array(columns + 1));
  for (let i = rows - 1; i >= 0; i -= 1) {
    for (let j = columns - 1; j >= 0; j -= 1) {
      table[i][j] = same(from[start + i], to[start + j])
        ? table[i + 1][j + 1] + 1
        : Math.max(table[i + 1][j], table[i][j + 1]);
    }
  }
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    if (same(from[start + i], to[start + j])) {
      pairs.push([start + i, start + j]);
      i += 1;
      j += 1;
    } else if (table[i + 1][j] >= table[i][j + 1]) i += 1;
    else j += 1;
  }
  return [...pairs, ...tail];
}

/** Pairs of the nodes of `from` and `to`: equal ones first, then between those the ones alike. */
function paired(from, to) {
  const equal = commonRow(from, to, (one, other) => one.isEqualNode(other));
  const pairs = [];
  let i = 0;
  let j = 0;
  for (const [nextFrom, nextTo] of [...equal, [from.length, to.length]]) {
    const between = commonRow(from.slice(i, nextFrom), to.slice(j, nextTo), alike);
    for (const [a, b] of between) pairs.push([i + a, j + b]);
    if (nextFrom < from.length || nextTo < to.length) pairs.push([nextFrom, nextTo]);
    i = nextFrom + 1;
    j = nextTo + 1;
  }
  return pairs;
}

class NeedsReloadError extends Error {}

/** Scripts have run already; one that changed can only run again on a fresh page. */
function refuseScripts(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  const found = node.localName === "script" ? [node] : Array.from(node.querySelectorAll("script"));
  for (const script of found) {
    if (!isOwn(script) && !/^application\/(ld\+)?json$/.test(script.type)) {
      throw new NeedsReloadError("a script changed");
    }
  }
}

function morphAttributes(live, before, after) {
  for (const { name, value } of Array.from(after.attributes)) {
    if (!before.hasAttribute(name) || before.getAttribute(name) !== value) {
      if (live.getAttribute(name) !== value) live.setAttribute(name, value);
    }
  }
  for (const { name } of Array.from(before.attributes)) {
    if (!after.hasAttribute(name)) live.removeAttribute(name);
  }
}

/** A stylesheet takes the place of the old one once it is loaded, so that nothing flashes. */
function swapSheet(live, after) {
  const fresh = document.importNode(after, true);
  const done = () => live.remove();
  fresh.addEventListener("load", done, { once: true });
  fresh.addEventListener("error", done, { once: true });
  live.after(fresh);
}

function isSheet(node) {
  return node.nodeType === Node.ELEMENT_NODE && node.localName === "link" && /(^|\s)stylesheet(\s|$)/i.test(node.rel);
}

function morphNode(live, before, after) {
  if (before.isEqualNode(after)) return;
  if (after.nodeType !== Node.ELEMENT_NODE) {
    if (live.nodeValue !== after.nodeValue) live.nodeValue = after.nodeValue;
    return;
  }
  if (isSheet(after)) {
    swapSheet(live, after);
    return;
  }
  if (after.localName === "script") refuseScripts(after);
  morphAttributes(live, before, after);
  if (after.localName === "template") {
    live.innerHTML = after.innerHTML;
    return;
  }
  if (live.localName === "textarea" && live.value !== before.defaultValue) return;
  morphChildren(live, before, after);
}

function morphChildren(live, before, after) {
  const shown = childrenOf(live);
  const old = childrenOf(before);
  const wanted = childrenOf(after);
  // Which live node is which of those that were served: scripts may have added or removed some.
  const lives = new Map(paired(old, shown).filter(([a, b]) => alike(old[a], shown[b])));
  const olds = new Map(paired(old, wanted).map(([a, b]) => [b, a]));
  const kept = new Set();
  let last = null;
  const append = (node) => {
    if (last) last.after(node);
    else live.prepend(node);
  };
  for (let index = 0; index < wanted.length; index += 1) {
    const from = olds.get(index);
    const node = from === undefined ? undefined : shown[lives.get(from)];
    if (node) {
      morphNode(node, old[from], wanted[index]);
      kept.add(node);
      last = node;
    } else {
      refuseScripts(wanted[index]);
      const fresh = document.importNode(wanted[index], true);
      append(fresh);
      kept.add(fresh);
      last = fresh;
    }
  }
  // What was served before and is no more goes; what scripts have added stays.
  for (const [index, at] of lives) {
    const node = shown[at];
    if (!kept.has(node)) {
      refuseScripts(old[index]);
      node.remove();
    }
  }
}

/** Throws a NeedsReloadError where only a fresh page will do. */
function morphPage(before, after) {
  morphAttributes(document.documentElement, before.documentElement, after.documentElement);
  for (const name of ["head", "body"]) {
    morphAttributes(document[name], before[name], after[name]);
    morphChildren(document[name], before[name], after[name]);
  }
}
