// Looks at a page that is open in a browser. Each function returns a list of
// {at, ...}: `at` is the number that stands in the element's `data-proofpress-at`, or null.

(() => {
  const AT = "data-proofpress-at";
  const at = (element) => {
    const value = element?.getAttribute?.(AT);
    return value ? Number(value) : null;
  };
  const named = (element) => {
    const words = (element.getAttribute("aria-label") || element.innerText || element.alt || "")
      .replace(/\s+/g, " ")
      .trim();
    return words ? words.slice(0, 60) : `<${element.localName}>`;
  };
  const shown = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    element.getClientRects().length > 0;

  // What reaches beyond the right edge of a narrow window. Tables, pictures, code and what scrolls
  // by itself may: WCAG 2.2, 1.4.10, excepts what needs two dimensions.
  const reflow = () => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width + 1) return [];
    const needsTwo = "table, pre, code, svg, img, video, canvas, iframe, object, math, [role=grid]";
    const found = [];
    for (const element of document.body.querySelectorAll("*")) {
      if (!shown(element)) continue;
      const box = element.getBoundingClientRect();
      const right = box.right + window.scrollX;
      if (box.width < 1 || right <= width + 1 || box.left + window.scrollX >= right) continue;
      const except = element.closest(needsTwo);
      const scrolled = scroller(element.parentElement);
      if (except || scrolled) continue;
      found.push({ element, by: Math.ceil(right - width) });
    }
    // The innermost is what is too wide; those around it only hold it.
    const inner = found.filter(
      (one) => !found.some((other) => other !== one && one.element.contains(other.element)),
    );
    return inner.slice(0, 20).map((one) => ({
      at: at(one.element),
      name: named(one.element),
      by: one.by,
    }));
  };

  const scroller = (element) => {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(one).overflowX)) return one;
    }
    return null;
  };

  // Text that is cut off, as pairs of element and by how much.
  const cut = () => {
    const found = new Map();
    for (const element of document.body.querySelectorAll("*")) {
      const style = getComputedStyle(element);
      const clips = /hidden|clip/.test(style.overflowX + style.overflowY);
      if (!clips || !shown(element) || !element.innerText?.trim()) continue;
      if (element.clientWidth <= 1 || element.clientHeight <= 1) continue; // for screen readers
      const by = Math.max(
        /hidden|clip/.test(style.overflowX) ? element.scrollWidth - element.clientWidth : 0,
        /hidden|clip/.test(style.overflowY) ? element.scrollHeight - element.clientHeight : 0,
      );
      if (by > 2) found.set(element, by);
    }
    return found;
  };

  // What is cut off once text has the spacing of WCAG 2.2, 1.4.12, and was not before.
  const textSpacing = () => {
    const before = cut();
    const css =
      "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}" +
      "p{margin-bottom:2em!important}";
    // A policy may refuse a `style` element; a sheet made by a script is not asked about.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const after = cut();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    const found = [];
    for (const [element, by] of after) {
      if (before.has(element) && by <= before.get(element) * 2.2 + 2) continue;
      found.push({ at: at(element), name: named(element), by: Math.ceil(by) });
    }
    return found.slice(0, 20);
  };

  const PROPERTIES = [
    "outlineStyle",
    "outlineWidth",
    "outlineColor",
    "boxShadow",
    "backgroundColor",
    "backgroundImage",
    "color",
    "textDecorationLine",
    "textDecorationColor",
    "textDecorationThickness",
    "borderTopColor",
    "borderTopWidth",
    "borderBottomColor",
    "borderBottomWidth",
    "borderLeftColor",
    "opacity",
    "transform",
    "filter",
    "fontWeight",
    "clipPath",
  ];
  const looks = (element) => {
    const all = [];
    for (let one = element, i = 0; one && i < 3; one = one.parentElement, i += 1) {
      const style = getComputedStyle(one);
      const own = PROPERTIES.map((name) => style[name]);
      if (style.outlineStyle === "none") own[1] = own[2] = "";
      all.push(own.join("|"));
    }
    for (const pseudo of ["::before", "::after"]) {
      const style = getComputedStyle(element, pseudo);
      all.push(PROPERTIES.map((name) => style[name]).join("|") + style.content);
    }
    return all.join("\n");
  };

  // The element that has the focus: which it is, and whether its look or its place says so.
  const focused = () => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    if (element.localName === "iframe") return { at: at(element), frame: true, id: identity(element) };
    const with_ = looks(element);
    const box = element.getBoundingClientRect();
    const covered = cover(element, box);
    element.blur();
    const without = looks(element);
    element.focus({ preventScroll: true, focusVisible: true });
    return {
      at: at(element),
      id: identity(element),
      name: named(element),
      changes: with_ !== without,
      box: { x: box.x, y: box.y, width: box.width, height: box.height },
      covered: covered && { at: at(covered), name: named(covered) },
    };
  };

  const seen = new Map();
  const identity = (element) => {
    if (!seen.has(element)) seen.set(element, seen.size);
    return seen.get(element);
  };

  // What lies over the whole element: something fixed or sticky at every corner and in the middle.
  const cover = (element, box) => {
    const points = [
      [0.5, 0.5],
      [0.1, 0.1],
      [0.9, 0.1],
      [0.1, 0.9],
      [0.9, 0.9],
    ];
    let over = null;
    for (const [x, y] of points) {
      const px = box.x + box.width * x;
      const py = box.y + box.height * y;
      if (px < 0 || py < 0 || px >= innerWidth || py >= innerHeight) return null;
      const top = document.elementFromPoint(px, py);
      if (!top || top === element || element.contains(top) || top.contains(element)) return null;
      let one = top;
      while (one && !/fixed|sticky/.test(getComputedStyle(one).position)) one = one.parentElement;
      if (!one || one.contains(element)) return null;
      over = one;
    }
    return over;
  };

  window.proofpress = { reflow, textSpacing, focused };
})();
