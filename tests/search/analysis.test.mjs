// The program and the engine take words apart alike: every word of the built site in DIGITV_SITE
// is found where the engine looks for it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import { chunksOf, createAnalysis } from '../../src/search/engine/analysis.mjs';
import { pathsOf } from '../../src/search/engine/cards.mjs';
import { createFetcher, createShards, readJson, readTerms } from '../../src/search/engine/shards.mjs';
import { loaderOf } from './engines/digitv.mjs';

const site = process.env.DIGITV_SITE;
const manifest = JSON.parse(await readFile(path.join(site, 'search/manifest.json'), 'utf8'));
const analysis = createAnalysis(manifest.rules);
const fetched = createFetcher(loaderOf(site));
const terms = createShards(manifest.terms, fetched, readTerms(analysis));

test('every word of the index is where its key says', async () => {
  let words = 0;
  const wrong = [];
  for (let at = 0; at < terms.count; at += 1) {
    let before = '';
    for (const { form, key } of (await terms.get(at)).entries) {
      words += 1;
      if (terms.at(key) !== at || key < before) wrong.push(form);
      before = key;
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(words > 20, `${words} words`);
});

test('every word of every text is in the index', async () => {
  const missing = new Set();
  for (const path of pathsOf(manifest.cards)) {
    for (const card of await fetched(path, readJson)) {
      const [title, , , , summary, , , headings, texts] = card;
      const all = [title, summary, ...headings.map((heading) => heading[1]), ...texts];
      for (const { 0: chunk } of chunksOf(all.join('\n'))) {
        for (const { form } of analysis.takeApart(chunk).words) {
          if (analysis.isLight(form)) continue;
          const key = analysis.key(analysis.fold(form));
          const english = analysis.englishKey(analysis.fold(form));
          const [norwegian, other] = await Promise.all([key, english].map((key) => terms.get(terms.at(key))));
          const found = [...(norwegian.byKey.get(key) ?? []), ...(other.byKey.get(english) ?? [])];
          if (!found.some((entry) => entry.form === form)) missing.add(form);
        }
      }
    }
  }
  assert.deepEqual([...missing], []);
});
