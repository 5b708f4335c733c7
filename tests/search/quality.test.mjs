// The search of the built site in DIGITV_SITE is no worse than it was, in any class of the judged
// queries. When it has become better, write it down: `node evaluate.mjs SITE --baseline`.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { open } from './engines/digitv.mjs';
import { byClass, measure, readQueries } from './measures.mjs';

const MOST = 0.02;
const MOST_WITHOUT_RESULT = 0.015;

const read = (name) => readFile(new URL(name, import.meta.url), 'utf8');
const baseline = JSON.parse(await read('baseline.json'));
const queries = readQueries(await read('queries.jsonl'));
const search = await open(process.env.DIGITV_SITE);
const measured = [];
for (const { query, relevant } of queries) measured.push(measure(await search(query), relevant));
const now = byClass(queries, measured);

test('the queries are enough to tell', () => {
  assert.ok(queries.length >= 120);
  assert.deepEqual([...now.keys()], Object.keys(baseline));
});

for (const [name, { ndcg }] of now) {
  test(`nDCG@10: ${name}`, () => {
    assert.ok(ndcg >= baseline[name] - MOST, `${ndcg.toFixed(3)}, was ${baseline[name]}`);
  });
}

test('next to no query is without a result', () => {
  assert.ok(now.get('all').zero < MOST_WITHOUT_RESULT, `${now.get('all').zero}`);
});
