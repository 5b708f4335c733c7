// Words that mean the same, by the list of words.

/** The groups of the manifest: those that a phrase is in, and the single words among them. */
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
      .map((word) => analysis.key(analysis.fold(word)))
      .join(' ');
  }

  return {
    /** Single words of the list, by their plain letters. */
    words,
    keysOf,
    of: (keys) => byKeys.get(keys) ?? [],
    /** Groups with a word of their own that begins with `start`, in plain letters. */
    beginning: (start) => groups.filter(([same]) => same.some((phrase) => analysis.fold(phrase).startsWith(start))),
  };
}
