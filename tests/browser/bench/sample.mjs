// A process of its own that looks every 100 ms how much memory a browser takes, from /proc: all its processes, shared pages counted
// once (Pss), and the largest renderer by itself (Rss). `node sample.mjs PROFILE`; a line on stdin asks for the highest of each
// since the last one, in bytes. Left out on purpose: systems without /proc.

import { readFileSync, readdirSync } from "node:fs";
import { createInterface } from "node:readline";

const EVERY_MS = 100;

const [profile] = process.argv.slice(2);
let highest = { all: 0, renderer: 0 };

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return ""; // It has gone meanwhile.
  }
}

/** Every process: its parent and its command line. */
function processes() {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return new Map(
    pids.map((pid) => {
      // The name of a program stands in brackets and may hold anything.
      const parent = read(`/proc/${pid}/stat`).split(") ").at(-1).split(" ")[1];
      return [pid, { parent, command: read(`/proc/${pid}/cmdline`) }];
    }),
  );
}

/** The browser with this profile, and whatever it started. */
function family() {
  const all = processes();
  const isBrowser = ({ command }) => command.includes(`--user-data-dir=${profile}`) && !command.includes("--type=");
  const belongs = (pid) => all.has(pid) && (isBrowser(all.get(pid)) || belongs(all.get(pid).parent));
  return [...all].filter(([pid]) => belongs(pid));
}

function sample() {
  const now = { all: 0, renderer: 0 };
  for (const [pid, { command }] of family()) {
    const rollup = read(`/proc/${pid}/smaps_rollup`);
    const bytes = (key) => 1024 * Number(new RegExp(`^${key}:\\s+(\\d+) kB`, "m").exec(rollup)?.[1] ?? 0);
    now.all += bytes("Pss");
    if (command.includes("--type=renderer")) now.renderer = Math.max(now.renderer, bytes("Rss"));
  }
  for (const key of Object.keys(now)) highest[key] = Math.max(highest[key], now[key]);
}

setInterval(sample, EVERY_MS);
createInterface({ input: process.stdin })
  .on("line", () => {
    sample();
    console.log(JSON.stringify(highest));
    highest = { all: 0, renderer: 0 };
  })
  .on("close", () => process.exit());
