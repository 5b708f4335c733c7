// Reads the cards of results.

import { pathOf, readJson } from './shards.mjs';

/** Fetches cards by the number of the document. */
export function createCards({ counts, files }, fetched) {
  const begins = [0];
  for (const count of counts) begins.push(begins.at(-1) + count);

  return async function cardOf(document) {
    let low = 0;
    let high = counts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (begins[middle] <= document) low = middle;
      else high = middle - 1;
    }
    const cards = await fetched(pathOf(files, low, 'json'), readJson);
    const [title, url, lang, kind, summary, date, meta, headings, texts] = cards[document - begins[low]];
    return { title, url, lang, kind, summary, date, meta, headings, texts };
  };
}
