// Runs the search engine, wherever this is: in a worker, or in the page where workers fail.

import { ENGINE, createSearch } from './engine.js';

/** So long may a file take, in milliseconds. */
const PATIENCE = 20_000;

/** The name that the engine has for the manifest. */
const MANIFEST = 'manifest.json';

/** A file of the search could not be fetched. Trying again may help. */
export class LoadError extends Error {
  name = 'LoadError';
}

/**
 * The engine that the manifest at this address names, which is fetched with the first query where it
 * is another one than came with this script: the site was published by a later program. When a file
 * cannot be fetched, the site may have been published again and its files have other names: the
 * query is then tried once more with a manifest that the browser has not kept.
 * @param {string} manifest
 */
export function createHost(manifest) {
  let engine;
  let attempts = 0;

  async function begin() {
    const again = attempts > 0;
    attempts += 1;
    const response = await get(manifest, again ? 'reload' : 'default');
    const bytes = await response.arrayBuffer();
    const { engine: path } = JSON.parse(new TextDecoder().decode(bytes));
    const create = path === ENGINE ? createSearch : await fetchEngine(path, again);
    return create({
      // The engine reads the manifest too, and it must be the same one.
      load: async (path) => (path === MANIFEST ? bytes : (await get(new URL(path, manifest))).arrayBuffer()),
    });
  }

  async function fetchEngine(path, again) {
    const url = new URL(path, manifest);
    // Some browsers remember a module that failed; under another address they ask again.
    if (again) url.searchParams.set('again', String(attempts));
    const module = await import(url.href).catch((error) => {
      throw new LoadError(String(error));
    });
    return module.createSearch;
  }

  /** Asks the engine; after a failure the next question begins with the manifest. */
  async function ask(query, options) {
    engine ??= begin();
    const asked = engine;
    try {
      return await (await asked).search(query, options);
    } catch (error) {
      if (engine === asked) engine = undefined;
      throw error;
    }
  }

  return {
    /** As the engine's own `search`. */
    async search(query, options) {
      try {
        return await ask(query, options);
      } catch (error) {
        if (error?.name !== 'LoadError') throw error;
        return ask(query, options);
      }
    },
    /** Begins to fetch the engine. That it fails is told to the first query. */
    warm() {
      engine ??= begin();
      engine.catch(() => {});
    },
  };
}

async function get(url, cache) {
  let response;
  try {
    response = await fetch(url, { cache, signal: AbortSignal.timeout(PATIENCE) });
  } catch (error) {
    throw new LoadError(`${url}: ${error}`);
  }
  if (!response.ok) throw new LoadError(`${url}: ${response.status}`);
  return response;
}
