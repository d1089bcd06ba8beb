// The page that measures this machine: every line gets a number, a measurement can be stopped, and the lab is left alone. How fast
// the machine is, is nobody's business here.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { expectAccessible, storedFiles } from "./lib/checks.mjs";
import { openDashboard } from "./lib/dashboard.mjs";

const LINES = 9;
/** The portable engine takes its time, the more so in a build without optimisation. */
const WORK = { timeout: 300_000 };

let kluis;
let page;
let dashboard;

before(async () => {
  kluis = await openDashboard();
  ({ dashboard, page } = kluis);
});

after(() => kluis?.close());

test("the page is reached from what is real, and nothing is measured before it is asked for", async () => {
  await dashboard.go("What is real");
  await page.getByRole("link", { name: "Measure how fast it is on this machine" }).click();
  await dashboard.heading("Measure on this machine").waitFor();
  assert.equal(await page.getByRole("row").count(), LINES + 1);
  assert.equal(await page.getByText("not measured yet").count(), LINES);
});

test("every line gets a number, and those of the envelope a part of what WebCrypto does", async () => {
  const before = await storedFiles(page);
  await page.getByLabel("How much for each line").selectOption({ label: "16 MiB" });
  await dashboard.press("Measure");
  await page.getByRole("status").getByText("Measured.").waitFor(WORK);
  const rows = page.getByRole("row");
  for (let index = 1; index <= LINES; index += 1) {
    const cells = rows.nth(index).getByRole("cell");
    const name = await rows.nth(index).getByRole("rowheader").innerText();
    assert.match(await cells.nth(0).innerText(), /^[\d.,]+ [kMG]B a second/, name);
    const ratio = await cells.nth(1).innerText();
    if (name.startsWith("Kluis")) assert.match(ratio, /^[\d.,]+%$/, name);
    else assert.equal(ratio, "", name);
  }
  assert.deepEqual(await storedFiles(page), before, "nothing is left in the browser's storage");
  await expectAccessible(page, "measure, with figures");
  await dashboard.button("Measure again").waitFor();
});

test("a measurement can be stopped, and what was measured until then stays", async () => {
  await page.getByLabel("How much for each line").selectOption({ label: "64 MiB" });
  await dashboard.press("Measure again");
  await dashboard.press("Cancel");
  await page.getByText("Stopped. What was measured until then is below.").waitFor(WORK);
  const left = await page.getByText("not measured yet").count();
  assert(left > 0 && left < LINES, `${left} lines were not measured`);
  kluis.expectNoTrouble();
});
