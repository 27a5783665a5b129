// Writes on a site while a real browser shows its preview, and says what the browser makes of it.
//
// Called with a JSON argument: {scenario, root, python, port, chromium}. It starts the preview
// itself, so that it can also end and restart it. The output is a JSON object of what was seen.

import { spawn } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const { scenario, root, python, repository, chromium: executablePath } = JSON.parse(process.argv[2]);
const PATIENCE = 30_000;

let server;
async function serve(port = 0) {
  server = spawn(python, ["-m", "generator", "serve", "-p", String(port)], {
    cwd: root,
    env: { ...process.env, PYTHONPATH: repository, PYTHONUNBUFFERED: "1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    server.stdout.once("data", (data) => resolve(new URL(String(data).split("\n")[0])));
    server.once("exit", () => reject(new Error("the preview ended")));
  });
}

function end() {
  return new Promise((resolve) => {
    server.removeAllListeners("exit");
    server.once("exit", resolve);
    server.kill("SIGINT");
  });
}

const file = (name) => join(root, name);
const read = (name) => readFileSync(file(name), "utf8");
const write = (name, text) => writeFileSync(file(name), text);
const replace = (name, from, to) => write(name, read(name).replace(from, to));

const address = await serve();
const browser = await chromium.launch({
  executablePath,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});
const context = await browser.newContext({ viewport: { width: 800, height: 600 } });
const faults = [];

async function open(path) {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (/content.security.policy/i.test(message.text())) faults.push(message.text());
  });
  await page.goto(new URL(path, address).href, { waitUntil: "load" });
  await page.evaluate(() => {
    window.stillTheSame = true;
  });
  // The script has asked for what was served once all is quiet.
  await page.waitForLoadState("networkidle").catch(() => undefined);
  return page;
}

const seen = (page, text) => page.waitForFunction((wanted) => document.body.innerText.includes(wanted), text);
const same = (page) => page.evaluate(() => window.stillTheSame === true);
const overlay = (page) => page.locator("proofpress-overlay");

const scenarios = {
  async text() {
    const page = await open("/long/");
    const other = await open("/long/");
    await page.bringToFront();
    await page.fill("#field", "typed by the reader");
    await page.check("#box");
    await page.click("#menu summary");
    await page.evaluate(() => {
      document.body.classList.add("set-by-script");
      const added = document.createElement("aside");
      added.id = "added";
      document.querySelector("main").prepend(added);
      window.scrollTo(0, 1200);
      document.querySelector("#field").focus({ preventScroll: true });
      document.querySelector("#field").setSelectionRange(3, 7);
    });
    const before = await page.evaluate(() => scrollY);
    replace("content/long.md", "The last words.", "The very last words.\n\nAnd a paragraph more.");
    await seen(page, "The very last words.");
    await seen(page, "And a paragraph more.");
    await seen(other, "The very last words.");
    replace("content/long.md", "title: Long", "title: Longer");
    await seen(page, "Longer");
    return {
      scrolled: (await page.evaluate(() => scrollY)) - before,
      field: await page.inputValue("#field"),
      box: await page.isChecked("#box"),
      focus: await page.evaluate(() => document.activeElement.id),
      selection: await page.evaluate(() => [document.activeElement.selectionStart, document.activeElement.selectionEnd]),
      menu: await page.evaluate(() => document.querySelector("#menu").open),
      class: await page.evaluate(() => document.body.className),
      added: await page.locator("#added").count(),
      title: await page.title(),
      same: (await same(page)) && (await same(other)),
      scripts: await page.locator('script[src^="/__proofpress"]').count(),
    };
  },

  async css() {
    const page = await open("/long/");
    const color = (name) =>
      page.waitForFunction((wanted) => getComputedStyle(document.querySelector("h1")).color === wanted, name);
    await color("rgb(0, 0, 255)");
    replace("static/css/hashed.css", "blue", "rgb(1, 2, 3)");
    await color("rgb(1, 2, 3)");
    const background = (name) =>
      page.waitForFunction((wanted) => getComputedStyle(document.body).backgroundColor === wanted, name);
    replace("static/css/plain.css", "white", "rgb(4, 5, 6)");
    await background("rgb(4, 5, 6)");
    await page.waitForFunction(() => document.querySelectorAll("link[rel=stylesheet]").length === 2);
    return { same: await same(page) };
  },

  async overlay() {
    const page = await open("/long/");
    const shown = await page.locator("main h1").innerText();
    const whole = read("site.yaml");
    write("site.yaml", `${whole}descripton: x\n`);
    await overlay(page).waitFor({ state: "attached" });
    const words = await overlay(page).evaluate((node) => node.shadowRoot.textContent);
    const kept = await page.locator("main h1").innerText();
    const late = await open("/long/");
    await overlay(late).waitFor({ state: "attached" });
    write("site.yaml", whole);
    await overlay(page).waitFor({ state: "detached" });
    await overlay(late).waitFor({ state: "detached" });
    const layout = read("themes/plain/templates/page.html");
    write("themes/plain/templates/page.html", `${layout}{{ nothing.at.all }}`);
    await overlay(page).waitFor({ state: "attached" });
    const template = await overlay(page).evaluate((node) => node.shadowRoot.textContent);
    write("themes/plain/templates/page.html", layout);
    await overlay(page).waitFor({ state: "detached" });
    return { words, template, kept: kept === shown, same: await same(page) };
  },

  async reconnect() {
    const page = await open("/long/");
    const port = address.port;
    await end();
    replace("content/long.md", "The last words.", "Written while it was away.");
    await serve(port);
    await seen(page, "Written while it was away.");
    replace("content/long.md", "Written while", "And written after");
    await seen(page, "And written after");
    return {};
  },

  async gone() {
    const page = await open("/short/");
    const text = read("content/short.md");
    rmSync(file("content/short.md"));
    await page.waitForFunction(() => document.title.includes("Not found") || !document.body.innerText.includes("A short one"));
    const late = await open("/not-yet/");
    write("content/short.md", text);
    write("content/not-yet.md", "---\ntitle: Here now\n---\n\nHere it is.\n");
    await seen(page, "A short one");
    await seen(late, "Here it is.");
    return {};
  },

  async files() {
    const page = await open("/scripted/");
    const said = (words) => page.waitForFunction((wanted) => document.body.dataset.said === wanted, words);
    await said("first");
    replace("static/app.js", "first", "second");
    await said("second");
    const reloaded = !(await same(page));
    await page.evaluate(() => {
      window.stillTheSame = true;
    });
    await page.waitForLoadState("networkidle").catch(() => undefined);
    const width = (wanted) =>
      page.waitForFunction((pixels) => document.querySelector("img").naturalWidth === pixels, wanted);
    await width(10);
    writeFileSync(file("static/dot.svg"), read("static/dot.svg").replace('width="10"', 'width="20"'));
    await width(20);
    return { reloaded, same: await same(page) };
  },

  async lists() {
    const page = await open("/list/");
    const order = () => page.locator("main p a").allInnerTexts();
    const first = await order();
    write("content/list/c.md", "---\ntitle: C\ndate: 2026-03-03\n---\n\nC\n");
    await seen(page, "C");
    const second = await order();
    rmSync(file("content/list/a.md"));
    await page.waitForFunction(() => !document.body.innerText.includes("A"));
    return { first, second, third: await order(), same: await same(page) };
  },
};

try {
  const result = await scenarios[scenario]();
  process.stdout.write(JSON.stringify({ ...result, faults }));
} finally {
  await browser.close();
  await end();
}
