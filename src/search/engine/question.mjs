// Splits a query into words to search for.

import { chunksOf } from './analysis.mjs';

// The length at which queries are cut: nobody types longer ones, and each word costs a file.
const LONGEST_QUERY = 400;
const MOST_WORDS = 16;
// The weight of a piece of an identifier beside the whole.
export const PIECE = 0.3;
const LIGHT = 0.12;
// What everybody does with everything, beside the words that tell what it is about.
const EVERYDAY = 0.5;
const ABBREVIATION = /^\p{Lu}{2,5}$/u;
// The length of the longest abbreviation that is not checked for spelling.
const LONGEST_FIXED = 4;
// Matches the hyphen in the place of an end that a later word has: `kontakt- og`.
const OPEN_END = /^[-\u2010\u2011][ ,/]/;
// Matches web and mail addresses and paths, whose parts are not checked for spelling.
const ADDRESS = /:\/|@|^\/|\p{L}\.\p{L}{2}/u;

/**
 * Returns the words of `query`: `{ form, folded, key, value, pieces, at }`, where `value` is the
 * weight of the word against others and `at` its place in the query; pieces have the place of their
 * chunk. The text that a correction replaces is from `start` to `ends`; none where the word
 * `isFixed`. A word that is split into `parts` is followed by them.
 */
export function wordsOf(query, analysis) {
  const words = [];
  const text = query.slice(0, LONGEST_QUERY);
  let place = 0;
  for (const match of chunksOf(text)) {
    const taken = analysis.takeApart(match[0]);
    const whole = taken.words[0];
    if (!whole) continue;
    const isWhole = taken.pieces.length === 1 || whole.form === taken.pieces.join('');
    const ends = match.index + match[0].length;
    // An abbreviation in capitals is a whole word.
    const isAbbreviation = ABBREVIATION.test(match[0]);
    const isOpen = ends === text.length && !isAbbreviation;
    const isFixed =
      (isAbbreviation && match[0].length <= LONGEST_FIXED) || ADDRESS.test(around(text, match.index, ends));
    const parts = [];
    if (isWhole) {
      words.push(
        word(whole.form, taken.pieces, place, {
          isOpenEnded: OPEN_END.test(text.slice(ends)),
          isOpen,
          isFixed: isFixed || taken.isJoined,
          isJoined: taken.isJoined,
          parts,
          start: match.index,
          ends,
        }),
      );
    }
    if (!isWhole || taken.pieces.length > 1) {
      let from = match.index;
      for (const { form, place: within } of taken.words.slice(isWhole ? 1 : 0)) {
        // Parts that are separated by signs can be corrected one by one.
        const start = text.toLowerCase().indexOf(form, from);
        const isApart = taken.isJoined && start >= from && start + form.length <= ends;
        const where = { isOpen: false, isFixed: isFixed || !isApart, start, ends: start + form.length };
        const part = word(form, [form], place + within, where);
        if (isApart) from = start + form.length;
        part.value *= isWhole ? PIECE : 1;
        part.isPiece = isWhole;
        parts.push(part);
        words.push(part);
      }
    }
    place += taken.places;
  }
  const full = words.filter((word) => !word.isLight);
  if (full.length === 0) for (const word of words) word.value = 1;
  const everyday = full.filter(analysis.isEveryday);
  if (everyday.length < full.length) for (const word of everyday) word.value *= EVERYDAY;
  return words.slice(0, MOST_WORDS * 2).filter((word, at) => at < MOST_WORDS || !word.isLight);

  function word(form, pieces, place, where) {
    const isLight = analysis.isLight(form);
    return {
      ...analysis.wordOf(form),
      pieces,
      at: place,
      isLight,
      isPiece: false,
      isFixed: false,
      isJoined: false,
      parts: [],
      value: isLight ? LIGHT : 1,
      ...where,
    };
  }
}

// Returns the run of letters and signs that contains `start` to `ends`.
function around(text, start, ends) {
  const from = Math.max(text.lastIndexOf(' ', start - 1), -1) + 1;
  const to = text.indexOf(' ', ends);
  return text.slice(from, to < 0 ? undefined : to);
}
