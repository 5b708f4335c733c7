// The page's end of the search: asks a worker, and does the work here where workers fail.

/** Where the worker is. */
const WORKER = new URL('./worker.js', import.meta.url);
/** The site's policy trusts this address for a worker, and no other. */
const trusted = globalThis.trustedTypes?.createPolicy('digitv-worker', {
  createScriptURL(address) {
    if (address !== WORKER.href) throw new TypeError(`not the worker: ${address}`);
    return address;
  },
});

/**
 * @param {string} manifest  address of `search/manifest.json`
 * @returns {{ search(query: string, options?: object): Promise<any> }}
 */
export function createClient(manifest) {
  /** Questions on their way, by number. */
  const waiting = new Map();
  let asked = 0;
  let worker;
  let host;

  /** Without the worker, from now on; what it has not answered is asked again here. */
  function carryOn() {
    worker?.terminate();
    worker = undefined;
    if (host) return;
    host = import('./host.js').then(({ createHost }) => createHost(manifest));
    for (const call of waiting.values()) askHere(call);
    waiting.clear();
  }

  function askHere({ query, options, resolve, reject }) {
    host.then((host) => host.search(query, options)).then(resolve, reject);
  }

  try {
    worker = new Worker(trusted ? trusted.createScriptURL(WORKER.href) : WORKER, { type: 'module' });
    worker.addEventListener('error', carryOn);
    worker.addEventListener('messageerror', carryOn);
    worker.addEventListener('message', ({ data: { id, answer, error } }) => {
      const call = waiting.get(id);
      waiting.delete(id);
      if (error === undefined) call?.resolve(answer);
      else call?.reject(new Error(error));
    });
    worker.postMessage({ manifest });
  } catch {
    carryOn();
  }

  return {
    search: (query, options = {}) =>
      new Promise((resolve, reject) => {
        const call = { query, options, resolve, reject };
        if (!worker) {
          askHere(call);
          return;
        }
        asked += 1;
        waiting.set(asked, call);
        worker.postMessage({ id: asked, query, options });
      }),
  };
}
