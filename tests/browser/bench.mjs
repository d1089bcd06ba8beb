// What `cargo xtask bench` measures in Chromium. Prints one figure a line, as JSON; lines for people don't start with `{`.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

import { DIST, openDashboard } from "./lib/dashboard.mjs";

function print(name, unit, better, runs, target) {
  console.log(JSON.stringify({ name, unit, better, runs, target }));
}

/** Everything that a first visit loads, each file compressed as a good static host sends it. */
async function weigh() {
  const paths = new Set();
  const kluis = await openDashboard({}, {
    prepare: (page) => page.context().on("request", (request) => paths.add(new URL(request.url()))),
  });
  await kluis.page.waitForLoadState("networkidle");
  await kluis.close();
  const ours = new Set([...paths].filter(({ protocol }) => protocol === "http:").map(({ pathname }) => pathname));
  let total = 0;
  for (const path of ours) {
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

await weigh();
await visit();
