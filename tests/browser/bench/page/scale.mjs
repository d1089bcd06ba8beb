// Runs in a page: what a lab does with more and more in it, and what WebCrypto alone takes for as many keys.

import { seconds } from "./bytes.mjs";

const [vault, key_vault, key] = ["testvault", "testkeyvault", "testkey"];
const RSA = { name: "RSA-OAEP", hash: "SHA-256", modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
const { subtle } = crypto;

/** The module for measurements. */
const loaded = (async () => {
  const bench = await import("/bench/bench.js");
  await bench.default();
  return bench;
})();

/** A journal of so many events, played again as it is, and read as JSON before. */
export async function playAgain({ events, runs }) {
  const journal = (await loaded).Journal.make(events);
  return repeated(runs, async () => ({
    replay: await seconds(() => journal.replay()),
    readAndReplay: await seconds(() => journal.readAndReplay()),
  }));
}

/** The view of a vault with so many recovery points, in the form in which a page gets it. */
export async function makeViews({ points, runs }) {
  const views = (await loaded).Views.of(points);
  return repeated(runs, () => seconds(() => views.make()));
}

/** Rotations of one lab that grows: for each size, the work by WebCrypto alone just before, the rotation, and the bytes it read. */
export async function rotate({ sizes, runs }) {
  const lab = await GrowingLab.open();
  const results = [];
  for (const [index, points] of sizes.entries()) {
    const filling = await seconds(() => lab.fill(points));
    results.push({ points, filling, runs: await repeated(runs[index], () => lab.rotateBeside()) });
  }
  return results;
}

async function repeated(runs, what) {
  const results = [];
  for (let run = 0; run < runs; run += 1) results.push(await what());
  return results;
}

const makePair = () => subtle.generateKey(RSA, true, ["encrypt", "decrypt"]);

async function makePem() {
  const der = new Uint8Array(await subtle.exportKey("pkcs8", (await makePair()).privateKey));
  const base64 = btoa(String.fromCharCode(...der));
  return `-----BEGIN PRIVATE KEY-----\n${base64.replace(/.{64}/g, "$&\n")}\n-----END PRIVATE KEY-----\n`;
}

class GrowingLab {
  #lab;
  #atOnce;
  #points = 0;

  /** A lab whose vault is encrypted with a customer's key. */
  static async open() {
    const bench = await loaded;
    const opened = new GrowingLab();
    opened.#lab = await bench.Lab.open();
    opened.#atOnce = bench.Lab.rewrappedAtOnce();
    const permissions = ["Get", "List", "UnwrapKey", "WrapKey"];
    await opened.#send({ EnableIdentity: { vault } });
    await opened.#send({ DraftPolicy: { key_vault, principal: opened.#lab.principal(), permissions } });
    for (const act of ["SavePolicies", "EnableSoftDelete", "EnablePurgeProtection"]) await opened.#send({ [act]: { key_vault } });
    await opened.#lab.importKey(key_vault, key, await makePem());
    await opened.#send({ AssignKey: { vault, source: { Picker: { key_vault, key } } } });
    await opened.#rest();
    return opened;
  }

  /** Backs ten bytes up until there are so many recovery points. */
  async fill(points) {
    const file = new Blob(["ten bytes."]);
    const files = [{ path: "note.txt", size: file.size, modified: 1_790_000_000_000 }];
    const act = JSON.stringify({ BackUp: { vault, item: "notes", platform_key_accepted: false, files } });
    for (; this.#points < points; this.#points += 1) {
      await this.#lab.send(act, file);
      if (this.#points % 50 === 49) await this.#rest();
    }
    await this.#rest();
  }

  /** A rotation, and just before it the same work by WebCrypto alone. */
  async rotateBeside() {
    const raw = await this.#alone();
    const pem = await makePem();
    const before = this.#lab.bytesRead();
    const rotation = await seconds(async () => {
      await this.#lab.importKey(key_vault, key, pem);
      await this.#rest();
    });
    if (this.#lab.rotated() !== this.#points) throw new Error(`not all were rotated: ${this.#lab.rotated()}`);
    return { raw, rotation, read: this.#lab.bytesRead() - before };
  }

  /** As many DEKs, unwrapped with one key and wrapped with another, as many at the same time as in a rotation. */
  async #alone() {
    const [from, to] = [await makePair(), await makePair()];
    const wrapped = await subtle.encrypt({ name: "RSA-OAEP" }, from.publicKey, crypto.getRandomValues(new Uint8Array(40)));
    let left = this.#points;
    const work = async () => {
      while (left > 0) {
        left -= 1;
        const dek = await subtle.decrypt({ name: "RSA-OAEP" }, from.privateKey, wrapped);
        await subtle.encrypt({ name: "RSA-OAEP" }, to.publicKey, dek);
      }
    };
    return seconds(() => Promise.all(Array.from({ length: this.#atOnce }, work)));
  }

  async #send(act) {
    await this.#lab.send(JSON.stringify(act));
  }

  async #rest() {
    while (!this.#lab.isAtRest()) await new Promise((resolve) => setTimeout(resolve));
  }
}
