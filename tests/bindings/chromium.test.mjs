// The npm package in a plain page, with either engine; and in a page that is no secure context, where there is only one.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { INSECURE_HOST, startBrowser } from "../browser/lib/chromium.mjs";
import { serve } from "../browser/lib/server.mjs";
import { directory } from "./lib/package.mjs";

let server;
let browser;

before(async () => {
  server = await serve({ "/kluis/": directory, "/lib/": fileURLToPath(new URL("./lib", import.meta.url)) });
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** Runs a scenario in a fresh page; what it throws, this throws. */
async function inPage(scenario, engine, host = "127.0.0.1") {
  const page = await browser.context.newPage();
  await page.goto(`http://${host}:${server.port}/lib/plain.html`);
  await page.waitForFunction("window.run");
  await page.evaluate(([scenario, engine]) => window.run(scenario, engine), [scenario, engine]);
  await page.close();
  browser.expectNoTrouble();
}

for (const engine of ["rustcrypto", "webcrypto"]) {
  test(`a blob comes back from its envelope (${engine})`, () => inPage("blobRoundTrip", engine));
  test(`a stream comes back from its envelope (${engine})`, () => inPage("streamRoundTrip", engine));
  test(`bytes come back from their envelope (${engine})`, () => inPage("bytesRoundTrip", engine));
  test(`a rotation changes who can open, and nothing else (${engine})`, () => inPage("rewrapping", engine));
  test(`a lab is set up, backs up, rotates and restores (${engine})`, () => inPage("labRoundTrip", engine));
  test(`k3: a key that was made elsewhere is imported (${engine})`, () => inPage("importedKey", engine));
  test(`e5: a backup that is sealed twice comes back (${engine})`, () => inPage("secondLayer", engine));
}

test("what one engine sealed the other opens", () => inPage("engineToEngine"));
test("what is no act of a user changes nothing", () => inPage("whatIsNoAct", "webcrypto"));

test("without a secure context there is the Rust engine", async () => {
  await inPage("labRoundTrip", "rustcrypto", INSECURE_HOST);
  await assert.rejects(inPage("labRoundTrip", "webcrypto", INSECURE_HOST), /crypto\.subtle/);
});
