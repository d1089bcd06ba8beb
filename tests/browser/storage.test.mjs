// Where the lab is kept: started over only after asking, and then wholly; written by one tab at a time; and in memory, with
// that said, where the browser keeps nothing.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";

import { storedFiles } from "./lib/checks.mjs";
import { INSECURE_HOST } from "./lib/chromium.mjs";
import { Dashboard, openDashboard } from "./lib/dashboard.mjs";
import { MIB, makeFiles, makeLargeFile, sha256 } from "./lib/files.mjs";
import { readTar } from "./lib/tar.mjs";

let files;
before(async () => {
  files = await makeFiles({ "a/one.txt": "one", "a/two.txt": "two" });
});
after(() => files?.remove());

async function setUpAndBackUp(dashboard) {
  await dashboard.setUp();
  await dashboard.go("Back up");
  await dashboard.chooseFolder(files.path("a"));
  await dashboard.backUp("a");
}

/** The keys of every record in every database of the origin, as `database/store/key`. */
function recordKeys(page) {
  return page.evaluate(async () => {
    const done = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const found = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const keys = await done(database.transaction(store).objectStore(store).getAllKeys());
        found.push(...keys.map((key) => `${name}/${store}/${key}`));
      }
      database.close();
    }
    return found;
  });
}

/** Every private key in every database of the origin: how many, and whether any could be read out. */
function findPrivateKeys(page) {
  return page.evaluate(async () => {
    const done = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const keys = [];
    const visit = (value) => {
      if (value instanceof CryptoKey) keys.push(value);
      else if (value && typeof value === "object" && !ArrayBuffer.isView(value)) Object.values(value).forEach(visit);
    };
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        visit(await done(database.transaction(store).objectStore(store).getAll()));
      }
      database.close();
    }
    const secret = keys.filter((key) => key.type === "private");
    return { count: secret.length, extractable: secret.filter((key) => key.extractable).length };
  });
}

describe("kept in the browser", () => {
  let kluis;
  before(async () => {
    kluis = await openDashboard();
    await setUpAndBackUp(kluis.dashboard);
    await kluis.dashboard.go("Restore");
    await kluis.dashboard.restoreToDevice();
  });
  after(() => kluis?.close());

  test("private keys are in IndexedDB as keys that can't be exported", async () => {
    const { count, extractable } = await findPrivateKeys(kluis.page);
    assert(count > 0, "there is a private key");
    assert.equal(extractable, 0);
    await kluis.page.getByText("Kept in this browser · keys can’t be exported · WebCrypto").waitFor();
  });

  test("a second tab only reads, says why, and takes over when the first one closes", async () => {
    const second = new Dashboard(await kluis.context.newPage(), kluis.url);
    await second.open();
    await second.page.getByText("Read only").first().waitFor();
    await second.page.getByText("Another tab has this lab open", { exact: false }).first().waitFor();
    await second.go("Back up");
    await second.page.getByText("1 recovery point").first().waitFor();

    await second.go("Key Vault");
    const disable = second.key("testkey").getByRole("button", { name: /^Disable testkey version / });
    if ((await disable.getAttribute("aria-disabled")) !== "true") await disable.click();
    assert.equal(await second.key("testkey").getByText("disabled", { exact: true }).count(), 0, "nothing was changed");

    await kluis.page.close();
    await second.page.getByText("Kept in this browser", { exact: false }).waitFor();
    await second.page.getByText("Read only").first().waitFor({ state: "hidden" });
    await disable.click();
    await second.key("testkey").getByText("disabled", { exact: true }).waitFor();
    kluis.page = second.page;
    kluis.dashboard = second;
  });

  test("starting over asks first, and names what is deleted", async () => {
    const { dashboard, page } = kluis;
    const before = await storedFiles(page);
    await dashboard.press("Start over");
    const dialog = page.getByRole("dialog", { name: "Delete this lab and start over?" });
    assert.match(await dialog.innerText(), /testvault, with 1 recovery point/);
    await dashboard.press("Cancel", dialog);
    await dialog.waitFor({ state: "hidden" });
    assert.deepEqual(await storedFiles(page), before);
  });

  test("starting over deletes everything: bodies, records, keys", async () => {
    const { dashboard, page } = kluis;
    const before = await recordKeys(page);
    assert(before.some((key) => key.includes("/keys/testkey/")), "there is a key of the user's before");
    await dashboard.press("Start over");
    await dashboard.press("Delete everything", page.getByRole("dialog"));
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await dashboard.go("Set-up");
    await dashboard.step(1).getByText("off").waitFor();
    assert.deepEqual(await storedFiles(page), {});
    await dashboard.reload();
    await dashboard.step(1).getByText("off").waitFor();
    // The new lab has a journal of its own, which counts from 0 as the old one did, and platform keys of its own.
    const isNumbered = (key) => /\/\d+$/.test(key);
    const left = (await recordKeys(page)).filter((key) => !isNumbered(key) && before.includes(key));
    assert.deepEqual(left, []);
    const journal = (await recordKeys(page)).filter(isNumbered).length;
    assert(journal < before.filter(isNumbered).length, `${journal} entries of the journal are left`);
    kluis.expectNoTrouble();
  });
});

describe("without a secure context", () => {
  let kluis;
  let large;
  const asked = [];
  before(async () => {
    large = await makeLargeFile("large.bin", 18 * MIB);
    kluis = await openDashboard({}, { host: INSECURE_HOST, onRequest: (path) => asked.push(path) });
  });
  after(async () => {
    await kluis?.close();
    await large?.remove();
  });

  test("the page says that it works in memory, and why", async () => {
    assert.equal(await kluis.page.evaluate(() => isSecureContext), false);
    await kluis.page.getByText(/In memory: this page is not a secure context/).waitFor();
    await kluis.page.getByText(/RustCrypto/).waitFor();
  });

  test("all of it works with RustCrypto: four steps, a backup, a restore", async () => {
    const { dashboard } = kluis;
    await setUpAndBackUp(dashboard);
    await dashboard.go("Restore");
    const { path } = await dashboard.restoreToDevice();
    const restored = readTar(await readFile(path));
    const digests = Object.fromEntries(Object.entries(restored).map(([file, bytes]) => [file, sha256(bytes)]));
    assert.deepEqual(digests, files.digests);
    kluis.expectNoTrouble();
  });

  test("several regions are sealed and opened by helpers, which run the same program", async () => {
    const { dashboard, page } = kluis;
    await dashboard.go("Back up");
    await dashboard.chooseFiles([large.path]);
    await dashboard.backUp("large");
    await dashboard.go("Restore");
    await page.getByRole("radio", { name: "One file" }).check();
    const { path } = await dashboard.restoreToDevice();
    assert.equal(sha256(await readFile(path)), large.digest);
    const cores = await page.evaluate(() => navigator.hardwareConcurrency);
    const workers = asked.filter((path) => path === "/kluis-worker.js").length;
    assert(cores === 1 || workers > 2, `${workers} workers were started on ${cores} cores`);
    kluis.expectNoTrouble();
  });

  test("a reload begins anew", async () => {
    await kluis.dashboard.open();
    await kluis.dashboard.step(1).getByText("off").waitFor();
  });
});
