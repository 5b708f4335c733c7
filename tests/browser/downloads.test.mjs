// Links to files say what they are and how large, so that the reader knows it before opening them.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { basePath, readPages } from './support/site.mjs';

/** Files that open in another program than the browser. */
const FILE = /\.(csv|xlsx|json|ics|pdf|geojson)$/i;
const KIND_AND_SIZE = /\b(CSV|Excel|XLSX|JSON|ICS|PDF|GEOJSON), \d[\d,]*\s(kB|MB)\b/;

const pages = (await readPages()).filter(({ redirect }) => !redirect);

test('every link to a file of the site says its kind and its size', async () => {
  const origin = 'https://own.example';
  const base = origin + (await basePath());
  const wrong = [];
  let found = 0;
  for (const page of pages) {
    const links = page.html.matchAll(/<a\b[^>]*?\shref="([^"]*)"[^>]*>(.*?)<\/a>/gs);
    for (const [, href, inner] of links) {
      const target = new URL(href, base);
      if (target.origin !== origin || !FILE.test(target.pathname)) continue;
      found += 1;
      const text = inner.replace(/<[^>]*>/g, '').trim();
      if (!KIND_AND_SIZE.test(text)) wrong.push(`${page.file}: ${target.pathname} «${text}»`);
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(found > 0, 'the site leads to no file');
});
