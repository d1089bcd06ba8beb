// Runs in a worker: the loops of `crates/browser/src/measure.rs`, bare ones and Kluis's. They take 4 MiB at a time.

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

const rate = ({ bytes, millis }) => bytes / 1e3 / millis;

async function loaded() {
  const bench = await import("/bench/bench.js");
  await bench.default();
  return bench;
}
