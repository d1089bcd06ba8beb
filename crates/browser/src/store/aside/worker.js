// Writes one file, in the order of the messages, and answers each: `{ written }`, with the buffers that it has done with, or `{ failed }`
// with the name of what went wrong. After a failure the file is free, and whatever comes later fails as well.

/** Bytes after which what was written is sent to the disk, so that little is left to do at the end. */
const FLUSH_EVERY = 32 * 2 ** 20;

let handle;
let at;
let unflushed = 0;
let turn = Promise.resolve();

async function begin(file, start) {
  handle = await file.createSyncAccessHandle();
  at = start;
}

function write(pieces) {
  for (const piece of pieces) {
    if (handle.write(piece, { at }) < piece.byteLength) throw new DOMException("written in part", "QuotaExceededError");
    at += piece.byteLength;
    unflushed += piece.byteLength;
  }
  if (unflushed >= FLUSH_EVERY) {
    handle.flush();
    unflushed = 0;
  }
  return pieces.map((piece) => piece.buffer);
}

function close() {
  handle?.close();
  handle = undefined;
}

async function perform({ file, at, pieces, finish }) {
  if (pieces) return write(pieces);
  if (file) await begin(file, at);
  if (finish) handle.flush();
  if (!file) close();
  return [];
}

self.onmessage = ({ data }) => {
  turn = turn
    .then(() => perform(data))
    .then(
      (written) => self.postMessage({ written }, written),
      (error) => {
        close();
        self.postMessage({ failed: error?.name ?? "unknown" });
      },
    );
};
