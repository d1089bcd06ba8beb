// The one script that a page needs: it defines <kluis-lab>. Everything else is found beside it, wherever it comes from.
const beside = (name) => new URL(`./${name}?v=0.1.0`, import.meta.url);

/** Fetches a file, and retries twice. */
async function fetched(address) {
  for (const millis of [500, 2000]) {
    const response = await fetch(address).catch(() => null);
    if (response?.ok) return response;
    await new Promise((resolve) => setTimeout(resolve, millis));
  }
  return fetch(address);
}

// All at once: the programs are large, and none of this waits for another.
const program = fetched(beside("app_bg.wasm"));
const script = import("./app.js?v=0.1.0");
const host = import("./kluis-host.js?v=0.1.0");

// The worker starts too, and the page's program takes it over with what it has told by then (`crates/browser/src/client/line.rs`).
// Its name says that the kept lab is wanted.
const name = document.querySelector("kluis-lab[storage=persist]") ? "kluis-persist" : "kluis";
const worker = new Worker(beside("kluis-worker.js"), { type: "module", name });
const early = { worker, told: [], failed: false };
worker.onmessage = ({ data }) => early.told.push(data);
worker.onerror = () => (early.failed = true);
globalThis.kluisWorker = early;

try {
  const [{ default: init }] = await Promise.all([script, program, host]);
  await init({ module_or_path: program });
} catch (error) {
  console.error(error);
  document.querySelectorAll("kluis-lab").forEach(sayNotLoaded);
}

/** The one sentence that isn't in the catalogue (`crates/lab/src/text`), which is in the program. */
function sayNotLoaded(element) {
  const isDutch = (element.lang || document.documentElement.lang).startsWith("nl");
  const [words, again] = isDutch
    ? ["Kluis is niet geladen. Controleer je verbinding en probeer het opnieuw.", "Opnieuw proberen"]
    : ["Kluis did not load. Check your connection and try again.", "Try again"];
  const sentence = document.createElement("p");
  sentence.role = "alert";
  sentence.textContent = words;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = again;
  button.onclick = () => location.reload();
  element.append(sentence, button);
}
