// What `cargo xtask bench` measures in Chromium. Prints one figure a line, as JSON; lines for people don't start with `{`.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

import { longestTask, watchLongTasks } from "./lib/checks.mjs";
import { startBrowser } from "./lib/chromium.mjs";
import { DIST, openDashboard } from "./lib/dashboard.mjs";
import { MIB, makeLargeFile } from "./lib/files.mjs";
import { measureScale } from "./lib/scale.mjs";
import { serve } from "./lib/server.mjs";

const NPM_PACKAGE = process.env.KLUIS_NPM_PACKAGE ?? join(DIST, "../npm/kluis");

/** How long the page may be busy in one go while a large backup runs. */
const LONGEST_TASK_MS = 100;

function print(name, unit, better, runs, target) {
  console.log(JSON.stringify({ name, unit, better, runs, target }));
}

/** Megabytes (10⁶) a second. */
const rate = (bytes, milliseconds) => bytes / 1e3 / milliseconds;

/** The npm package: the envelope as a whole, from a `Blob` to a `Blob`, by either engine. */
async function measureEngines() {
  const server = await serve({ "/kluis/": NPM_PACKAGE, "/": fileURLToPath(new URL("./lib", import.meta.url)) });
  const browser = await startBrowser();
  await browser.page.goto(`${server.url}/blank.html`);
  const names = { rustcrypto: "RustCrypto wasm", webcrypto: "WebCrypto" };
  for (const [engine, name] of Object.entries(names)) {
    // Several runs have to fit into what a browser gives a page for blobs before it collects the old ones.
    const bytes = 32 * MIB;
    const times = await browser.page.evaluate(sealAndOpen, { engine, bytes, runs: 7 });
    print(`seal, ${name}`, "MB/s", "higher", times.map(({ seal }) => rate(bytes, seal)));
    print(`open, ${name}`, "MB/s", "higher", times.map(({ open }) => rate(bytes, open)));
    print(`make RSA 2048, ${name}`, "ms", "lower", times.map(({ key }) => key));
  }
  await browser.close();
  await server.close();
}

/** Runs in the page. */
async function sealAndOpen({ engine, bytes, runs }) {
  const kluis = await import("/kluis/kluis.js");
  await kluis.default();
  const by = new kluis.Engine(engine);
  const piece = new Uint8Array(1 << 20).map((_, index) => index % 251);
  const blob = new Blob(Array.from({ length: bytes / piece.length }, () => piece));
  const times = [];
  const timed = async (what) => {
    const start = performance.now();
    return [await what(), performance.now() - start];
  };
  for (let run = 0; run < runs; run += 1) {
    const [pair, key] = await timed(() => by.makeKeyPair(2048));
    const [sealed, seal] = await timed(() => by.seal(blob, pair.publicKey, "https://example.org/keys/1"));
    const [opened, open] = await timed(() => by.open(sealed, pair.privateKey));
    if (opened.size !== bytes) throw new Error("it didn't come back whole");
    times.push({ key, seal, open });
  }
  return times;
}

/** The dashboard, from the button to the message: reading, tar, sealing, OPFS, IndexedDB; and back into a download. */
async function measureDashboard() {
  const bytes = 256 * MIB;
  const large = await makeLargeFile("large.bin", bytes);
  const kluis = await openDashboard({}, { prepare: watchLongTasks });
  const { dashboard, page } = kluis;
  await dashboard.setUp();
  const [backups, restores, tasks] = [[], [], []];
  for (let run = 0; run < 3; run += 1) {
    await dashboard.go("Back up");
    await dashboard.chooseFiles([large.path]);
    await page.getByText(/^1 file · /).first().waitFor();
    await longestTask(page);
    const start = performance.now();
    await dashboard.backUp(`large ${run}`);
    backups.push(rate(bytes, performance.now() - start));
    tasks.push(await longestTask(page));
    await dashboard.go("Restore");
    const again = performance.now();
    await dashboard.restoreToDevice();
    restores.push(rate(bytes, performance.now() - again));
  }
  await kluis.close();
  await large.remove();
  print("backup of 256 MiB on the dashboard", "MB/s", "higher", backups);
  print("restore of 256 MiB to a download", "MB/s", "higher", restores);
  // The browser tells of tasks from 50 ms on; 0 means that there was none.
  print("longest main-thread task meanwhile", "ms", "lower", tasks, LONGEST_TASK_MS);
}

/** Everything that a first visit loads, each file compressed as a good static host sends it. */
async function weigh() {
  const addresses = new Set();
  const remember = (page) => page.context().on("request", (request) => addresses.add(request.url()));
  const kluis = await openDashboard({}, { prepare: remember });
  await kluis.page.waitForLoadState("networkidle");
  await kluis.close();
  const ours = [...addresses].map((address) => new URL(address)).filter(({ protocol }) => protocol === "http:");
  let total = 0;
  for (const path of new Set(ours.map(({ pathname }) => pathname))) {
    const bytes = await readFile(join(DIST, path === "/" ? "index.html" : path));
    const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
    const weight = (await promisify(brotliCompress)(bytes, options)).length;
    console.log(`${path}: ${bytes.length} bytes, ${weight} in brotli`);
    total += weight;
  }
  print("page weight of a first visit, brotli", "bytes", "lower", [total]);
}

/** From the address to a page that can be used, with nothing in any cache. */
async function visit() {
  const runs = [];
  for (let run = 0; run < 5; run += 1) {
    const kluis = await openDashboard();
    // Since the navigation began; a little late, because it is asked from outside.
    runs.push(await kluis.page.evaluate(() => performance.now()));
    await kluis.close();
  }
  print("first visit until the page can be used", "ms", "lower", runs);
}

await measureEngines();
await measureScale(print);
await measureDashboard();
await weigh();
await visit();
