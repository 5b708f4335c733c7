// One-letter slips in the words of a built site, and how often the page that the word leads to
// comes among the first three all the same:
//
//   node slips.mjs SITE [--count 1666] [--misses]
//
// The words come in turn from titles, other names, topics, headings and the word list; one query
// in five is a whole title, heading or entry of two to four words with a slip in one of them. The
// same site gives the same slips: nothing is drawn by chance. A slip that makes another word of the
// site is passed over, for nobody can tell that it is one.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chunksOf, createAnalysis } from '../../src/search/engine/analysis.mjs';
import { pathsOf } from '../../src/search/engine/cards.mjs';
import { createFetcher, createShards, readJson, readTerms } from '../../src/search/engine/shards.mjs';
import { importEngine, loaderOf } from './engines/digitv.mjs';
import { canonical } from './measures.mjs';

const SHORTEST = 4;
const FIRST = 3;
const LETTERS = 'abcdefghijklmnoprstuvyæøå';
// The letters beside each on a Norwegian keyboard.
const ROWS = ['qwertyuiopå', 'asdfghjkløæ', 'zxcvbnm'];
// What is written for letters that a keyboard lacks, and letters that sound alike.
const ALIKE = {
  å: ['a', 'aa', 'o'],
  ø: ['o', 'oe', 'ö'],
  æ: ['ae', 'e', 'a'],
  k: ['c'],
  s: ['z', 'c'],
  v: ['w'],
  e: ['æ'],
  o: ['å'],
  i: ['y'],
};

/** The kinds of slip: each gives every way to make it in `word` at the place `at`. */
export const KINDS = {
  deletion: (word, at) => [word.slice(0, at) + word.slice(at + 1)],
  doubling: (word, at) => [word.slice(0, at) + word[at] + word.slice(at)],
  insertion: (word, at) => [...LETTERS].map((letter) => word.slice(0, at) + letter + word.slice(at)),
  swap: (word, at) => (at + 1 < word.length ? [word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)] : []),
  replacement: (word, at) => [...LETTERS].map((letter) => replaced(word, at, letter)),
  'neighbouring key': (word, at) => beside(word[at]).map((letter) => replaced(word, at, letter)),
  'letter alike': (word, at) => (ALIKE[word[at]] ?? []).map((letter) => replaced(word, at, letter)),
};

function replaced(word, at, letter) {
  return word.slice(0, at) + letter + word.slice(at + 1);
}

function beside(letter) {
  const row = ROWS.findIndex((row) => row.includes(letter));
  if (row < 0) return [];
  const at = ROWS[row].indexOf(letter);
  const near = [
    ROWS[row][at - 1],
    ROWS[row][at + 1],
    ROWS[row - 1]?.[at],
    ROWS[row - 1]?.[at + 1],
    ROWS[row + 1]?.[at - 1],
    ROWS[row + 1]?.[at],
  ];
  return near.filter((other) => other && LETTERS.includes(other));
}

// A number that depends on `text` alone (FNV-1a).
function numberOf(text) {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

/** What the site in the folder `site` is called and speaks of, by source, and all that it knows. */
async function vocabularyOf(site) {
  const manifest = JSON.parse(await readFile(path.join(site, 'search/manifest.json'), 'utf8'));
  const fetched = createFetcher(loaderOf(site));
  const analysis = createAnalysis(manifest.rules);
  const sources = {};
  const known = new Set();
  const add = (source, text) => {
    sources[source] ??= { names: new Set(), words: new Set() };
    const { names, words } = sources[source];
    const found = [...chunksOf(text)].map((match) => match[0].toLowerCase());
    if (found.length >= 2 && found.length <= 4) names.add(found.join(' '));
    for (const word of found) {
      known.add(word);
      if (isPlain(word) && !analysis.isLight(word)) words.add(word);
    }
  };
  for (const path of pathsOf(manifest.cards)) {
    for (const [title, , lang, kind, , , , headings] of await fetched(path, readJson)) {
      if (lang === 'en') continue;
      add(kind === 'tema' ? 'topics' : 'titles', title);
      for (const [, heading] of headings) add('headings', heading);
    }
  }
  for (const group of manifest.synonyms) for (const phrase of group.split(';')[0].split(',')) add('word list', phrase);
  const terms = createShards(manifest.terms, fetched, readTerms(analysis));
  for (let at = 0; at < terms.count; at += 1) {
    for (const { form, folded, isName } of (await terms.get(at)).entries) {
      known.add(folded);
      // Other names than titles are only in the index: in plain letters, and long ones joined.
      if (isName && form.length < 12) add('other names', form.trim());
    }
  }
  const sorted = Object.entries(sources).map(([source, { names, words }]) => ({
    source,
    names: [...names].sort(),
    words: [...words].sort(),
  }));
  return { sources: sorted, known, fold: analysis.fold };
}

function isPlain(word) {
  return word.length >= SHORTEST && /^\p{L}+$/u.test(word);
}

/** Slips without end: `{ kind, source, word, slip, right, query }`, the same for the same site. */
export async function* slipsOf(site) {
  const { sources, known, fold } = await vocabularyOf(site);
  const kinds = Object.keys(KINDS);
  const given = new Set();
  for (let round = 0; ; round += 1) {
    const kind = kinds[round % kinds.length];
    const number = numberOf(`${round}`);
    const { source, names, words } = sources[((round / kinds.length) % sources.length) | 0];
    const from = number % 5 === 0 && names.length > 0 ? names : words;
    const name = from[(number >>> 3) % from.length];
    const plain = name.split(' ').filter(isPlain);
    if (plain.length === 0) continue;
    const word = plain[numberOf(`${round} word`) % plain.length];
    const slips = KINDS[kind](word, numberOf(`${round} place`) % word.length);
    const slip = slips[numberOf(`${round} letter`) % slips.length];
    if (!slip || slip === word || known.has(slip)) continue;
    // In plain letters it may be the word itself, which must be found too.
    if (known.has(fold(slip)) && kind !== 'letter alike') continue;
    const query = name
      .split(' ')
      .map((part) => (part === word ? slip : part))
      .join(' ');
    if (given.has(query)) continue;
    given.add(query);
    yield { kind, source, word, slip, right: name, query };
  }
}

/**
 * Asks for `count` slips; each with `rank`, the place of the page that the right word leads to first.
 * Words that lead nowhere, as some of the list do on a site, are left out.
 */
export async function ranked(site, count) {
  const { createSearch } = await importEngine(site);
  const { search } = await createSearch({ load: loaderOf(site) });
  const urls = async (query) => (await search(query, { limit: 10 })).results.map(({ url }) => canonical(url));
  const firsts = new Map();
  const outcome = [];
  for await (const slip of slipsOf(site)) {
    if (outcome.length === count) break;
    if (!firsts.has(slip.right)) firsts.set(slip.right, (await urls(slip.right))[0]);
    const wanted = firsts.get(slip.right);
    if (!wanted) continue;
    const answered = await urls(slip.query);
    outcome.push({ ...slip, wanted, answered, rank: answered.indexOf(wanted) });
  }
  return outcome;
}

/** The part of `outcome` that has its page among the first three. */
export function partFound(outcome) {
  return outcome.filter(({ rank }) => rank >= 0 && rank < FIRST).length / outcome.length;
}

function lengthOf({ word }) {
  if (word.length >= 12) return '12 letters or more';
  return word.length >= 8 ? '8 to 11 letters' : `${word.length} letters`;
}

function report(outcome) {
  const print = (what, list) =>
    console.log(
      `${what.padEnd(22)}${String(list.length).padStart(6)}${(100 * partFound(list)).toFixed(1).padStart(8)} %`,
    );
  const by = (name) => {
    const groups = new Map();
    for (const one of outcome) groups.set(name(one), [...(groups.get(name(one)) ?? []), one]);
    return groups;
  };
  for (const [kind, list] of by(({ kind }) => kind)) print(kind, list);
  console.log();
  for (const [length, list] of [...by(lengthOf)].sort(([a], [b]) => parseInt(a, 10) - parseInt(b, 10)))
    print(length, list);
  console.log();
  for (const [source, list] of by(({ source }) => source)) print(source, list);
  console.log();
  for (const [what, list] of by(({ right }) => (right.includes(' ') ? 'in a whole name' : 'a word alone')))
    print(what, list);
  print('all', outcome);
}

async function main([site, ...rest]) {
  const count = rest.includes('--count') ? Number(rest[rest.indexOf('--count') + 1]) : 1666;
  const outcome = await ranked(site, count);
  if (rest.includes('--misses')) {
    for (const { kind, right, query, wanted, answered } of outcome.filter(({ rank }) => rank < 0 || rank >= FIRST)) {
      console.log(`${query} (${right}, ${kind}): ${wanted}, got ${answered.slice(0, FIRST).join(' ') || 'nothing'}`);
    }
  }
  report(outcome);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
