// First visits to an instrumented dashboard: which functions of the page and of the worker run until the set-up can be used, and in
// the moments after. What runs depends a little on which message comes first, so there are several visits, on a slow machine too.
// `cargo xtask profile` runs this and makes lists of what it writes.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { DIST, openDashboard, settled } from "./lib/dashboard.mjs";

const directory = process.argv[2];

const PHONE = { viewport: { width: 390, height: 800 } };
/** Options of the browser, and how many times as slow as this machine its processor is. */
const VISITS = [
  [{}, 1],
  [{ colorScheme: "dark", ...PHONE }, 1],
  [{}, 4],
  [{ reducedMotion: "reduce" }, 2],
  [{}, 1],
  [{}, 6],
  [PHONE, 3],
  [{}, 1],
];
/** How long a visitor only looks: the lab's first keys come meanwhile. */
const LOOKS_MS = 2500;

const WORKER = join(DIST, "kluis-worker.js");

/** Keeps what the instrumented modules export where this script finds it. Gives the worker's script. */
async function expose() {
  for (const file of [join(DIST, "kluis-lab.js"), WORKER]) {
    const script = await readFile(file, "utf8");
    await writeFile(file, script.replace(/^await init/m, "globalThis.instrumented = await init"));
  }
  return readFile(WORKER, "utf8");
}

/** The browser makes pages slow, and no workers. One in which some time passes between any two looks at the clock does what a slow one does. */
const slowed = (script, millis) =>
  `const { now } = performance;\nlet looks = 0;\nperformance.now = () => now.call(performance) + ${millis} * (looks += 1);\n${script}`;

/** Runs in the page, and in the worker. */
function ran() {
  const prefix = "ran ";
  return Object.entries(globalThis.instrumented)
    .filter(([name, value]) => name.startsWith(prefix) && value.value === 1)
    .map(([name]) => name.slice(prefix.length));
}

async function visit([options, slowness]) {
  await writeFile(WORKER, slowness === 1 ? worker : slowed(worker, 5 * slowness));
  const asked = new Set();
  const prepare = async (page) => {
    page.context().on("request", (request) => asked.add(new URL(request.url()).pathname));
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowness });
  };
  const kluis = await openDashboard(options, { prepare });
  // Both ask for their later part, which isn't there.
  while (!asked.has("/app_later.wasm") || !asked.has("/worker_later.wasm")) await kluis.page.waitForTimeout(100);
  await settled(kluis.page);
  await kluis.page.waitForTimeout(LOOKS_MS);
  const names = { app: await kluis.page.evaluate(ran), worker: await kluis.page.workers()[0].evaluate(ran) };
  await kluis.close();
  return names;
}

const worker = await expose();
const visits = [];
for (const one of VISITS) visits.push(await visit(one));
for (const module of ["app", "worker"]) {
  const names = new Set(visits.flatMap((visit) => visit[module]));
  console.log(`${module}: ${names.size} functions (${visits.map((visit) => visit[module].length).join(", ")})`);
  await writeFile(join(directory, `${module}.txt`), [...names].sort().join("\n"));
}
