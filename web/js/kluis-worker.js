// The worker's entry: its program and its scripts at once.
const program = fetch(new URL("./worker_bg.wasm?v=0.1.0", import.meta.url));
const later = import("./kluis-later.js?v=0.1.0");
const { default: init } = await import("./worker.js?v=0.1.0");
await later;
await init({ module_or_path: program });
