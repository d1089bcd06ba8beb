// What `cargo xtask bench` measures in Chromium. Words choose parts: `node browser/bench.mjs peers weight`.

import { measureDashboard } from "./bench/dashboard.mjs";
import { measureEnvelope } from "./bench/envelope.mjs";
import { measureMemory } from "./bench/memory.mjs";
import { measurePeers } from "./bench/peers.mjs";
import { measureReplay, measureRotation, measureViews } from "./bench/scale.mjs";
import { measureVisits } from "./bench/visits.mjs";
import { measureWeight } from "./bench/weight.mjs";

const PARTS = {
  envelope: measureEnvelope,
  peers: measurePeers,
  dashboard: measureDashboard,
  memory: measureMemory,
  weight: measureWeight,
  visits: measureVisits,
  replay: measureReplay,
  views: measureViews,
  rotation: measureRotation,
};

const words = process.argv.slice(2);
for (const [name, measure] of Object.entries(PARTS)) {
  if (words.length && !words.includes(name)) continue;
  const start = performance.now();
  await measure();
  console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
}
