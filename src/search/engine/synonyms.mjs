// Looks up words with the same meaning, by the list of words.

import { chunksOf } from './analysis.mjs';
import { isUnlike } from './forms.mjs';

/**
 * Returns access to the groups of the manifest, `same,words;related,words` each: by phrase, and by the single words
 * among them.
 */
export function createSynonyms(groups, analysis) {
  const byKeys = new Map();
  const words = new Map();
  const written = new Map();
  for (const group of groups.map((lists) => lists.split(';').map((phrases) => phrases.split(',').map(plain)))) {
    for (const phrase of group[0]) {
      const keys = keysOf(phrase);
      byKeys.set(keys, [...(byKeys.get(keys) ?? []), { group, own: phrase.split(' ').map(analysis.wordOf) }]);
      for (const word of phrase.split(' ')) {
        if (/^\p{L}{4,}$/u.test(word) && !analysis.isLight(word)) words.set(analysis.fold(word), word);
      }
    }
  }

  // Returns the words of a phrase as the analysis has them, each without signs.
  function plain(phrase) {
    const form = [...chunksOf(phrase)].map(([chunk]) => analysis.takeApart(chunk).words[0].form).join(' ');
    written.set(form, phrase);
    return form;
  }

  function keysOf(phrase) {
    return phrase
      .split(' ')
      .map((word) => analysis.wordOf(word).key)
      .join(' ');
  }

  return {
    /** The single words of the list, by their plain letters. */
    words,
    /** The phrases as people write them. */
    written,
    keysOf,
    // Returns the groups that have the `words`: `slå` is no `SLA`.
    of: (words) =>
      (byKeys.get(words.map((word) => word.key).join(' ')) ?? [])
        .filter(({ own }) => !words.some((word, at) => !word.isLight && isUnlike(word, own[at])))
        .map(({ group }) => group),
  };
}
