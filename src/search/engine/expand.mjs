// Expands a word of a query to the words of the index that match it, each with the worth of the
// match relative to the word itself.

import { PIECE } from './question.mjs';
import { isForm, sharedStart } from './slips.mjs';

const WORTH = {
  folded: 0.95,
  unlike: 0.35,
  ending: 0.86,
  written: 0.8,
  derived: 0.5,
  derivedShort: 0.3,
  english: 0.7,
  synonym: 0.75,
  verbAlone: 0.4,
  related: 0.2,
  apart: 0.8,
  whole: 0.5,
  head: 0.6,
  modifier: 0.6,
  headBeside: 0.16,
  ofHead: 0.5,
  part: 0.2,
  prefix: 0.6,
  prefixAlone: 0.92,
  prefixShort: 0.25,
  inside: 0.4,
};
// The trust in a word as written that the site does not know, where it may be another.
const TRUST = { compound: 0.8, sloppy: 0.4 };
// `personlig` is another word than `person`.
const ADJECTIVE = /l[ie]g[a-z]{0,4}$/;
const ALL_DIGITS = /^[0-9,]+$/;
const LETTERS = /^\p{L}+$/u;
const PLAIN = /^[\0-\u007f]*$/;
const MOST_FILES = 3;
const LONGEST_PHRASE = 6;
const MOST_PREFIXES = 40;
const SHORTEST_PART = 3;
const SHORTEST_COMPOUND = 7;
// The number of documents from which a compound needs no help from its parts.
const OFTEN = 60;

/** Returns functions that find the matches of the words of a query in the files of terms. */
export function createExpander({ analysis, terms, spelling, synonyms, hasEnglish }) {
  async function entriesOf(key) {
    const file = await terms.get(terms.at(key));
    return file.byKey.get(key) ?? [];
  }

  const inOneForm = ({ folded }) => analysis.stem(analysis.rewritten(folded));

  // Returns whether the last vowel falls out of one of two forms: `søppel`, `søpla`.
  function isContracted(...words) {
    const [a, b] = words.map(inOneForm);
    const short = (stem) => stem.replace(/(.)\1?e?([lr])$/, '$1$2');
    return a !== b && short(a) === short(b);
  }

  // Returns the worth of an entry as a match for `word`.
  function worth(word, entry) {
    if (entry.form === word.form) return 1;
    // Who writes `ærlig` does not mean `årlig`; who writes `arlig` may mean either.
    if (isUnlike(word, entry)) return WORTH.unlike;
    if (entry.folded === word.folded) return WORTH.folded;
    const isAdjective = ADJECTIVE.test(entry.folded) !== ADJECTIVE.test(word.folded);
    if (!isAdjective) {
      if (analysis.stem(entry.folded) === analysis.stem(word.folded)) return WORTH.ending;
      if (inOneForm(entry) === inOneForm(word) || isContracted(word, entry)) return WORTH.written;
    }
    return isAdjective || word.key.length > SHORTEST_PART + 1 ? WORTH.derived : WORTH.derivedShort;
  }

  async function own(word) {
    const wanted = [entriesOf(word.key)];
    const english = hasEnglish ? analysis.englishKey(word.folded) : word.key;
    if (english !== word.key) wanted.push(entriesOf(english));
    const [norwegian, other = []] = await Promise.all(wanted);
    const found = norwegian.filter(
      (entry) => entry.form === word.form || (!entry.isEnglish && !analysis.isLight(entry.form)),
    );
    const answers = found.map((entry) => ({ entry, worth: worth(word, entry) }));
    for (const entry of other) {
      if (entry.isEnglish) answers.push({ entry, worth: entry.form === word.form ? 1 : WORTH.english });
    }
    const typed = analysis.asTyped(word.form);
    return answers.length === 0 && typed.folded !== word.folded ? own(typed) : answers;
  }

  // Returns longer words that begin with the text typed so far.
  async function longer(word, isAlone) {
    const start = analysis.keyPrefix(word.folded);
    if (!start) return [];
    const numbers = new Set([terms.at(start)]);
    // What is typed may go beyond the key: `størrel` of `størrelse`, whose key is `stor`.
    for (let length = start.length - 1; length >= SHORTEST_PART; length -= 1)
      numbers.add(terms.at(start.slice(0, length)));
    for (let at = terms.at(start) + 1; at <= terms.at(start + '\uffff'); at += 1) numbers.add(at);
    const files = [...numbers].slice(0, isAlone ? MOST_FILES : 1).map(terms.get);
    const found = (await Promise.all(files)).flatMap((file) =>
      file.entries.filter(
        (entry) =>
          !entry.isName &&
          entry.folded !== word.folded &&
          (entry.folded.startsWith(word.folded) ||
            (entry.key !== word.key && start.length > SHORTEST_PART && entry.key.startsWith(start))),
      ),
    );
    const most = isAlone ? WORTH.prefixAlone : word.folded.length > SHORTEST_PART ? WORTH.prefix : WORTH.prefixShort;
    return found
      .sort((a, b) => b.count - a.count)
      .slice(0, MOST_PREFIXES)
      .map((entry) => {
        const done = Math.min(1, word.folded.length / entry.folded.length);
        const isSame = entry.folded.startsWith(word.folded);
        return { entry, worth: most * (0.55 + 0.45 * done) * (isSame ? 1 : 0.85), reach: most, isLonger: isSame };
      });
  }

  // Returns the two parts of a compound, where the site has both as words.
  async function partsOf(word) {
    const { folded } = word;
    if (folded.length < SHORTEST_COMPOUND || !/^[a-z]+$/.test(folded)) return null;
    const cuts = [];
    for (let at = folded.length - SHORTEST_PART; at >= SHORTEST_PART; at -= 1) {
      const left = folded.slice(0, at);
      cuts.push({ at, left });
      if (/[se]$/.test(left) && at > SHORTEST_PART) cuts.push({ at, left: left.slice(0, -1) });
    }
    const lefts = await withFiles(
      cuts,
      ({ left }) => analysis.key(left),
      MOST_FILES,
      (cut, entries) => {
        const inOneForm = analysis.rewritten(cut.left);
        const found = entries.filter((entry) => isPart(entry) && analysis.rewritten(entry.folded) === inOneForm);
        return found.length > 0 ? { ...cut, entries: found } : null;
      },
    );
    const right = (cut) => folded.slice(cut.at);
    const whole = await withFiles(
      lefts,
      (cut) => analysis.key(right(cut)),
      MOST_FILES,
      (cut, entries) => {
        const asWritten = right(cut);
        const found = entries.filter(
          (entry) => isPart(entry) && (asWritten.length > SHORTEST_PART || entry.folded === asWritten),
        );
        return found.length > 0 ? { ...cut, heads: found } : null;
      },
    );
    const common = (entries) => Math.log(1 + Math.max(...entries.map((entry) => entry.count)));
    const score = (cut) =>
      Math.min(common(cut.entries), common(cut.heads), 6) + Math.min(cut.left.length, right(cut).length) / 3;
    whole.sort((a, b) => score(b) - score(a));
    if (whole.length === 0) return null;
    const [best] = whole;
    const head = analysis.wordOf(right(best));
    return {
      modifier: best.entries.map((entry) => ({ entry, worth: 1 })),
      head: best.heads.map((entry) => ({ entry, worth: worth(head, entry) })),
      keys: [analysis.key(best.left), head.key],
      end: right(best),
      forms: [nearest(best.entries, best.left), nearest(best.heads, right(best))],
    };
  }

  function isPart(entry) {
    return !entry.isName && !analysis.isLight(entry.form) && (entry.folded.length > SHORTEST_PART || entry.count > 2);
  }

  // Looks up the key of each of `items`, in `most` files at most.
  async function withFiles(items, keyOf, most, choose) {
    const numbers = new Set();
    const within = items.filter((item) => {
      const number = terms.at(keyOf(item));
      if (numbers.size < most) numbers.add(number);
      return numbers.has(number);
    });
    const chosen = await Promise.all(within.map(async (item) => choose(item, await entriesOf(keyOf(item)))));
    return chosen.filter(Boolean);
  }

  // Returns the synonyms of the words from `from` up to `to`.
  async function synonymsOf(words, from, to) {
    const keys = words
      .slice(from, to)
      .map((word) => word.key)
      .join(' ');
    const phrases = new Map();
    for (const [same, related] of synonyms.of(keys)) {
      for (const phrase of related) phrases.set(phrase, WORTH.related);
      for (const phrase of same) if (synonyms.keysOf(phrase) !== keys) phrases.set(phrase, WORTH.synonym);
    }
    const answers = [...phrases].map(async ([phrase, most]) => {
      const found = await answersTo(phrase.split(' '), most);
      return found.map((answer) => ({ ...answer, via: synonyms.written.get(phrase) }));
    });
    return (await Promise.all(answers)).flat();
  }

  // Returns the matches for words that must all be present, near one another.
  async function answersTo(forms, most) {
    const full = forms.filter((form) => !analysis.isLight(form) || forms.length === 1);
    const words = await Promise.all(full.map((form) => own(analysis.wordOf(form))));
    // `legge ned` is not any `legge`.
    if (words.length === 1 && forms.length > 1) return [];
    if (words.length === 1) return words[0].map((answer) => ({ ...answer, worth: answer.worth * most }));
    if (words.length === 0 || words.some((answers) => answers.length === 0)) return [];
    return [{ phrase: words, worth: most }];
  }

  // Returns words that an unknown word may have been meant for, each in a written form.
  async function candidatesFor(word, words) {
    const takesLight = words.filter((other) => !other.isPiece).length > 1;
    const { isOpen, isPiece: isPart } = word;
    const near = await spelling.suggest(word.folded, {
      letters: analysis.unmarked(word.form),
      isOpen,
      isPart,
      takesLight,
    });
    return Promise.all(
      near.map(async ({ key, form, ...rest }) => {
        const written = form ?? nearest(await entriesOf(analysis.key(key)), key) ?? key;
        return { form: written, ...rest };
      }),
    );
  }

  // Returns whether the site has a word in this or another form, or the list of words has it.
  function isKnown(word) {
    if (word.isLight || word.joined || synonyms.words.has(word.folded)) return true;
    return word.answers.some(
      ({ entry, isLonger, worth }) =>
        entry &&
        (isLonger ||
          (worth > WORTH.unlike &&
            (isForm(analysis.rewritten(word.folded), analysis.rewritten(entry.folded)) || isContracted(word, entry)))),
    );
  }

  // Returns the form to suggest: the one that was found, or else the most common.
  function nearest(entries, folded) {
    const words = entries.filter((entry) => !entry.isName);
    words.sort((a, b) => Number(b.folded === folded) - Number(a.folded === folded) || b.count - a.count);
    return words[0]?.form ?? null;
  }

  async function inside(word) {
    const found = await spelling.inside(word.folded);
    const entries = await Promise.all(found.map((key) => entriesOf(analysis.key(key))));
    return entries.flat().map((entry) => ({ entry, worth: WORTH.inside }));
  }

  // Finds matches for a word without any; returns words for its parts.
  async function otherwise(word) {
    const compound = await partsOf(word);
    word.trust = compound ? TRUST.compound : 0;
    if (compound) {
      // The last part may be a compound itself: `sosialhjelps|nett|søknad`.
      const last = await partsOf(analysis.wordOf(compound.end));
      if (last) compound.head.push(...scaled(last.head, WORTH.ofHead));
      word.answers = [{ phrase: [compound.modifier, compound.head], worth: WORTH.apart }];
      word.taken = compound.forms;
      const part = { ...word, candidates: [] };
      word.isPiece = true;
      word.value *= WORTH.whole;
      return [
        { ...part, answers: compound.modifier, value: WORTH.modifier, key: compound.keys[0] },
        { ...part, answers: compound.head, value: WORTH.head, key: compound.keys[1] },
      ];
    }
    if (word.candidates.length === 0) word.answers = await inside(word);
    return [];
  }

  return {
    /**
     * Adds `answers` to each word, `{ entry, worth }` or `{ phrase, worth }`; and where it
     * `isDoubted`, `candidates` to those that the site does not know, and `trust`, the trust in the
     * word as written. Returns the words, with words for the parts of compounds that the site does
     * not have; for a word that is only found in parts, `taken` are these. Where `isExact`, no word
     * stands for another.
     */
    async expand(words, isDoubted, isExact) {
      await Promise.all(
        words.map(async (word) => {
          // A light word is not worth a file beside others.
          word.answers = word.isLight && words.some((other) => !other.isLight) ? [] : await own(word);
          word.candidates = [];
          word.trust = 1;
        }),
      );
      if (!isExact) await addSynonyms(words);
      await Promise.all(words.map((_, at) => joined(words, at)));
      await Promise.all(
        words.map(async (word) => {
          // A light word may be the beginning of one that is not: `di`, `ha`.
          if (!word.isOpen || (words.length > 1 && (word.isLight || word.form.length < 2))) return;
          const isBegun = ({ entry, worth }) => worth > 0.5 && entry?.folded.startsWith(word.folded);
          const isAlone = !word.answers.some(isBegun);
          word.answers.push(...(await longer(word, isAlone)));
        }),
      );
      if (isDoubted) {
        await Promise.all(
          words.map(async (word) => {
            if (word.isFixed || !LETTERS.test(word.form) || isKnown(word)) return;
            word.candidates = await candidatesFor(word, words);
            word.trust = word.answers.length > 0 ? TRUST.sloppy : 0;
          }),
        );
      }
      await Promise.all(words.map((word, at) => withEnd(word, words.slice(at + 1))));
      for (const word of words) (word.answers.length === 0 ? inParts : orParts)(word);
      const parts = await Promise.all(
        words.map(async (word) => {
          if (word.isLight && words.length > 1) return [];
          if (word.answers.length === 0) return otherwise(word);
          if (word.isPiece || countOf(word.answers) >= OFTEN) return [];
          const compound = await partsOf(word);
          if (!compound) return [];
          word.answers.push({ phrase: [compound.modifier, compound.head], worth: WORTH.apart });
          word.answers.push(...scaled(compound.head, WORTH.headBeside));
          return [];
        }),
      );
      const all = words.flatMap((word, at) => [word, ...parts[at]]);
      for (const word of all) word.answers = withoutRepeats(word.answers);
      return all;
    },
    entriesOf,
  };

  // Lets the parts of a word that nothing matches as a whole replace it.
  function inParts(word) {
    const found = word.parts.filter((part) => part.answers.length > 0);
    if (found.length === 0) return;
    word.taken = found.map((part) => part.form);
    for (const part of word.parts) Object.assign(part, { isPiece: false, value: part.value / PIECE });
    word.isPiece = true;
  }

  // Lets the parts of a word with signs in it match as well: `IT-avdeling` as `IT` and `avdeling`.
  function orParts(word) {
    const parts = word.parts.map((part) => part.answers.filter((answer) => answer.entry));
    if (
      !word.isJoined ||
      ALL_DIGITS.test(word.form) ||
      parts.length < 2 ||
      parts.some((answers) => answers.length === 0)
    )
      return;
    word.answers.push({ phrase: parts, worth: WORTH.apart }, ...scaled(parts.flat(), WORTH.part));
  }

  async function addSynonyms(words) {
    for (let from = 0; from < words.length; from += 1) {
      for (let to = from + 1; to <= Math.min(words.length, from + LONGEST_PHRASE); to += 1) {
        const answers = await synonymsOf(words, from, to);
        if (answers.length === 0) continue;
        const full = words.slice(from, to).filter((word) => !word.isLight);
        for (const word of full) {
          // `lagt ned` is not any `lagt`.
          if (full.length === 1 && to > from + 1) word.answers = scaled(word.answers, WORTH.verbAlone);
          word.answers.push(...answers);
        }
      }
    }
  }

  // Adds the matches of a word with the end that it shares with a later one.
  async function withEnd(word, later) {
    const whole = word.isOpenEnded && later.find((other) => !other.isLight && !other.isOpenEnded);
    const compound = whole && (await partsOf(whole));
    if (compound) word.answers.push(...(await own(analysis.wordOf(word.form + compound.end))));
  }

  // Adds the matches of two neighbours written as one word to both.
  async function joined(words, at) {
    const [first, second] = [words[at], words[at + 1]];
    if (!second || first.isPiece || second.isPiece || second.at !== first.at + first.pieces.length) return;
    if (first.isLight && second.isLight) return;
    const whole = analysis.wordOf(first.folded + second.folded);
    if (whole.folded === first.folded) return;
    const pairs = ['s', 'e'].map((joint) => analysis.wordOf(first.folded + joint + second.folded));
    if (/[se]$/.test(first.folded)) pairs.push(analysis.wordOf(first.folded.slice(0, -1) + second.folded));
    // Joints are tried only where that costs no further file: the parts find the compound as well.
    const near = pairs.filter((pair) => terms.at(pair.key) === terms.at(whole.key));
    // `slutta å` is not `sluttar`: the beginning of the second word must be there as well.
    const isWhole = (form, { folded }) =>
      sharedStart(analysis.rewritten(folded), form) > form.length - Math.max(second.folded.length - 2, 1);
    const found = await Promise.all(
      [whole, ...near].map(async (word) => {
        const form = analysis.rewritten(word.folded);
        return (await own(word)).filter(({ entry, worth }) => worth >= WORTH.written && isWhole(form, entry));
      }),
    );
    const answers = found.flat();
    if (second.isOpen && answers.length === 0) {
      answers.push(...(await longer(whole, true)));
    }
    if (answers.length === 0) return;
    for (const word of [first, second]) word.joined = [...(word.joined ?? []), ...answers];
    // A light word beside another may be the first part of a compound: `e signering`.
    first.answers.push(...answers);
    second.answers.push(...answers);
  }
}

// Returns whether `word` has a letter outside ASCII in its stem where `entry` has another that is
// only the same in plain letters.
function isUnlike(word, entry) {
  if (PLAIN.test(word.form) || word.form.length !== word.folded.length) return false;
  const length = Math.min(word.key.length, entry.key.length);
  return [...word.form.slice(0, length)].some(
    (letter, at) => letter > '\u007f' && entry.form[at] !== letter && entry.folded[at] === word.folded[at],
  );
}

// Keeps the best answer of each entry: one may be found as a form, as a synonym and as part of a
// compound.
function withoutRepeats(answers) {
  const best = new Map();
  for (const answer of answers) {
    const of = answer.entry ?? answer;
    if (answer.worth > (best.get(of)?.worth ?? 0)) best.set(of, answer);
  }
  return [...best.values()];
}

function scaled(answers, most) {
  return answers.map((answer) => ({ ...answer, worth: answer.worth * most }));
}

function countOf(answers) {
  return Math.max(0, ...answers.map((answer) => (answer.worth > 0.8 ? (answer.entry?.count ?? 0) : 0)));
}
