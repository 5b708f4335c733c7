// Reads the cards of results.

import { countUpTo, namesOf, readJson } from './shards.mjs';

/** Returns the paths of files that are in `groups`, each with a name in `files`. */
export function pathsOf({ groups, files }) {
  const names = namesOf(files);
  return groups.flatMap((count, group) => Array.from({ length: count }, (_, at) => `files/${names[group]}-${at}.json`));
}

/** Fetches cards by the number of the document. */
export function createCards({ counts, groups, files }, fetched) {
  const paths = pathsOf({ groups, files });
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
