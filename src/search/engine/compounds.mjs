// Splits a word of a query that the site does not have, or seldom, into words that it has.

import { MOST_FILES, SHORTEST_PART } from './forms.mjs';

const SHORTEST_COMPOUND = 7;

/** Returns a function that splits a word in two: the matches of each part, and their forms. */
export function createCompounds({ analysis, terms, forms: { entriesOf, nearest, worth } }) {
  // Returns the two parts of a compound, where the site has both as words.
  async function partsOf(word) {
    const { folded } = word;
    if (folded.length < SHORTEST_COMPOUND || !/^[a-z]+$/.test(folded)) return null;
    const cuts = [];
    for (let at = folded.length - SHORTEST_PART; at >= SHORTEST_PART; at -= 1) {
      const left = folded.slice(0, at);
      cuts.push({ at, left });
      if (at > SHORTEST_PART && /[se]$/.test(left)) cuts.push({ at, left: left.slice(0, -1) });
    }
    const lefts = await withFiles(
      cuts,
      ({ left }) => analysis.key(left),
      (cut, entries) => {
        const inOneForm = analysis.rewritten(cut.left);
        const found = entries.filter((entry) => isPart(entry) && analysis.rewritten(entry.folded) === inOneForm);
        return found.length > 0 ? { ...cut, entries: found, all: entries.filter(isPart) } : null;
      },
    );
    const right = (cut) => folded.slice(cut.at);
    const withHeads = (cuts, keyOf) =>
      withFiles(cuts, keyOf, (cut, entries) => {
        const asWritten = right(cut);
        const found = entries.filter(
          (entry) => isPart(entry) && (asWritten.length > SHORTEST_PART || entry.folded === asWritten),
        );
        return found.length > 0 ? { ...cut, heads: found } : null;
      });
    let whole = await withHeads(lefts, (cut) => analysis.key(right(cut)));
    if (!whole[0]) {
      // `videreføring` is of `føre`, though `føring` alone is too short for that.
      const verbOf = ({ left }) => word.key.slice(analysis.keyPrefix(left).length);
      const isVerb = (cut) => verbOf(cut).length >= SHORTEST_PART && right(cut).startsWith(verbOf(cut) + 'ing');
      whole = await withHeads(lefts.filter(isVerb), verbOf);
    }
    const common = (entries) => Math.log(1 + Math.max(...entries.map((entry) => entry.count)));
    const score = (cut) =>
      Math.min(common(cut.entries), common(cut.heads), 6) + Math.min(cut.left.length, right(cut).length) / 3;
    whole.sort((a, b) => score(b) - score(a));
    const [best] = whole;
    if (!best) return null;
    const head = analysis.wordOf(right(best));
    const asWritten = (entry) => ({ entry, worth: 1 });
    return {
      modifier: best.entries.map(asWritten),
      anyForm: best.all.map(asWritten),
      head: best.heads.map((entry) => ({ entry, worth: worth(head, entry) })),
      keys: [analysis.key(best.left), head.key],
      end: right(best),
      forms: [nearest(best.entries, best.left), nearest(best.heads, right(best))],
    };
  }

  function isPart(entry) {
    return !entry.isName && !analysis.isLight(entry.form) && (entry.folded.length > SHORTEST_PART || entry.count > 2);
  }

  // Looks up the key of each of `items`, in a few files at most.
  async function withFiles(items, keyOf, choose) {
    const numbers = new Set();
    const within = items.filter((item) => {
      const number = terms.at(keyOf(item));
      if (numbers.size < MOST_FILES) numbers.add(number);
      return numbers.has(number);
    });
    const chosen = await Promise.all(within.map(async (item) => choose(item, await entriesOf(keyOf(item)))));
    return chosen.filter(Boolean);
  }

  return partsOf;
}
