// The engine of the built site, as it is published.

import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isJudged } from './pages.mjs';

/** Opens the search in the folder `site`; `load` may be given to count what is fetched. */
export async function open(site, load = loaderOf(site)) {
  const { createSearch } = await importEngine(site);
  const engine = await createSearch({ load });
  return async (query) =>
    (await engine.search(query, { limit: 30 })).results.map((result) => result.url).filter(isJudged);
}

/** Reads the files of the search in the folder `site`. */
export function loaderOf(site) {
  return async (name) => {
    const bytes = await readFile(path.join(site, 'search', name));
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  };
}

/** The engine of the site in the folder `site`; or another one, in DIGITV_ENGINE, to try it out. */
export async function importEngine(site) {
  const manifest = JSON.parse(await readFile(path.join(site, 'search/manifest.json'), 'utf8'));
  return importModule(process.env.DIGITV_ENGINE ?? path.join(site, 'search', manifest.engine));
}

// A published module ends in `.js`, which Node takes for an older kind of file outside a package.
async function importModule(file) {
  if (file.endsWith('.mjs')) return import(pathToFileURL(file).href);
  const folder = await mkdtemp(path.join(tmpdir(), 'digitv-engine-'));
  const copy = path.join(folder, 'engine.mjs');
  await copyFile(file, copy);
  try {
    return await import(pathToFileURL(copy).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}
