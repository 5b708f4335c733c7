// Splits a word of a query that the site does not have, or seldom, into words that it has.

import { MOST_FILES, SHORTEST_PART } from './forms.mjs';

const SHORTEST_COMPOUND = 7;

/** Returns a function that splits a word: the matches of each part, and their forms. */
export function createCompounds({ analysis, terms, forms: { entriesOf, nearest, worth } }) {
  // Returns the parts of a compound that the site has as words: two, or three where it `mayBeLong`.
  async function partsOf(word, mayBeLong) {
    const { folded } = word;
    if (folded.length < SHORTEST_COMPOUND || !/^[a-z]+$/.test(folded)) return null;
    const cuts = [];
    for (let at = folded.length - SHORTEST_PART; at >= SHORTEST_PART; at -= 1) {
      const left = folded.slice(0, at);
      cuts.push({ at, left });
      if (at > SHORTEST_PART && /[se]$/.test(left)) cuts.push({ at, left: left.slice(0, -1) });
    }
    const all = await withFiles(
      cuts,
      ({ left }) => analysis.key(left),
      (cut, entries) => {
        const inOneForm = analysis.rewritten(cut.left);
        const all = entries.filter(isPart);
        return { ...cut, all, entries: all.filter(({ folded }) => analysis.rewritten(folded) === inOneForm) };
      },
    );
    const lefts = all.filter(({ entries }) => entries[0]);
    const right = (cut) => folded.slice(cut.at);
    const withHeads = async (cuts, keyOf) =>
      (
        await withFiles(cuts, keyOf, (cut, entries) => {
          const end = right(cut);
          const heads = entries.filter(
            (entry) => isPart(entry) && (end.length > SHORTEST_PART || entry.folded === end),
          );
          return { ...cut, heads };
        })
      ).filter(({ heads }) => heads[0]);
    const keyOfRight = (cut) => analysis.key(right(cut));
    let whole = await withHeads(lefts, keyOfRight);
    if (!whole[0]) {
      // `videreføring` is of `føre`, though `føring` alone is too short for that.
      const verbOf = ({ left }) => word.key.slice(analysis.keyPrefix(left).length);
      const isVerb = (cut) => verbOf(cut).length >= SHORTEST_PART && right(cut).startsWith(verbOf(cut) + 'ing');
      whole = await withHeads(lefts.filter(isVerb), verbOf);
    }
    if (!whole[0] && mayBeLong) {
      // `bilde|visnings|innstillinger`
      for (const cut of lefts.slice(0, MOST_FILES)) {
        const rest = await partsOf(analysis.wordOf(right(cut)));
        if (rest) return joinedTo(cut, rest);
      }
      // `radiangrader`, where the site has `radianer`.
      const inAnyForm = all.filter(({ all, left }) => all[0] && left.length > SHORTEST_PART);
      whole = await withHeads(
        inAnyForm.map((cut) => ({ ...cut, entries: cut.all })),
        keyOfRight,
      );
    }
    const common = (entries) => Math.log(1 + Math.max(...entries.map((entry) => entry.count)));
    const score = (cut) =>
      Math.min(common(cut.entries), common(cut.heads), 6) + Math.min(cut.left.length, right(cut).length) / 3;
    whole.sort((a, b) => score(b) - score(a));
    const [best] = whole;
    if (!best) return null;
    const head = analysis.wordOf(right(best));
    return joinedTo(best, {
      parts: [best.heads.map((entry) => ({ entry, worth: worth(head, entry) }))],
      keys: [head.key],
      end: right(best),
      forms: [nearest(best.heads, right(best))],
    });
  }

  // Returns a compound of a first part and the parts of the `rest`.
  function joinedTo({ left, entries, all }, rest) {
    const asWritten = (entry) => ({ entry, worth: 1 });
    return {
      parts: [entries.map(asWritten), ...rest.parts],
      anyForm: all.map(asWritten),
      keys: [analysis.key(left), ...rest.keys],
      end: rest.end,
      forms: [nearest(entries, left), ...rest.forms],
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
    return Promise.all(within.map(async (item) => choose(item, await entriesOf(keyOf(item)))));
  }

  return partsOf;
}
