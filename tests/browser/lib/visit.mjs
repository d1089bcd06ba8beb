// A first visit: when the page can be used, and what had been asked for by then. The page notes the moment itself, frame by frame,
// so that nothing that asks from outside is in the time.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

import { DIST, openDashboard } from "./dashboard.mjs";

/** Runs in a page, as text: the set-up's heading is there, and the first button of its step can be pressed. */
const SET_UP_IS_USABLE = `() => {
  const root = document.querySelector("kluis-lab")?.shadowRoot;
  const button = root?.querySelector("[role=tabpanel] button");
  return Boolean(root?.querySelector("h1")?.checkVisibility() && button?.checkVisibility() && !button.disabled);
}`;

/** Starts to look for the moment; call it before anything is loaded. */
export async function watchUsable(page, isUsable = SET_UP_IS_USABLE) {
  await page.addInitScript(`window.usable = new Promise((resolve) => {
    const isUsable = ${isUsable};
    const look = () => (isUsable() ? resolve(performance.now()) : requestAnimationFrame(look));
    look();
  });`);
}

/** Waits for it. Gives the milliseconds since the navigation began, and the moment on the clock. */
export function usable(page) {
  return page.evaluate(async () => {
    const millis = await window.usable;
    return { millis, at: performance.timeOrigin + millis };
  });
}

/** The later parts of both programs. */
export const IS_LATER = /\/split_later\.wasm$/;
/** How long the set-up may take, on any machine: after that, it waits for something that doesn't come. */
const PATIENCE_MS = 120_000;

/**
 * Visits the dashboard for the first time, and goes through the set-up and all pages that `later` visits. No later part is served
 * until the set-up can be used. Gives the weight of what was needed until then, and of what came later:
 * `{ first: [{ path, bytes, brotli }], later: […] }`.
 */
export async function weighVisit(later = () => {}) {
  const asked = { first: new Set(), later: new Set() };
  let [isOpen, open] = [false];
  const gate = new Promise((resolve) => (open = resolve));
  const onRequest = (path) => {
    const isFirst = !isOpen && !IS_LATER.test(path);
    asked[isFirst || asked.first.has(path) ? "first" : "later"].add(path);
    return isFirst ? undefined : gate;
  };
  const needsLater = () => assert.fail(`the set-up isn't usable without ${[...asked.later].join(", ") || "a file that isn't there"}`);
  const kluis = await openDashboard({}, { prepare: (page) => watchUsable(page), onRequest }).catch(needsLater);
  try {
    const gaveUp = new AbortController();
    await Promise.race([usable(kluis.page), setTimeout(PATIENCE_MS, null, { signal: gaveUp.signal }).then(needsLater)]);
    gaveUp.abort();
    isOpen = true;
    open();
    await later(kluis.dashboard);
  } finally {
    await kluis.close();
  }
  const weights = (paths) => Promise.all([...paths].map(weigh));
  return { first: await weights(asked.first), later: await weights(asked.later) };
}

/** A file of the dashboard as a good static host sends it. */
async function weigh(path) {
  const bytes = await readFile(join(DIST, path === "/" ? "index.html" : path));
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
  return { path, bytes: bytes.length, brotli: (await promisify(brotliCompress)(bytes, options)).length };
}

/** The sum in KiB. */
export const kib = (weights) => weights.reduce((total, { brotli }) => total + brotli, 0) / 1024;
