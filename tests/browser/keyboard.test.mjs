// The four steps with the keyboard alone: Tab, Enter, Space and arrows, from the top of the page to an assigned key. What has
// the focus can be seen, and it is never lost.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { openDashboard } from "./lib/dashboard.mjs";

/** So many times Tab lead from what was just done to what comes next. */
const NEARBY = 10;

let kluis;
let page;

before(async () => {
  kluis = await openDashboard({ viewport: { width: 1280, height: 900 } });
  page = kluis.page;
});

after(() => kluis?.close());

/** What has the focus: its accessible name, and how it is drawn. */
function focused() {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element || element === document.body || element.localName === "kluis-lab") return null;
    const style = getComputedStyle(element);
    const labels = [...(element.labels ?? [])].map((label) => label.innerText);
    const copy = element.cloneNode(true);
    for (const unsaid of copy.querySelectorAll("[aria-hidden=true]")) unsaid.remove();
    const name = element.getAttribute("aria-label") ?? (labels.join(" ") || copy.textContent);
    const outlined = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 1;
    const isBox = element.type === "checkbox" || element.type === "radio";
    const around = isBox ? getComputedStyle(element.closest("label")) : style;
    const shown = outlined || around.boxShadow !== "none" || around.outlineStyle !== "none";
    // A heading takes the focus when the page moves on to it; there is nothing to press on it, and so nothing to mark.
    const isControl = element.matches("a, button, input, select, summary, textarea");
    return { name: name.replace(/\s+/g, " ").trim(), shown: shown || !isControl };
  });
}

/** Presses Tab until something of this name has the focus, at most so many times. */
async function tabTo(name, most = 80) {
  const seen = [];
  for (let count = 0; count < most; count += 1) {
    await page.keyboard.press("Tab");
    const now = await focused();
    if (!now) continue;
    seen.push(now.name);
    assert(now.shown, `the focus on "${now.name}" can't be seen`);
    if (name.test(now.name)) return now;
  }
  assert.fail(`${name} can't be reached by Tab; there were: ${seen.join(" | ")}`);
}

async function enter(name, most) {
  await tabTo(name, most);
  await page.keyboard.press("Enter");
}

/** Waits until a text is there. The button that brought it may be gone; the next Tab still goes on from its place. */
async function until(text) {
  await page.getByText(text).first().waitFor({ timeout: 60_000 });
}

test("the first thing that Tab reaches leads past the navigation", async () => {
  await page.keyboard.press("Tab");
  assert.match((await focused()).name, /^Skip to content/);
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => location.hash), "", "that is no change of page");
  const next = await tabTo(/./);
  assert.doesNotMatch(next.name, /Set-up|Back up|English/, "the navigation is behind");
});

test("all four steps can be done without a pointer", async () => {
  await enter(/^Step 1/);
  await enter(/^Switch on$/);
  await until("SystemAssigned");
  await enter(/^Next: Key Vault permissions/, NEARBY);
  for (const permission of ["Get", "List", "Unwrap Key", "Wrap Key"]) {
    const box = page.getByRole("checkbox", { name: new RegExp(`^${permission}`) });
    await tabTo(new RegExp(`^${permission}`));
    await page.keyboard.press("Space");
    assert.equal(await box.isChecked(), true, `Space ticks ${permission}`);
  }
  await enter(/^Add$/, NEARBY);
  await until("Added, not saved.");
  await enter(/^Save$/, NEARBY);
  await until("testvault may use the keys in testkeyvault.");
  await enter(/^Next: Soft delete/);
  await enter(/^Turn on: Soft delete/);
  await page.getByRole("heading", { name: /^Soft delete\s+on$/ }).waitFor();
  await enter(/^Turn on: Purge protection/, NEARBY);
  await until("Next: Assign the key");
  await enter(/^Next: Assign the key/, NEARBY);
  await enter(/^Generate key/);
  await page.getByText(/^testkey · RSA 2048$/).waitFor({ state: "attached", timeout: 60_000 });
  await enter(/^Assign testkey/, NEARBY);
  await until("CustomerManaged");
});

test("tabs are changed by arrow keys", async () => {
  await tabTo(/^Here$/);
  await page.keyboard.press("ArrowRight");
  assert.equal((await focused()).name, "Portal");
  assert.equal(await page.getByRole("tab", { name: "Portal" }).getAttribute("aria-selected"), "true");
});

test("a dialog holds the focus, and gives it back to the button that opened it", async () => {
  await enter(/^New vault$/);
  await page.getByRole("dialog").waitFor();
  for (let count = 0; count < 12; count += 1) {
    await page.keyboard.press("Tab");
    const inside = await page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      // The browser's own controls come after the dialog's last one; the page behind never does.
      return element === document.body || element.closest("dialog") !== null || element.localName === "kluis-lab";
    });
    assert(inside, "the focus left the dialog");
  }
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  assert.equal((await focused()).name, "New vault");
  kluis.expectNoTrouble();
});
