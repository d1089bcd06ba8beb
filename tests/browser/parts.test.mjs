// Every file that the dashboard loads, with the network cut: a sentence says so, and its button goes on once the network is back.

import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";

import { startBrowser } from "./lib/chromium.mjs";
import { DIST, Dashboard, PAGES } from "./lib/dashboard.mjs";
import { serve } from "./lib/server.mjs";

const PAGE_LATER = /^\/app-\w+\/split_later\.wasm$/;
const WORKER_LATER = /^\/worker-\w+\/split_later\.wasm$/;
const SENTENCE = "This part of Kluis did not load. Check your connection and try again.";
/** Longer than all retries take. */
const RETRIES = { timeout: 30_000 };

/** What a site allows that is careful, and no synchronous request. */
const CAREFUL = {
  "content-security-policy":
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:",
  "permissions-policy": "sync-xhr=()",
};

/** The files that the network doesn't bring now. */
let cut = null;
/** How often each path was asked for. */
let asked = new Map();
let server;
let browser;

before(async () => {
  const onRequest = (path) => {
    asked.set(path, (asked.get(path) ?? 0) + 1);
    return !cut?.test(path);
  };
  server = await serve({ "/": DIST }, onRequest, CAREFUL);
});

after(() => server?.close());

afterEach(async () => {
  cut = null;
  await browser?.close();
});

/** A browser of its own, with the dashboard, and these files cut off. */
async function visit(files, path = "", options = {}) {
  cut = files;
  asked = new Map();
  browser = await startBrowser(options);
  await browser.page.goto(`${server.url}/${path}`);
  return new Dashboard(browser.page, `${server.url}/`);
}

const times = (files) => [...asked].filter(([path]) => files.test(path)).reduce((sum, [, count]) => sum + count, 0);

const uncaught = (page) => {
  const errors = [];
  page.on("pageerror", (error) => errors.push(error));
  return errors;
};

test("without the later part of the page, another page says so, and is there after “Try again”", async () => {
  const dashboard = await visit(PAGE_LATER);
  const errors = uncaught(dashboard.page);
  await dashboard.heading(PAGES[0].heading).waitFor(RETRIES);
  await dashboard.page.getByRole("link", { name: /^Back up/ }).click();
  const alert = dashboard.page.getByRole("alert").filter({ hasText: SENTENCE });
  await alert.waitFor(RETRIES);
  assert(times(PAGE_LATER) >= 3, "it was asked for again");
  await dashboard.press("Try again", alert);
  await alert.waitFor({ state: "hidden" });
  await alert.waitFor(RETRIES);
  cut = null;
  await dashboard.press("Try again", alert);
  await dashboard.heading("Back up").waitFor();
  for (const { nav } of PAGES) await dashboard.go(nav);
  assert.deepEqual(errors, []);
});

test("a button whose form is missing says so, and opens the form after “Try again”", async () => {
  const dashboard = await visit(PAGE_LATER);
  await dashboard.heading(PAGES[0].heading).waitFor(RETRIES);
  await dashboard.press("Start over");
  const alert = dashboard.page.getByRole("alert").filter({ hasText: SENTENCE });
  await alert.waitFor(RETRIES);
  cut = null;
  await dashboard.press("Try again", alert);
  await dashboard.page.getByRole("dialog", { name: "Delete this lab and start over?" }).waitFor();
});

test("without the later part of the worker, what was asked waits, and happens after “Try again”", async () => {
  const dashboard = await visit(WORKER_LATER);
  const errors = uncaught(dashboard.page);
  await dashboard.heading(PAGES[0].heading).waitFor(RETRIES);
  await dashboard.press("Switch on", dashboard.panel);
  const alert = dashboard.page.getByRole("alert").filter({ hasText: SENTENCE });
  await alert.waitFor(RETRIES);
  assert(times(WORKER_LATER) >= 3, "it was asked for again");
  await dashboard.press("Try again", alert);
  await alert.waitFor({ state: "hidden" });
  await alert.waitFor(RETRIES);
  cut = null;
  await dashboard.press("Try again", alert);
  await dashboard.panel.getByText("SystemAssigned").waitFor();
  await alert.waitFor({ state: "hidden" });
  await dashboard.grantPermissions();
  assert.deepEqual(errors, []);
});

test("a scenario waits for the later part of the worker too", async () => {
  const dashboard = await visit(WORKER_LATER, "#/rules/V1");
  const alert = dashboard.page.getByRole("alert").filter({ hasText: SENTENCE });
  await alert.waitFor(RETRIES);
  cut = null;
  await dashboard.press("Try again", alert);
  await dashboard.page.getByRole("button", { name: /^Try/ }).first().waitFor();
});

test("a kept lab waits for the later part of the worker, and is what it was", async () => {
  const dashboard = await visit(null);
  await dashboard.heading(PAGES[0].heading).waitFor(RETRIES);
  await dashboard.switchIdentityOn();
  cut = WORKER_LATER;
  await dashboard.page.reload();
  const alert = dashboard.page.getByRole("alert").filter({ hasText: SENTENCE });
  await alert.waitFor(RETRIES);
  assert.equal(await dashboard.page.getByText("The lab has stopped").count(), 0);
  cut = null;
  await dashboard.press("Try again", alert);
  await dashboard.heading(PAGES[0].heading).waitFor();
  await dashboard.step(1).click();
  await dashboard.panel.getByText("SystemAssigned").waitFor();
});

for (const file of [/^\/worker_bg\.wasm$/, /^\/worker\.js$/, /^\/kluis-worker\.js$/, /^\/worker-\w+\/load\.js$/]) {
  test(`without ${file.source}, the lab says that it did not load, and a reload opens it`, async () => {
    const dashboard = await visit(file);
    await dashboard.heading("The lab did not load").waitFor(RETRIES);
    cut = null;
    await dashboard.press("Reload");
    await dashboard.heading(PAGES[0].heading).waitFor(RETRIES);
  });
}

for (const file of [/^\/app_bg\.wasm$/, /^\/app\.js$/, /^\/kluis-host\.js$/, /^\/app-\w+\/load\.js$/]) {
  test(`without ${file.source}, the page says so, and “Try again” opens the lab`, async () => {
    const dashboard = await visit(file);
    await dashboard.page.getByText("Kluis did not load.").waitFor(RETRIES);
    cut = null;
    await dashboard.press("Try again");
    await dashboard.heading(PAGES[0].heading).waitFor(RETRIES);
  });
}

test("an embedded step says it in the language of its page, in its own place", async () => {
  const { page } = await visit(PAGE_LATER, "docs/embed.html");
  const element = page.locator("kluis-lab").nth(1);
  const alert = element.getByRole("alert").filter({ hasText: "Dit deel van Kluis is niet geladen." });
  await alert.waitFor(RETRIES);
  cut = null;
  await alert.getByRole("button", { name: "Opnieuw proberen" }).click();
  await element.getByText("Nog te doen", { exact: false }).or(element.getByText("V9")).first().waitFor();
});
