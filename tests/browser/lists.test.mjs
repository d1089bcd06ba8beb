// A lab with thousands of recovery points, jobs and log entries: of every list a page is drawn and no more, and each entry can be
// reached by whoever reads, types or filters.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { expectAccessible, expectNothingWider, longestTask, watchLongTasks } from "./lib/checks.mjs";
import { openDashboard, settled } from "./lib/dashboard.mjs";
import { makeFiles } from "./lib/files.mjs";
import { repeatBackUp } from "./lib/journal.mjs";

const MORE = 3000;
const POINTS = MORE + 1;
const PER_PAGE = 50;
const LAST_PAGE = Math.ceil(POINTS / PER_PAGE);

let kluis;
let files;
let page;
let dashboard;

before(async () => {
  files = await makeFiles({ "notes.txt": "notes" });
  kluis = await openDashboard({ viewport: { width: 1280, height: 900 } }, { prepare: watchLongTasks });
  ({ dashboard, page } = kluis);
  await dashboard.setUp();
  await dashboard.go("Back up");
  await dashboard.chooseFiles([files.path("notes.txt")]);
  await dashboard.backUp("photos");
  await repeatBackUp(dashboard, MORE);
});

after(async () => {
  await kluis?.close();
  await files?.remove();
});

/** What goes through a list. */
const pager = (list) => page.getByRole("navigation", { name: `Browse: ${list}`, exact: true });

/** Goes to a page of a list by its number. */
async function goTo(list, number) {
  const field = pager(list).getByLabel("Part", { exact: true });
  await field.fill(String(number));
  await field.press("Enter");
  await settled(page);
}

/** How many elements the whole page has. */
function elements() {
  return page.evaluate(() => {
    const count = (root) =>
      [...root.querySelectorAll("*")].reduce((sum, element) => sum + 1 + (element.shadowRoot ? count(element.shadowRoot) : 0), 0);
    return count(document);
  });
}

test("of the recovery points of an item a page is drawn, and the oldest is on the last", async (context) => {
  await dashboard.go("Back up");
  const item = page.getByRole("region", { name: "photos", exact: true });
  const list = "Recovery points of photos";
  const rows = item.getByRole("list", { name: list, exact: true }).getByRole("listitem");
  await longestTask(page);
  await dashboard.press("2,996 older", item);
  assert.equal(await rows.count(), PER_PAGE);
  await pager(list).getByText("1–50 of 3,001").waitFor();
  await dashboard.press("Older", pager(list));
  await pager(list).getByText("51–100 of 3,001").waitFor();
  await goTo(list, LAST_PAGE);
  await pager(list).getByText("3,001–3,001 of 3,001").waitFor();
  assert.equal(await rows.count(), 1);
  await dashboard.press("Newer", pager(list));
  assert.equal(await rows.count(), PER_PAGE);
  context.diagnostic(`longest task meanwhile: ${(await longestTask(page)) || "under 50"} ms`);
});

for (const [view, name] of [
  ["restore", "Recovery point"],
  ["envelope", "Recovery point or disk"],
]) {
  test(`on ${view} a select has a page of recovery points, and the oldest can be chosen`, async (context) => {
    await dashboard.visit(view);
    await longestTask(page);
    const field = page.getByLabel(name, { exact: true });
    await pager(name).getByText("1–50 of 3,001").waitFor();
    assert.equal(await field.getByRole("option").count(), PER_PAGE);
    await goTo(name, LAST_PAGE);
    await pager(name).getByText("3,001–3,001 of 3,001").waitFor();
    // The oldest, and what is chosen still.
    assert.equal(await field.getByRole("option").count(), 2);
    const oldest = await field.getByRole("option").last().getAttribute("value");
    await field.selectOption(oldest);
    await page.waitForFunction((value) => location.hash.endsWith(value), oldest);
    await field.getByRole("option").nth(1).waitFor({ state: "detached" });
    assert.equal(await field.inputValue(), oldest);
    assert.equal(await field.getByRole("option").count(), 1, "the page of what is chosen");
    context.diagnostic(`longest task meanwhile: ${(await longestTask(page)) || "under 50"} ms`);
  });
}

for (const { address, list } of [
  { address: "activity", list: "Backup jobs" },
  { address: "activity/log", list: "Activity log" },
]) {
  test(`${address} draws a page, goes to any other, and finds by words`, async (context) => {
    await dashboard.visit(address);
    await page.getByLabel("Filter", { exact: true }).fill("");
    await longestTask(page);
    const rows = page.getByRole("tabpanel").getByRole("listitem");
    await pager(list).getByText("1–50 of ").waitFor();
    assert.equal(await rows.count(), PER_PAGE);
    await goTo(list, 10_000);
    await pager(list).getByText(/–(\S+) of \1$/).waitFor();
    assert((await rows.count()) <= PER_PAGE, "a page after the last is the last");
    await page.getByLabel("Filter", { exact: true }).fill("encryption");
    await pager(list).waitFor({ state: "detached" });
    assert((await rows.count()) < PER_PAGE);
    assert((await rows.count()) > 0);
    context.diagnostic(`longest task meanwhile: ${(await longestTask(page)) || "under 50"} ms`);
  });
}

test("no page has more elements than a lab with little in it would about have", async (context) => {
  for (const view of ["setup", "back-up", "restore", "disks", "envelope", "key-vault", "activity", "activity/log", "rules"]) {
    await dashboard.visit(view);
    const count = await elements();
    context.diagnostic(`${view}: ${count} elements`);
    assert(count < 2500, `${view} has ${count} elements`);
  }
});

test("the ways through a list are accessible, and fit on a phone", async () => {
  for (const view of ["back-up", "restore", "envelope", "activity", "activity/log"]) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await dashboard.visit(view);
    if (view === "back-up") await dashboard.press("2,996 older");
    await expectAccessible(page, view);
    await page.setViewportSize({ width: 360, height: 740 });
    await settled(page);
    await expectNothingWider(page, view);
  }
  kluis.expectNoTrouble();
});
