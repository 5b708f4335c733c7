// The engine as a page uses it, on the built site in DIGITV_SITE.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { importEngine, loaderOf } from './engines/digitv.mjs';

const site = process.env.DIGITV_SITE;
const manifest = JSON.parse(await readFile(path.join(site, 'search/manifest.json'), 'utf8'));
const { createSearch } = await importEngine(site);
const { search } = await createSearch({ load: loaderOf(site) });
const first = async (query, options) => (await search(query, options)).results[0];

test('the engine is small', async () => {
  const bytes = await readFile(path.join(site, 'search', manifest.engine));
  assert.ok(gzipSync(bytes).length < 14 * 1024, `${gzipSync(bytes).length} bytes`);
  assert.equal(/\bdocument\.|\bwindow\.|\beval\(|new Function|WebAssembly/.exec(bytes.toString()), null);
});

test('a result has what a page shows', async () => {
  const result = await first('Digisos');
  assert.equal(result.url, '/losninger/digisos/');
  assert.equal(result.kind, 'løsning');
  assert.equal(result.lang, 'nb');
  assert.match(result.title, /Digisos/);
  assert.ok(result.score > 0 && result.summary.length > 0);
  assert.ok(result.meta.every((fact) => typeof fact === 'string'));
  assert.match(result.date ?? '2024', /^\d{4}(-\d\d){0,2}$/);
  assert.ok(result.excerpt.some(({ mark }) => mark));
});

test('the words that were found are marked, and nothing else is', async () => {
  const { results } = await search('vannmålere');
  const marked = results.flatMap(({ excerpt }) => excerpt).filter(({ mark }) => mark);
  assert.ok(marked.length > 0);
  for (const { text } of marked) assert.match(text, /vann|mål|vass/i);
});

test('a result leads to the best heading', async () => {
  const { results } = await search('hva det koster');
  const headings = results.filter(({ heading }) => heading);
  assert.ok(headings.length > 0);
  for (const { heading } of headings) assert.ok(heading.id && heading.title);
});

test('a document and its twin are one result, in the language that was written', async () => {
  for (const [query, lang] of [
    ['søknad om økonomisk sosialhjelp', 'nb'],
    ['tilgjengeerklæring', 'nn'],
  ]) {
    const { results } = await search(query, { limit: 50 });
    const plain = results.map(({ url }) => url.replace(/^\/nn/, ''));
    assert.equal(new Set(plain).size, plain.length, query);
    assert.equal(results[0].lang, lang, query);
  }
});

test('pages follow one another', async () => {
  const all = await search('kommune', { limit: 20 });
  const second = await search('kommune', { limit: 10, offset: 10 });
  assert.ok(all.total > 20);
  assert.deepEqual(second.results, all.results.slice(10));
});

test('an empty query lists everything, newest first', async () => {
  const { total, results } = await search('', { limit: 1000 });
  assert.equal(total, manifest.documents - manifest.versions.length);
  const dates = results.map(({ date }) => date).filter(Boolean);
  assert.deepEqual(dates, [...dates].sort().reverse());
});

test('results by date are the same, in another order', async () => {
  const urls = (list) => list.results.map(({ url }) => url).sort();
  const byRelevance = await search('arkiv', { limit: 500 });
  const byDate = await search('arkiv', { limit: 500, sort: 'date' });
  assert.deepEqual(urls(byDate), urls(byRelevance));
  const dates = byDate.results.map(({ date }) => date ?? '');
  assert.deepEqual(dates, [...dates].sort().reverse());
});

test('filters combine: values of one facet add, facets narrow', async () => {
  const count = async (filters) => (await search('digital', { filters })).total;
  const [solutions, reports] = await Promise.all([count({ kind: ['løsning'] }), count({ kind: ['erfaring'] })]);
  assert.ok(solutions > 0 && reports > 0);
  assert.equal(await count({ kind: ['løsning', 'erfaring'] }), solutions + reports);
  const both = await count({ kind: ['erfaring'], municipality: ['skien'] });
  assert.ok(both > 0 && both < reports);
  assert.equal(await count({ kind: ['finnes-ikke'] }), 0);
  assert.equal(await count({ 'no-such-facet': ['x'] }), 0);
});

test('a count says what a further filter would give', async () => {
  const filters = { kind: ['erfaring'] };
  const { facets, total } = await search('digital', { filters, facets: true });
  assert.deepEqual(Object.keys(facets), ['kind', 'topic', 'municipality', 'solution', 'status', 'year', 'language']);
  const topic = facets.topic[0];
  assert.equal((await search('digital', { filters: { ...filters, topic: [topic.value] } })).total, topic.count);
  // Within the facet that is filtered by, other values are counted as if it were not.
  const solutions = facets.kind.find(({ value }) => value === 'løsning');
  assert.equal((await search('digital', { filters: { kind: ['løsning'] } })).total, solutions.count);
  assert.equal(facets.kind.find(({ value }) => value === 'erfaring').count, total);
  assert.equal(solutions.label, 'Løsning');
  assert.deepEqual((await search('digital')).facets, {});
});

test('a misspelled query is put right, a right one is left alone', async () => {
  assert.equal((await search('trygghetsalrm')).didYouMean, 'trygghetsalarm');
  assert.equal((await search('trygghetsalarm')).didYouMean, null);
});

test('whatever is typed, there is an answer and no error', async () => {
  for (const query of [
    '',
    '   ',
    'a'.repeat(10_000),
    'kommune '.repeat(1_250),
    'a-'.repeat(5_000),
    '.,;:!?-–—«»"\'()[]{}/\\|*+=%&#@^~`',
    '😀 👩‍👩‍👧‍👦 🇳🇴',
    '\u0000\u0001\u001b[31m\u007f',
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    'vann\ud800måler',
    '\udc00',
    'å\u030a\u0308ø\u0301',
    '__proto__',
    'constructor toString hasOwnProperty',
    '東京 Москва ελληνικά',
    null,
    undefined,
    42,
  ]) {
    const { total, results } = await search(query, { facets: true });
    assert.ok(Number.isInteger(total) && Array.isArray(results), String(query).slice(0, 40));
  }
  assert.equal((await search('.,;:!?')).total, 0);
});

test('a query shows no markup of its own', async () => {
  const { results } = await search('<b>digital</b>');
  assert.ok(results.length > 0);
  for (const { text } of results.flatMap(({ excerpt }) => excerpt)) assert.doesNotMatch(text, /<\/?b>/);
});

test('a file that fails is told of, and asked for again', async () => {
  const load = loaderOf(site);
  let isDown = false;
  const engine = await createSearch({
    load: (name) => (isDown ? Promise.reject(new TypeError('offline')) : load(name)),
  });
  isDown = true;
  await assert.rejects(engine.search('digisos'), { name: 'LoadError' });
  isDown = false;
  assert.ok((await engine.search('digisos')).total > 0);
});

test('a manifest that fails is told of too', async () => {
  await assert.rejects(createSearch({ load: () => Promise.reject(new TypeError('offline')) }), { name: 'LoadError' });
});

test('a search without facets does not fetch them', async () => {
  const seen = [];
  const load = loaderOf(site);
  const engine = await createSearch({ load: (name) => (seen.push(name), load(name)) });
  await engine.search('digisos');
  assert.ok(!seen.some((name) => name.includes(manifest.facets)));
  assert.equal(new Set(seen).size, seen.length);
  assert.ok(seen.length < 16, `${seen.length} files`);
});
