// Runs in a worker: what the browser can do at all, by loops without anything of Kluis around them. Each takes 4 MiB at a time, one
// after the other, and gives the seconds that it took.

import { PIECE, makeBytes, seconds } from "./bytes.mjs";

const NAME = "limits.bin";

/** Reading a `File`. */
export function readFile({ file }) {
  return seconds(async () => {
    for (let at = 0; at < file.size; at += PIECE) await file.slice(at, at + PIECE).arrayBuffer();
  });
}

/** `crypto.subtle.encrypt` of so many bytes, and `decrypt`: what came out is kept, as something sealed in memory is. */
export async function encryptAndDecrypt({ bytes: length }) {
  const { subtle } = crypto;
  const key = await subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const bytes = makeBytes(length);
  const nonce = (at) => ({ name: "AES-GCM", iv: new Uint8Array(new Float64Array([at, 0]).buffer, 0, 12) });
  const sealed = [];
  const encrypt = await seconds(async () => {
    for (let at = 0; at < length; at += PIECE) {
      sealed.push(await subtle.encrypt(nonce(at), key, bytes.subarray(at, at + PIECE)));
    }
  });
  const opened = [];
  const decrypt = await seconds(async () => {
    for (const [index, piece] of sealed.entries()) opened.push(await subtle.decrypt(nonce(index * PIECE), key, piece));
  });
  return { encrypt, decrypt };
}

/** Writing to OPFS with a flush at the end, and reading it again. */
export async function writeAndRead({ bytes: length }) {
  const piece = makeBytes(PIECE);
  const directory = await navigator.storage.getDirectory();
  const handle = await directory.getFileHandle(NAME, { create: true });
  const access = await handle.createSyncAccessHandle();
  const each = (what) => {
    for (let at = 0; at < length; at += PIECE) what({ at });
  };
  const write = await seconds(() => {
    each((where) => access.write(piece, where));
    access.flush();
  });
  const read = await seconds(() => each((where) => access.read(piece, where)));
  access.close();
  await directory.removeEntry(NAME);
  return { write, read };
}
