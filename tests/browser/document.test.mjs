// What must be true of every HTML file, whatever a browser makes of it.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { readPages } from './support/site.mjs';

let pages;
before(async () => {
  pages = (await readPages()).filter((page) => !page.redirect);
});

test('every page says which language it is in', () => {
  const wrong = pages.filter((page) => {
    const lang = first(page, 'html')?.attributes.lang;
    // The same path with /nn/ first is the nynorsk version; a lone version may be in any of them.
    return !['nb', 'nn', 'en'].includes(lang) || (page.address.startsWith('/nn/') && lang !== 'nn');
  });
  assert.deepEqual(names(wrong), []);
});

test('every page has one h1, one main and a title of its own', () => {
  const wrong = pages.filter((page) => count(page, 'h1') !== 1 || count(page, 'main') !== 1);
  assert.deepEqual(names(wrong), []);

  const titles = new Map();
  for (const page of pages) {
    const title = /<title>([^<]*)<\/title>/.exec(page.html)?.[1].trim() ?? '';
    const key = `${first(page, 'html')?.attributes.lang} ${title}`;
    titles.set(key, [...(titles.get(key) ?? []), page.file]);
    assert.notEqual(title, '', `${page.file} har ingen tittel`);
  }
  assert.deepEqual(
    [...titles].filter(([, files]) => files.length > 1),
    [],
  );
});

test('no section is a heading alone', () => {
  const wrong = [];
  for (const page of pages) {
    // What waits for a script or for a choice is not seen.
    const shown = page.html.replace(/<(p|ul|table) [^>]*\bhidden>.*?<\/\1>/gs, '');
    for (const [, , heading] of shown.matchAll(/<(h[2-4])\b[^>]*>([^<]+)<\/\1>\s*<\/section>/g)) {
      wrong.push(`${page.file}: ${heading}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('a strict Content-Security-Policy has nothing to refuse', () => {
  const wrong = [];
  for (const page of pages) {
    for (const { tag, attributes } of page.elements) {
      const inlineScript = tag === 'script' && !attributes.src && attributes.type !== 'application/ld+json';
      const handler = Object.keys(attributes).find((name) => name.startsWith('on'));
      if (inlineScript || tag === 'style' || 'style' in attributes || handler) {
        wrong.push(`${page.file}: <${tag} ${handler ?? ''}>`);
      }
    }
  }
  assert.deepEqual(wrong, []);
});

test('data for search engines can be read', () => {
  for (const page of pages) {
    const blocks = page.html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs);
    for (const [, json] of blocks) assert.doesNotThrow(() => JSON.parse(json), page.file);
  }
});

function first(page, tag) {
  return page.elements.find((element) => element.tag === tag);
}

function count(page, tag) {
  return page.elements.filter((element) => element.tag === tag).length;
}

function names(pages) {
  return pages.map((page) => page.file);
}
