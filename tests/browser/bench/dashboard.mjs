// The dashboard beside the limits of the browser under it: a backup from the click to the message (reading, tar, sealing, OPFS,
// flush, IndexedDB) and a restore into a download, each in the same run with the bare loops that nothing can be faster than.

import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { promisify } from "node:util";

import { figure, rate, transposed } from "./figures.mjs";
import { MOUNTS, callIn, openPages } from "./pages.mjs";
import { longestTask, watchLongTasks } from "../lib/checks.mjs";
import { openDashboard } from "../lib/dashboard.mjs";
import { MIB, makeLargeFile } from "../lib/files.mjs";

const BYTES = 512 * MIB;
const RUNS = 5;

export async function measureDashboard() {
  const large = await makeLargeFile("large.bin", BYTES);
  const kluis = await openDashboard({}, { prepare: watchLongTasks, mounts: MOUNTS });
  await kluis.dashboard.setUp();
  const limits = await kluis.context.newPage();
  await limits.goto(`${kluis.url}page/`);
  const bare = await bareLoops(limits, large.path);

  const runs = [];
  for (let run = 0; run < RUNS; run += 1) {
    const limits = await bare();
    await kluis.page.bringToFront();
    await writtenBack();
    const backup = await backUp(kluis, `large ${run}`, large.path);
    await writtenBack();
    const restore = await restoreOne(kluis, `large ${run}`);
    runs.push({ ...limits, backup: rate(BYTES, backup), restore: rate(BYTES, restore) });
  }
  const longest = await longestTask(kluis.page);
  await kluis.close();
  await large.remove();

  const slowest = (run, loops) => Math.min(...loops.map((loop) => run[loop]));
  const backups = runs.map((run) => run.backup / slowest(run, ["read", "encrypt", "write-storage"]));
  const restored = (run) => run.restore / slowest(run, ["decrypt", "read-storage"]);
  const streamed = await restoresToStream();
  figure("backup_vs_limit", "×", "higher", backups, 0.8);
  figure("restore_vs_limit", "×", "higher", streamed.map(restored), 0.7);
  figure("restore_to_stream_mb_s", "MB/s", "higher", streamed.map(({ restore }) => restore));
  figure("restore_and_save_vs_limit", "×", "higher", runs.map(restored));
  for (const [name, rates] of Object.entries(transposed(runs))) figure(SPEEDS[name], "MB/s", "higher", rates);
  figure("longest_task_512_mib_ms", "ms", "lower", [longest]);
}

/** A restore by the worker alone, with nobody who saves it. Of half as much: the file is a blob that the worker makes. */
async function restoresToStream() {
  const pages = await openPages();
  const mib = BYTES / MIB / 2;
  const options = { mib, loops: { decrypt: mib, "read-storage": LOOPS["read-storage"] }, runs: RUNS };
  const call = { module: "/page/loops.mjs", name: "restoreBeside", options };
  const runs = await pages.call("worker.mjs", "inWorker", call);
  await pages.close();
  return runs;
}

const SPEEDS = {
  read: "limit_file_read_mb_s",
  encrypt: "limit_webcrypto_encrypt_mb_s",
  decrypt: "limit_webcrypto_decrypt_mb_s",
  "write-storage": "limit_opfs_write_flush_mb_s",
  "read-storage": "limit_opfs_read_mb_s",
  backup: "backup_512_mib_mb_s",
  restore: "restore_512_mib_mb_s",
};

/** The loops, over as many bytes, in a worker of a page of the same origin. Reading storage is so fast that less of it will do. */
const LOOPS = { encrypt: 512, decrypt: 512, "write-storage": 512, "read-storage": 64 };

async function bareLoops(page, path) {
  await page.setContent(`<input type="file" aria-label="File">`);
  await page.getByLabel("File").setInputFiles(path);
  return async () => {
    await page.bringToFront();
    await writtenBack();
    const call = { module: "/page/loops.mjs", name: "runLoopsAndRead", options: { loops: LOOPS } };
    return callIn(page, "worker.mjs", "withChosenFile", call);
  };
}

/** Waits until the system has written what it still held back: else one measurement pays for what the one before wrote. */
const writtenBack = () => promisify(execFile)("sync").catch(() => {});

/** Seconds from the click to the message. */
async function backUp({ dashboard, page }, item, path) {
  await dashboard.go("Back up");
  await dashboard.chooseFiles([path]);
  await page.getByText(/^1 file · /).first().waitFor();
  await page.getByLabel("Item", { exact: true }).fill(item);
  return pressUntil(page, "Back up now", `${item} has a new recovery point.`);
}

/** Seconds from the click to the message; the download is waited for afterwards, and thrown away. */
async function restoreOne({ dashboard, page }, item) {
  await dashboard.go("Restore");
  await page.getByLabel("Item", { exact: true }).selectOption(item);
  const [download, seconds] = await Promise.all([
    page.waitForEvent("download", { timeout: 120_000 }),
    pressUntil(page, "Restore now", " is restored."),
  ]);
  await rm(await download.path());
  return seconds;
}

/** Presses a button and waits for a text, both in the page itself, so that nobody who asks from outside is in the time. */
export function pressUntil(page, button, text) {
  return page.evaluate(
    ({ button, text }) => {
      const root = document.querySelector("kluis-lab").shadowRoot;
      const found = [...root.querySelectorAll("button")].find(({ textContent }) => textContent.trim() === button);
      const isThere = () => root.textContent.includes(text);
      if (isThere()) throw new Error(`“${text}” is there already`);
      return new Promise((resolve) => {
        const start = performance.now();
        const observer = new MutationObserver(() => {
          if (!isThere()) return;
          observer.disconnect();
          resolve((performance.now() - start) / 1000);
        });
        observer.observe(root, { childList: true, characterData: true, subtree: true });
        found.click();
      });
    },
    { button, text },
  );
}
