// What a lab does with much in it: a long journal played again, the views of a vault that keeps many recovery points, and rotations
// of all of them next to what WebCrypto alone takes for as many keys; each at three sizes, for the exponent.

import { figure, growth, transposed } from "./figures.mjs";
import { openPages } from "./pages.mjs";

/** Nothing that should be linear may grow faster. */
const LINEAR = 1.1;

const EVENTS = [1_000, 10_000, 100_000];
const VIEWS = [100, 1_000, 10_000];
const POINTS = [100, 1_000, 10_000];
const ROTATIONS = [5, 5, 5];
const RUNS = 5;

export async function measureReplay() {
  const pages = await openPages();
  const points = [];
  let last;
  for (const events of EVENTS) {
    last = transposed(await pages.call("scale.mjs", "playAgain", { events, runs: RUNS }));
    points.push([events, last.replay]);
  }
  await pages.close();
  const most = EVENTS.at(-1);
  growth("growth_replay", points, LINEAR);
  figure("replay_wasm_events_s", "events/s", "higher", last.replay.map((seconds) => most / seconds));
  figure("replay_100k_events_wasm_s", "s", "lower", last.replay);
  figure("read_and_replay_100k_events_wasm_s", "s", "lower", last.readAndReplay);
}

export async function measureViews() {
  const pages = await openPages();
  const sizes = [];
  for (const points of VIEWS) sizes.push([points, await pages.call("scale.mjs", "makeViews", { points, runs: RUNS })]);
  await pages.close();
  growth("growth_views", sizes, LINEAR);
  figure("view_10k_points_ms", "ms", "lower", sizes.at(-1)[1].map((seconds) => seconds * 1000));
}

export async function measureRotation() {
  const pages = await openPages();
  const results = await pages.call("scale.mjs", "rotate", { sizes: POINTS, runs: ROTATIONS });
  await pages.close();
  const filling = results.reduce((total, result) => total + result.filling, 0);
  console.log(`${POINTS.at(-1)} backups, to have something to rotate, took ${filling.toFixed(1)} s`);
  const { raw, rotation, read } = transposed(results.at(-1).runs);
  growth("growth_rotation", results.map(({ points, runs }) => [points, runs.map((run) => run.rotation)]), LINEAR);
  figure("rewrap_vs_raw", "×", "higher", rotation.map((seconds, run) => raw[run] / seconds), 0.8);
  figure("rotation_body_bytes_read", "bytes", "lower", read, 0);
  figure("rotation_10k_s", "s", "lower", rotation);
  figure("raw_rewraps_10k_s", "s", "lower", raw);
}
