// Asks a real browser for the computed styles of every element of some pages.
//
// Called with the path of a JSON file: {pages, views, properties, chromium}. A view is {width, height,
// scheme, touch}. The output is, for each page and view, a list with one list of values for each
// element below and including `body`; then those of its `::before`.

import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const { pages, views, properties, chromium: executablePath } = JSON.parse(
  readFileSync(process.argv[2], "utf8"),
);
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const browser = await chromium.launch({ executablePath, args: flags });
const found = pages.map(() => []);
for (const { width, height, scheme, touch } of views) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    hasTouch: touch,
    isMobile: touch,
    deviceScaleFactor: touch ? 2 : 1,
  });
  const page = await context.newPage();
  await page.route("**/*", (route) => route.abort());
  for (const [number, html] of pages.entries()) {
    await page.setContent(html, { waitUntil: "commit" });
    found[number].push(
      await page.evaluate(
        (names) =>
          [document.body, ...document.body.querySelectorAll("*")].map((element) =>
            [null, "::before"].map((part) => {
              const style = getComputedStyle(element, part);
              return names.map((name) => style.getPropertyValue(name));
            }),
          ),
        properties,
      ),
    );
  }
  await context.close();
}
await browser.close();
console.log(JSON.stringify(found));
