// The worker's entry: its program and its script at once.
const program = fetch(new URL("./worker_bg.wasm?v=0.1.0", import.meta.url));
const { default: init } = await import("./worker.js?v=0.1.0");
await init({ module_or_path: program });
