// MiniSearch as one would set it up for a Norwegian site: prefix and fuzzy on, Norwegian stems,
// titles before headings before text.

import MiniSearch from 'minisearch';
import stemmers from 'snowball-stemmers';
import { isJudged, pagesOf } from './pages.mjs';

/** Indexes the documents of the built site in the folder `site`. */
export async function open(site) {
  const stemmer = stemmers.newStemmer('norwegian');
  const index = new MiniSearch({
    fields: ['title', 'summary', 'headings', 'text'],
    idField: 'url',
    processTerm: (term) => stemmer.stem(term.toLowerCase()) || null,
    searchOptions: {
      prefix: true,
      fuzzy: 0.2,
      boost: { title: 4, summary: 2, headings: 2 },
    },
  });
  index.addAll((await pagesOf(site)).filter((page) => isJudged(page.url)));
  return async (query) =>
    index
      .search(query)
      .slice(0, 20)
      .map((result) => result.id);
}
