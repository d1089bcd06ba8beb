// What a first visit loads until the set-up can be used, and what comes when it is used.

import { figure } from "./figures.mjs";
import { PAGES } from "../lib/dashboard.mjs";
import { kib, weighVisit } from "../lib/visit.mjs";

export async function measureWeight() {
  const { first, later } = await weighVisit(async (dashboard) => {
    await dashboard.setUp();
    for (const { nav } of PAGES) await dashboard.go(nav);
  });
  const told = (when) => (weight) => console.log(`${weight.path}: ${weight.bytes} bytes, ${weight.brotli} in brotli, ${when}`);
  first.forEach(told("before the set-up can be used"));
  later.forEach(told("later"));
  figure("page_brotli_kib", "KiB", "lower", [kib(first)], 400);
  figure("page_later_brotli_kib", "KiB", "lower", [kib(later)]);
}
