// The search engine of a digitv site. It touches nothing but the files that `load` gives it, so it
// runs in a page, in a worker and in Node.

import { createAnalysis } from './analysis.mjs';
import { createCards } from './cards.mjs';
import { bestPart, createMarker, excerptOf } from './excerpt.mjs';
import { createExpander } from './expand.mjs';
import { valueCounts, facetsOf, testsOf } from './facets.mjs';
import { wordsOf } from './question.mjs';
import { best, score } from './rank.mjs';
import { createFetcher, createShards, readJson, readTerms } from './shards.mjs';
import { createSpelling } from './spelling.mjs';

const LONGEST_NAME = 6;
// A version must answer so much better than the one before it to be shown in its place.
const CLEARLY = 1.03;
// A name that is all but light words of a query is nearly all of it.
const PART_OF_QUERY = 0.95;
const NO_WORDS = { words: [], names: [] };

/**
 * Opens the search. `load(path)` gives a promise of an ArrayBuffer for a file relative to the
 * folder of the manifest.
 */
export async function createSearch({ load }) {
  const fetched = createFetcher(load);
  const manifest = await fetched('manifest.json', readJson);
  const analysis = createAnalysis(manifest.rules);
  const terms = createShards(manifest.terms, fetched, readTerms(analysis));
  const spelling = createSpelling(manifest.spelling, fetched);
  const expander = createExpander({
    analysis,
    terms,
    spelling,
    synonyms: manifest.synonyms,
    hasEnglish: manifest.english,
  });
  const cardOf = createCards(manifest.cards, fetched);
  const count = manifest.documents;
  const versions = versionsOf(manifest);

  // Names that the query has in it: each a run of words, with how much of the query it is.
  async function namesIn(words) {
    const whole = words.filter((word) => !word.isPiece);
    const full = whole.filter((word) => !word.isLight).length || whole.length;
    const found = [];
    const add = async (run, part) => {
      const entries = await expander.entriesOf(run.map((word) => word.folded).join('') + ' ');
      for (const entry of entries) found.push({ entry, part });
    };
    const wanted = [];
    for (let from = 0; from < whole.length; from += 1) {
      // One or two words, or all of them: each run costs a file where it is not near its words.
      for (const to of new Set([from + 1, from + 2, from === 0 ? whole.length : 0])) {
        const run = whole.slice(from, to);
        const part = run.filter((word) => !word.isLight).length / full;
        if (to > whole.length || run.length === 0 || run.length > LONGEST_NAME) continue;
        if (run.length === 1 && whole.length > 2 && terms.at(run[0].folded + ' ') !== terms.at(run[0].key)) continue;
        if (run.length === whole.length) wanted.push(add(run, 1));
        else if (part > 0) wanted.push(add(run, part * PART_OF_QUERY));
      }
    }
    await Promise.all(wanted);
    return found;
  }

  async function understood(query) {
    const words = wordsOf(query, analysis);
    if (words.length === 0) return NO_WORDS;
    const [expanded, names] = await Promise.all([expander.expand(words), namesIn(words)]);
    return { words: expanded, names };
  }

  // The query with misspelled words put right.
  function correctionOf(query, words) {
    let corrected = query;
    for (const word of [...words].reverse()) {
      if (word.correction) corrected = corrected.slice(0, word.start) + word.correction + corrected.slice(word.ends);
    }
    return corrected === query ? null : corrected;
  }

  async function result(document, scores, words, worthOf) {
    const card = await cardOf(document);
    const part = words.length > 0 ? bestPart(words, document, card) : -1;
    const heading = card.headings[part];
    return {
      url: card.url,
      title: card.title,
      score: scores[document],
      lang: card.lang,
      kind: card.kind,
      summary: card.summary,
      excerpt: excerptOf(card, part, worthOf),
      heading: heading ? { id: heading[0], title: heading[1] } : null,
      date: card.date || null,
      meta: card.meta,
    };
  }

  /** Searches; see the contract in `docs/architecture.md`. */
  async function search(query, options = {}) {
    const { limit = 10, offset = 0, filters = {}, sort = 'relevance', facets: wantsFacets = false } = options;
    const text = String(query ?? '').normalize('NFC').trimStart();
    const isFiltered = Object.values(filters).some((values) => [values ?? []].flat().length > 0);
    const [{ words, names }, facets] = await Promise.all([
      understood(text),
      wantsFacets || isFiltered ? facetsOf(`files/${manifest.facets}.json`, fetched) : null,
    ]);
    const isEmpty = words.length === 0 && text.trim() === '';
    const scores = isEmpty ? new Float32Array(count).fill(1) : score(words, names, count);
    const tests = facets ? testsOf(facets, filters) : [];
    const matching = [];
    const chosen = [];
    for (const group of versions) {
      const found = group.filter((document) => scores[document] > 0);
      if (found.length === 0) continue;
      matching.push(found);
      const passing = found.filter((document) => tests.every((test) => test.passes(document)));
      if (passing.length > 0) chosen.push(passing.reduce((a, b) => (scores[b] > scores[a] * CLEARLY ? b : a)));
    }
    if (!isEmpty && sort !== 'date') chosen.sort((a, b) => scores[b] - scores[a] || a - b);
    const shown = chosen.slice(offset, offset + limit);
    const worthOf = createMarker(words, analysis);
    const results = await Promise.all(shown.map((document) => result(document, scores, words, worthOf)));
    return {
      total: chosen.length,
      results,
      facets: wantsFacets ? valueCounts(facets, tests, matching) : {},
      didYouMean: correctionOf(text, words),
    };
  }

  return { search };
}

// Documents by what they are versions of, in order.
function versionsOf(manifest) {
  const isVersion = new Set(manifest.versions);
  const groups = [];
  for (let document = 0; document < manifest.documents; document += 1) {
    if (isVersion.has(document)) groups.at(-1).push(document);
    else groups.push([document]);
  }
  return groups;
}
