// Visits every page of a served site in a real browser and prints, as JSON, what is wrong.
//
// Called with a JSON argument: {origin, paths, widths, schemes, chromium}. The output is a list of
// {path, width, scheme, what, detail}; an empty list means that everything is in order.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const { origin, paths, widths, schemes, chromium: executablePath } = JSON.parse(process.argv[2]);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const found = [];
const browser = await chromium.launch({ executablePath, args: flags });

for (const width of widths) {
  for (const scheme of schemes) {
    const context = await browser.newContext({
      viewport: { width, height: width < 600 ? 844 : 900 },
      colorScheme: scheme,
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    let path = "";
    const report = (what, detail) => found.push({ path, width, scheme, what, detail });
    page.on("console", (message) => {
      if (message.type() === "error") report("console error", message.text());
    });
    page.on("pageerror", (error) => report("script error", error.message));
    page.on("requestfailed", (request) => report("failed request", request.url()));
    page.on("request", (request) => {
      if (!request.url().startsWith(origin)) report("request to another host", request.url());
    });
    page.on("response", (response) => {
      if (response.status() >= 400) report("failed request", `${response.status()} ${response.url()}`);
    });
    for (path of paths) {
      await page.goto(origin + path, { waitUntil: "load" });
      await loadPictures(page);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      if (overflow > 0) report("horizontal scrolling", `${overflow} px too wide`);
      await page.evaluate(axe);
      await inspect(page, report);
      const buttons = await page.locator("button[popovertarget]:visible").all();
      for (const button of buttons) {
        await button.click();
        await inspect(page, report);
        await page.keyboard.press("Escape");
      }
    }
    await context.close();
  }
}
await browser.close();
process.stdout.write(JSON.stringify(found));

/** Loads lazy pictures too, so that a missing one is noticed. */
async function loadPictures(page) {
  await page.evaluate(async () => {
    for (const picture of document.images) {
      picture.loading = "eager";
      await picture.decode().catch(() => undefined);
    }
  });
}

/** Lets axe look at what is shown now. */
async function inspect(page, report) {
  const violations = await page.evaluate(async () => {
    const result = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return result.violations.map((one) => ({
      id: one.id,
      nodes: one.nodes.map((node) => `${node.target.join(" ")}: ${node.failureSummary}`),
    }));
  });
  for (const { id, nodes } of violations) report(`axe ${id}`, nodes.join("\n"));
}
