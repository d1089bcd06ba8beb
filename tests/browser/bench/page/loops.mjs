// Runs in a worker: the loops of `crates/browser/src/measure.rs`, bare ones and Kluis's. They take 4 MiB at a time.

import { MIB, makeBytes, seconds } from "./bytes.mjs";

/** Runs each loop in turn over so many MiB, `{ encrypt: 256, … }`, so many times. Gives megabytes (10⁶) a second, run by run. */
export async function runLoops({ loops, runs }) {
  const bench = await loaded();
  const results = [];
  for (let run = 0; run < runs; run += 1) {
    const result = {};
    for (const [name, mib] of Object.entries(loops)) result[name] = rate(await bench.measure(name, mib));
    results.push(result);
  }
  return results;
}

/** The same, and the reading of a file, once. */
export async function runLoopsAndRead({ loops, file }) {
  const [results] = await runLoops({ loops, runs: 1 });
  return { ...results, read: rate(await (await loaded()).measureRead(file)) };
}

/**
 * Restores of so many MiB out of the browser's storage, as the dashboard's worker does them, into a stream whose pieces nobody keeps;
 * just before each, the bare loops that nothing can be faster than.
 */
export async function restoreBeside({ mib, loops, runs }) {
  const lab = await (await loaded()).Lab.openKept();
  const rest = async () => {
    while (!lab.isAtRest()) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  await rest();
  const file = new Blob(Array(mib / 64).fill(makeBytes(64 * MIB)));
  const files = [{ path: "large.bin", size: file.size, modified: 1_790_000_000_000 }];
  await lab.send(JSON.stringify({ BackUp: { vault: "testvault", item: "large", platform_key_accepted: true, files } }), file);
  await rest();
  const results = [];
  for (let run = 0; run < runs; run += 1) {
    const [limits] = await runLoops({ loops, runs: 1 });
    let bytes;
    const took = await seconds(async () => (bytes = await lab.restoreToStream()));
    results.push({ ...limits, restore: bytes / 1e6 / took });
  }
  return results;
}

const rate = ({ bytes, millis }) => bytes / 1e3 / millis;

async function loaded() {
  const bench = await import("/bench/bench.js");
  await bench.default();
  return bench;
}
