// What a lab does with much in it, measured in a page: a long journal played again, and a rotation of many recovery points next to
// what WebCrypto alone takes for as many keys. `cargo xtask bench` builds the module for it, which no user gets.

import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { startBrowser } from "./chromium.mjs";
import { DIST } from "./dashboard.mjs";
import { serve } from "./server.mjs";

const MODULE = process.env.KLUIS_BENCH ?? join(DIST, "../bench/wasm");

const EVENTS = 100_000;
const POINTS = 10_000;

/** Prints the figures with `print`. */
export async function measureScale(print) {
  const server = await serve({ "/bench/": MODULE, "/": fileURLToPath(new URL(".", import.meta.url)) });
  const browser = await startBrowser();
  const inPage = async (measure, options) => {
    const page = await browser.context.newPage();
    await page.goto(`${server.url}/blank.html`);
    const result = await page.evaluate(measure, options);
    await page.close();
    return result;
  };
  const { replays, reads } = await inPage(playAgain, { events: EVENTS, runs: 5 });
  print("replay, wasm", "events/s", "higher", replays.map((seconds) => EVENTS / seconds));
  print("replay of 100,000 events, wasm", "s", "lower", replays);
  print("100,000 events read as JSON and replayed, wasm", "s", "lower", reads);

  const { seconds, raw, rotations, read } = await inPage(rotate, { points: POINTS, runs: 3 });
  console.log(`${POINTS} backups, to have something to rotate, took ${seconds.toFixed(1)} s`);
  print("rotation of 10,000 recovery points", "s", "lower", rotations);
  print("10,000 unwraps and wraps by WebCrypto alone", "s", "lower", raw);
  print("rewrap_vs_raw", "×", "higher", rotations.map((rotation, run) => raw[run] / rotation));
  print("bytes of bodies read by a rotation", "bytes", "lower", read);
  await browser.close();
  await server.close();
}

/** Runs in the page. */
async function playAgain({ events, runs }) {
  const bench = await import("/bench/bench.js");
  await bench.default();
  const journal = bench.Journal.make(events);
  const seconds = (what) => {
    const start = performance.now();
    what();
    return (performance.now() - start) / 1000;
  };
  const [replays, reads] = [[], []];
  for (let run = 0; run < runs; run += 1) {
    replays.push(seconds(() => journal.replay()));
    reads.push(seconds(() => journal.readAndReplay()));
  }
  return { replays, reads };
}

/** Runs in the page. Each rotation has the same work by WebCrypto alone just before it. */
async function rotate({ points, runs }) {
  const bench = await import("/bench/bench.js");
  await bench.default();
  const lab = await bench.Lab.open();
  const [vault, key_vault, key] = ["testvault", "testkeyvault", "testkey"];
  const { subtle } = crypto;
  const algorithm = { name: "RSA-OAEP", hash: "SHA-256", modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };

  const rest = async () => {
    while (!lab.isAtRest()) await new Promise((resolve) => setTimeout(resolve));
  };
  const seconds = async (what) => {
    const start = performance.now();
    await what();
    return (performance.now() - start) / 1000;
  };
  const makePair = () => subtle.generateKey(algorithm, true, ["encrypt", "decrypt"]);
  const makePem = async () => {
    const der = new Uint8Array(await subtle.exportKey("pkcs8", (await makePair()).privateKey));
    const base64 = btoa(String.fromCharCode(...der));
    return `-----BEGIN PRIVATE KEY-----\n${base64.replace(/.{64}/g, "$&\n")}\n-----END PRIVATE KEY-----\n`;
  };

  const setUp = async () => {
    await lab.send(JSON.stringify({ EnableIdentity: { vault } }));
    const permissions = ["Get", "List", "UnwrapKey", "WrapKey"];
    await lab.send(JSON.stringify({ DraftPolicy: { key_vault, principal: lab.principal(), permissions } }));
    for (const act of ["SavePolicies", "EnableSoftDelete", "EnablePurgeProtection"]) {
      await lab.send(JSON.stringify({ [act]: { key_vault } }));
    }
    await lab.importKey(key_vault, key, await makePem());
    await lab.send(JSON.stringify({ AssignKey: { vault, source: { Picker: { key_vault, key } } } }));
    await rest();
  };
  const backUp = async () => {
    const file = new Blob(["ten bytes."]);
    const files = [{ path: "note.txt", size: file.size, modified: 1_790_000_000_000 }];
    for (let made = 0; made < points; made += 1) {
      await lab.send(JSON.stringify({ BackUp: { vault, item: "notes", platform_key_accepted: false, files } }), file);
      if (made % 50 === 49) await rest();
    }
    await rest();
  };
  /** As many DEKs, unwrapped with one key and wrapped with another, as many at the same time as in a rotation. */
  const alone = async ([from, to], wrapped) => {
    let next = 0;
    const work = async () => {
      while (next < points) {
        next += 1;
        const dek = await subtle.decrypt({ name: "RSA-OAEP" }, from.privateKey, wrapped);
        await subtle.encrypt({ name: "RSA-OAEP" }, to.publicKey, dek);
      }
    };
    await Promise.all(Array.from({ length: bench.Lab.rewrappedAtOnce() }, work));
  };

  await setUp();
  const making = await seconds(backUp);
  const pairs = [await makePair(), await makePair()];
  const dek = crypto.getRandomValues(new Uint8Array(40));
  const wrapped = await subtle.encrypt({ name: "RSA-OAEP" }, pairs[0].publicKey, dek);
  const [raw, rotations, read] = [[], [], []];
  for (let run = 0; run < runs; run += 1) {
    raw.push(await seconds(() => alone(pairs, wrapped)));
    const pem = await makePem();
    const before = lab.bytesRead();
    rotations.push(
      await seconds(async () => {
        await lab.importKey(key_vault, key, pem);
        await rest();
      }),
    );
    if (lab.rotated() !== points) throw new Error(`not all were rotated: ${lab.rotated()}`);
    read.push(lab.bytesRead() - before);
  }
  return { seconds: making, raw, rotations, read };
}
