// What a misspelled word may have been meant for.

import { createReader } from './bits.mjs';
import { createShards } from './shards.mjs';

const SHORTEST = 4;
const LONG = 8;
const SHARED = 4;
const FILES_OF_LIST = 2;
const NAME_FLAG = 16;
const MOST = 4;

/** Finds words near a misspelled one. */
export function createSpelling(lists, fetched) {
  const short = createShards(lists.short, fetched, readSpelling);
  const forward = createShards(lists.forward, fetched, readSpelling);
  const backward = createShards(lists.backward, fetched, readSpelling);

  async function near(shards, key, shared) {
    const start = key.slice(0, shared);
    const first = shards.at(start);
    const last = Math.min(shards.at(start + '\uffff'), first + FILES_OF_LIST - 1);
    const files = [];
    for (let at = first; at <= last; at += 1) files.push(shards.get(at));
    return (await Promise.all(files)).flat();
  }

  async function all(shards) {
    const files = Array.from({ length: shards.count }, (_, at) => shards.get(at));
    return (await Promise.all(files)).flat();
  }

  async function nearWhole(key, stem) {
    const letters = key.length;
    if (letters < SHORTEST) return [];
    const most = letters >= LONG ? 2 : 1;
    const wanted = [];
    if (letters < LONG + most) wanted.push(all(short));
    if (letters > LONG - 1 - most) {
      wanted.push(near(forward, key, SHARED));
      wanted.push(near(backward, reversed(key), SHARED).then(turned));
    }
    const found = new Map();
    for (const { key: other, common } of (await Promise.all(wanted)).flat()) {
      if (found.has(other)) continue;
      const distance = Math.min(apart(key, other, most), apart(stem, other, most));
      if (distance <= most) {
        const isName = common >= NAME_FLAG;
        // A common word is meant more often than a rare one, a slip at the beginning is rare.
        const score = distance * 3 - (common % NAME_FLAG) * 0.18 + (key[0] === other[0] ? 0 : 0.8);
        found.set(other, { key: other, distance, isName, score });
      }
    }
    return [...found.values()].sort((a, b) => a.score - b.score || (a.key < b.key ? -1 : 1)).slice(0, MOST);
  }

  // Words whose beginning is one edit away from what has been typed so far.
  async function nearBeginning(key) {
    if (key.length <= SHORTEST) return [];
    const [few, many] = await Promise.all([all(short), near(forward, key, SHARED - 1)]);
    return [...few, ...many]
      .filter(({ key: other }) => other.length > key.length && other[0] === key[0])
      .filter(({ key: other }) => [-1, 0, 1].some((more) => distanceUpTo(key, other.slice(0, key.length + more), 1) <= 1))
      .sort((a, b) => (b.common % NAME_FLAG) - (a.common % NAME_FLAG))
      .slice(0, MOST)
      .map(({ key: other, common }) => ({ key: other, distance: 2, isName: common >= NAME_FLAG }));
  }

  return {
    // The nearest words to `key`, in plain letters, or to its stem, best first: `{ key, distance, isName }`.
    async suggest(key, stem, isOpen) {
      const whole = await nearWhole(key, stem);
      return whole.length > 0 || !isOpen ? whole : nearBeginning(key);
    },
    // Words that have `key` inside them or at their end: a last resort.
    async inside(key) {
      if (key.length < SHORTEST) return [];
      const lists = await Promise.all([all(short), near(backward, reversed(key), key.length).then(turned)]);
      return lists
        .flat()
        .filter((entry) => entry.key.includes(key) && entry.key !== key)
        .sort((a, b) => b.common - a.common || a.key.length - b.key.length)
        .slice(0, MOST)
        .map((entry) => ({ key: entry.key, isName: entry.common >= NAME_FLAG }));
    },
  };
}

function apart(a, b, most) {
  return Math.abs(a.length - b.length) > most ? Infinity : distanceUpTo(a, b, most);
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

function reversed(word) {
  return [...word].reverse().join('');
}

/** Edits from `a` to `b`, two letters that change places being one; more than `most` is any number above it. */
export function distanceUpTo(a, b, most) {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let before = [];
  let row = Array.from({ length: b.length - start + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length - start; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j < row.length; j += 1) {
      const x = a[start + i - 1];
      const y = b[start + j - 1];
      let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (x === y ? 0 : 1));
      if (i > 1 && j > 1 && x === b[start + j - 2] && a[start + i - 2] === y) {
        cost = Math.min(cost, before[j - 2] + 1);
      }
      next.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return least;
    before = row;
    row = next;
  }
  return row.at(-1);
}
