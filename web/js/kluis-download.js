// A service worker of a few lines: it answers an address that exists once with what a worker of Kluis is opening, as a file that
// the browser saves while it comes. It keeps nothing, and sees no request but those below its own folder.
//
// page → here      { id, name, bytes, ahead, port }; anything else only keeps it awake
// port, from here  true: one more piece · false: nobody wants any more
// port, to here    Uint8Array · null: that was all · false: that is all there will be

const offers = new Map();
const PATIENCE_MS = 5000;

/** Pieces that were taken out of a stream and may still be read. */
const IN_USE = 2;
/** A port whose other end is closed: memory that is sent there is free at once, and not when somebody collects it. */
const { port1: nowhere, port2 } = new MessageChannel();
port2.close();

addEventListener("install", () => skipWaiting());

addEventListener("message", ({ data }) => {
  if (data?.port) offer(data.id).found(data);
});

addEventListener("fetch", (event) => event.respondWith(answer(event.request.url.split("/").pop())));

/** What was offered under this id, or will be: the request may come before the offer. */
function offer(id) {
  if (!offers.has(id)) {
    let found;
    const promise = new Promise((resolve) => (found = resolve));
    offers.set(id, { promise, found });
    setTimeout(() => {
      offers.delete(id);
      found(null);
    }, PATIENCE_MS);
  }
  return offers.get(id);
}

async function answer(id) {
  const offered = await offer(id).promise;
  offers.delete(id);
  if (!offered) return new Response(null, { status: 404 });
  // What an address in a header may not hold as it is, beyond what this function leaves alone.
  const name = encodeURIComponent(offered.name).replace(/['()*!]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
  return new Response(stream(offered), {
    headers: {
      "Content-Type": "application/octet-stream",
      "Content-Length": offered.bytes,
      "Content-Disposition": `attachment; filename*=UTF-8''${name}`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      "Cross-Origin-Embedder-Policy": "require-corp",
      "Cross-Origin-Resource-Policy": "same-origin",
    },
  });
}

/** Asks for as much as the browser takes, and a little ahead of that. */
function stream({ port, ahead }) {
  let asked = 0;
  // What the stream was given, in order: at the end those that wait in it, before them those that were taken out.
  const given = [];
  const giveBack = (waiting) => {
    while (given.length > waiting + IN_USE) nowhere.postMessage(null, [given.shift().buffer]);
  };
  const start = (controller) => {
    const stop = () => controller.error(new Error("the restore has stopped"));
    port.onmessage = ({ data }) => {
      asked -= 1;
      if (data === null) controller.close();
      else if (data) given.push(data) && controller.enqueue(data);
      else stop();
    };
    // Whoever opens is gone.
    port.onclose = stop;
  };
  const pull = (controller) => {
    giveBack(ahead - controller.desiredSize);
    for (; asked < controller.desiredSize; asked += 1) port.postMessage(true);
  };
  const cancel = () => {
    port.onmessage = port.onclose = null;
    port.postMessage(false);
  };
  return new ReadableStream({ start, pull, cancel }, { highWaterMark: ahead });
}
