// Marks in texts what was searched for. Nothing here makes markup of text.

/** A search is in so many words at most; what comes after adds nothing to what one sees. */
const WORDS = 12;

/**
 * Puts `parts` into `element`: plain text, and `<mark>` around what is a hit.
 * @param {Element} element
 * @param {{ text: string, mark: boolean }[]} parts
 */
export function show(element, parts) {
  element.replaceChildren(
    ...parts.map(({ text, mark }) => {
      if (!mark) return document.createTextNode(text);
      const marked = document.createElement('mark');
      marked.textContent = text;
      return marked;
    }),
  );
}

/**
 * Divides `text` where it has one of `words`, at the start of a word or, for words of four
 * letters and more, inside one.
 * @param {string} text
 * @param {string[]} words
 * @returns {{ text: string, mark: boolean }[]}
 */
export function divide(text, words) {
  const wanted = words
    .slice(0, WORDS)
    .filter((word) => word.length > 1)
    .map((word) => {
      const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      return word.length < 4 ? `(?<![\\p{L}\\p{N}])${escaped}` : escaped;
    })
    .sort((a, b) => b.length - a.length);
  if (wanted.length === 0) return [{ text, mark: false }];
  // A group makes `split` keep what it splits at, so every second part is a hit.
  return text
    .split(new RegExp(`(${wanted.join('|')})`, 'iu'))
    .map((text, at) => ({ text, mark: at % 2 === 1 }))
    .filter(({ text }) => text !== '');
}

/**
 * The words to mark in the title of a result: those that were written, and those that the engine
 * marked in the excerpt, which may be the same in another form.
 * @param {string} query
 * @param {{ text: string, mark: boolean }[]} excerpt
 */
export function wordsOf(query, excerpt) {
  const marked = excerpt.filter(({ mark }) => mark).map(({ text }) => text);
  return [...new Set([query, ...marked].flatMap((text) => text.match(/[\p{L}\p{N}]+/gu) ?? []))];
}
