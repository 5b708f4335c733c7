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

// Published as it is written, but for comments, and line ends and spaces that say nothing. Names take
// the most room: with short ones (esbuild) it would be some 12 kB, and that takes a parser of
// JavaScript in the build. It is fetched once, in a worker, when somebody begins to search.
test('the engine is small', async () => {
  const bytes = await readFile(path.join(site, 'search', manifest.engine));
  assert.ok(gzipSync(bytes).length < 16 * 1024, `${gzipSync(bytes).length} bytes`);
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
  for (const [query, url] of [
    ['søknad om økonomisk sosialhjelp', '/losninger/digisos/'],
    ['tilgjengelighetserklæring', '/tilgjengelighet/'],
    ['tilgjengeerklæring', '/nn/tilgjengelighet/'],
  ]) {
    const { results } = await search(query, { limit: 50 });
    const plain = results.map(({ url }) => url.replace(/^\/nn/, ''));
    assert.equal(new Set(plain).size, plain.length, query);
    assert.ok(
      results.slice(0, 3).some((result) => result.url === url),
      query,
    );
  }
});

test('what is in both languages comes in the main one, or in that of the reader', async () => {
  const twins = [
    ['velferdsteknologi', 'temaer/velferdsteknologi/'],
    ['Samfunnssikkerhet og beredskap', 'temaer/samfunnssikkerhet-og-beredskap/'],
    ['DigiTV', 'om/'],
    ['Grenland', 'regioner/grenland/'],
    ['dekning', 'dekning/'],
  ];
  for (const [query, page] of twins) {
    for (const [language, url] of [
      [undefined, `/${page}`],
      ['nb', `/${page}`],
      ['nn', `/nn/${page}`],
    ]) {
      const { results } = await search(query, { language });
      assert.ok(
        results.some((result) => result.url === url),
        `${query}, ${language}: ${results.map(({ url }) => url)}`,
      );
    }
  }
  const { results } = await search('', { filters: { kind: ['tema'] }, limit: 100 });
  assert.ok(results.length > 30 && results.every(({ lang }) => lang === 'nb'));
  // Whoever filters by a language is not given the other one.
  const filtered = await search('velferdsteknologi', { language: 'nn', filters: { language: ['nb'] } });
  assert.ok(filtered.results.every(({ lang }) => lang === 'nb'));
});

test("the site's own pages are found by their names", async () => {
  for (const [query, url] of [
    ['dekning', '/dekning/'],
    ['dekningskart', '/dekning/'],
    ['avtaler', '/avtaler/'],
    ['avtaler som går ut', '/avtaler/'],
    ['avtalar', '/nn/avtaler/'],
    ['sammenlign', '/sammenlign/'],
    ['samanlikn', '/nn/sammenlign/'],
    ['tall', '/tall/'],
    ['statistikk', '/tall/'],
    ['behov', '/behov/'],
    ['nytt', '/nytt/'],
    ['nyheter', '/nytt/'],
    ['vedlikehold', '/vedlikehold/'],
    ['vedlikehald', '/nn/vedlikehold/'],
    ['kart', '/'],
    ['erfaringer', '/erfaringer/'],
    ['løysingar', '/nn/losninger/'],
    ['kommuner', '/kommuner/'],
    ['temaer', '/temaer/'],
    ['fra a til å', '/sok/'],
  ]) {
    assert.equal((await first(query))?.url, url, query);
  }
});

test('numbers are found with and without spaces', async () => {
  for (const [query, url] of [
    ['56812', '/kommuner/skien/'],
    ['56 812', '/kommuner/skien/'],
    ['56\u00a0812', '/kommuner/skien/'],
    ['56\u202f812', '/kommuner/skien/'],
    ['56.812', '/kommuner/skien/'],
    ['59746', '/kommuner/tonsberg/'],
    ['59 746 innbyggere', '/kommuner/tonsberg/'],
    ['4003', '/kommuner/skien/'],
  ]) {
    assert.equal((await first(query))?.url, url, query);
  }
  const urls = async (query) => (await search(query)).results.map(({ url }) => url);
  assert.deepEqual(await urls('12 000'), await urls('12000'));
  assert.deepEqual(await urls('1,5 mill'), await urls('1.5 mill'));
});

test('signs that look alike are alike', async () => {
  const urls = async (query) => (await search(query)).results.map(({ url }) => url);
  for (const [written, plain] of [
    ['\ufb01ks', 'fiks'],
    ['\uff34\uff4f\uff52\uff45', 'Tore'],
    ['vann\u00admåler', 'vannmåler'],
    ['vann\u200bmåler', 'vannmåler'],
    ['vannma\u030aler', 'vannmåler'],
    ['ID\u2011porten', 'ID-porten'],
    ['KS\u00a0Læring', 'KS Læring'],
  ]) {
    const found = await urls(plain);
    assert.ok(found.length > 0, plain);
    assert.deepEqual(await urls(written), found, plain);
  }
});

test('a short word of the word list has its synonyms', async () => {
  const [short, long] = await Promise.all(['IT', 'IKT'].map((query) => search(query, { limit: 100 })));
  assert.equal(short.total, long.total);
  // Both write «IKT-avdeling» alone.
  const found = (await search('IT-avdeling', { limit: 100 })).results.map(({ url }) => url);
  for (const url of ['/kommuner/nome/', '/kommuner/midt-telemark/']) assert.ok(found.includes(url), found.join(' '));
  for (const query of ['covid', 'covid-19', 'koronavirus', 'korona', 'pandemi']) {
    assert.equal((await first(query))?.url, '/losninger/fiks-smittesporing/', query);
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
  assert.deepEqual(Object.keys(facets), [
    'kind',
    'topic',
    'place',
    'municipality',
    'solution',
    'status',
    'year',
    'language',
  ]);
  const topic = facets.topic[0];
  assert.equal((await search('digital', { filters: { ...filters, topic: [topic.value] } })).total, topic.count);
  // Within the facet that is filtered by, other values are counted as if it were not.
  const solutions = facets.kind.find(({ value }) => value === 'løsning');
  assert.equal((await search('digital', { filters: { kind: ['løsning'] } })).total, solutions.count);
  assert.equal(facets.kind.find(({ value }) => value === 'erfaring').count, total);
  assert.equal(solutions.label, 'Løsning');
  assert.deepEqual((await search('digital')).facets, {});
});

test('few letters are enough to begin with', async () => {
  for (const query of ['k', 'di', 'de', 'ha', 'va', 'ks', 'ki', 'dig', 'app']) {
    assert.ok((await search(query)).total > 5, query);
  }
  assert.equal((await first('kunstig in'))?.url, '/temaer/kunstig-intelligens/');
});

test('what is typed may go beyond the stem, and is then no slip of another word', async () => {
  for (const [typed, word] of [
    ['størrel', 'størrelse'],
    ['undersøkel', 'undersøkelse'],
  ]) {
    const { results, didYouMean } = await search(typed);
    assert.equal(didYouMean, null, typed);
    const marked = results[0].excerpt.filter(({ mark }) => mark).map(({ text }) => text.toLowerCase());
    assert.ok(
      marked.some((text) => text.startsWith(word)),
      `${typed}: ${marked}`,
    );
  }
});

test('a compound that the site does not have is found in parts, and that is told', async () => {
  const { total, taken } = await search('helseplattformen');
  assert.deepEqual(taken, [{ word: 'helseplattformen', as: ['helse', 'plattformen'] }]);
  assert.ok(total > 0 && total < 30, `${total}`);
  const whole = await search('trygghetsalarm');
  assert.deepEqual(whole.taken, []);
  assert.equal(whole.results[0].url, '/losninger/trygghetsalarm/');
});

test('a compound of three words that the site has is found in parts', async () => {
  const { results, taken } = await search('barnehagesøknadsskjema');
  assert.deepEqual(taken[0]?.as.length, 3, JSON.stringify(taken));
  assert.ok(results.length > 0);
});

test('the first part of a compound may stand in the texts in another form only', async () => {
  const { total, taken } = await search('sluksensorvarsel');
  assert.ok(total > 0, JSON.stringify(taken));
});

test('a verb and its particle find what is written in one word', async () => {
  const { results } = await search('lese av');
  assert.equal(results[0].url, '/erfaringer/lindesnes-vannmaler/');
  assert.ok((await first('avlese')).url === results[0].url, 'not as avlyse');
});

test('å is no a where words of the same meaning are looked up', async () => {
  const { also } = await search('slå sammen');
  assert.ok(!also.some((word) => /avtale/.test(word)), also.join());
});

test('a word that was searched for in place of another is told', async () => {
  const { taken } = await search('Praterobot');
  assert.deepEqual(taken, [{ word: 'Praterobot', as: ['pratebot'] }]);
  // Where the word itself is found, there is only a question.
  assert.deepEqual((await search('pratebot')).taken, []);
});

test('words with the same meaning that led to results are told, and left out when asked', async () => {
  const { also, total, results } = await search('chatbot');
  assert.ok(also.includes('Kommune-Kari') || also.includes('samtalerobot'), also.join());
  const exact = await search('chatbot', { exact: true });
  assert.deepEqual(exact.also, []);
  assert.ok(exact.total < total);
  assert.equal(exact.results[0].url, results[0].url);
  assert.deepEqual((await search('digital postkasse')).taken, []);
});

test('an end that two words share belongs to both', async () => {
  const urls = async (query) => (await search(query, { exact: true, limit: 50 })).results.map(({ url }) => url);
  const short = await urls('kontaktregisteret');
  const long = await urls('reservasjonsregisteret');
  assert.ok(long.length > 1);
  for (const url of long) assert.ok(short.includes(url), url);
  assert.equal((await first('kontakt- og reservasjonsregisteret')).url, '/losninger/kontaktregisteret/');
});

test('what a short name stands for comes before what uses it', async () => {
  for (const [query, url] of [
    ['KRR', '/losninger/kontaktregisteret/'],
    ['krr', '/losninger/kontaktregisteret/'],
    ['FF', '/losninger/fiks-folkeregister/'],
    ['VFS', '/losninger/visma-flyt-skole/'],
    ['vfs', '/losninger/visma-flyt-skole/'],
    ['KI', '/temaer/kunstig-intelligens/'],
    ['RPA', '/losninger/rpa/'],
  ])
    assert.equal((await first(query))?.url, url, query);
});

test('a word is found in its other inflections and by its verb', async () => {
  const found = async (query) =>
    (await search(query, { exact: true, limit: 400 })).results.map(({ url }) => url.replace(/^\/nn/, ''));
  for (const [one, other] of [
    ['undersøkelse', 'undersøking'],
    ['innført', 'innføring'],
    ['søpla', 'søppel'],
    ['kjøpt', 'kjøpe'],
  ]) {
    const [these, those] = await Promise.all([one, other].map(found));
    assert.ok(these.length > 0, one);
    assert.deepEqual(new Set(these), new Set(those), `${one}, ${other}`);
  }
});

test('an ending after a vowel is an ending, with or without æ, ø and å on the keyboard', async () => {
  const urls = async (query) => (await search(query)).results.map(({ url }) => url);
  for (const [one, other] of [
    ['skjemaet for bekymringsmelding', 'skjema for bekymringsmelding'],
    ['risikoen for brann', 'risiko for brann'],
    ['leverandoer av byggesak', 'leverandør av byggesak'],
    ['miljoe', 'miljø'],
  ]) {
    const [found, expected] = await Promise.all([one, other].map(urls));
    assert.equal(found[0], expected[0], one);
    assert.ok(
      expected.slice(0, 3).every((url) => found.includes(url)),
      one,
    );
  }
});

test('what answers the commoner of two words comes behind, and is there', async () => {
  const { results } = await search('skanning av byggesaker');
  const at = (url) => results.findIndex((result) => result.url === url);
  assert.equal(at('/erfaringer/drammen-eiendomsarkiv/'), 0);
  assert.ok(at('/erfaringer/sandefjord-byggesaksarkiv/') > 0);
});

test('a misspelled query is put right', async () => {
  for (const [query, meant, url] of [
    ['trygghetsalrm', 'trygghetsalarm', '/losninger/trygghetsalarm/'],
    ['kunstig inteligens', 'kunstig intelligens', '/temaer/kunstig-intelligens/'],
    ['intelegens', 'intelligens', '/temaer/kunstig-intelligens/'],
    ['gevinstrelisering', 'gevinstrealisering', '/temaer/styring-og-gevinst/'],
    ['kommunesammenslång', 'kommunesammenslåing'],
    ['id-portn', 'id-porten', '/losninger/id-porten/'],
    ['kommune-kri', 'kommune-kari', '/losninger/kommune-kari/'],
    ['hwem får meldingen', 'hvem får meldingen'],
  ]) {
    const { didYouMean, results } = await search(query);
    assert.equal(didYouMean, meant, query);
    assert.ok(results.length > 0, query);
    if (url) assert.equal(results[0].url, url, query);
  }
});

test('a word is not put right to another or to its opposite', async () => {
  for (const query of [
    'trygghetsalarm',
    'trygghetsalarmen',
    'ubemannet bibliotek',
    'ubemannet',
    'avlevering',
    'avmelding',
    'utlevering',
    'innlevering',
    'teams',
    'it-drift',
    'IT-avdeling',
    'https://www.nav.no',
    'www.nav.no',
    'post@skien.kommune.no',
    'udigital',
    'trygghetsal',
    'utrygg',
    'uformell',
    'uvurdering',
    'zoom',
    'NAV',
    '56812',
    // Forms of words that only the list of words has.
    'prosjekt som ble droppet',
    'prosjekt som blei droppa',
  ]) {
    assert.equal((await search(query)).didYouMean, null, query);
  }
});

test('a verb and what it is about find the noun for both', async () => {
  assert.equal((await first('varsle befolkningen')).url, '/losninger/everbridge-befolkningsvarsling/');
});

test('a slip in the first part of a compound that no page has is put right', async () => {
  const { results, taken } = await search('velferdsteknolgiprosjekt');
  assert.equal(results[0].url, '/erfaringer/vest-telemark-velferdsteknologi/');
  assert.deepEqual(taken[0].as, ['velferdsteknologiprosjekt']);
});

test('names are the same in both written forms, and what is typed may be the beginning of one', async () => {
  assert.equal((await first('digital heimeoppfølging')).url, '/losninger/digital-hjemmeoppfolging/');
  assert.equal((await first('framsik')).url, '/losninger/framsikt/');
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

test('a search fetches the facets that it counts or filters by, and no others', async () => {
  const seen = [];
  const load = loaderOf(site);
  const engine = await createSearch({
    load: (name) => {
      seen.push(name);
      return load(name);
    },
  });
  const files = () => manifest.facets.files.filter(({ file }) => seen.includes(`files/${file}.json`));
  await engine.search('digisos');
  assert.deepEqual(files(), []);
  assert.equal(new Set(seen).size, seen.length);
  assert.ok(seen.length < 16, `${seen.length} files`);
  const first = await engine.search('digital', { facets: ['kind', 'topic'] });
  assert.deepEqual(files(), []);
  assert.deepEqual(Object.keys(first.facets), ['kind', 'topic']);
  const all = await engine.search('digital', { facets: true });
  assert.deepEqual(first.facets, { kind: all.facets.kind, topic: all.facets.topic });
  assert.deepEqual(files(), manifest.facets.files);
});
