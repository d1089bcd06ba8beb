// From the navigation to a page that can be used, with nothing in any cache: the set-up, and a Yew page that only says hello, in turn.

import { join } from "node:path";

import { figure, transposed } from "./figures.mjs";
import { startBrowser } from "../lib/chromium.mjs";
import { DIST } from "../lib/dashboard.mjs";
import { serve } from "../lib/server.mjs";
import { usable, watchUsable } from "../lib/visit.mjs";

const RUNS = 7;
const REST_MS = 2000;
const HELLO = process.env.KLUIS_HELLO ?? join(DIST, "../bench/hello");

/** Runs in a page, as text. */
const HELLO_IS_THERE = `() => document.querySelector("h1")?.textContent === "Hello, world"`;

export async function measureVisits() {
  const server = await serve({ "/": DIST, "/hello/": HELLO });
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) {
    const hello = await visit(`${server.url}/hello/`, HELLO_IS_THERE);
    runs.push({ hello, kluis: await visit(`${server.url}/`) });
  }
  await server.close();

  const { hello, kluis } = transposed(runs);
  figure("interactive_vs_hello", "×", "lower", runs.map((run) => run.kluis / run.hello), 2);
  figure("interactive_ms", "ms", "lower", kluis);
  figure("interactive_hello_ms", "ms", "lower", hello);
}

/** The first visit of a browser with a profile of its own, in milliseconds. */
async function visit(url, isUsable) {
  const browser = await startBrowser();
  await watchUsable(browser.page, isUsable);
  // A browser that has just started is busy with itself.
  await browser.page.waitForTimeout(REST_MS);
  await browser.page.goto(url);
  const { millis } = await usable(browser.page);
  await browser.close();
  return millis;
}
