"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { findings, pages, rules, owners } = data;
  const WEIGHTS = ["error", "warning", "notice"];
  const AT_ONCE = 50;
  const numbers = new Intl.NumberFormat("en");
  const counted = (number, word) => `${numbers.format(number)} ${word}${number === 1 ? "" : "s"}`;
  const by = (id) => document.getElementById(id);

  /** Makes an element; text is always text. */
  function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === true) element.setAttribute(key, "");
      else if (value !== false && value !== undefined) element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  }

  /** Sets what stands between backticks as code. */
  function rich(text) {
    const parts = (text ?? "").split("`");
    if (parts.length % 2 === 0) return [text];
    return parts.map((part, number) => (number % 2 ? make("code", {}, part) : part));
  }

  /** Numbers of the pages of a finding: pairs of first and length, one after the other. */
  function* pagesOf(finding) {
    for (let at = 0; at < finding.p.length; at += 2) {
      for (let step = 0; step < finding.p[at + 1]; step++) yield finding.p[at] + step;
    }
  }

  function countPages(finding) {
    let count = 0;
    for (let at = 1; at < finding.p.length; at += 2) count += finding.p[at];
    return count;
  }

  const foundOn = new Map();
  findings.forEach((finding, number) => {
    for (const page of pagesOf(finding)) {
      if (!foundOn.has(page)) foundOn.set(page, []);
      foundOn.get(page).push(number);
    }
  });

  const weightOf = (finding) => (finding.v ? "review" : WEIGHTS[finding.s]);
  const placeOf = (finding) =>
    finding.f ? [finding.f, finding.l, finding.c].filter(Boolean).join(":") : "the site";

  // --- a list that is shown in portions -------------------------------------------------------

  function list(name, draw, empty) {
    const holder = by(`${name}-list`);
    const turn = by(`${name}-turn`);
    const status = by(`${name}-status`);
    let chosen = [];
    let first = 0;

    function show(moveFocus) {
      holder.replaceChildren(...chosen.slice(first, first + AT_ONCE).map(draw));
      const last = Math.min(first + AT_ONCE, chosen.length);
      turn.replaceChildren();
      if (chosen.length > AT_ONCE) {
        turn.append(
          button("Previous", first > 0, () => move(-AT_ONCE)),
          `${numbers.format(first + 1)} to ${numbers.format(last)} of ${numbers.format(chosen.length)}`,
          button("Next", last < chosen.length, () => move(AT_ONCE)),
        );
      }
      if (moveFocus) {
        holder.querySelector("summary")?.focus({ preventScroll: true });
        by(`${name}s`).querySelector(".status").scrollIntoView();
      }
    }

    function move(by) {
      first += by;
      show(true);
    }

    function button(text, enabled, action) {
      const element = make("button", { type: "button", disabled: !enabled }, text);
      element.addEventListener("click", action);
      return element;
    }

    return (found, total) => {
      chosen = found;
      first = 0;
      status.textContent =
        total === 0 ? empty
        : found.length === total ? counted(total, name)
        : `${numbers.format(found.length)} of ${counted(total, name)}`;
      show(false);
    };
  }

  function details(summary, body) {
    const element = make("details", {}, summary);
    element.addEventListener("toggle", () => {
      if (element.open && element.children.length === 1) element.append(body());
    });
    return element;
  }

  // --- findings -------------------------------------------------------------------------------

  function drawFinding(number) {
    const finding = findings[number];
    const weight = weightOf(finding);
    const count = countPages(finding);
    const summary = make(
      "summary", {},
      make("span", { class: `badge ${weight}` }, weight === "review" ? "to review" : weight),
      make("span", {}, ...rich(finding.m), count > 1 ? ` (on ${counted(count, "page")})` : ""),
      make("span", { class: "place" }, placeOf(finding)),
    );
    return make("li", {}, details(summary, () => findingBody(finding)));
  }

  function findingBody(finding) {
    const body = make("div", { class: "body" });
    if (finding.e) body.append(frame(finding));
    if (finding.x) body.append(make("p", {}, make("b", {}, "What to do: "), ...rich(finding.x)));
    const rule = rules[finding.r];
    if (rule.why) body.append(make("p", {}, make("b", {}, "Why: "), ...rich(rule.why)));
    const facts = [`rule ${rule.id}`, `fixed by ${owners[finding.o]}`];
    if (finding.k) facts.push("known from the baseline");
    if (finding.w) facts.push("of a check that is newer than the baseline");
    if (finding.n) facts.push("new since the last publish");
    body.append(make("p", { class: "facts" }, facts.join(" · ")));
    const shown = [];
    for (const page of pagesOf(finding)) {
      shown.push(page);
      if (shown.length === 20) break;
    }
    if (shown.length) {
      const rest = countPages(finding) - shown.length;
      const items = shown.map((page) => make("li", {}, pageButton(page)));
      if (rest) items.push(make("li", {}, `and ${counted(rest, "more page")}`));
      body.append(make("p", {}, "On:"), make("ul", {}, ...items));
    }
    return body;
  }

  function frame(finding) {
    const [text, start, end] = finding.e;
    const line = make("code", {});
    if (start === null) line.append(text);
    else line.append(text.slice(0, start), make("mark", {}, text.slice(start, end)), text.slice(end));
    return make("pre", { tabindex: "0", role: "region", "aria-label": "The line" }, line);
  }

  function pageButton(page) {
    const element = make("button", { type: "button", class: "link" }, pages[page].u);
    element.addEventListener("click", () => {
      pageForm.reset();
      by("page-search").value = pages[page].u;
      filterPages();
      by("pages").scrollIntoView();
      const found = by("page-list").querySelector("details");
      if (found) {
        found.open = true;
        found.querySelector("summary").focus({ preventScroll: true });
      }
    });
    return element;
  }

  // --- pages ----------------------------------------------------------------------------------

  function drawPage(number) {
    const page = pages[number];
    const found = foundOn.get(number) ?? [];
    const worst = found.map((one) => findings[one]).reduce((least, one) => Math.min(least, one.v ? 3 : one.s), 4);
    const tone = WEIGHTS[worst] ?? "review";
    const summary = make(
      "summary", {},
      make("span", { class: `badge ${tone}` }, found.length ? counted(found.length, "finding") : "good"),
      make("span", {}, page.t === undefined ? page.u : page.t || "(no title)"),
      make("span", { class: "place" }, page.u),
    );
    return make("li", {}, details(summary, () => pageBody(page, found)));
  }

  function pageBody(page, found) {
    const body = make("div", { class: "body" });
    if (page.t !== undefined) body.append(previews(page));
    if (found.length) body.append(make("ol", { class: "list" }, ...found.slice(0, 100).map(drawFinding)));
    if (found.length > 100) body.append(make("p", {}, `and ${counted(found.length - 100, "more finding")}`));
    return body;
  }

  function previews(page) {
    const address = data.base ? data.base.replace(/\/$/, "") + page.u : page.u;
    const trail = decode(address).replace(/^https?:\/\//, "").split("/").filter(Boolean).join(" › ");
    const shown = (kind) => {
      const words = page.d
        ? make("p", { class: "words" }, page.d)
        : make("p", { class: "words" }, make("em", {}, "No description: search engines choose words of the page."));
      return make(
        "div", { class: `result ${kind}` },
        make("p", { class: "from" }, trail),
        page.t ? make("p", { class: "name" }, page.t) : make("p", { class: "name missing" }, "No title"),
        words,
      );
    };
    const picture = data.images[page.i];
    const image = data.pictures[page.i]
      ? make("img", { src: data.pictures[page.i], alt: "The picture that is shared", width: 360, height: 188 })
      : make("div", { class: "blank" }, make("span", {}, picture ? picture : "No picture to share"));
    const card = make(
      "div", { class: "card" },
      image,
      make(
        "div", {},
        make("p", { class: "from" }, (data.base || "").replace(/^https?:\/\//, "").split("/")[0]),
        make("p", { class: "name" }, page.st ?? page.t),
        make("p", { class: "words" }, page.sd ?? page.d ?? ""),
      ),
    );
    const results = [
      figure(
        "On a results page, desktop",
        make("div", { class: "wide-table", tabindex: "0", role: "region", "aria-label": "On a results page, desktop" }, shown("desktop")),
      ),
      figure("On a results page, phone", shown("phone")),
    ];
    const lengths = `Title ${counted([...page.t].length, "character")}, description ${counted([...(page.d ?? "")].length, "character")}`;
    const hidden = page.h ? "This page asks search engines to leave it out. " : "";
    return make(
      "div", {},
      make("p", { class: "facts" }, hidden + lengths),
      make(
        "div", { class: "previews" },
        ...(page.h ? [] : results),
        figure("When people share it", card),
      ),
    );
  }

  const figure = (caption, content) =>
    make("figure", { class: "preview" }, make("figcaption", {}, caption), content);

  function decode(address) {
    try {
      return decodeURI(address);
    } catch {
      return address;
    }
  }

  // --- filters --------------------------------------------------------------------------------

  const fold = (text) => text.toLowerCase();
  const findingTexts = [];
  const findingText = (number) =>
    (findingTexts[number] ??= fold(
      [findings[number].m, findings[number].x, placeOf(findings[number]), rules[findings[number].r].id].join("\n"),
    ));
  const pageTexts = [];
  const pageText = (number) =>
    (pageTexts[number] ??= fold([pages[number].t, pages[number].d, pages[number].u].join("\n")));

  const findingForm = by("finding-filter");
  const pageForm = by("page-filter");
  const showFindings = list("finding", drawFinding, "Nothing to fix.");
  const showPages = list("page", drawPage, "No pages are known.");
  let deed = null;
  let hand = null;

  function filterFindings() {
    const words = fold(by("finding-search").value).split(/\s+/).filter(Boolean);
    const owner = by("finding-owner").value;
    const weight = by("finding-weight").value;
    const rule = by("finding-rule").value;
    const state = by("finding-state").value;
    const chosen = [];
    for (let number = 0; number < findings.length; number++) {
      const one = findings[number];
      if (owner !== "" && one.o !== Number(owner)) continue;
      if (hand !== null && !data.hands[hand].includes(one.o)) continue;
      if (weight === "review" ? !one.v : weight !== "" && (one.v || one.s !== Number(weight))) continue;
      if (rule.endsWith("/") ? !rules[one.r].id.startsWith(rule) : rule && rules[one.r].id !== rule) continue;
      if (state === "new" ? one.k || one.w : state === "check" ? !one.w : state === "known" ? !one.k : state === "since" && !one.n) continue;
      if (deed !== null && one.b !== deed) continue;
      if (words.length && !words.every((word) => findingText(number).includes(word))) continue;
      chosen.push(number);
    }
    showFindings(chosen, findings.length);
  }

  function filterPages() {
    const words = fold(by("page-search").value).split(/\s+/).filter(Boolean);
    const which = by("page-which").value;
    const chosen = [];
    for (let number = 0; number < pages.length; number++) {
      const page = pages[number];
      const found = foundOn.get(number);
      if (which === "found" && !found) continue;
      if (which === "error" && !found?.some((one) => findings[one].s === 0 && !findings[one].v)) continue;
      if (which === "bare" && page.d) continue;
      if (which === "hidden" && !page.h) continue;
      if (words.length && !words.every((word) => pageText(number).includes(word))) continue;
      chosen.push(number);
    }
    if (by("page-order").value === "found") {
      const count = (number) => foundOn.get(number)?.length ?? 0;
      chosen.sort((one, other) => count(other) - count(one) || one - other);
    }
    showPages(chosen, pages.length);
  }

  function choose(name, values) {
    by(name).append(...values.map(([value, text]) => make("option", { value }, text)));
  }
  choose("finding-owner", owners.map((name, number) => [number, name]));
  const used = [...new Set(findings.map((one) => rules[one.r].id))].sort();
  const families = [...new Set(used.map((id) => id.split("/")[0]))];
  choose("finding-rule", families.flatMap((family) => [
    [`${family}/`, `${family}, all`],
    ...used.filter((id) => id.startsWith(`${family}/`)).map((id) => [id, id]),
  ]));

  for (const [form, filter] of [[findingForm, filterFindings], [pageForm, filterPages]]) {
    let waiting = 0;
    form.addEventListener("input", () => {
      deed = hand = null;
      clearTimeout(waiting);
      waiting = setTimeout(filter, 120);
    });
    form.addEventListener("reset", () => {
      deed = hand = null;
      setTimeout(filter);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-deed], [data-rule], [data-state]");
    if (!button) return;
    for (const name of ["search", "owner", "weight", "rule", "state"]) by(`finding-${name}`).value = "";
    deed = button.dataset.deed === undefined ? null : Number(button.dataset.deed);
    hand = button.dataset.hand ?? null;
    by("finding-rule").value = button.dataset.rule ?? "";
    by("finding-state").value = button.dataset.state ?? "";
    filterFindings();
    by("findings").scrollIntoView();
    by("finding-list").querySelector("summary")?.focus({ preventScroll: true });
  });

  filterFindings();
  filterPages();
})();
