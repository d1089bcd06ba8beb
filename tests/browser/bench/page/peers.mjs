// Runs in a page: the same bytes sealed by Kluis's npm package and by what a user would pick instead, each as its documentation
// says, in turn. Setting up (modules, keys) is not timed; what each does for one message is.

import * as age from "age-encryption";
import sodium from "libsodium-wrappers-sumo";
import * as openpgp from "openpgp";
import { gcm } from "@noble/ciphers/aes.js";
import { randomBytes } from "@noble/ciphers/utils.js";

import { PIECE, makeBytes, seconds } from "./bytes.mjs";

/** Gives the seconds that each took, run by run: `[{ kluis, "age-encryption", … }, …]`. */
export async function sealByEach({ bytes: length, runs, sealers: names }) {
  const bytes = makeBytes(length);
  const sealers = await Promise.all(names.map(async (name) => [name, await SEALERS[name]()]));
  const times = [];
  // Once with little, for the compilers.
  for (const [, seal] of sealers) await seal(bytes.subarray(0, PIECE));
  for (let run = 0; run < runs; run += 1) {
    const round = {};
    for (const [name, seal] of sealers) {
      let sealed = 0;
      round[name] = await seconds(async () => (sealed = await seal(bytes)));
      if (!(sealed > length)) throw new Error(`${name} gave ${sealed} bytes for ${length}`);
    }
    times.push(round);
  }
  return times;
}

/** Each gives a function that seals bytes and tells how many came out. */
const SEALERS = {
  async kluis() {
    const kluis = await import("/kluis/kluis.js");
    await kluis.default();
    const engine = new kluis.Engine("webcrypto");
    const { publicKey } = await engine.makeKeyPair(2048);
    return async (bytes) => (await engine.sealBytes(bytes, publicKey, "https://example.org/keys/1")).body.length;
  },

  portable: () => byPortable((Portable) => Portable.open()),
  "portable, two workers": () => byPortable((Portable) => Portable.openPooled("/page/helper.mjs", 2)),

  /** What can be reached with WebCrypto at all: 4 MiB at a time, with nothing around it. */
  async webcrypto() {
    const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt"]);
    return async (bytes) => {
      let sealed = 0;
      for (let at = 0; at < bytes.length; at += PIECE) {
        const nonce = crypto.getRandomValues(new Uint8Array(12));
        const piece = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, bytes.subarray(at, at + PIECE));
        sealed += piece.byteLength;
      }
      return sealed;
    };
  },

  async "age-encryption"() {
    const recipient = await age.identityToRecipient(await age.generateIdentity());
    return async (bytes) => {
      const encrypter = new age.Encrypter();
      encrypter.addRecipient(recipient);
      return (await encrypter.encrypt(bytes)).length;
    };
  },

  async openpgp() {
    const user = { name: "Measured", email: "measured@example.org" };
    const { publicKey } = await openpgp.generateKey({ type: "rsa", rsaBits: 2048, userIDs: [user], format: "object" });
    return async (bytes) => {
      const message = await openpgp.createMessage({ binary: bytes });
      return (await openpgp.encrypt({ message, encryptionKeys: publicKey, format: "binary" })).length;
    };
  },

  async "@noble/ciphers"() {
    const key = randomBytes(32);
    return (bytes) => gcm(key, randomBytes(12)).encrypt(bytes).length;
  },

  async "libsodium-wrappers-sumo"() {
    await sodium.ready;
    const key = sodium.crypto_secretstream_xchacha20poly1305_keygen();
    const [MORE, LAST] = [
      sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE,
      sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL,
    ];
    return (bytes) => {
      const { state, header } = sodium.crypto_secretstream_xchacha20poly1305_init_push(key);
      const sealed = [header];
      for (let at = 0; at < bytes.length; at += PIECE) {
        const tag = at + PIECE < bytes.length ? MORE : LAST;
        sealed.push(sodium.crypto_secretstream_xchacha20poly1305_push(state, bytes.subarray(at, at + PIECE), null, tag));
      }
      return sealed.reduce((total, piece) => total + piece.length, 0);
    };
  },
};

/** Kluis's engine for where there is no WebCrypto: cipher and tags, as the peer that it is compared with. */
async function byPortable(open) {
  const bench = await import("/bench/bench.js");
  await bench.default();
  const engine = await open(bench.Portable);
  return async (bytes) => (await engine.seal(bytes)).reduce((total, region) => total + region.length, 0);
}
