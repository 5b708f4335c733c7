// Finds out what a name in a question means. It is known only where nothing else can be meant: a name
// that two things have, or that lies near those of two, is none.

import { plain } from './grammar.mjs';

/** The shortest name that may be inflected, and the shortest in which one slip is passed over. */
const INFLECTED = 5;
const SLIPPED = 6;
const ENDINGS = ['', 'e', 'a', 'n', 't', 'r', 's', 'en', 'et', 'er', 'ar', 'ene', 'ane', 'ens', 'ets', 'enes', 'anes'];

/** The kinds of things that have names. */
export const KINDS = ['solution', 'place', 'topic', 'other'];

export class Names {
  /** By key, what has that name: numbers of things. */
  #exact = new Map();
  #folded = new Map();
  #things = [];

  /**
   * @param {{ kind: string, number: number, names: string[] }[]} things
   */
  constructor(things) {
    for (const thing of things) {
      const at = this.#things.push(thing) - 1;
      for (const name of thing.names) this.#add(name, at);
    }
  }

  #add(name, at) {
    for (const written of [name, name.replace(/\s*\([^)]*\)/gu, '')]) {
      const key = keyOf(written);
      if (key === '') continue;
      put(this.#exact, key, at);
      put(this.#folded, fold(key), at);
    }
  }

  /**
   * What `text` means among things of these kinds, and whether it is written as one of its names.
   * @returns {{ kind: string, number: number, isExact: boolean } | undefined}
   */
  find(text, kinds) {
    const key = keyOf(text);
    if (key === '') return undefined;
    const folded = fold(key);
    const exact = this.#exact.get(key) ?? this.#folded.get(folded);
    if (exact) return this.#only(exact, kinds, true);
    if (folded.length < INFLECTED) return undefined;
    const inflected = this.#among((name) => isInflection(folded, name));
    const near = this.#among((name) => name.length >= INFLECTED && slips(folded, name, 2) <= 2);
    const meant = inflected.size > 0 ? inflected : this.#among((name) => isSlip(folded, name));
    if (new Set([...near, ...meant]).size > 1) return undefined;
    // The name of a place is not inflected, but it may be what is meant, so nothing else is.
    return this.#only(meant, inflected.size > 0 ? kinds.filter((kind) => kind !== 'place') : kinds, false);
  }

  /** The things with a name of which `isMeant` holds. */
  #among(isMeant) {
    const found = new Set();
    for (const [name, things] of this.#folded) {
      if (isMeant(name)) for (const at of things) found.add(at);
    }
    return found;
  }

  #only(found, kinds, isExact) {
    const [at] = found;
    const thing = this.#things[at];
    return found.size === 1 && kinds.includes(thing.kind)
      ? { kind: thing.kind, number: thing.number, isExact }
      : undefined;
  }
}

function put(map, key, at) {
  if (!map.has(key)) map.set(key, new Set());
  map.get(key).add(at);
}

/** A name without what is written in several ways: spaces, signs, capitals. */
export function keyOf(name) {
  return plain(name).replaceAll(' ', '');
}

/** The same in plain letters. */
function fold(key) {
  return key
    .replace(/å|aa/gu, 'a')
    .replace(/ø|ö|oe/gu, 'o')
    .replace(/æ|ä|ae/gu, 'e')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

/** Whether two words are forms of one: the same but for an ending of each. */
function isInflection(one, other) {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  for (let root = same; root >= INFLECTED; root -= 1) {
    if (ENDINGS.includes(one.slice(root)) && ENDINGS.includes(other.slice(root))) return true;
  }
  return false;
}

/**
 * Whether `text` is `name` with a letter left out, added or swapped inside it. Another letter, and
 * another end, make other words too easily: `kommunekart` is no `Kommune-Kari`. A digit is no slip.
 */
function isSlip(text, name) {
  const digits = (word) => word.replace(/\D/gu, '');
  const letters = (word) => Array.from(word).sort().join('');
  const hasSameEnds = text[0] === name[0] && text.at(-1) === name.at(-1);
  const isOther = text.length === name.length && letters(text) !== letters(name);
  if (!hasSameEnds || isOther || name.length < SLIPPED || digits(text) !== digits(name)) return false;
  return slips(text, name, 1) === 1;
}

/** The number of letters that are left out, added, exchanged or swapped; more than `most` is any more. */
export function slips(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (isSame ? 0 : 1));
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwapped) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[other.length];
}
