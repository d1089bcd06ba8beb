// Runs in a page: how long the npm package takes to make a key pair.

import { seconds } from "./bytes.mjs";

/** In seconds, by an engine. */
export async function makeKeys({ engine, runs }) {
  const kluis = await import("/kluis/kluis.js");
  await kluis.default();
  const by = new kluis.Engine(engine);
  const times = [];
  for (let run = 0; run < runs; run += 1) times.push(await seconds(() => by.makeKeyPair(2048)));
  return times;
}
