// The one script that a page needs: it defines <kluis-lab>. Everything else is found beside it, wherever it comes from.
import "./kluis-later.js?v=0.1.0";

const beside = (name) => new URL(`./${name}?v=0.1.0`, import.meta.url);

// All at once: the programs are large, and none of this waits for another.
const program = fetch(beside("app_bg.wasm"));
const script = import("./app.js?v=0.1.0");
import("./kluis-host.js?v=0.1.0");

// The worker starts too, and the page's program takes it over with what it has told by then (`crates/browser/src/client/line.rs`).
// Its name says that the kept lab is wanted.
const name = document.querySelector("kluis-lab[storage=persist]") ? "kluis-persist" : "kluis";
const worker = new Worker(beside("kluis-worker.js"), { type: "module", name });
const early = { worker, told: [], failed: false };
worker.onmessage = ({ data }) => early.told.push(data);
worker.onerror = () => (early.failed = true);
globalThis.kluisWorker = early;

const { default: init } = await script;
await init({ module_or_path: program });
