// What a program does with the envelope of the package. Plain JavaScript: it runs in Node and in a page alike, and throws where
// something isn't as it should be.

import { check, equalBytes, random, rejected } from "./check.mjs";

const MIB = 1024 * 1024;

/** Blobs in, blobs out: whole, in part, and nothing after any change. */
export async function blobRoundTrip({ Engine }, name) {
  const engine = new Engine(name);
  check(engine.name === name, `the engine is ${engine.name}`);
  const { publicKey, privateKey } = await engine.makeKeyPair(2048);
  const plaintext = random(9 * MIB + 5);
  const sealed = await engine.seal(new Blob([plaintext]), publicKey, "https://keys.example/1");
  check(sealed.body.size === plaintext.length + 3 * 28, `the body is ${sealed.body.size} bytes long`);
  const data = JSON.parse(sealed.encryptionData);
  check(data.WrappedContentKey.KeyId === "https://keys.example/1", "the key id is in the encryption data");
  check(data.EncryptionAgent.Protocol === "2.0", "the protocol is 2.0");
  check(JSON.parse(sealed.manifest).object === sealed.object, "the manifest bears the object's id");

  await equalBytes(await engine.open(sealed, privateKey), plaintext, "the whole");
  const part = await engine.open(sealed, privateKey, 4 * MIB - 2, 7);
  await equalBytes(part, plaintext.subarray(4 * MIB - 2, 4 * MIB + 5), "a part across a boundary");
  const { object, ...anonymous } = sealed;
  await equalBytes(await engine.open(anonymous, privateKey), plaintext, "without the id");
  await rejected("Invalid", "a part past the end", () => engine.open(sealed, privateKey, 9 * MIB, 6));

  const cut = { ...sealed, body: sealed.body.slice(0, 2 * (4 * MIB + 28)) };
  await rejected("DoesNotOpen", "a body cut at a boundary", () => engine.open(cut, privateKey));
  const bytes = new Uint8Array(await sealed.body.arrayBuffer());
  bytes[4 * MIB + 28 + 12] ^= 1;
  const flipped = { ...sealed, body: new Blob([bytes]) };
  await rejected("DoesNotOpen", "a flipped bit", () => engine.open(flipped, privateKey));
  const stranger = await engine.makeKeyPair(2048);
  await rejected("DoesNotOpen", "another key", () => engine.open(sealed, stranger.privateKey));
  await rejected("DoesNotOpen", "another object's id", () => engine.open({ ...sealed, object: crypto.randomUUID() }, privateKey));

  await equalBytes(
    await engine.openWithoutManifest(cut.body, sealed.encryptionData, privateKey),
    plaintext.subarray(0, 8 * MIB),
    "what protocol 2.0 alone makes of the cut body",
  );
}

/** A stream of odd chunks in, the same bytes out; nothing at all too. */
export async function streamRoundTrip({ Engine }, name) {
  const engine = new Engine(name);
  const { publicKey, privateKey } = await engine.makeKeyPair(2048);
  const plaintext = random(4 * MIB + 3 * MIB + 1);
  const cuts = [0, 1, 1, 700_001, 4 * MIB, 4 * MIB + 1, plaintext.length];
  const chunks = cuts.slice(1).map((end, i) => plaintext.subarray(cuts[i], end));
  const stream = new ReadableStream({
    pull(controller) {
      const chunk = chunks.shift();
      if (chunk) controller.enqueue(chunk);
      else controller.close();
    },
  });
  const sealed = await engine.seal(stream, publicKey, "key");
  const opened = await engine.open(sealed, privateKey);
  await equalBytes(await new Response(opened.stream()).blob(), plaintext, "the stream");

  const nothing = await engine.seal(new Blob([]).stream(), publicKey, "key");
  check(nothing.body.size === 0, "nothing is sealed to nothing");
  await equalBytes(await engine.open(nothing, privateKey), new Uint8Array(0), "nothing");

  const broken = new ReadableStream({ start: (controller) => controller.error(new Error("gone")) });
  await rejected("Unreadable", "a stream that breaks", () => engine.seal(broken, publicKey, "key"));
  await rejected("Unreadable", "no bytes at all", () => engine.seal({}, publicKey, "key"));
}

/** Bytes in memory in, the same out, and they are left as they were. */
export async function bytesRoundTrip({ Engine }, name) {
  const engine = new Engine(name);
  const { publicKey, privateKey } = await engine.makeKeyPair(2048);
  const plaintext = random(9 * MIB + 5);
  const view = plaintext.subarray(3, 8 * MIB + 7);
  const sealed = await engine.seal(view, publicKey, "key");
  check(view.length === 8 * MIB + 4 && plaintext.length === 9 * MIB + 5, "the bytes are still the caller's");
  await equalBytes(await engine.open(sealed, privateKey), view, "a view of bytes");

  const nothing = await engine.seal(new Uint8Array(0), publicKey, "key");
  await equalBytes(await engine.open(nothing, privateKey), new Uint8Array(0), "no byte");

  const inMemory = await engine.sealBytes(view, publicKey, "key");
  check(view.length === 8 * MIB + 4 && plaintext.length === 9 * MIB + 5, "the bytes are still the caller's");
  check(inMemory.body.length === view.length + 3 * 28, `the body is ${inMemory.body.length} bytes long`);
  await sameBytes(await engine.openBytes(inMemory, privateKey), view, "from memory to memory");
  await sameBytes(await engine.openBytes(inMemory, privateKey), view, "and again: the body is still the caller's");
  await sameBytes(await engine.openBytes(inMemory, privateKey, 4 * MIB - 2, 7), view.subarray(4 * MIB - 2, 4 * MIB + 5), "a part");
  await equalBytes(await engine.open({ ...inMemory, body: new Blob([inMemory.body]) }, privateKey), view, "as a blob");
  const flipped = { ...inMemory, body: inMemory.body.slice() };
  flipped.body[100] ^= 1;
  await rejected("DoesNotOpen", "a flipped bit", () => engine.openBytes(flipped, privateKey));
  const cut = { ...inMemory, body: inMemory.body.subarray(0, 4 * MIB + 28) };
  await rejected("DoesNotOpen", "a body cut at a boundary", () => engine.openBytes(cut, privateKey));
  await rejected("Invalid", "a blob as bytes", () => engine.openBytes(sealed, privateKey));
  await rejected("Invalid", "no key id", () => engine.sealBytes(view, publicKey, ""));
}

/** As `equalBytes`, of a `Uint8Array`. */
const sameBytes = (bytes, expected, what) => equalBytes(new Blob([bytes]), expected, what);

/** A rotation changes who can open, and nothing else. */
export async function rewrapping({ Engine }, name) {
  const engine = new Engine(name);
  const [old, next] = [await engine.makeKeyPair(2048), await engine.makeKeyPair(2048)];
  const plaintext = random(1000);
  const sealed = await engine.seal(new Blob([plaintext]), old.publicKey, "key/1");
  const encryptionData = await engine.rewrap(sealed.encryptionData, old.privateKey, next.publicKey, "key/2");
  check(JSON.parse(encryptionData).WrappedContentKey.KeyId === "key/2", "the new key's id");
  const rotated = { ...sealed, encryptionData };
  await equalBytes(await engine.open(rotated, next.privateKey), plaintext, "with the new key");
  await rejected("DoesNotOpen", "the old key", () => engine.open(rotated, old.privateKey));
  await rejected("DoesNotOpen", "a rewrap by the wrong key", () =>
    engine.rewrap(sealed.encryptionData, next.privateKey, next.publicKey, "key/3"),
  );
}

/** What one engine sealed the other opens, with the same key in both. */
export async function engineToEngine({ Engine }) {
  const subtle = new Engine("webcrypto");
  const rust = new Engine("rustcrypto");
  const pair = await crypto.subtle.generateKey(
    { name: "RSA-OAEP", modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" },
    true,
    ["encrypt", "decrypt"],
  );
  const jwk = await crypto.subtle.exportKey("jwk", pair.publicKey);
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey("pkcs8", pair.privateKey));
  const plaintext = random(100_000);
  for (const [from, to] of [
    [subtle, rust],
    [rust, subtle],
  ]) {
    const sealed = await from.seal(new Blob([plaintext]), await from.importPublicKey(jwk), "key");
    const opened = await to.open(sealed, await to.importPrivateKey(pkcs8));
    await equalBytes(opened, plaintext, `sealed by ${from.name}, opened by ${to.name}`);
  }
  const exported = await rust.exportPublicKey(await rust.importPublicKey(jwk));
  check(exported.n === jwk.n && exported.e === jwk.e, "a public key comes out as it went in");
  const foreign = (await rust.makeKeyPair(2048)).publicKey;
  await rejected("Key", "the other engine's key", () => subtle.seal(new Blob([plaintext]), foreign, "key"));
}
