// Runs the search of a digitv site. It uses nothing but the files that `load` returns, so it runs
// in a page, in a worker and in Node.

import { createAnalysis } from './analysis.mjs';
import { createCards } from './cards.mjs';
import { bestPart, createMarker, excerptOf } from './excerpt.mjs';
import { createExpander } from './expand.mjs';
import { createFacets, testsOf, valueCounts } from './facets.mjs';
import { wordsOf } from './question.mjs';
import { score } from './rank.mjs';
import { merged, textsOf } from './readings.mjs';
import { createFetcher, createShards, readJson, readTerms } from './shards.mjs';
import { createSlips } from './slips.mjs';
import { createSpelling } from './spelling.mjs';
import { createSynonyms } from './synonyms.mjs';
import { alsoIn, takenIn } from './told.mjs';

const LONGEST_NAME = 6;
// The factor by which a version must score better than the one before it to be shown in its place.
const CLEARLY = 1.03;
// The part of the query that a name counts as where it is all but the light words.
const PART_OF_QUERY = 0.95;

/**
 * Opens the search. `load(path)` returns a promise of an ArrayBuffer for a file relative to the
 * folder of the manifest.
 */
export async function createSearch({ load }) {
  const fetched = createFetcher(load);
  const manifest = await fetched('manifest.json', readJson);
  const analysis = createAnalysis(manifest.rules);
  const terms = createShards(manifest.terms, fetched, readTerms(analysis));
  const synonyms = createSynonyms(manifest.synonyms, analysis);
  const light = new Map(manifest.rules.light.split(' ').map((form) => [analysis.fold(form), form]));
  const { costOf, isForm } = createSlips(manifest.rules);
  const spelling = createSpelling(manifest.spelling, { listed: synonyms.words, light, costOf }, fetched);
  const expander = createExpander({
    analysis,
    terms,
    spelling,
    synonyms,
    isForm,
    hasEnglish: manifest.english,
  });
  const cardOf = createCards(manifest.cards, fetched);
  const facetsOf = createFacets(manifest.facets, fetched);
  const count = manifest.documents;
  const versions = versionsOf(manifest);
  const languages = new Map();
  for (const [language, documents] of Object.entries(manifest.languages)) {
    for (const document of documents) languages.set(document, language);
  }
  const languageOf = (document) => languages.get(document) ?? 'nb';

  // Returns the names that the words of a query contain: each a run of them, with its part of the query.
  async function namesIn(whole) {
    const full = whole.filter((word) => !word.isLight).length || whole.length;
    const found = [];
    const nameOf = (run) => analysis.fold(run.map((word) => word.form).join(''));
    const keyOf = (run) => analysis.keyPrefix(nameOf(run) + ' ');
    const add = async (run, part) => {
      const name = nameOf(run);
      // Names that only count as the whole query end with a dot.
      for (const end of part < 1 ? [' '] : [' ', '. ']) {
        const entries = await expander.entriesOf(analysis.keyPrefix(name + end));
        // Else a name in the other written form, or with other double letters.
        const exact = entries.find(({ form }) => form === name + end);
        for (const entry of exact ? [exact] : entries) found.push({ entry, part: exact ? part : part * PART_OF_QUERY });
      }
    };
    const wanted = [];
    for (let from = 0; from < whole.length; from += 1) {
      // One or two words, or all of them: each run costs a file unless it is near its words.
      for (const to of new Set([from + 1, from + 2, from ? from + 1 : whole.length])) {
        const run = whole.slice(from, to);
        const part = run.filter((word) => !word.isLight).length / full;
        if (to > whole.length || run.length > LONGEST_NAME) continue;
        if (run.length === 1 && whole.length > 2 && terms.at(keyOf(run)) !== terms.at(run[0].key)) continue;
        if (expander.isFar(run, keyOf(run), whole)) continue;
        if (run.length === whole.length) wanted.push(add(run, 1));
        else if (part > 0) wanted.push(add(run, part * PART_OF_QUERY));
      }
    }
    await Promise.all(wanted);
    return found;
  }

  // Reads a query as it stands; candidates for misspelled words are found only where it
  // `isDoubted`.
  async function read(query, isDoubted, isExact) {
    const words = wordsOf(query, analysis);
    const whole = words.filter((word) => !word.isPiece);
    const expanded = await expander.expand(words, isDoubted, isExact);
    const names = await namesIn(whole);
    const isName = names.some(({ part }) => part === 1);
    return { words: expanded, isName, ...score(expanded, names, count) };
  }

  // Returns the readings of a query, likeliest first, and the words to suggest.
  async function understood(query, isExact) {
    const found = await read(query, true, isExact);
    const inParts = found.words.filter((word) => word.taken && !found.isName);
    const asItStands = { ...found, weight: 1, taken: inParts.map((word) => [word, word.taken]) };
    const texts = textsOf(query, asItStands.words);
    // What is a name as it stands is no slip of another word.
    if (texts.length === 0 || asItStands.isName) return { readings: [asItStands], didYouMean: null };
    const likely = await Promise.all(
      texts.map(async ({ text, weight, taken }) => ({ ...(await read(text, false, isExact)), weight, taken })),
    );
    const [best] = texts;
    const isFound = likely[0].scores.some((score) => score > 0);
    asItStands.weight = Math.min(...asItStands.words.map((word) => word.trust));
    return { readings: [...likely, asItStands], didYouMean: best.isShown && isFound ? best.text : null };
  }

  async function result(document, scores, { words, worthOf }) {
    const card = await cardOf(document);
    const part = words.length > 0 ? bestPart(words, document, card) : -1;
    const { headings, texts, ...facts } = card;
    const heading = headings[part];
    return {
      ...facts,
      score: scores[document],
      excerpt: excerptOf(card, part, worthOf),
      heading: heading ? { id: heading[0], title: heading[1] } : null,
      date: card.date || null,
    };
  }

  /** Searches; see the contract in `docs/architecture.md`. */
  async function search(query, options = {}) {
    const { limit = 10, offset = 0, filters = {}, sort = 'relevance', facets: counted = [], language, exact } = options;
    const text = String(query ?? '')
      .normalize('NFKC')
      .trimStart();
    const isCounted = (name) => counted === true || counted.includes?.(name);
    const [{ readings, didYouMean }, facets] = await Promise.all([
      understood(text, exact),
      facetsOf((name) => isCounted(name) || [filters[name] ?? []].flat().length > 0),
    ]);
    const isEmpty = text.trim() === '';
    if (isEmpty) readings[0].scores.fill(1);
    const { scores, sources } = merged(readings, count);
    const tests = testsOf(facets, filters);
    const matching = [];
    const chosen = [];
    for (const group of versions) {
      const found = group.filter((document) => scores[document] > 0);
      if (found.length === 0) continue;
      matching.push(found);
      const passes = (document) => tests.every((test) => test.passes(document));
      if (!found.some(passes)) continue;
      const best = found.filter(passes).reduce((a, b) => (scores[b] > scores[a] * CLEARLY ? b : a));
      // Readers with a language get the version in it, whichever version has the words.
      const own =
        group.length > 1 ? group.find((document) => languageOf(document) === language && passes(document)) : best;
      const shown = own ?? best;
      if (scores[shown] === 0) sources[shown] = sources[best];
      scores[shown] = Math.max(scores[shown], scores[best]);
      chosen.push(shown);
    }
    if (!isEmpty && sort !== 'date') chosen.sort((a, b) => scores[b] - scores[a] || a - b);
    const shown = chosen.slice(offset, offset + limit);
    const markers = readings.map(({ words }) => ({ words, worthOf: createMarker(words, analysis) }));
    const results = await Promise.all(shown.map((document) => result(document, scores, markers[sources[document]])));
    return {
      total: chosen.length,
      results,
      facets: valueCounts(facets, isCounted, tests, matching),
      didYouMean,
      taken: takenIn(text, shown, readings, sources),
      also: alsoIn(shown, readings, sources),
    };
  }

  return { search };
}

// Groups documents by what they are versions of, in order.
function versionsOf(manifest) {
  const isVersion = new Set(manifest.versions);
  const groups = [];
  for (let document = 0; document < manifest.documents; document += 1) {
    if (isVersion.has(document)) groups.at(-1).push(document);
    else groups.push([document]);
  }
  return groups;
}
