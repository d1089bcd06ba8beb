// Serves directories on loopback, as any static host would: right types, no fallbacks, no cache. Left out on purpose:
// everything that a static host doesn't do, so that what passes here works anywhere.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { pipeline } from "node:stream/promises";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ts": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/**
 * Serves `mounts`, a directory for each path prefix: `{ "/": dist, "/docs/": docs }`; the longest prefix wins.
 * `onRequest` hears the path of everything that is asked for. The answer waits for the promise that it returns, if it returns one;
 * if that is of `false`, the connection is cut instead. `headers` go with every answer. Gives `{ url, port, close }`.
 */
export async function serve(mounts, onRequest = () => {}, headers = {}) {
  const prefixes = Object.keys(mounts).sort((a, b) => b.length - a.length);

  async function fileFor(address) {
    const path = decodeURIComponent(new URL(address, "http://localhost").pathname);
    const prefix = prefixes.find((candidate) => path.startsWith(candidate));
    if (prefix === undefined) return null;
    const root = normalize(mounts[prefix] + sep);
    const file = join(root, path.slice(prefix.length));
    if (!file.startsWith(root)) return null;
    const found = await stat(file).catch(() => null);
    if (found?.isDirectory()) return path.endsWith("/") ? fileFor(`${path}index.html`) : null;
    return found?.isFile() ? { file, size: found.size } : null;
  }

  const server = createServer(async (request, response) => {
    if ((await onRequest(new URL(request.url, "http://localhost").pathname)) === false) {
      request.socket.destroy();
      return;
    }
    const found = await fileFor(request.url).catch(() => null);
    if (!found) {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found\n");
      return;
    }
    response.writeHead(200, {
      ...headers,
      "cache-control": "no-store",
      "content-length": found.size,
      "content-type": TYPES[extname(found.file)] ?? "application/octet-stream",
    });
    // A browser that goes away in the middle is not our failure.
    await pipeline(createReadStream(found.file), response).catch(() => {});
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, port, close };
}
