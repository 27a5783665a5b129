// Uses the panels of the preview in a real browser, and says what they did.
//
// Called with a JSON argument: {scenario, root, python, repository, chromium, width, scheme}. The
// output is a JSON object of what was seen; `faults` are messages of the browser's console.

import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

const { scenario, root, python, repository, chromium: executablePath, width = 1280, scheme = "light" } = JSON.parse(process.argv[2]);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const server = spawn(python, ["-m", "generator", "serve", "-p", "0"], {
  cwd: root,
  env: { ...process.env, PYTHONPATH: repository, PYTHONUNBUFFERED: "1" },
  stdio: ["ignore", "pipe", "inherit"],
});
const address = await new Promise((resolve, reject) => {
  server.stdout.once("data", (data) => resolve(String(data).split("\n")[0].trim()));
  server.once("exit", () => reject(new Error("the preview ended")));
});
const browser = await chromium.launch({
  executablePath,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});
const context = await browser.newContext({
  viewport: { width, height: width < 600 ? 844 : 800 },
  colorScheme: scheme,
  reducedMotion: "reduce",
});
const faults = [];

async function open(path) {
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(message.text());
  });
  await page.goto(new URL(path, address).href, { waitUntil: "load" });
  return page;
}

/** Waits until the whole site was looked at. */
async function checked() {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    const state = await (await fetch(new URL("/__proofpress/state.json", address))).json();
    if (state.report) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the report did not come");
}

const panel = (page, selector) => page.locator(`proofpress-panel ${selector}`);
const launched = (page) => panel(page, ".launcher .count:not(.quiet)").first().waitFor({ state: "attached" });
const launcher = (page) => panel(page, ".launcher").innerText();
const launches = (page, pattern) =>
  page.waitForFunction((wanted) => new RegExp(wanted).test(document.querySelector("proofpress-panel")?.shadowRoot.querySelector(".launcher").textContent || ""), pattern);
const stop = () =>
  new Promise((resolve) => {
    server.removeAllListeners("exit");
    if (server.exitCode !== null) resolve();
    else {
      server.once("exit", resolve);
      server.kill("SIGINT");
    }
  });
const messages = (page) => panel(page, ".finding .message").allInnerTexts();
const focused = (page) =>
  page.evaluate(() => {
    const node = document.activeElement.shadowRoot?.activeElement || document.activeElement;
    return node.getAttribute("aria-label") || node.textContent.trim();
  });
const finding = (page, text) => panel(page, "li.finding").filter({ hasText: text });
const write = (name, change) => {
  const file = join(root, name);
  writeFileSync(file, change(readFileSync(file, "utf8")));
};

/** The list of pages, read in one go: it may be drawn anew at any moment. */
const pagesOf = (page) =>
  page.evaluate(() => Array.from(document.querySelectorAll(".pages > li"), (node) => node.innerText.split("\n").slice(0, 3).join(" | ")));

/** What the document is made of, without our own element. */
const documentOf = (page) =>
  page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true);
    for (const node of copy.querySelectorAll("proofpress-panel")) node.remove();
    const shown = getComputedStyle(document.documentElement);
    return [copy.outerHTML, document.adoptedStyleSheets.length, shown.filter, shown.fontSize, document.querySelector("proofpress-panel").childElementCount].join("\n");
  });

async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const target = document.querySelector("proofpress-panel") ? { include: [["proofpress-panel"]] } : document;
    const result = await globalThis.axe.run(target, { resultTypes: ["violations"] });
    return result.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`);
  });
}

const scenarios = {
  async opening() {
    const page = await open("/spades/");
    await launched(page);
    const said = await panel(page, ".launcher").getAttribute("aria-label");
    const closed = await panel(page, ".panel").isVisible();
    await page.focus("main a");
    await page.keyboard.press("F2");
    const first = await focused(page);
    const opened = await panel(page, ".panel").isVisible();
    await page.keyboard.press("ArrowRight");
    const second = await focused(page);
    await page.keyboard.press("Escape");
    const back = await focused(page);
    await panel(page, ".launcher").click();
    const byButton = await panel(page, ".panel").isVisible();
    await page.reload();
    await panel(page, ".panel").waitFor();
    const again = await panel(page, "[role=tab][aria-selected=true]").innerText();
    await page.keyboard.press("F2");
    await panel(page, ".panel").waitFor({ state: "hidden" });
    await page.evaluate(() => localStorage.setItem("proofpress-panel-keys", "Ctrl+Alt+P"));
    await page.keyboard.press("F2");
    const silent = await panel(page, ".panel").isVisible();
    await page.keyboard.press("Control+Alt+p");
    await panel(page, ".panel").waitFor();
    await page.emulateMedia({ media: "print" });
    const printed = await panel(page, ".panel").isVisible();
    return { said, closed, first, opened, second, back, byButton, again, silent, printed };
  },

  async showing() {
    const page = await open("/spades/");
    await launched(page);
    await checked();
    await panel(page, ".launcher").click();
    await finding(page, "no text alternative").first().getByRole("button", { name: "Show me" }).click();
    await panel(page, ".mark.outline").waitFor();
    const places = await page.evaluate(() => {
      const place = (node) => {
        const { left, top, width, height } = node.getBoundingClientRect();
        return [left, top, width, height].map(Math.round);
      };
      const { shadowRoot } = document.querySelector("proofpress-panel");
      return [place(shadowRoot.querySelector(".mark.outline")), place(document.querySelector("#nameless"))];
    });
    const isIn = await page.evaluate(() => {
      const { top } = document.querySelector("#nameless").getBoundingClientRect();
      return top >= 0 && top < innerHeight;
    });
    const peeks = await panel(page, ".peek-bar").isVisible();
    if (peeks) await panel(page, ".peek-bar button").click();
    const focus = await focused(page);
    // A second one takes the place of the first.
    await finding(page, "nowhere.md").first().getByRole("button", { name: "Show me" }).click();
    const marks = await panel(page, ".mark").count();
    if (peeks) await panel(page, ".peek-bar button").click();
    await page.evaluate(() => document.querySelector('a[href="nowhere.md"]').remove());
    await finding(page, "nowhere.md").first().getByRole("button", { name: "Show me" }).click();
    const gone = await panel(page, ".said").innerText();
    return { same: String(places[0]) === String(places[1]), isIn, peeks, focus, marks, gone };
  },

  async mending() {
    const page = await open("/spades/");
    await launched(page);
    await checked();
    await page.keyboard.press("F2");
    await finding(page, "nowhere.md").first().waitFor();
    const scroller = panel(page, ".scroller");
    await finding(page, "no text alternative").first().getByRole("button", { name: "Open in editor" }).focus();
    await panel(page, "details[data-key$='/lines']").last().locator("summary").click();
    await finding(page, "no text alternative").first().getByRole("button", { name: "Open in editor" }).focus();
    const stood = await finding(page, "no text alternative").first().evaluate((node) => node.getBoundingClientRect().top);
    const scrolled = await scroller.evaluate((node) => node.scrollTop);
    const before = await messages(page);
    const focus = await focused(page);
    write("content/spades.md", (text) => text.replace("[buy](nowhere.md)", "[buy](rakes.md)"));
    await finding(page, "nowhere.md").first().waitFor({ state: "detached" });
    await checked();
    await page.waitForFunction(() => !document.querySelector("proofpress-panel").shadowRoot.textContent.includes("being checked"));
    const after = await messages(page);
    return {
      gone: before.filter((one) => !after.includes(one)),
      come: after.filter((one) => !before.includes(one)),
      focus: (await focused(page)) === focus,
      tab: await panel(page, "[role=tab][aria-selected=true]").getAttribute("data-id"),
      wasScrolled: scrolled > 0,
      moved: Math.trunc((await finding(page, "no text alternative").first().evaluate((node) => node.getBoundingClientRect().top)) - stood),
      open: await panel(page, "details[open][data-key$='/lines']").count(),
    };
  },

  async simulating() {
    const page = await open("/spades/");
    await launched(page);
    await page.keyboard.press("F2");
    await panel(page, "#tab-simulate").click();
    const before = await documentOf(page);
    const seen = {};
    const on = async (name) => {
      seen[name] = (await documentOf(page)) !== before;
      seen[`${name} said`] = await panel(page, ".strip").innerText();
    };
    for (const name of ["protanopia", "deuteranopia", "tritanopia", "achromatopsia"]) {
      await panel(page, `input[value=${name}]`).check();
      seen[name] = await page.evaluate(() => getComputedStyle(document.documentElement).filter);
    }
    await panel(page, "input[value='']").check();
    const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
    const small = await size();
    await panel(page, "label").filter({ hasText: "twice as large" }).click();
    seen.larger = (await size()) / small;
    await panel(page, "label").filter({ hasText: "Blurred" }).click();
    await on("blurred");
    await panel(page, "label").filter({ hasText: "Without pictures" }).click();
    seen.pictures = await panel(page, ".mark.picture").allInnerTexts();
    await panel(page, "label").filter({ hasText: "Order of the keyboard" }).click();
    seen.order = await panel(page, ".mark.order").allInnerTexts();
    await page.goto(new URL("/rakes/", address).href);
    await panel(page, ".strip").waitFor();
    await page.goto(new URL("/spades/", address).href);
    await panel(page, ".strip button").click();
    seen.same = (await documentOf(page)) === before;
    seen.marks = await panel(page, ".mark").count();
    return seen;
  },

  async parts() {
    // A section that the panel has no form for, as a later version of the preview may send it.
    await context.route("**/page.json*", async (route) => {
      const response = await route.fetch();
      const said = await response.json();
      said.sections.push({ id: "made-up", title: "made up", data: { words: 7, deep: { found: true, list: ["one", "two"] } } });
      await route.fulfill({ response, json: said });
    });
    const page = await open("/spades/");
    await launched(page);
    await checked();
    await page.keyboard.press("F2");
    const found = {};
    const wrong = [];
    await panel(page, "#tab-made-up").waitFor();
    const ids = await panel(page, "[role=tab]").evaluateAll((nodes) => nodes.map((node) => node.dataset.id));
    for (const id of ids) {
      await panel(page, `#tab-${id}`).click();
      await page.waitForFunction(() => !document.querySelector("proofpress-panel").shadowRoot.querySelector(".part").textContent.includes("One moment"));
      found[id] = await panel(page, ".part").innerText();
      wrong.push(...(await violations(page)).map((one) => `${id}: ${one}`));
    }
    const overflow = await panel(page, ".scroller").evaluate((node) => node.scrollWidth - node.clientWidth);
    return { found, wrong, overflow };
  },

  async accessibility() {
    const asked = [];
    await context.route("**/page.json*", (route) => {
      asked.push(new URL(route.request().url()).searchParams.get("also"));
      return route.continue();
    });
    const page = await open("/beds/");
    // What the Tab key really does, before the panel is open.
    const reached = [];
    for (let at = 0; at < 7; at += 1) {
      await page.keyboard.press("Tab");
      reached.push(await page.evaluate(() => document.activeElement.id));
    }
    await page.evaluate(() => document.activeElement.blur());
    await launched(page);
    await checked();
    await page.keyboard.press("F2");
    await panel(page, "#tab-accessibility").waitFor();
    await page.waitForFunction(() => !document.querySelector("proofpress-panel").shadowRoot.querySelector(".part").textContent.includes("One moment"));
    const before = { asked: asked.filter((one) => one === "accessibility").length };
    const document_ = await documentOf(page);
    const edges = () => page.evaluate(() => Array.from(document.body.querySelectorAll("*"), (node) => Object.values(node.getBoundingClientRect().toJSON()).join()).join());
    const stood = await edges();
    await panel(page, "#tab-accessibility").click();
    await panel(page, ".part h3").first().waitFor();
    for (const one of await panel(page, ".part summary").all()) await one.click();
    const lines = (await panel(page, "details[data-key=reading] .spoken li").allInnerTexts()).map((one) => one.replace(/\s*✎$/, "").replaceAll(/\s+/g, " "));
    const jumps = (await panel(page, ".part > div > .spoken li").allInnerTexts()).map((one) => one.replace(/\s*✎$/, "").replaceAll(/\s+/g, " "));
    const pairs = await panel(page, ".part > div > .pairs li").allInnerTexts();
    const swatch = await panel(page, ".part > div > .pairs .swatch").first().evaluate((node) => [getComputedStyle(node).color, getComputedStyle(node).backgroundColor]);
    const opener = await panel(page, ".part > div > .pairs .address button").first().getAttribute("aria-label");
    // By the keyboard alone.
    const toggle = panel(page, ".part button[aria-pressed]");
    await toggle.focus();
    await page.keyboard.press("Enter");
    await panel(page, ".mark.order").first().waitFor({ state: "attached" });
    const badges = await panel(page, ".mark.order").allInnerTexts();
    const stops = await panel(page, ".stops li").allInnerTexts();
    const lies = await page.evaluate(() => {
      const mark = document.querySelector("proofpress-panel").shadowRoot.querySelectorAll(".mark.order")[1].getBoundingClientRect();
      const thing = document.querySelector("#second").getBoundingClientRect();
      return Math.round(mark.left) === Math.round(thing.left) && Math.round(mark.top) === Math.round(thing.top);
    });
    const same = (await documentOf(page)) === document_ && (await edges()) === stood;
    const wrong = await violations(page);
    const overflow = await panel(page, ".scroller").evaluate((node) => node.scrollWidth - node.clientWidth);
    const marks = () => panel(page, ".mark.order").count();
    await panel(page, "#tab-headings").click();
    const elsewhere = await marks();
    await panel(page, "#tab-accessibility").click();
    const again = await marks();
    await page.keyboard.press("F2");
    const closed = await marks();
    await page.keyboard.press("F2");
    await panel(page, ".stops button").nth(1).click();
    await panel(page, ".mark.outline").waitFor();
    const framed = await panel(page, ".mark.outline").innerText();
    if (await panel(page, ".peek-bar").isVisible()) await panel(page, ".peek-bar button").click();
    // A save is followed, and what was open stays open.
    await panel(page, "details[data-key=reading] summary").click();
    write("content/beds.md", (text) => text.replace("Pale words", "Other words"));
    await panel(page, "details[data-key=reading][open] .spoken li").filter({ hasText: "Other words" }).waitFor();
    const on = await toggle.getAttribute("aria-pressed");
    await toggle.click();
    return { before, reached, lines, jumps, pairs, swatch, opener, badges, stops, lies, same, wrong, overflow, elsewhere, again, closed, framed, on, off: await marks() };
  },

  async nowhere() {
    const page = await open("/rakes/");
    await launched(page);
    await page.goto(new URL("/nothing/here/", address).href);
    await panel(page, ".launcher").waitFor();
    await page.keyboard.press("F2");
    await panel(page, "[role=tabpanel]").filter({ hasText: "See this page as others do" }).waitFor();
    faults.length = 0; // the browser notes each address that leads nowhere
    return { about: await panel(page, ".about").innerText() };
  },

  async site() {
    const lost = await open("/nothing/here/");
    await lost.close();
    faults.length = 0;
    await checked();
    const page = await open("/__proofpress/");
    const status = () => page.locator(".status").innerText();
    const shows = (pattern) => page.waitForFunction((wanted) => new RegExp(wanted).test(document.querySelector(".status")?.textContent || ""), pattern);
    await page.locator(".findings > li").first().waitFor();
    const seen = { all: await status(), live: await page.locator(".connection").innerText() };
    const wrong = await violations(page);
    const filters = page.locator(".more > summary");
    if (await filters.isVisible()) await filters.click();
    await page.selectOption("#findings-owner", "theme");
    seen.theme = await page.locator(".findings .place").allInnerTexts();
    seen.hash = new URL(page.url()).hash;
    await page.reload();
    await page.locator(".findings > li").first().waitFor();
    seen.kept = await page.locator(".findings .place").allInnerTexts();
    if (await filters.isVisible()) await filters.click();
    await page.click("text=Clear");
    await page.fill("#findings-q", "nowhere.md");
    await shows("^1 of");
    seen.searched = await page.locator(".findings .message").allInnerTexts();
    await page.locator(".findings .links a").first().click();
    await panel(page, "li.finding.wanted").waitFor();
    seen.opened = [new URL(page.url()).pathname, new URL(page.url()).hash, await panel(page, "li.finding.wanted .message").innerText()];
    await page.goto(new URL("/__proofpress/#pages", address).href);
    await page.locator(".pages > li").first().waitFor();
    wrong.push(...(await violations(page)));
    seen.pages = await pagesOf(page);
    await page.click("#tab-addresses");
    await page.locator("text=/nothing/here/").waitFor();
    seen.redirects = await page.locator(".rows").last().innerText();
    wrong.push(...(await violations(page)));
    await page.click("#tab-times");
    await page.locator(".times li").first().waitFor();
    wrong.push(...(await violations(page)));
    seen.overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await page.click("#tab-findings");
    if (await filters.isVisible()) await filters.click();
    /** Choices that are wider than the control that shows them. */
    seen.cut = await page.evaluate(() =>
      Array.from(document.querySelectorAll(".filter select")).flatMap((select) => {
        const copy = select.cloneNode(true);
        copy.style.setProperty("width", "auto");
        copy.style.setProperty("position", "absolute");
        select.parentElement.append(copy);
        const wanted = copy.getBoundingClientRect().width;
        copy.remove();
        return select.getBoundingClientRect().width + 1 < wanted ? [select.id] : [];
      }),
    );
    return { ...seen, wrong };
  },

  async upgraded() {
    await checked();
    const page = await open("/spades/#proofpress");
    await launched(page);
    await page.keyboard.press("F2");
    const apart = panel(page, "summary").filter({ hasText: "newer than the baseline" });
    await apart.click();
    const seen = { apart: await apart.innerText(), shown: await panel(page, "details[open] .finding .head").allInnerTexts() };
    const wrong = await violations(page);
    await page.goto(new URL("/__proofpress/#findings", address).href);
    await page.locator(".status").waitFor();
    await page.selectOption("#findings-kind", "check");
    await page.locator(".findings > li").first().waitFor();
    seen.listed = await page.locator(".findings .message").allInnerTexts();
    seen.choice = await page.locator("#findings-kind option:checked").innerText();
    wrong.push(...(await violations(page)));
    return { ...seen, wrong };
  },

  async following() {
    await checked();
    const page = await open("/__proofpress/");
    await page.fill("#findings-q", "nowhere.md");
    await page.waitForFunction(() => /^1 of/.test(document.querySelector(".status").textContent));
    write("content/spades.md", (text) => text.replace("[buy](nowhere.md)", "[buy](rakes.md)"));
    await page.waitForFunction(() => /^0 of/.test(document.querySelector(".status").textContent));
    await page.click("#tab-times");
    await page.locator(".times li").nth(1).waitFor();
    return {
      times: (await page.locator(".times .address").allInnerTexts()).map((text) => text.replaceAll("\u200b", "")),
      live: await page.locator(".connection").innerText(),
    };
  },

  async overlay() {
    const page = await open("/spades/");
    await launched(page);
    await page.keyboard.press("F2");
    await panel(page, ".panel").waitFor();
    write("site.yaml", (text) => `${text}descripton: x\n`);
    await panel(page, ".panel").waitFor({ state: "hidden" });
    const lies = await page.locator("proofpress-overlay").count();
    write("site.yaml", (text) => text.replace("descripton: x\n", ""));
    await panel(page, ".panel").waitFor();
    return { lies };
  },

  /** What a closed panel says while a fault is brought into the page and mended again. */
  async standing() {
    const page = await open("/rakes/");
    await checked();
    await launches(page, "^Proof(?![^]*checking)");
    const first = await launcher(page);
    await page.evaluate(() => {
      globalThis.texts = [];
      const note = () => globalThis.texts.push(document.querySelector("proofpress-panel").shadowRoot.querySelector(".launcher").textContent);
      new MutationObserver(note).observe(document.querySelector("proofpress-panel").shadowRoot, { childList: true, subtree: true, characterData: true });
    });
    write("content/rakes.md", (text) => text.replace("---\n", "---\ntitel: x\n"));
    await page.waitForFunction(() => globalThis.texts.some((one) => one.includes("checking")));
    await launches(page, "✕");
    await checked();
    await launches(page, "^Proof(?![^]*checking)");
    const broken = await launcher(page);
    const texts = await page.evaluate(() => globalThis.texts);
    await page.keyboard.press("F2");
    await panel(page, ".finding .message").first().waitFor();
    return { first, broken, texts, found: await messages(page) };
  },

  async stopping() {
    const page = await open("/spades/");
    await checked();
    await launches(page, "^Proof(?![^]*checking)");
    const before = await launcher(page);
    await stop();
    await launches(page, "stopped");
    const after = await launcher(page);
    const said = await panel(page, ".launcher").getAttribute("aria-label");
    await page.keyboard.press("F2");
    const about = await panel(page, ".about").innerText();
    const strip = await panel(page, ".strip").innerText();
    faults.length = 0; // the browser notes that nobody answers
    return { before, after, said, about, strip };
  },

  async otherDay() {
    const page = await open("/spades/");
    await checked();
    await page.evaluate(() => fetch("/__proofpress/as-of", { method: "POST", body: JSON.stringify({ day: "2100-02-03", drafts: true }) }));
    await page.reload();
    await launches(page, "✕.*◷ 3 February 2100, with drafts");
    await launches(page, "^Proof(?![^]*checking)");
    const closed = await launcher(page);
    await page.keyboard.press("F2");
    await panel(page, ".finding .message").first().waitFor();
    const found = await messages(page);
    await page.goto(new URL("/__proofpress/#findings", address).href);
    await page.waitForFunction(() => document.querySelector(".connection").textContent.startsWith("✓"));
    await page.fill("#findings-q", "nowhere.md");
    await page.waitForFunction(() => /^1 of/.test(document.querySelector(".status").textContent));
    return { closed, found };
  },

  async narrowing() {
    const page = await open("/spades/");
    await launched(page);
    const edge = () => page.evaluate(() => Math.round(document.querySelector("main").getBoundingClientRect().right));
    const start = () => page.evaluate(() => Math.round(document.querySelector("main").getBoundingClientRect().left));
    const before = await edge();
    await page.keyboard.press("F2");
    await panel(page, ".panel").waitFor();
    const box = await panel(page, ".panel").boundingBox();
    const open_ = { edge: await edge(), free: (await edge()) <= box.x };
    let moved = null;
    if (width > 640) {
      await panel(page, ".tools button").first().click();
      moved = (await start()) >= (await panel(page, ".panel").boundingBox()).width;
    }
    await page.keyboard.press("F2");
    const after = (await edge()) === before;
    // Three columns, of which the text would have too little left: the page keeps its width.
    await page.evaluate(() => {
      document.body.style.setProperty("display", "grid");
      document.body.style.setProperty("grid-template-columns", "1fr 640px");
    });
    const wide = await edge();
    await page.keyboard.press("F2");
    await panel(page, ".panel").waitFor();
    const narrow = (await edge()) !== wide;
    await page.keyboard.press("F2");
    return { free: open_.free, same: open_.edge === before, moved, after, narrow };
  },

  async days() {
    await checked();
    const page = await open("/__proofpress/#pages");
    await page.locator(".pages > li").first().waitFor();
    await page.fill("#day", "2100-02-03");
    await page.click(".day button[type=submit]");
    await page.locator(".as-of").waitFor();
    await page.locator(".pages > li").first().waitFor();
    const seen = { said: await page.locator(".as-of").innerText(), then: await pagesOf(page) };
    const later = await open("/later/");
    await panel(later, ".launcher").click();
    seen.strip = await panel(later, ".strip").innerText();
    const away = later.waitForResponse((response) => response.url().endsWith("/later/") && response.status() === 404);
    await panel(later, ".strip button").click();
    await away;
    await page.reload();
    await page.locator(".pages > li").first().waitFor();
    seen.now = await pagesOf(page);
    await page.getByRole("button", { name: "See the draft" }).click();
    await page.waitForFunction(() => document.body.innerText.includes("Words of a draft"));
    seen.draft = await panel(page, ".strip").innerText();
    faults.length = 0; // `/later/` led nowhere again
    return seen;
  },
};

try {
  const result = await scenarios[scenario]();
  process.stdout.write(JSON.stringify({ ...result, faults }));
} finally {
  await browser.close();
  await stop();
}
