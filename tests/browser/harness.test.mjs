// The harness itself: a test that relies on a broken tool proves nothing.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { promisify } from "node:util";

import { startBrowser } from "./lib/chromium.mjs";
import { expectAccessible, expectNothingWider, longestTask, watchLongTasks } from "./lib/checks.mjs";
import { makeFiles } from "./lib/files.mjs";
import { serve } from "./lib/server.mjs";
import { readTar } from "./lib/tar.mjs";

test("the tar reader reads what the system's tar writes, long and foreign names too", async () => {
  const long = `${"a-long-directory-name/".repeat(8)}file.txt`;
  const files = await makeFiles({ "naïve – 日本.txt": "text", "empty.bin": "", [long]: "deep" });
  for (const format of ["ustar", "pax", "gnu"]) {
    const paths = Object.keys(files.digests).filter((path) => format !== "ustar" || path !== long);
    await promisify(execFile)("tar", ["-C", files.directory, `--format=${format}`, "-cf", files.path("x.tar"), ...paths]);
    const read = readTar(await readFile(files.path("x.tar")));
    assert.deepEqual(Object.keys(read).sort(), [...paths].sort());
    assert.equal(read["naïve – 日本.txt"].toString(), "text");
  }
  await files.remove();
});

test("the tar reader refuses a cut or a changed archive", async () => {
  const files = await makeFiles({ "a.txt": "some text" });
  await promisify(execFile)("tar", ["-C", files.directory, "-cf", files.path("x.tar"), "a.txt"]);
  const archive = await readFile(files.path("x.tar"));
  assert.throws(() => readTar(archive.subarray(0, 515)), /cut/);
  assert.throws(() => readTar(archive.subarray(0, 1024)), /two zero blocks/);
  const changed = Buffer.from(archive);
  changed[0] ^= 1;
  assert.throws(() => readTar(changed), /checksum/);
  await files.remove();
});

test("trouble in a page is noticed: console errors, missing files, other hosts, in workers too", async () => {
  const script = `
    new Worker("worker.js");
    fetch("missing.txt");
    fetch("http://example.org/").catch(() => {});
    console.error("from the page");
    setTimeout(() => { throw new Error("uncaught here"); });
  `;
  const worker = `console.error("from the worker"); fetch("http://example.net/").catch(() => {}); setTimeout(() => postMessage(1), 200)`;
  const html = `<!doctype html><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,"><script>${script}</script>`;
  const files = await makeFiles({ "index.html": html, "worker.js": worker });
  const server = await serve({ "/": files.directory });
  const browser = await startBrowser();
  await browser.page.goto(server.url);
  await browser.page.waitForTimeout(800);
  const complaint = (() => {
    try {
      browser.expectNoTrouble();
      return "";
    } catch (error) {
      return error.message;
    }
  })();
  await browser.close();
  await server.close();
  await files.remove();
  for (const part of ["from the page", "from the worker", "missing.txt", "http://example.org/", "http://example.net/", "uncaught here"]) {
    assert(complaint.includes(part), `${part} is missing in: ${complaint}`);
  }
});

test("something too wide is noticed, also inside a shadow root, unless it scrolls by itself", async () => {
  const page = (style) => `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>x</title><div id="host"></div><script>
    host.attachShadow({ mode: "open" }).innerHTML = '<div style="${style}"><p style="width:900px">wide</p></div>';</script>`;
  const files = await makeFiles({ "bad.html": page(""), "good.html": page("overflow-x:auto") });
  const server = await serve({ "/": files.directory });
  const browser = await startBrowser({ viewport: { width: 360, height: 700 } });
  await browser.page.goto(`${server.url}/good.html`);
  await expectNothingWider(browser.page, "good");
  await browser.page.goto(`${server.url}/bad.html`);
  await assert.rejects(expectNothingWider(browser.page, "bad"), /900|ends at/);
  await browser.close();
  await server.close();
  await files.remove();
});

test("axe looks into shadow roots: a faint text and a nameless button are found there", async () => {
  const html = (inner) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title>
    <main><h1>x</h1><div id="host"></div></main><script>
    host.attachShadow({ mode: "open" }).innerHTML = ${JSON.stringify(inner)};</script>`;
  const files = await makeFiles({
    "good.html": html("<p>text</p><button>name</button>"),
    "faint.html": html('<p style="color:#bbb;background:#fff">text</p>'),
    "nameless.html": html("<button></button>"),
  });
  const server = await serve({ "/": files.directory });
  const browser = await startBrowser();
  await browser.page.goto(`${server.url}/good.html`);
  await expectAccessible(browser.page, "good");
  await browser.page.goto(`${server.url}/faint.html`);
  await assert.rejects(expectAccessible(browser.page, "faint"), /color-contrast/);
  await browser.page.goto(`${server.url}/nameless.html`);
  await assert.rejects(expectAccessible(browser.page, "nameless"), /button-name/);
  await browser.close();
  await server.close();
  await files.remove();
});

test("a long task of the page is noticed, once", async () => {
  const files = await makeFiles({ "index.html": "<!doctype html><meta charset=utf-8><title>x</title>" });
  const server = await serve({ "/": files.directory });
  const browser = await startBrowser();
  await watchLongTasks(browser.page);
  await browser.page.goto(server.url);
  await browser.page.evaluate(
    () =>
      new Promise((resolve) => {
        setTimeout(() => {
          for (const start = performance.now(); performance.now() - start < 150; );
          setTimeout(resolve, 50);
        });
      }),
  );
  assert((await longestTask(browser.page)) >= 150);
  assert.equal(await longestTask(browser.page), 0);
  await browser.close();
  await server.close();
  await files.remove();
});

test("the server gives wasm its type and nothing from outside its directories", async () => {
  const files = await makeFiles({ "public/a.wasm": "", "secret.txt": "secret" });
  const server = await serve({ "/": files.path("public") });
  const wasm = await fetch(`${server.url}/a.wasm`);
  assert.equal(wasm.headers.get("content-type"), "application/wasm");
  assert.equal((await fetch(`${server.url}/%2e%2e/secret.txt`)).status, 404);
  assert.equal((await fetch(`${server.url}/..%2fsecret.txt`)).status, 404);
  await server.close();
  await files.remove();
});
