// Marks in texts what was searched for. Nothing here makes markup of text.

/** A search is in so many words at most; what comes after adds nothing to what one sees. */
const WORDS = 24;
/** From so many letters on, a word is also looked for inside others. */
const INSIDE = 4;

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
 * Divides `text` into words that have one of `words` in them, and the rest. Short ones count only
 * at the start of a word.
 * @param {string} text
 * @param {string[]} words
 * @returns {{ text: string, mark: boolean }[]}
 */
export function divide(text, words) {
  const wanted = words
    .map(stem)
    .filter((stem) => stem.length > 1)
    .slice(0, WORDS)
    .map((stem) => (stem.length < INSIDE ? `^${stem}` : stem));
  if (wanted.length === 0) return [{ text, mark: false }];
  const fits = new RegExp(wanted.join('|'), 'iu');
  return text
    .split(/([\p{L}\p{N}]+)/u)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, mark: fits.test(part) }));
}

/** A word without its most usual endings: it is only to be seen again, not understood. */
function stem(word) {
  return word.length > INSIDE + 1 ? word.replace(/(?<=.{4})(ene|ane|er|ar|en|et|a|e)s?$/iu, '') : word;
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
