// Splits text into words, and finds what words match: the same rules as `words.rs`, `fold.rs` and
// `stem.rs` in the parent folder, with the same tables, which come with the manifest.

// Matches numbers with signs in them that end other words, as in `numbers.rs`: `56 812`,
// `12 000,50`, `35 00 00 00`, `350 00 000`, `1,5`.
const SPACE = '[ \\u00a0\\u2007\\u2009\\u202f]';
const LETTER = '[\\p{Alphabetic}\\p{N}]';
const CHUNK = new RegExp(
  [
    `[0-9]{1,3}(?:${SPACE}[0-9]{3})+(?:,[0-9]+)?(?!${LETTER})`,
    `(?:[0-9]{2}(?:${SPACE}[0-9]{2}){3}|[0-9]{3}${SPACE}[0-9]{2}${SPACE}[0-9]{3})(?!${LETTER}|${SPACE}[0-9]{2}(?![0-9]))`,
    `47(?=[0-9]{8}(?!${LETTER}))`,
    `[0-9]+,[0-9]+(?![\\p{Alphabetic}\\p{N},])`,
    `${LETTER}(?:[\\p{Alphabetic}\\p{N}\\u0300-\\u036f\\u00ad\\u200b-\\u200d\\u2060\\ufeff]|[-_.'’\\u2010\\u2011](?=${LETTER}))*`,
  ].join('|'),
  'gu',
);
const DECIMAL = /^([0-9][0-9 \u00a0\u2007\u2009\u202f]*),([0-9]+)$|^([0-9]+)\.([0-9]{1,2})$/;
const PLAIN_TEXT = /^[\0-\u007f]*$/;
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/;
const JOINT = /[-_.'’\u2010\u2011, \u00a0\u2007\u2009\u202f\u2044]/;
const MARK = /[\u0300-\u036f]/;
const UPPER = /\p{Uppercase}/u;
const LOWER = /\p{Lowercase}/u;
const NUMBER = /\p{N}/u;
const MOST_PIECES = 5;
const LONGEST = 40;
// `brukt`; but `kart` is not `kar`.
const PARTICIPLE = /...[gklpr]t$/;
// The endings of a word that ends in a vowel: `skjemaet`, `risikoen`, `byer`.
const AFTER_VOWEL = /^(.*(?:..[ao]|.[uy]))e(?:[nrt]s?|nes?|ren?|rnes?|lse(?:[nr]|ne)?)$/;
// `lagre` is not `lag`.
const SHORTEST_CONTRACTED = 5;
const VOWEL = /[aeiouy]/;

/** Returns the analysis of words by the tables of a manifest. */
export function createAnalysis(rules) {
  const plain = new Map();
  const letters = [...rules.folded];
  for (let at = 0; at < letters.length; at += 2) plain.set(letters[at], letters[at + 1]);
  const rewrites = readRules(rules.rewrites);
  const derivations = readRules(rules.derivations);
  const endings = rules.endings.split(' ');
  const derived = rules.derived.split(' ');
  const light = new Set(rules.light.split(' '));
  const keys = new Map();

  // Replaces each letter by itself with its plain letter.
  function unmarked(form) {
    let letters = '';
    for (const letter of form) letters += plain.get(letter) ?? bare(letter);
    return letters;
  }

  function fold(form) {
    const letters = unmarked(form);
    // `skjemaet` has no `æ`.
    const body = bodyOf(letters);
    return withoutDigraphs(body) + letters.slice(body.length);
  }

  function withoutDigraphs(letters) {
    return rules.digraphs.reduce((word, [from, to]) => word.replaceAll(from, to), letters);
  }

  // Returns the stem of a folded word, without regard to bokmål and nynorsk.
  function stem(folded) {
    let word = bodyOf(folded);
    for (let round = 0; round < 3; round += 1) {
      const shorter = takeEnding(word);
      if (shorter === word) break;
      word = shorter;
    }
    if ((word.length >= region(word) + 2 && /[dv]t$/.test(word)) || PARTICIPLE.test(word)) word = word.slice(0, -1);
    const from = region(word);
    const ending = derived.find((ending) => inRegion(word, from, ending));
    return ending ? word.slice(0, -ending.length) : word;
  }

  function takeEnding(word) {
    const from = region(word);
    const ending = endings.find((ending) => inRegion(word, from, ending));
    if (!ending) return word;
    const stem = word.slice(0, -ending.length);
    if (ending === 's') {
      const last = stem.at(-1) ?? '';
      const isGenitive =
        (last && rules.beforeS.includes(last)) || (last === 'k' && stem.length > 1 && !VOWEL.test(stem.at(-2)));
      return isGenitive ? stem : word;
    }
    return ending === 'ert' || ending === 'erte' ? stem + 'er' : stem;
  }

  // Returns the key, which words must share to match at all.
  function key(folded) {
    let known = keys.get(folded);
    if (known === undefined) {
      known = single(contracted(verbal(stem(rewritten(folded)))));
      if (keys.size > 50000) keys.clear();
      keys.set(folded, known);
    }
    return known;
  }

  function rewritten(folded) {
    return byRules(folded, rewrites);
  }

  // Reduces the stem of a noun to that of its verb.
  function verbal(stem) {
    const verb = byRules(stem, derivations);
    return verb.length < stem.length ? takeEnding(verb) : stem;
  }

  function segments(chunk) {
    const segments = [[]];
    let letters = [];
    for (const letter of chunk) {
      if (INVISIBLE.test(letter)) continue;
      if (JOINT.test(letter)) {
        addPieces(letters, segments.at(-1));
        segments.push([]);
        letters = [];
      } else if (!MARK.test(letter)) {
        letters.push(letter);
      }
    }
    addPieces(letters, segments.at(-1));
    return segments.filter((segment) => segment.length > 0);
  }

  // Splits a chunk: the number of places it takes, its words, and its pieces.
  function takeApart(written) {
    const chunk = PLAIN_TEXT.test(written) ? written : written.normalize('NFKC');
    const parts = segments(chunk);
    const pieces = parts.flat();
    const words = [];
    if (pieces.length > 255) return { places: 255, words, pieces };
    const push = (form, place, isPiece) => {
      if ([...form].length <= LONGEST) words.push({ form, place, isPiece });
    };
    if (pieces.length > 1 && pieces.length <= MOST_PIECES) push(decimalOf(chunk) ?? pieces.join(''), 0, false);
    let place = 0;
    for (const segment of parts) {
      if (parts.length > 1 && segment.length > 1) push(segment.join(''), place, false);
      for (const piece of segment) {
        if (pieces.length === 1 || [...piece].length > 1) push(piece, place, segment.length > 1);
        place += 1;
      }
    }
    return { places: pieces.length, words, pieces, isJoined: parts.length > 1 };
  }

  const everyday = new Set(rules.everyday.split(' ').map((form) => key(fold(form))));

  /** Returns a word as it is written, in plain letters, and its key. */
  function wordOf(form) {
    const folded = fold(form);
    return { form, folded, key: key(folded) };
  }

  return {
    wordOf,
    // Returns a word whose end is read as letters that a keyboard lacks: `leverandoer`.
    asTyped: (form) => {
      const folded = withoutDigraphs(unmarked(form));
      return { form, folded, key: key(folded) };
    },
    fold,
    unmarked,
    stem,
    rewritten,
    key,
    englishKey: (folded) => single(englishStem(folded)),
    // Returns the beginning of the key of any longer word.
    keyPrefix: (folded) => single(rewritten(folded)),
    takeApart,
    isLight: (form) => light.has(form),
    isEveryday: ({ key }) => everyday.has(key),
  };
}

/** Returns each chunk of `text`, with its position: `{ 0: chunk, index }`. */
export function chunksOf(text) {
  return text.matchAll(CHUNK);
}

// Returns the normal form of a number with decimals: nothing between groups, a comma before the
// decimals.
function decimalOf(chunk) {
  const found = DECIMAL.exec(chunk);
  return found ? `${(found[1] ?? found[3]).replace(/[^0-9]/g, '')},${found[2] ?? found[4]}` : null;
}

// Returns a Latin letter without its marks; any other unchanged.
function bare(letter) {
  const [first] = letter > '\u007f' ? letter.normalize('NFD') : letter;
  return first <= '\u007f' ? first : letter;
}

function addPieces(letters, segment) {
  let piece = '';
  letters.forEach((letter, at) => {
    const before = letters[at - 1];
    const after = letters[at + 1];
    const begins =
      at > 0 &&
      ((LOWER.test(before) && UPPER.test(letter)) ||
        (UPPER.test(before) && UPPER.test(letter) && after !== undefined && LOWER.test(after)) ||
        NUMBER.test(before) !== NUMBER.test(letter));
    if (begins && piece) {
      segment.push(piece);
      piece = '';
    }
    piece += letter.toLowerCase();
  });
  if (piece) segment.push(piece);
}

function readRules(rules) {
  return rules.split(',').map((rule) => readRule(...rule.split(' ')));
}

function byRules(word, rules) {
  return rules.reduce((word, rule) => (word.includes(rule.part) ? rewrite(word, rule) : word), word);
}

function readRule(from, to) {
  const atStart = from.startsWith('^');
  const atEnd = from.endsWith('$');
  const least = /^\d/.test(from) ? Number(from[0]) : 0;
  const part = from.slice(atStart || least ? 1 : 0, atEnd ? -1 : undefined);
  return { part, to, atStart, atEnd, least };
}

function rewrite(word, { part, to, atStart, atEnd, least }) {
  if (atStart) return word.startsWith(part) ? to + word.slice(part.length) : word;
  let from = 0;
  for (;;) {
    const at = word.indexOf(part, from);
    if (at < 0) return word;
    if (at < least || (atEnd && at + part.length !== word.length)) {
      from = at + 1;
    } else {
      word = word.slice(0, at) + to + word.slice(at + part.length);
      from = at + to.length;
    }
  }
}

function englishStem(folded) {
  let word = folded;
  if (word.endsWith('ies') && word.length > 4) word = word.slice(0, -2);
  else if (word.length > 3 && /s$/.test(word) && !/(ss|us|is)$/.test(word)) word = word.slice(0, -1);
  for (const ending of ['ing', 'ed', 'ly']) {
    const stem = word.slice(0, -ending.length);
    if (word.endsWith(ending) && stem.length >= 3 && VOWEL.test(stem)) {
      word = stem;
      break;
    }
  }
  if (word.length > 3 && word.endsWith('e')) return word.slice(0, -1);
  if (word.length > 3 && word.endsWith('y')) return word.slice(0, -1) + 'i';
  return word;
}

// Returns a word without an ending after a vowel.
function bodyOf(word) {
  return word.replace(AFTER_VOWEL, '$1');
}

// Returns the position of the region that endings may be removed from.
function region(word) {
  let seenVowel = false;
  for (let at = 0; at < word.length; at += 1) {
    if (VOWEL.test(word[at])) seenVowel = true;
    else if (seenVowel) return Math.max(at + 1, 3);
  }
  return word.length;
}

// Reduces `artikkel` and `artikler`, `register` and `registre` to one stem.
function contracted(stem) {
  return stem.length < SHORTEST_CONTRACTED
    ? stem
    : stem.replace(/([^aeiouy])el$/, '$1l').replace(/([^aeiouy])r$/, '$1');
}

function inRegion(word, from, ending) {
  return word.length >= from + ending.length && word.endsWith(ending);
}

// Reduces double letters to one; digits stay.
function single(word) {
  return word.replace(/([^0-9])\1+/gu, '$1');
}
