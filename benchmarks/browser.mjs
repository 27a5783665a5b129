// Saves files of a site and waits, in a headless browser, until the page shows what was saved.
//
// Called with a JSON argument: {address, chromium, playwright, edits, limit, pause, patience, steps},
// where `edits` is a number of rounds, none of which begins after `limit` milliseconds, and each step is
// {name, file, find, insert, text}: `find` is a pattern in the file, `insert` what takes its
// place, with MARK for a word that is new each time; `text` says where the word is to be seen: in
// the text of the page, or in the value of `--mark` of its styles. Prints milliseconds by step, from
// the end of the write until the word was seen; a step that is never seen has none.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const { address, chromium: executablePath, playwright, edits, limit, pause, patience, steps } = JSON.parse(process.argv[2]);
const { chromium } = createRequire(playwright)("playwright-core");
const hopeless = new Set();

const seen = {
  text: (mark) => document.documentElement.textContent.includes(mark),
  style: (mark) => getComputedStyle(document.documentElement).getPropertyValue("--mark").includes(mark),
};

const browser = await chromium.launch({
  executablePath,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});
const page = await browser.newPage();
await page.goto(address, { waitUntil: "load" });
await page.waitForTimeout(2000);
const times = Object.fromEntries(steps.map((step) => [step.name, []]));
let number = 0;
const begun = performance.now();
for (let round = -1; round < edits && (round < 1 || performance.now() - begun < limit); round += 1) {
  for (const step of steps) {
    if (hopeless.has(step.name)) continue;
    number += 1;
    const mark = `mark${number}x${Date.now()}`;
    const before = readFileSync(step.file, "utf8");
    const after = before.replace(new RegExp(step.find, "m"), step.insert.replace("MARK", mark));
    if (after === before) throw new Error(`${step.name}: nothing was replaced in ${step.file}`);
    writeFileSync(step.file, after);
    const start = performance.now();
    const shown = await page
      .waitForFunction(seen[step.text], mark, { polling: 4, timeout: patience })
      .then(() => true, () => false);
    const took = performance.now() - start;
    if (!shown) {
      hopeless.add(step.name);
      await page.reload();
    }
    // The first round is not counted: each side does something for the first time then.
    if (round >= 0 && shown) times[step.name].push(took);
    await page.waitForTimeout(pause);
  }
}
await browser.close();
process.stdout.write(JSON.stringify(times));
