// Finds the words that a misspelled word may have been meant for.

import { createReader } from './bits.mjs';
import { createShards } from './shards.mjs';
import { distanceUpTo, reversed } from './slips.mjs';

const SHORTEST = 4;
const LONG = 8;
const SHARED = 3;
const FILES_OF_LIST = 2;
const COMMON = 15;
const NAME_FLAG = 16;
const HIDDEN_FLAG = 32;
const MOST = 4;
// The number of letters from which two slips are accepted in a word.
const LONG_FOR_TWO = 8;
// Reductions of the cost: a common word is meant more often than a rare one, and a name more often
// than either.
const BY_COMMON = 0.06;
const BY_NAME = 0.15;
const BY_LIST = 0.1;
const BY_LIGHT = 0.4;
// The cost of a match in another form of the word.
const IN_OTHER_FORM = 0.25;
const FORM = /^(.{5,}?)(?:e[nrts]|e?ne|ane|a[rns]?|e|s|t|n)$/;
const UNFINISHED = 2;
// The cost above which a word is searched for, but not suggested.
const DOUBTFUL = 1.25;
// The highest cost of a suggestion, less its reduction for common words, by the number of letters
// of a short word: a word of few letters is more often another word than a slip.
const SHORT = { 4: 0.26, 5: 0.45, 6: 0.5 };

/**
 * Returns functions that find words near a misspelled one, among those of the index and those that
 * `listed` and `light` hold, each a map from plain letters to a form.
 */
export function createSpelling(lists, { listed, light, costOf }, fetched) {
  const short = createShards(lists.short, fetched, readSpelling);
  const forward = createShards(lists.forward, fetched, readSpelling);
  const backward = createShards(lists.backward, fetched, readSpelling);

  async function near(shards, key, shared) {
    const start = key.slice(0, shared);
    const first = shards.at(start);
    const last = Math.min(shards.at(start + '\uffff'), first + FILES_OF_LIST - 1);
    return entriesIn(shards, first, last + 1);
  }

  const all = (shards) => entriesIn(shards, 0, shards.count);

  // Returns the words of the index that may have become `key` by one slip, or by two where it is
  // long.
  async function candidates(key, most) {
    const wanted = [];
    // One slip leaves one half of a word intact, but for a letter at the middle.
    const shared = Math.max(SHARED, (key.length >> 1) - 1);
    if (key.length < LONG + most) wanted.push(all(short));
    if (key.length > LONG - 1 - most) {
      wanted.push(near(forward, key, shared));
      wanted.push(near(backward, reversed(key), shared).then(turned));
    }
    return (await Promise.all(wanted)).flat();
  }

  function costBeside(key, other, most, letters) {
    // `skloe` is no `sklo`: what looks like a letter in two may be a slip.
    const whole = Math.min(costOf(key, other, most), costOf(letters, other, most));
    if (whole < Infinity || key.length < LONG) return whole;
    // Another form than the site has: `trygghetsalrmen` for `trygghetsalarmer`.
    const bare = FORM.exec(key)?.[1];
    if (!bare || bare.length < LONG - 1) return Infinity;
    const otherBare = FORM.exec(other)?.[1] ?? other;
    return Math.min(costOf(bare, other, 1), costOf(bare, otherBare, 1)) + IN_OTHER_FORM;
  }

  async function nearWhole(key, { letters, isPart, takesLight }) {
    const most = key.length >= LONG_FOR_TWO ? 2 : 1;
    const found = new Map();
    const add = (other, candidate) => {
      const before = found.get(other);
      if (!before || candidate.cost < before.cost) found.set(other, candidate);
    };
    const seen = new Set();
    for (const { key: other, common } of await candidates(key, most)) {
      if (seen.has(other)) continue;
      seen.add(other);
      const cost = costBeside(key, other, most, letters);
      if (cost === Infinity) continue;
      const likely = (common & COMMON) * BY_COMMON + (common & NAME_FLAG ? BY_NAME : 0);
      const isShown =
        (cost < DOUBTFUL || key.length >= LONG) && isSure(letters, cost - likely, isPart) && !(common & HIDDEN_FLAG);
      add(other, { key: other, cost: cost - likely, isShown });
    }
    for (const [other, form] of listed) {
      const cost = costBeside(key, other, most, letters);
      if (cost < Infinity)
        add(other, { key: other, form, cost: cost - BY_LIST, isShown: isSure(letters, cost - BY_LIST, isPart) });
    }
    if (takesLight) {
      for (const [other, form] of light) {
        const cost = costBeside(key, other, 1, letters);
        if (cost < Infinity) add(other, { key: other, form, cost: cost - BY_LIGHT, isShown: true });
      }
    }
    return [...found.values()].sort((a, b) => a.cost - b.cost || (a.key < b.key ? -1 : 1)).slice(0, MOST);
  }

  // Returns words whose beginning is at most one edit away from the text typed so far.
  async function nearBeginning(key) {
    if (key.length <= SHORTEST) return [];
    const [few, many] = await Promise.all([all(short), near(forward, key, SHARED)]);
    return [...few, ...many]
      .filter(({ key: other }) => other.length > key.length && other[0] === key[0])
      .filter(({ key: other }) =>
        [-1, 0, 1].some((more) => distanceUpTo(key, other.slice(0, key.length + more), 1) <= 1),
      )
      .sort((a, b) => (b.common & COMMON) - (a.common & COMMON))
      .slice(0, MOST)
      .map(({ key: other }, at) => ({ key: other, cost: UNFINISHED + at / MOST, isShown: false }));
  }

  return {
    /**
     * Returns the likeliest words for `key`, in plain letters (`letters` are those without digraphs
     * folded), best first: `{ key, form, cost, isShown }`, where `form` is set only for words that
     * are not in the index. Where the word `isOpen`, words that begin like it as well; where it
     * `isPart` of one with signs in it, a short word is shown too.
     */
    async suggest(key, how) {
      if (how.letters.length < SHORTEST - 1) return [];
      const whole = await nearWhole(key, how);
      return whole.length > 0 || !how.isOpen ? whole : nearBeginning(key);
    },
    // Returns a compound in other words, where its first part has one slip.
    async compounds(key) {
      const found = [];
      for (const { key: other } of await candidates(key, 1)) {
        for (const more of [0, 1, -1]) {
          const at = other.length + more;
          if (at >= LONG && costOf(key.slice(0, at), other, 1) < Infinity) found.push(other + key.slice(at));
        }
      }
      return found;
    },
    // Returns words that have `key` inside them or at their end: a last resort.
    async inside(key) {
      if (key.length < SHORTEST) return [];
      const lists = await Promise.all([all(short), near(backward, reversed(key), key.length).then(turned)]);
      return lists
        .flat()
        .filter((entry) => entry.key.includes(key) && entry.key !== key)
        .sort((a, b) => b.common - a.common || a.key.length - b.key.length)
        .slice(0, MOST)
        .map((entry) => entry.key);
    },
  };
}

async function entriesIn(shards, from, to) {
  const files = Array.from({ length: to - from }, (_, at) => shards.get(from + at));
  return (await Promise.all(files)).flat();
}

function isSure(letters, cost, isPart) {
  return isPart || cost <= (SHORT[letters.length] ?? Infinity);
}

function readSpelling(bytes) {
  const entries = [];
  if (!bytes) return entries;
  const reader = createReader(bytes);
  for (let left = reader.varint(); left > 0; left -= 1) {
    entries.push({ key: reader.word(), common: reader.byte() });
  }
  return entries;
}

function turned(entries) {
  return entries.map(({ key, common }) => ({ key: reversed(key), common }));
}
