// Kluis beside what a user would pick instead, on the same bytes in the same page.

import { figure, rate, transposed } from "./figures.mjs";
import { MIB } from "../lib/files.mjs";
import { openPages } from "./pages.mjs";

const BYTES = 64 * MIB;
const RUNS = 5;
const PEERS = ["age-encryption", "openpgp", "@noble/ciphers", "libsodium-wrappers-sumo"];

/** The figures' names say what of each peer is measured. */
const SPEEDS = {
  kluis: "seal_64_mib_mb_s",
  portable: "seal_portable_mb_s",
  "portable, two workers": "seal_portable_two_workers_mb_s",
  "age-encryption": "peer_age_mb_s",
  openpgp: "peer_openpgp_mb_s",
  "@noble/ciphers": "peer_noble_gcm_mb_s",
  "libsodium-wrappers-sumo": "peer_libsodium_secretstream_mb_s",
};

export async function measurePeers() {
  const pages = await openPages();
  const options = { bytes: BYTES, runs: RUNS, sealers: Object.keys(SPEEDS) };
  const times = await pages.call("peers.mjs", "sealByEach", options);
  await pages.close();

  const ratio = (run) => Math.min(...PEERS.map((peer) => run[peer])) / run.kluis;
  figure("seal_vs_best_peer", "×", "higher", times.map(ratio), 2);
  const besideNoble = (sealer) => times.map((run) => run["@noble/ciphers"] / run[sealer]);
  figure("portable_vs_noble", "×", "higher", besideNoble("portable"), 2.5);
  figure("portable_two_workers_vs_noble", "×", "higher", besideNoble("portable, two workers"), 4);
  for (const [sealer, seconds] of Object.entries(transposed(times))) {
    figure(SPEEDS[sealer], "MB/s", "higher", seconds.map((second) => rate(BYTES, second)));
  }
}
