// The built site under test: its pages, what each holds, and one page of every kind.

import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { Parser } from 'htmlparser2';

import { serve } from './server.mjs';

/** The folder with the built site: `DIGITV_SITE`, or `public/` of the repository. */
export const folder = path.resolve(
  process.env.DIGITV_SITE ?? fileURLToPath(new URL('../../../public', import.meta.url)),
);

/**
 * @typedef {object} Page
 * @property {string} file     relative to the site, `/` between parts
 * @property {string} address  from the root of the site, without base path: `/losninger/digisos/`
 * @property {number} size     bytes
 * @property {string} html
 * @property {boolean} redirect  it only sends the reader on
 * @property {{ tag: string, attributes: Record<string, string> }[]} elements
 * @property {Set<string>} ids
 */

/**
 * Every HTML file of the site, read and parsed.
 * @returns {Promise<Page[]>}
 */
export async function readPages() {
  const files = (await listFiles()).filter((file) => file.endsWith('.html'));
  if (files.length === 0) throw new Error(`${folder} har ingen sider. Bygg nettstedet først.`);
  return Promise.all(files.map(readPage));
}

/** Every file of the site, sorted. */
export async function listFiles() {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .sort();
}

/**
 * Serves the site as it will be published, under the path of its `base_url`.
 * @param {Parameters<typeof serve>[2]} [standIns]  files that are answered in another way
 */
export async function serveSite(standIns) {
  const base = await basePath();
  const server = await serve(folder, base, standIns);
  return { ...server, base, url: (address) => server.origin + base + address.replace(/^\//, '') };
}

/** The path that the site is published under, as its front page says: `/`, or `/kunnskap/`. */
export async function basePath() {
  const front = await readPage('index.html');
  const canonical = front.elements.find(({ tag, attributes }) => tag === 'link' && attributes.rel === 'canonical');
  return canonical ? new URL(canonical.attributes.href).pathname : '/';
}

/**
 * One or two pages of every kind. Pages side by side in a folder are of one kind, and the
 * largest and the smallest of them stand for the rest: all that can be shown, and what is shown
 * where nothing is known. Any other page is a kind of its own.
 * @param {Page[]} pages
 */
export function pagesOfEveryKind(pages) {
  const kinds = new Map();
  for (const page of pages.filter((page) => !page.redirect)) {
    const kind = kindOf(page.address);
    kinds.set(kind, [...(kinds.get(kind) ?? []), page]);
  }
  return [...kinds.values()].flatMap((same) => {
    const bySize = same.toSorted((a, b) => b.size - a.size || (a.file < b.file ? -1 : 1));
    return bySize.length > 1 ? [bySize[0], bySize.at(-1)] : bySize;
  });
}

/** `/kommuner/skien/` → `/kommuner/*`, and what is under it likewise; what lies at the top is itself. */
function kindOf(address) {
  const parts = address.split('/').filter(Boolean);
  const top = parts[0] === 'nn' ? 2 : 1;
  if (parts.length <= top) return address;
  return `/${[...parts.slice(0, top), '*', ...parts.slice(top + 1)].join('/')}`;
}

async function readPage(file) {
  const [html, { size }] = await Promise.all([
    readFile(path.join(folder, file), 'utf8'),
    stat(path.join(folder, file)),
  ]);
  const elements = parse(html);
  return {
    file,
    address: `/${file}`.replace(/\/index\.html$/, '/'),
    size,
    html,
    redirect: elements.some(({ attributes }) => attributes['http-equiv'] === 'refresh'),
    elements,
    ids: new Set(elements.map(({ attributes }) => attributes.id).filter(Boolean)),
  };
}

function parse(html) {
  const elements = [];
  const parser = new Parser({
    onopentag: (tag, attributes) => elements.push({ tag, attributes }),
  });
  parser.end(html);
  return elements;
}
