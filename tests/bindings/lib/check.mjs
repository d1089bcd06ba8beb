// Checks that work in Node and in a page alike.

/** Throws unless it holds. */
export function check(holds, what) {
  if (!holds) throw new Error(`not so: ${what}`);
}

/** Throws unless the blob holds exactly these bytes. */
export async function equalBytes(blob, expected, what) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  check(bytes.length === expected.length, `${what} is ${bytes.length} bytes long, not ${expected.length}`);
  check(
    bytes.every((byte, i) => byte === expected[i]),
    `${what} has the bytes that went in`,
  );
}

/** Throws unless the action is refused with this kind of error; gives the error. */
export async function rejected(kind, what, action) {
  let error;
  try {
    await action();
  } catch (thrown) {
    error = thrown;
  }
  check(error !== undefined, `${what} is refused`);
  check(error.name === "KluisError" && error.kind === kind, `${what} is refused as ${kind}, and not: ${error}`);
  return error;
}

/** Random bytes, any number of them. */
export function random(size) {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 65536) crypto.getRandomValues(bytes.subarray(at, at + 65536));
  return bytes;
}
