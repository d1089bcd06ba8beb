// How much memory a browser takes more than before while a large sparse file is backed up and restored, and how long the page is
// busy in one go meanwhile. Where there is no /proc (it is Linux's), only the second is told.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { figure, transposed } from "./figures.mjs";
import { longestTask, watchLongTasks } from "../lib/checks.mjs";
import { openDashboard } from "../lib/dashboard.mjs";
import { MIB } from "../lib/files.mjs";

const BYTES = 2048 * MIB;
const RUNS = 2;

/** How long a browser at rest is looked at before. */
const REST_MS = 1500;

export async function measureMemory() {
  const directory = await mkdtemp(join(tmpdir(), "kluis-files-"));
  const path = join(directory, "sparse.bin");
  const file = await open(path, "w");
  await file.truncate(BYTES);
  await file.close();
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await backUpAndRestore(path));
  await rm(directory, { recursive: true });

  const { longest, backup, restore, backupRenderer, restoreRenderer } = transposed(runs);
  const higher = (one, other) => one.map((value, run) => Math.max(value, other[run]));
  if (existsSync("/proc/self/smaps_rollup")) {
    figure("peak_memory_mib", "MiB", "lower", higher(backup, restore), 96);
    figure("peak_memory_renderer_mib", "MiB", "lower", higher(backupRenderer, restoreRenderer));
    figure("peak_memory_backup_mib", "MiB", "lower", backup);
    figure("peak_memory_restore_mib", "MiB", "lower", restore);
  }
  // The browser tells of tasks from 50 ms on; 0 means that there was none.
  figure("longest_task_ms", "ms", "lower", longest, 50);
}

/** A browser of its own: growth in MiB during each of the two. */
async function backUpAndRestore(path) {
  const { dashboard, page, profile, close } = await openDashboard({}, { prepare: watchLongTasks });
  await dashboard.setUp();
  await dashboard.go("Back up");
  await dashboard.chooseFiles([path]);
  await page.getByText(/^1 file · /).first().waitFor();
  await longestTask(page);
  const sampler = startSampler(profile);
  const rest = async () => {
    await sampler.highest();
    await page.waitForTimeout(REST_MS);
    return sampler.highest();
  };
  const before = await rest();
  await dashboard.backUp("sparse");
  const backup = await sampler.highest();
  await dashboard.go("Restore");
  await sampler.highest();
  // Gives the file when the download has been written as a whole.
  const download = await dashboard.restoreToDevice();
  const restore = await sampler.highest();
  const longest = await longestTask(page);
  sampler.stop();
  await rm(download.path);
  await close();
  const growth = (during, key) => (during[key] - before[key]) / MIB;
  return {
    longest,
    backup: growth(backup, "all"),
    restore: growth(restore, "all"),
    backupRenderer: growth(backup, "renderer"),
    restoreRenderer: growth(restore, "renderer"),
  };
}

/** The highest since it was asked last, from a process of its own. */
function startSampler(profile) {
  const child = spawn(process.execPath, [fileURLToPath(new URL("sample.mjs", import.meta.url)), profile], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async highest() {
      child.stdin.write("\n");
      return JSON.parse((await lines.next()).value);
    },
    stop: () => child.stdin.end(),
  };
}
