// The envelope by itself, from memory to memory: beside a bare loop of WebCrypto, by either engine, and at three sizes.

import { figure, growth, rate, transposed } from "./figures.mjs";
import { openPages } from "./pages.mjs";
import { MIB } from "../lib/files.mjs";

const RUNS = 5;
const BYTES = 256 * MIB;

/** Sizes in MiB, and how often each is measured: a short run is disturbed by less. */
const SIZES = [2, 20, 200];
const LINEAR = 1.1;

export async function measureEnvelope() {
  const pages = await openPages();
  const inWorker = (name, options) => pages.call("worker.mjs", "inWorker", { module: "/page/envelope.mjs", name, options });

  const runs = await inWorker("sealBesideBare", { bytes: BYTES, runs: RUNS });
  figure("seal_memory_vs_webcrypto", "×", "higher", runs.map((run) => run.encrypt / run.seal), 0.85);
  figure("open_memory_vs_webcrypto", "×", "higher", runs.map((run) => run.decrypt / run.open), 0.85);
  const { seal, open, encrypt, decrypt } = transposed(runs);
  const speeds = { seal_memory: seal, open_memory: open, webcrypto_encrypt: encrypt, webcrypto_decrypt: decrypt };
  for (const [name, times] of Object.entries(speeds)) {
    figure(`${name}_mb_s`, "MB/s", "higher", times.map((second) => rate(BYTES, second)));
  }

  const sizes = [];
  for (const mib of SIZES) {
    sizes.push([mib, transposed(await inWorker("sealAndOpen", { engine: "webcrypto", bytes: mib * MIB, runs: RUNS }))]);
  }
  growth("growth_seal", sizes.map(([mib, times]) => [mib, times.seal]), LINEAR);
  growth("growth_open", sizes.map(([mib, times]) => [mib, times.open]), LINEAR);

  for (const [engine, name] of [["rustcrypto", "portable"], ["webcrypto", "webcrypto"]]) {
    const keys = await inWorker("makeKeys", { engine, runs: RUNS });
    figure(`make_rsa_2048_${name}_ms`, "ms", "lower", keys.map((second) => second * 1000));
  }
  await pages.close();
}
