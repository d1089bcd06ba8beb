// Calls an exported function of a module in a dedicated worker, where a page may not do something or would be kept busy.

/** Runs in a page: a worker that answers one call. */
export async function inWorker({ module, name, options }) {
  const worker = new Worker(import.meta.url, { type: "module" });
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => ("error" in data ? reject(new Error(data.error)) : resolve(data.result));
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage({ module, name, options });
    });
  } finally {
    worker.terminate();
  }
}

/** Runs in a page: the same, with the file that its only input holds. */
export function withChosenFile({ module, name, options }) {
  const [file] = document.querySelector("input[type=file]").files;
  return inWorker({ module, name, options: { ...options, file } });
}

if ("DedicatedWorkerGlobalScope" in globalThis) {
  globalThis.onmessage = async ({ data: { module, name, options } }) => {
    try {
      postMessage({ result: await (await import(module))[name](options) });
    } catch (error) {
      postMessage({ error: String(error?.stack ?? error) });
    }
  };
}
