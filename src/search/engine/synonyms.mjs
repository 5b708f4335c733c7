// Looks up words with the same meaning, by the list of words.

/** Returns access to the groups of the manifest: by phrase, and by the single words among them. */
export function createSynonyms(groups, analysis) {
  const byKeys = new Map();
  const words = new Map();
  for (const group of groups) {
    for (const phrase of group[0]) {
      const keys = keysOf(phrase);
      const there = byKeys.get(keys) ?? [];
      there.push(group);
      byKeys.set(keys, there);
      for (const word of phrase.split(' ')) {
        if (/^\p{L}{4,}$/u.test(word) && !analysis.isLight(word)) words.set(analysis.fold(word), word);
      }
    }
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
    keysOf,
    of: (keys) => byKeys.get(keys) ?? [],
  };
}
