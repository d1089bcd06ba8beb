// A first visit: when the page can be used, and what had been asked for by then. The page notes the moment itself, frame by frame,
// so that nothing that asks from outside is in the time.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
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

/**
 * Visits the dashboard for the first time, and goes through the set-up and all pages that `later` visits. Gives the weight of what
 * was asked for until the set-up could be used, and of what came later: `{ first: [{ path, bytes, brotli }], later: […] }`.
 */
export async function weighVisit(later = () => {}) {
  const asked = new Map();
  const onRequest = (path) => asked.has(path) || asked.set(path, Date.now());
  const kluis = await openDashboard({}, { prepare: (page) => watchUsable(page), onRequest });
  const { at } = await usable(kluis.page);
  await later(kluis.dashboard);
  await kluis.close();
  const weights = await Promise.all([...asked].map(async ([path, moment]) => ({ ...(await weigh(path)), isFirst: moment <= at })));
  return { first: weights.filter(({ isFirst }) => isFirst), later: weights.filter(({ isFirst }) => !isFirst) };
}

/** A file of the dashboard as a good static host sends it. */
async function weigh(path) {
  const bytes = await readFile(join(DIST, path === "/" ? "index.html" : path));
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
  return { path, bytes: bytes.length, brotli: (await promisify(brotliCompress)(bytes, options)).length };
}

/** The sum in KiB. */
export const kib = (weights) => weights.reduce((total, { brotli }) => total + brotli, 0) / 1024;
