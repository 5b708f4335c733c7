// The text of the pages of a built site, for engines that index HTML.

import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

/** Every page that search engines may index: `{ url, title, headings, summary, text }`. */
export async function pagesOf(site) {
  const pages = [];
  for (const file of (await readdir(site, { recursive: true })).sort()) {
    if (!file.endsWith('index.html')) continue;
    const html = withoutSoftHyphens(await readFile(path.join(site, file), 'utf8'));
    if (/<meta name="?robots"? content="?noindex/.test(html)) continue;
    const main = /<main\b[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? html;
    const of = (tag) =>
      [...main.matchAll(new RegExp(`<${tag}\\b[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))].map((match) => plain(match[1]));
    pages.push({
      url: `/${file.slice(0, -'index.html'.length)}`,
      title: of('h1')[0] ?? plain(/<title>([\s\S]*?)<\/title>/.exec(html)?.[1] ?? ''),
      headings: ['h2', 'h3', 'h4'].flatMap(of).join('\n'),
      summary: /<meta name="?description"? content="([^"]*)"/.exec(html)?.[1] ?? '',
      text: plain(main),
    });
  }
  return pages;
}

// Pages that the site makes of many documents.
const LISTS = new Set(
  'dekning behov sammenlign status stanset pris nytt vedlikehold tall avtaler sok fortell rett'.split(' '),
);

/** Whether a page is a document and not a list of documents or a topic: only such are judged. */
export function isJudged(url) {
  const [folder, name, more] = url
    .replace(/^\/nn\//, '/')
    .split('/')
    .slice(1);
  if (['temaer', 'regioner'].includes(folder)) return false;
  if (['kommuner', 'losninger', 'erfaringer', 'samarbeid'].includes(folder))
    return Boolean(name) && !more && name !== 'side';
  return Boolean(folder) && !LISTS.has(folder);
}

/** Where a long word may be divided is no part of the word. */
export function withoutSoftHyphens(html) {
  return html.replace(/\u00ad|&shy;|&#173;/g, '');
}

function plain(html) {
  return html
    .replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(
      /&(amp|lt|gt|quot|#39|nbsp);/g,
      (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' })[name],
    )
    .replace(/\s+/g, ' ')
    .trim();
}
