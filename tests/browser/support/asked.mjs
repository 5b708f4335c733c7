// Asks questions of a built site as its search page does, without a browser: by the published module,
// the published data and the words of the page.

import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * @param {string} folder  a built site
 * @param {{ base?: string, page?: string }} [where]  its base path, and its search page
 * @returns {Promise<(query: string, own?: string) => Promise<{ main: string, more: string, items: string[],
 *   source: string, links: string[] } | undefined>>}
 */
export async function askedOf(folder, { base = '/', page = 'sok/index.html' } = {}) {
  const html = await readFile(path.join(folder, page), 'utf8');
  const [template] = html.match(/<template data-answers[\s\S]*?<\/template>/u);
  const texts = new Map();
  for (const [, key, text] of template.matchAll(/<p data-text="([^"]*)">(.*?)<\/p>/gu)) texts.set(key, plain(text));
  const address = (name) => new RegExp(`data-${name}="([^"]*)"`, 'u').exec(template)[1];
  const fileOf = (address) => path.join(folder, address.slice(base.length - 1));
  const load = async (address) => JSON.parse(await readFile(fileOf(address), 'utf8'));
  const first = address('first');
  // Outside a package of modules, Node takes a file of this name for one of another sort.
  const code = await readFile(fileOf(address('module')), 'utf8');
  const { createAnswers } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  const answers = createAnswers({
    first: await load(first),
    folder: first.slice(0, first.lastIndexOf('/') + 1),
    load,
    texts: { get: (key) => texts.get(key) },
  });
  return async (query, own) => {
    const answer = await answers.answer(query, own);
    if (!answer) return undefined;
    const pieces = [answer.main, ...answer.items, answer.more, answer.source].flat();
    return {
      main: said(answer.main),
      more: said(answer.more),
      items: answer.items.map(said),
      source: said(answer.source),
      links: pieces.filter((piece) => piece.href).map(({ href }) => href),
    };
  };
}

function said(pieces) {
  return pieces.map((piece) => piece.text ?? piece).join('');
}

/** The text of HTML: without tags, and with its entities as letters. */
export function plain(html) {
  const entities = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return html
    .replace(/<[^>]*>/gu, '')
    .replace(/&#x([\da-f]+);/giu, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/gu, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/gu, (entity, name) => entities[name] ?? entity);
}
