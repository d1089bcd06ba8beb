// Where the npm package is: `KLUIS_NPM_PACKAGE`, which `cargo xtask test` sets, or where its command builds it.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const directory =
  process.env.KLUIS_NPM_PACKAGE ?? fileURLToPath(new URL("../../../target/npm/kluis", import.meta.url));

/** The package, ready to use, as a program in Node loads it. */
export async function load() {
  const kluis = await import(pathToFileURL(join(directory, "kluis.js")).href);
  await kluis.default({ module_or_path: await readFile(join(directory, "kluis_bg.wasm")) });
  return kluis;
}

/** The declarations that come with the package. */
export function declarations() {
  return readFile(join(directory, "kluis.d.ts"), "utf8");
}
