// Reads the cards of results.

import { countUpTo, pathOf, readJson } from './shards.mjs';

/** Fetches cards by the number of the document. */
export function createCards({ counts, files }, fetched) {
  const begins = [0];
  for (const count of counts) begins.push(begins.at(-1) + count);

  return async function cardOf(document) {
    const file = countUpTo(begins, document) - 1;
    const cards = await fetched(pathOf(files, file, 'json'), readJson);
    const [title, url, lang, kind, summary, date, meta, headings, texts, dateOf, status] =
      cards[document - begins[file]];
    return { title, url, lang, kind, summary, date, meta, headings, texts, dateOf, status };
  };
}
