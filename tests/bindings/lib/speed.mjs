// How fast the engines of the package seal and open in a page. Plain JavaScript, run in the page; `measureEngines` starts it from Node.

import { fileURLToPath } from "node:url";

import { startBrowser } from "../../browser/lib/chromium.mjs";
import { serve } from "../../browser/lib/server.mjs";
import { directory } from "./package.mjs";

const RUNS = 5;
const BYTES = 64 * 1024 * 1024;

/** MB/s of each run: `{ webcrypto: { seal, open }, rustcrypto: { seal, open } }`. */
export async function measureEngines() {
  const server = await serve({ "/kluis/": directory, "/lib/": fileURLToPath(new URL(".", import.meta.url)) });
  const browser = await startBrowser();
  try {
    await browser.page.goto(`http://127.0.0.1:${server.port}/lib/plain.html`);
    await browser.page.waitForFunction("window.run");
    const speeds = {};
    for (const engine of ["webcrypto", "rustcrypto"]) {
      speeds[engine] = await browser.page.evaluate(inPage, { engine, runs: RUNS, size: BYTES });
    }
    return speeds;
  } finally {
    await browser.close();
    await server.close();
  }
}

/** The first run, in which the browser still compiles, isn't counted. */
async function inPage({ engine: name, runs, size }) {
  const { Engine } = await import("/kluis/kluis.js");
  const engine = new Engine(name);
  const { publicKey, privateKey } = await engine.makeKeyPair(2048);
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 65536) crypto.getRandomValues(bytes.subarray(at, at + 65536));
  const speeds = { seal: [], open: [] };
  const timed = async (what, action) => {
    const start = performance.now();
    const result = await action();
    speeds[what].push(size / 1000 / (performance.now() - start));
    return result;
  };
  for (let run = 0; run <= runs; run += 1) {
    const sealed = await timed("seal", () => engine.seal(new Blob([bytes]), publicKey, "key"));
    await timed("open", () => engine.open(sealed, privateKey));
  }
  return { seal: speeds.seal.slice(1), open: speeds.open.slice(1) };
}
