// Real files to back up, in a directory of a test's own, and their digests.

import { createHash, randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export const MIB = 1024 * 1024;

/** SHA-256 in hexadecimal. */
export const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/**
 * Writes `contents`, bytes by path. Gives the directory, the digests by path, `path(name)`, and `remove()`.
 */
export async function makeFiles(contents) {
  const directory = await mkdtemp(join(tmpdir(), "kluis-files-"));
  const digests = {};
  for (const [path, bytes] of Object.entries(contents)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), bytes);
    digests[path] = sha256(bytes);
  }
  return {
    directory,
    digests,
    path: (name) => join(directory, name),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

/** A large file of random bytes, written piece by piece. Gives its path, digest and `remove()`. */
export async function makeLargeFile(name, bytes) {
  const directory = await mkdtemp(join(tmpdir(), "kluis-files-"));
  const path = join(directory, name);
  const hash = createHash("sha256");
  await writeFile(path, "");
  for (let left = bytes; left > 0; left -= Math.min(left, 16 * MIB)) {
    const piece = randomBytes(Math.min(left, 16 * MIB));
    hash.update(piece);
    await writeFile(path, piece, { flag: "a" });
  }
  return { path, digest: hash.digest("hex"), remove: () => rm(directory, { recursive: true, force: true }) };
}
