// Computes the cost of a slip of the finger or of the ear: how likely it is that one word was meant
// and another one written. Words are in plain letters.

// The keys of a keyboard, row by row.
const KEYS = 'qwertyuiop asdfghjkl  zxcvbnm';
const ROW = 11;
// Letters that sound alike, or that a plain letter may stand for.
const ALIKE = ['ae', 'ao', 'oe', 'iy', 'ie', 'ck', 'cs', 'sz', 'vw', 'dt', 'gk', 'bp', 'mn', 'uo', 'uy', 'gj', 'jy'];
const COST = { doubled: 0.5, swapped: 0.7, alike: 0.7, beside: 0.75, missing: 0.85, added: 0.85, other: 1 };
const AT_BEGINNING = 0.25;
const SHORTEST_AFTER_PREFIX = 4;
const SHORTEST_STEM = 3;

/** Returns functions that compare words by the tables of a manifest. */
export function createSlips(rules) {
  const prefixes = new Set(rules.prefixes.split(' '));
  const ending = new RegExp(`^(?:${rules.formEnds})$`);

  // Returns the cost of having written `written` for `meant`; `Infinity` for more than `most` edits.
  // Two words that are equal in plain letters differ in letters that are alike.
  function costOf(written, meant, most) {
    if (Math.abs(written.length - meant.length) > most) return Infinity;
    const edits = distanceUpTo(written, meant, most);
    const isOtherStart = written[0] !== meant[0];
    if (edits > most || isOtherPrefix(written, meant)) return Infinity;
    // Two slips in a word with another beginning make another word.
    if (edits > 1 && sharedStart(written, meant) < SHORTEST_STEM) return Infinity;
    if (edits === 0) return COST.alike;
    return (isOtherStart ? AT_BEGINNING : 0) + (edits === 1 ? costOfOne(written, meant) : edits * COST.other);
  }

  // Returns whether the two differ in the prefix of the same word: `avlevering` is no slip of
  // `levering`, nor `ubemannede` of `bemannet`.
  function isOtherPrefix(a, b) {
    const shared = sharedStart(reversed(a), reversed(b));
    const before = [a, b].map((word) => word.slice(0, word.length - shared));
    if (shared >= SHORTEST_AFTER_PREFIX && before.every((prefix) => prefixes.has(prefix))) return true;
    return isPrefixed(a, b) || isPrefixed(b, a);
  }

  function isPrefixed(word, bare) {
    return [1, 2, 3].some((length) => prefixes.has(word.slice(0, length)) && isForm(word.slice(length), bare));
  }

  // Returns whether two words are forms of one: the same beginning, with an ending each.
  function isForm(a, b) {
    const shared = sharedStart(a, b);
    return a === b || (shared >= SHORTEST_STEM && [a, b].every((word) => ending.test(word.slice(shared))));
  }

  return { costOf, isForm };
}

function costOfOne(written, meant) {
  const start = sharedStart(written, meant);
  const isMissing = written.length < meant.length;
  if (written.length !== meant.length) {
    const longer = isMissing ? meant : written;
    if (longer[start] === longer[start - 1]) return COST.doubled;
    return isMissing ? COST.missing : COST.added;
  }
  if (written[start] === meant[start + 1] && written[start + 1] === meant[start]) return COST.swapped;
  const pair = [written[start], meant[start]].sort().join('');
  if (ALIKE.includes(pair)) return COST.alike;
  return isBeside(written[start], meant[start]) ? COST.beside : COST.other;
}

function isBeside(a, b) {
  const [first, second] = [KEYS.indexOf(a), KEYS.indexOf(b)].sort((one, other) => one - other);
  return first >= 0 && [1, ROW - 1, ROW].includes(second - first);
}

/**
 * Returns the number of edits from `a` to `b`, where two swapped letters are one edit; `most + 1`
 * where there are more than `most`.
 */
export function distanceUpTo(a, b, most) {
  const start = sharedStart(a, b);
  const [x, y] = [a.slice(start), b.slice(start)];
  if (x === y) return 0;
  if (most === 0) return 1;
  const rests = [
    [1, 1],
    [1, 0],
    [0, 1],
  ];
  if (x[0] === y[1] && x[1] === y[0]) rests.push([2, 2]);
  return 1 + Math.min(...rests.map(([i, j]) => distanceUpTo(x.slice(i), y.slice(j), most - 1)));
}

/** Returns the number of letters that `a` and `b` share from the beginning. */
export function sharedStart(a, b) {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared += 1;
  return shared;
}

/** Returns the letters of a word from its end. */
export function reversed(word) {
  return [...word].reverse().join('');
}
