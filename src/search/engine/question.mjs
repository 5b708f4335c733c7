// A query, taken apart into words to look for.

import { chunksOf } from './analysis.mjs';

// Longer queries are cut: nobody types them, and each word costs a file.
const LONGEST_QUERY = 400;
const MOST_WORDS = 16;
// A piece of an identifier counts little beside the whole.
const PIECE = 0.3;
const LIGHT = 0.12;
const ABBREVIATION = /^\p{Lu}{2,5}$/u;

/**
 * The words of `query`: `{ form, folded, key, value, pieces, at }`, where `value` is how much the
 * word counts against others and `at` the place in the query, pieces in their chunk's.
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
    const isOpen = ends === text.length && !ABBREVIATION.test(match[0]);
    if (isWhole) {
      words.push(word(whole.form, taken.pieces, place, { isOpen, start: match.index, ends }));
    }
    if (!isWhole || taken.pieces.length > 1) {
      for (const { form, place: within } of taken.words.slice(isWhole ? 1 : 0)) {
        const part = word(form, [form], place + within, { isOpen: false, start: match.index, ends });
        part.value *= isWhole ? PIECE : 1;
        part.isPiece = isWhole;
        words.push(part);
      }
    }
    place += taken.places;
  }
  const full = words.filter((word) => !word.isLight);
  if (full.length === 0) for (const word of words) word.value = 1;
  return words.slice(0, MOST_WORDS * 2).filter((word, at) => at < MOST_WORDS || !word.isLight);

  function word(form, pieces, place, where) {
    const folded = analysis.fold(form);
    const isLight = analysis.isLight(form);
    return {
      form,
      folded,
      key: analysis.key(folded),
      pieces,
      at: place,
      isLight,
      isPiece: false,
      value: isLight ? LIGHT : 1,
      ...where,
    };
  }
}
