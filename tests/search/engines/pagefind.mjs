// Pagefind with one forced Norwegian index, run on the pages of the site that are documents. The
// program is `pagefind` or `pagefind_bin` on the path, or in PAGEFIND.

import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isJudged, pagesOf, withoutSoftHyphens } from './pages.mjs';

/** Indexes the documents of the built site in the folder `site`. */
export async function open(site) {
  const folder = await mkdtemp(path.join(tmpdir(), 'pagefind-'));
  process.on('exit', () => execFileSync('rm', ['-rf', folder]));
  for (const { url } of await pagesOf(site)) {
    if (!isJudged(url)) continue;
    const html = await readFile(path.join(site, url, 'index.html'), 'utf8');
    await mkdir(path.join(folder, url), { recursive: true });
    await writeFile(path.join(folder, url, 'index.html'), withoutSoftHyphens(html));
  }
  execFileSync(process.env.PAGEFIND ?? 'pagefind', [
    '--site',
    folder,
    '--root-selector',
    'main',
    '--force-language',
    'no',
    '--quiet',
  ]);
  const module = path.join(folder, 'pagefind/pagefind.js');
  inPage(folder);
  const pagefind = await import(pathToFileURL(module).href);
  await pagefind.options({ basePath: `${pathToFileURL(path.join(folder, 'pagefind')).href}/`, baseUrl: '/' });
  await pagefind.init('no');
  await rm(path.join(folder, 'never'), { force: true });
  return async (query) => {
    const { results } = await pagefind.search(query);
    const shown = await Promise.all(results.slice(0, 20).map((result) => result.data()));
    return shown.map(({ url }) => url.replace(/^.*?(?=\/)/, ''));
  };
}

// What Pagefind expects of the page it runs in.
function inPage() {
  globalThis.window = { location: { origin: 'https://example.no', href: 'https://example.no/' } };
  globalThis.document = { querySelector: () => ({ getAttribute: () => 'no' }), currentScript: null };
  const ordinary = globalThis.fetch;
  globalThis.fetch = async (url, options) => {
    const address = String(url?.url ?? url).replace(/\?.*$/, '');
    return address.startsWith('file:') ? new Response(await readFile(fileURLToPath(address))) : ordinary(url, options);
  };
}
