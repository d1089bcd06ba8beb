// The one script that a page needs: it defines <kluis-lab>. Everything else is found beside it, wherever it comes from.
import init from "./app.js?v=0.1.0";

// The worker starts while the page's own program is loaded, which takes it over (`crates/browser/src/client/line.rs`).
const worker = new Worker(new URL("./kluis-worker.js?v=0.1.0", import.meta.url), { type: "module" });
const early = { worker, failed: false };
worker.onerror = () => (early.failed = true);
globalThis.kluisWorker = early;

await init({ module_or_path: new URL("./app_bg.wasm?v=0.1.0", import.meta.url) });
