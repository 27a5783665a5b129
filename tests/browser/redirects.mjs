// Follows redirect pages in a real browser, with and without scripts.
//
// Called with a JSON argument: {visits: [{url, scripts}], chromium}. The output is a list of where
// each visit arrived, and what the console said of errors.

import { chromium } from "playwright-core";

const { visits, chromium: executablePath } = JSON.parse(process.argv[2]);
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const seen = [];
const browser = await chromium.launch({ executablePath, args: flags });
for (const { url, scripts } of visits) {
  const context = await browser.newContext({ javaScriptEnabled: scripts });
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto("about:blank");
  await page.goto(url, { waitUntil: "commit" });
  await page.waitForURL((here) => here.pathname.startsWith("/there/"), { timeout: 15_000 });
  await page.waitForLoadState();
  const before = await page.evaluate(() => history.length).catch(() => null);
  seen.push({ arrived: page.url(), errors, history: scripts ? before : null });
  await context.close();
}
await browser.close();
process.stdout.write(JSON.stringify(seen));
