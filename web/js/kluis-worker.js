// The worker's entry. Trunk's own would do the same without the version.
import init from "./worker.js?v=0.1.0";

await init({ module_or_path: new URL("./worker_bg.wasm?v=0.1.0", import.meta.url) });
