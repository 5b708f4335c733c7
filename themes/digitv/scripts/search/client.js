// The page's end of the search: asks a worker, and does the work here where workers fail.

import { createHost } from './host.js';

/** The site's policy trusts one address for a worker, and no other. */
let policy;

/** @param {string} script  the address of the worker, the same each time */
function trusted(script) {
  policy ??= globalThis.trustedTypes?.createPolicy('digitv-worker', {
    createScriptURL(address) {
      if (address !== script) throw new TypeError(`not the worker: ${address}`);
      return address;
    },
  });
  return policy?.createScriptURL(script) ?? script;
}

/**
 * @typedef {{ search(query: string, options?: object): Promise<any> }} Client
 */

/**
 * @param {string} manifest  address of `search/manifest.json`
 * @param {string} script  address of the worker
 * @returns {Client}
 */
export function createClient(manifest, script) {
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
    host = createHost(manifest);
    for (const call of waiting.values()) askHere(call);
    waiting.clear();
  }

  function askHere({ query, options, resolve, reject }) {
    host.search(query, options).then(resolve, reject);
  }

  try {
    worker = new Worker(trusted(script), { type: 'module' });
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
