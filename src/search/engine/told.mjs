// Tells by which words results were found, where that is not by the words of the query.

import { listOf } from './shards.mjs';

/**
 * Returns the words of a query that nothing matches as they stand, each as it is written there, with
 * the words that the documents `shown` were found by in its place: `{ word, as }`.
 */
export function takenIn(text, shown, readings, sources) {
  const taken = new Map();
  for (const document of shown) {
    for (const [{ start, ends }, forms] of readings[sources[document]].taken) {
      const word = text.slice(start, ends);
      taken.set(word, [...new Set([...(taken.get(word) ?? []), ...forms])]);
    }
  }
  return [...taken].map(([word, as]) => ({ word, as }));
}

/**
 * Returns the words with the same meaning by which documents `shown` were found that have no form of
 * the word of the query itself; those that led to most documents first.
 */
export function alsoIn(shown, readings, sources) {
  const found = new Map();
  for (const document of shown) {
    for (const { answers } of readings[sources[document]].words) {
      const having = answers.filter((answer) => has(answer, document));
      if (having.some((answer) => !answer.via)) continue;
      for (const { via } of having) found.set(via, (found.get(via) ?? 0) + 1);
    }
  }
  return [...found.keys()].sort((a, b) => found.get(b) - found.get(a));
}

function has({ entry, phrase }, document) {
  if (entry) return listOf(entry).documents.includes(document);
  return phrase.every((answers) => answers.some((answer) => has(answer, document)));
}
