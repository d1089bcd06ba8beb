// Starts Chromium as a person has it, with a profile on disk that outlives a reload, and watches it: console errors, failed
// requests, and requests to any other host are remembered and fail the test that asks `expectNoTrouble`.

import assert from "node:assert/strict";
import { accessSync, constants } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

import { chromium } from "playwright-core";

/** This name leads to loopback too, but a browser doesn't count it as a secure context. */
export const INSECURE_HOST = "kluis.test";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  `--host-resolver-rules=MAP ${INSECURE_HOST} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
];

/** Where Chromium is: `KLUIS_CHROMIUM`, which `cargo xtask test` sets, or the first one in `PATH`. */
export function executable() {
  if (process.env.KLUIS_CHROMIUM) return process.env.KLUIS_CHROMIUM;
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const candidates = process.env.PATH.split(delimiter).flatMap((directory) => names.map((name) => join(directory, name)));
  const found = candidates.find((candidate) => {
    try {
      accessSync(candidate, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  assert(found, "Chromium is not in PATH; run `cargo xtask setup`, or set KLUIS_CHROMIUM");
  return found;
}

/** A browser with a profile of its own. `options` are Playwright's for a context. */
export async function startBrowser(options = {}) {
  const profile = await mkdtemp(join(tmpdir(), "kluis-profile-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable(),
    headless: true,
    args: FLAGS,
    acceptDownloads: true,
    locale: "en-GB",
    ...options,
  });
  context.setDefaultTimeout(15_000);
  const trouble = watch(context);
  return {
    context,
    /** Where its profile is, by which its process is found. */
    profile,
    /** The first tab. */
    page: context.pages()[0] ?? (await context.newPage()),
    /** Fails when anything went wrong in any tab since the start, but for what `expected` matches. */
    expectNoTrouble(expected = /^$/) {
      assert.deepEqual(
        trouble.filter((line) => !expected.test(line)),
        [],
      );
    },
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function watch(context) {
  const trouble = [];
  const isOurs = (address) => {
    const { protocol, hostname } = new URL(address);
    return ["blob:", "data:", "about:"].includes(protocol) || ["127.0.0.1", INSECURE_HOST].includes(hostname);
  };
  context.on("console", (message) => {
    if (message.type() === "error") trouble.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => trouble.push(`uncaught: ${error.error()?.stack ?? error.error()}`));
  context.on("request", (request) => {
    if (!isOurs(request.url())) trouble.push(`request to another host: ${request.url()}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) trouble.push(`${response.status()}: ${response.url()}`);
  });
  // A page that goes away cancels what it was loading; that is no trouble.
  context.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "failed";
    if (why !== "net::ERR_ABORTED") trouble.push(`${why}: ${request.url()}`);
  });
  return trouble;
}
