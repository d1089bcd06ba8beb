// What a first visit weighs, exactly: the guard of a figure that no machine changes. Times are never asserted.

import assert from "node:assert/strict";
import { test } from "node:test";

import { kib, weighVisit } from "./lib/visit.mjs";

/** Brotli at quality 11, of everything that is needed until the set-up can be used. What isn't can be a piece of `web/src/later.rs`. */
const MOST_KIB = 400;

test(`a first visit loads at most ${MOST_KIB} KiB until the set-up can be used`, async (context) => {
  const { first } = await weighVisit();
  context.diagnostic(`${kib(first).toFixed(1)} KiB: ${first.map(({ path, brotli }) => `${path} ${brotli}`).join(", ")}`);
  assert(first.some(({ path }) => path.endsWith(".wasm")), "the page's program is among what was weighed");
  assert(kib(first) <= MOST_KIB, `${kib(first).toFixed(1)} KiB`);
});
