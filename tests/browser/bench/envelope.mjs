// The envelope by itself, from memory to memory: beside a bare loop of WebCrypto, by either engine, and at three sizes.

import { figure, growth, transposed } from "./figures.mjs";
import { openPages } from "./pages.mjs";

const RUNS = 5;

/** The loops in the order in which they run, and over how many MiB: what is compared stands side by side. */
const LOOPS = { encrypt: 256, seal: 256, decrypt: 256, open: 256, "seal-rust": 32, "open-rust": 32 };

/** Sizes in MiB. */
const SIZES = [4, 40, 400];
const LINEAR = 1.1;

export async function measureEnvelope() {
  const pages = await openPages();
  const run = (loops) => pages.call("worker.mjs", "inWorker", { module: "/page/loops.mjs", name: "runLoops", options: { loops, runs: RUNS } });

  const runs = await run(LOOPS);
  figure("seal_memory_vs_webcrypto", "×", "higher", runs.map(({ seal, encrypt }) => seal / encrypt), 0.85);
  figure("open_memory_vs_webcrypto", "×", "higher", runs.map(({ open, decrypt }) => open / decrypt), 0.85);
  const names = {
    seal: "seal_memory_mb_s",
    open: "open_memory_mb_s",
    encrypt: "webcrypto_encrypt_mb_s",
    decrypt: "webcrypto_decrypt_mb_s",
    "seal-rust": "seal_memory_portable_mb_s",
    "open-rust": "open_memory_portable_mb_s",
  };
  for (const [loop, rates] of Object.entries(transposed(runs))) figure(names[loop], "MB/s", "higher", rates);

  const grown = [];
  for (const mib of SIZES) grown.push([mib, transposed(await run({ seal: mib, open: mib }))]);
  for (const loop of ["seal", "open"]) {
    growth(`growth_${loop}`, grown.map(([mib, rates]) => [mib, rates[loop].map((rate) => mib / rate)]), LINEAR);
  }

  for (const [engine, name] of [["rustcrypto", "portable"], ["webcrypto", "webcrypto"]]) {
    const seconds = await pages.call("keys.mjs", "makeKeys", { engine, runs: RUNS });
    figure(`make_rsa_2048_${name}_ms`, "ms", "lower", seconds.map((second) => second * 1000));
  }
  await pages.close();
}
