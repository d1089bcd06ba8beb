// Loads the later part of a program that was cut in two after it was built (`crates/split`). Not in Rust: what loads must need nothing
// of what is loaded. The first part exports what the later one imports, and a table in which that one puts its functions; a program
// that wasn't cut has no such table, and nothing to load.
const TABLE = "later ";
let first;
let address;
let loading = null;

const isLoaded = () => !first || first.later_loaded.value === 1;
const instantiate = (module) => isLoaded() || new WebAssembly.Instance(module, { first });

async function load() {
  const response = await fetch(address);
  instantiate(await WebAssembly.compile(await response.arrayBuffer()));
}

globalThis.kluisLater = {
  isLoaded,

  /** Says whose later part it is, and how its file is called. The script that starts the program does, just before. */
  begin(exports, name) {
    const table = Object.keys(exports).find((key) => key.startsWith(TABLE));
    if (!table) return;
    first = exports;
    address = new URL(`./${name}?v=${table.slice(TABLE.length)}`, import.meta.url);
  },

  /** Loads it while everything waits. A page may do that only as text, in which every byte is a character. */
  now() {
    const request = new XMLHttpRequest();
    request.open("GET", address, false);
    request.overrideMimeType("text/plain; charset=x-user-defined");
    request.send();
    const text = request.responseText;
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = text.charCodeAt(at);
    instantiate(new WebAssembly.Module(bytes));
  },

  /** Loads it while everything else goes on. */
  ahead() {
    if (isLoaded()) return Promise.resolve();
    loading ??= load().finally(() => (loading = null));
    return loading;
  },
};
