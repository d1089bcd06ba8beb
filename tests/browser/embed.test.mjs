// `docs/embed.html`: an ordinary page with two elements in its prose. They share one worker and one lab, keep to themselves,
// and leave the page around them alone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { expectAccessible, expectNothingWider } from "./lib/checks.mjs";
import { startBrowser } from "./lib/chromium.mjs";
import { DIST, settled } from "./lib/dashboard.mjs";
import { serve } from "./lib/server.mjs";

let browser;
let server;
let page;
let elements;

before(async () => {
  server = await serve({ "/": DIST });
  browser = await startBrowser({ viewport: { width: 1280, height: 900 } });
  page = browser.page;
  await page.goto(`${server.url}/docs/embed.html`);
  elements = page.locator("kluis-lab");
  await elements.nth(1).getByRole("tab", { name: "Hier" }).waitFor({ timeout: 30_000 });
});

after(async () => {
  await browser?.close();
  await server?.close();
});

test("both elements show their step, in Dutch, in open shadow roots", async () => {
  assert.equal(await elements.count(), 2);
  await elements.nth(0).getByRole("button", { name: "Aanzetten", exact: true }).waitFor();
  await elements.nth(1).getByText("Nog te doen", { exact: false }).or(elements.nth(1).getByText("V9")).first().waitFor();
  assert.equal(await page.evaluate(() => [...document.querySelectorAll("kluis-lab")].every((it) => it.shadowRoot)), true);
});

test("both share one worker and one lab: step 1 in the first opens step 2 in the second", async () => {
  assert.equal(page.workers().length, 1);
  await elements.nth(0).getByRole("button", { name: "Aanzetten", exact: true }).click();
  await elements.nth(0).getByText("SystemAssigned").waitFor();
  await elements.nth(1).getByRole("checkbox").first().waitFor();
  assert.equal(page.workers().length, 1);
});

test("the address, the title and the prose stay the author's", async () => {
  assert.equal(new URL(page.url()).hash, "");
  assert.equal(await page.title(), "Back-ups versleutelen met een eigen sleutel");
  const font = await page.locator("main > p").first().evaluate((it) => getComputedStyle(it).fontFamily);
  assert.match(font, /Georgia/);
});

test("nothing is kept: by default an element's lab is gone with the page", async () => {
  await page.reload();
  await elements.nth(0).getByRole("button", { name: "Aanzetten", exact: true }).waitFor();
});

test("it is accessible in both themes, and fits a phone", async () => {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    await expectAccessible(page, `docs/embed.html, ${colorScheme}`);
  }
  await page.setViewportSize({ width: 360, height: 740 });
  await settled(page);
  await expectNothingWider(page, "docs/embed.html");
});

test("an element that is taken out of the page and put back comes to life again", async () => {
  await page.evaluate(() => {
    const element = document.querySelector("kluis-lab");
    const place = element.nextSibling;
    element.remove();
    place.before(element);
  });
  await elements.nth(0).getByRole("button", { name: "Aanzetten", exact: true }).waitFor();
  browser.expectNoTrouble();
});
