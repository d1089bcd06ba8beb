// Runs in a worker: the whole envelope by the npm package, from memory to memory.

import { makeBytes, seconds } from "./bytes.mjs";
import { encryptAndDecrypt } from "./limits.mjs";

/** Sealing and opening so many bytes, and a bare loop of WebCrypto over as many just before. */
export async function sealBesideBare({ bytes, runs }) {
  const envelope = await Envelope.by("webcrypto");
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    const bare = await encryptAndDecrypt({ bytes });
    times.push({ ...bare, ...(await envelope.sealAndOpen(makeBytes(bytes))) });
  }
  return times;
}

/** Sealing and opening by an engine: `[{ seal, open }, …]`. */
export async function sealAndOpen({ engine, bytes: length, runs }) {
  const envelope = await Envelope.by(engine);
  const bytes = makeBytes(length);
  const times = [];
  for (let run = 0; run < runs; run += 1) times.push(await envelope.sealAndOpen(bytes));
  return times;
}

/** Making key pairs by an engine, in seconds. */
export async function makeKeys({ engine, runs }) {
  const { engine: by } = await Envelope.by(engine);
  const times = [];
  for (let run = 0; run < runs; run += 1) times.push(await seconds(() => by.makeKeyPair(2048)));
  return times;
}

class Envelope {
  static async by(name) {
    const kluis = await import("/kluis/kluis.js");
    await kluis.default();
    const envelope = new Envelope();
    envelope.engine = new kluis.Engine(name);
    envelope.pair = await envelope.engine.makeKeyPair(2048);
    return envelope;
  }

  async sealAndOpen(bytes) {
    const [{ engine, pair }, blob] = [this, new Blob([bytes])];
    let sealed;
    let opened;
    const seal = await seconds(async () => (sealed = await engine.seal(blob, pair.publicKey, "https://example.org/keys/1")));
    const open = await seconds(async () => (opened = await engine.open(sealed, pair.privateKey)));
    if (opened.size !== bytes.length) throw new Error("it didn't come back whole");
    return { seal, open };
  }
}
