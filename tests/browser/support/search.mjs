// A search engine to test the page with: it keeps the contract of the real one, answers what the
// test knows, and is slow or fails when told. It is served in the place of the site's own.

import { readFile } from 'node:fs/promises';

const ENGINE = await readFile(new URL('engine.js', import.meta.url), 'utf8');

/** The stand-in, and the switches for it. */
export function standInSearch() {
  const search = {
    /** Whether files of the index can be fetched. */
    broken: false,
    /** Paths asked for, in order. */
    asked: [],
    files: new Map(),
  };
  const add = (path, type, body) => {
    search.files.set(path, async () => {
      search.asked.push(path);
      const isIndex = path === 'search/shard.bin';
      return search.broken && isIndex ? { status: 503, body: '', type } : { body, type };
    });
  };
  add('search/manifest.json', 'application/json', JSON.stringify({ engine: 'engine.js' }));
  add('search/engine.js', 'text/javascript', ENGINE);
  add('search/shard.bin', 'application/octet-stream', 'x');
  return search;
}
