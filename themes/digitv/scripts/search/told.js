// By which words results were found, where that is not by the words of the query as they stand.

/** So many words with the same meaning are named, those that led to most results. */
const NAMED = 4;

/**
 * The words of the query that nothing has, and those that were searched for in their place.
 * @param {import('./texts.js').Texts} texts
 * @param {string} key  of the text for one such word
 * @param {{ word: string, as: string[] }[]} [taken]  as the engine gives it
 */
export function takenText(texts, key, taken = []) {
  return taken.map(({ word, as }) => texts.get(key, { word, as: named(as) })).join(' ');
}

/**
 * Whether results for what may have been meant are shown already, so that there is no need to ask.
 * @param {{ didYouMean: string | null, taken?: { as: string[] }[] }} answer
 */
export function isTaken({ didYouMean, taken = [] }) {
  const words = didYouMean?.split(' ') ?? [];
  return taken.some(({ as }) => as.some((word) => words.includes(word)));
}

/** The line above the results. */
export class Told {
  /**
   * @param {Record<string, FoundElement>} parts  with `told`, `told-text` and `told-link`
   * @param {import('./texts.js').Texts} texts
   * @param {(state: any) => string} address  writes a state
   */
  constructor(parts, texts, address) {
    this.parts = parts;
    this.texts = texts;
    this.address = address;
  }

  /** Says it of an answer to `state`, with the way to search for the word itself alone, and back. */
  show(state, { taken, also = [] }) {
    const { parts, texts } = this;
    const sentences = [takenText(texts, 'taken', taken)];
    if (also.length > 0) sentences.push(texts.get('also', { words: named(also.slice(0, NAMED)) }));
    if (state.exact) sentences.push(texts.get('exact'));
    parts['told-text'].textContent = sentences.filter(Boolean).join(' ');
    // What nothing has is not to be searched for alone.
    parts['told-link'].hidden = !state.exact && (also.length === 0 || taken?.length > 0);
    parts['told-link'].textContent = texts.get(state.exact ? 'exact_off' : 'exact_on', { query: state.query });
    parts['told-link'].href = this.address({ ...state, exact: !state.exact });
    parts.told.hidden = parts['told-text'].textContent === '';
  }

  hide() {
    this.parts.told.hidden = true;
    this.parts['told-text'].textContent = '';
  }

  /** What it says now. */
  get text() {
    return this.parts['told-text'].textContent;
  }
}

/** «helse» og «plattform» */
function named(words) {
  return new Intl.ListFormat('nb').format(words.map((word) => `«${word}»`));
}
