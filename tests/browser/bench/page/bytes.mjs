// Bytes to measure with, and a clock. Runs in a page and in its workers.

export const MIB = 1 << 20;

/** What WebCrypto gets at a time, and what a region holds. */
export const PIECE = 4 * MIB;

/** So many bytes, without a pattern that anything could profit from. */
export function makeBytes(length) {
  const bytes = new Uint8Array(length);
  const first = bytes.subarray(0, MIB);
  for (let at = 0; at < first.length; at += 65536) crypto.getRandomValues(first.subarray(at, at + 65536));
  for (let at = MIB; at < length; at *= 2) bytes.copyWithin(at, 0, Math.min(at, length - at));
  return bytes;
}

/** How many seconds something took. */
export async function seconds(what) {
  const start = performance.now();
  await what();
  return (performance.now() - start) / 1000;
}
