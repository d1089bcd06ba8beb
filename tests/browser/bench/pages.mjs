// A browser with an empty page to measure in: the npm package under `/kluis/`, the module for measurements under `/bench/`, the
// peers under `/node_modules/`, and what runs in the page under `/page/`.

import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { startBrowser } from "../lib/chromium.mjs";
import { DIST } from "../lib/dashboard.mjs";
import { serve } from "../lib/server.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** What is served beside whatever is measured. */
export const MOUNTS = {
  "/bench/": process.env.KLUIS_BENCH ?? join(DIST, "../bench/wasm"),
  "/kluis/": process.env.KLUIS_NPM_PACKAGE ?? join(DIST, "../npm/kluis"),
  "/node_modules/": here("../../node_modules"),
  "/page/": here("page"),
};

/** Gives `call(module, name, options)`, which calls an exported function in a page of its own, and `close()`. */
export async function openPages() {
  const server = await serve(MOUNTS);
  const browser = await startBrowser();
  return {
    async call(module, name, options) {
      const page = await browser.context.newPage();
      await page.goto(`${server.url}/page/`);
      const result = await callIn(page, module, name, options);
      await page.close();
      return result;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Calls an exported function of a module of `/page/`. */
export function callIn(page, module, name, options) {
  const call = async ({ module, name, options }) => (await import(`/page/${module}`))[name](options);
  return page.evaluate(call, { module, name, options });
}
