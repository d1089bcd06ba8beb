// The one script that a page needs: it defines <kluis-lab>. Everything else is found beside it, wherever it comes from.
import init from "./app.js?v=0.1.0";

await init({ module_or_path: new URL("./app_bg.wasm?v=0.1.0", import.meta.url) });
