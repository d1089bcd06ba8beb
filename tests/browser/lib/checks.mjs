// What has to hold on every page, whatever it shows: axe finds nothing, and nothing is wider than the window.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axeSource = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Fails with every violation that axe finds; it looks into open shadow roots by itself. */
export async function expectAccessible(page, where) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(await axeSource);
  const violations = await page.evaluate(async () => {
    const results = await window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return results.violations.map(
      ({ id, help, nodes }) =>
        `${id}: ${help}\n${nodes.map((node) => `    ${node.target.flat().join(" ")}  ${node.failureSummary}`).join("\n")}`,
    );
  });
  assert.deepEqual(violations, [], `axe on ${where}:\n${violations.join("\n")}`);
}

/** Fails when the page scrolls sideways, or when something sticks out that no scroll box of its own holds. */
export async function expectNothingWider(page, where) {
  const wide = await page.evaluate(() => {
    const root = document.documentElement;
    const found = [];
    if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} px wide`);
    const scrolls = (element) => ["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(element).overflowX);
    const parentOf = (element) => element.parentElement ?? element.getRootNode().host ?? null;
    const isHeld = (element) => {
      for (let up = parentOf(element); up; up = parentOf(up)) if (scrolls(up)) return true;
      return false;
    };
    const visit = (node) => {
      for (const element of node.querySelectorAll("*")) {
        const { right, width } = element.getBoundingClientRect();
        const isSeen = width > 1 && element.checkVisibility();
        if (isSeen && right > root.clientWidth + 1 && !isHeld(element)) {
          found.push(`<${element.localName} class="${element.getAttribute("class") ?? ""}"> ends at ${Math.round(right)} px`);
        }
        if (element.shadowRoot) visit(element.shadowRoot);
      }
    };
    visit(document);
    return found.slice(0, 10);
  });
  assert.deepEqual(wide, [], `${where} at ${page.viewportSize()?.width} px`);
}

/** Every file in the origin's private file system: `{ path: bytes }`. */
export async function storedFiles(page) {
  return page.evaluate(async () => {
    const files = {};
    const visit = async (directory, prefix) => {
      for await (const [name, handle] of directory.entries()) {
        if (handle.kind === "directory") await visit(handle, `${prefix}${name}/`);
        // A file that is open for writing can't be read; that it is there is enough.
        else files[`${prefix}${name}`] = await handle.getFile().then((file) => file.size).catch(() => -1);
      }
    };
    await visit(await navigator.storage.getDirectory(), "");
    return files;
  });
}

/** Starts to note how long the page's own thread is busy in one go; call it before anything is loaded. */
export async function watchLongTasks(page) {
  await page.addInitScript(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.longTasks.push(Math.round(entry.duration));
    }).observe({ type: "longtask", buffered: true });
  });
}

/** The longest such task since the last call, in milliseconds. The browser tells only of those from 50 ms on. */
export async function longestTask(page) {
  return page.evaluate(() => Math.max(0, ...window.longTasks.splice(0)));
}
