// Reads the cards of results.

import { countUpTo, namesOf, readJson } from './shards.mjs';

/** Fetches cards by the number of the document. */
export function createCards({ counts, groups, files }, fetched) {
  const names = namesOf(files);
  const paths = groups.flatMap((count, group) =>
    Array.from({ length: count }, (_, at) => `files/${names[group]}-${at}.json`),
  );
  const begins = [0];
  for (const count of counts) begins.push(begins.at(-1) + count);

  return async function cardOf(document) {
    const file = countUpTo(begins, document) - 1;
    const cards = await fetched(paths[file], readJson);
    const [title, url, lang, kind, summary, date, meta, headings, texts, dateOf, status] =
      cards[document - begins[file]];
    return { title, url, lang, kind, summary, date, meta, headings, texts, dateOf, status };
  };
}
