// Reads a report as a person does, in a real browser, and prints, as JSON, what is wrong with it
// and what it showed.
//
// Called with a JSON argument: {url, width, scheme, chromium}. The output is {wrong, shown}: a list
// of sentences, which is empty where everything is in order, and texts by name.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const { url, width, scheme, chromium: executablePath } = JSON.parse(process.argv[2]);
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
const wrong = [];
const shown = {};
const browser = await chromium.launch({ executablePath, args: flags });
const page = await browser.newPage({
  viewport: { width, height: width < 600 ? 844 : 900 },
  colorScheme: scheme,
  reducedMotion: "reduce",
});
page.on("console", (message) => {
  if (message.type() === "error") wrong.push(`console error: ${message.text()}`);
});
page.on("pageerror", (error) => wrong.push(`script error: ${error.message}`));
page.on("request", (request) => {
  if (request.url() !== url && !request.url().startsWith("data:")) wrong.push(`request: ${request.url()}`);
});

await page.goto(url, { waitUntil: "load" });
shown.findings = await text("#finding-status");
shown.pages = await text("#page-status");
await inspect("as opened");

await page.keyboard.press("Tab");
shown.first = await page.evaluate(() => document.activeElement.textContent);

const finding = page.locator("#finding-list summary").first();
if (await finding.count()) {
  await finding.focus();
  await page.keyboard.press("Enter");
  shown.finding = await text("#finding-list .body");
}
const summary = page.locator("#page-list summary").first();
if (await summary.count()) {
  await summary.focus();
  await page.keyboard.press("Enter");
  shown.page = await text("#page-list .body");
  shown.picture = await page.evaluate(async () => {
    const picture = document.querySelector("#page-list img");
    if (!picture) return "";
    await picture.decode().catch(() => undefined);
    return `${picture.naturalWidth} by ${picture.naturalHeight}`;
  });
}
await inspect("opened up");

if (await summary.count()) {
  await page.fill("#page-search", "no page holds these words");
  await page.waitForFunction(() => document.querySelector("#page-status").textContent.startsWith("0 of"));
  shown.nothing = await text("#page-status");
  await page.fill("#finding-search", "alternative");
  await page.waitForFunction(() => document.querySelector("#finding-status").textContent.includes(" of "));
  shown.searched = await text("#finding-status");
}

const deed = page.locator("[data-deed]").first();
if (await deed.count()) {
  await deed.click();
  shown.deed = await text("#finding-status");
}
await inspect("filtered");

await page.emulateMedia({ media: "print" });
shown.filters = String(await page.locator(".filter:visible").count());
await browser.close();
process.stdout.write(JSON.stringify({ wrong, shown }));

async function text(selector) {
  return (await page.locator(selector).first().innerText()).trim();
}

/** Lets axe look at what is shown now, and makes sure that it fits. */
async function inspect(when) {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  if (overflow > 0) wrong.push(`${when}: ${overflow} px too wide`);
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const result = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return result.violations.flatMap((one) =>
      one.nodes.map((node) => `axe ${one.id}: ${node.target.join(" ")}: ${node.failureSummary}`),
    );
  });
  wrong.push(...violations.map((one) => `${when}: ${one}`));
}
