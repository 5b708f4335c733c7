// Expands a word of a query to the words of the index that match it, each with the worth of the
// match relative to the word itself.

import { createCompounds } from './compounds.mjs';
import { OFTEN, WORTH, createForms } from './forms.mjs';
import { PIECE } from './question.mjs';
import { sharedStart } from './slips.mjs';

// The trust in a word as written that the site does not know, where it may be another: found as a
// compound, or through a coarse key.
const AS_COMPOUND = 0.8;
const SLOPPY = 0.4;
// The cost below which a slip is likely.
const LIKELY = 0.5;
const ALL_DIGITS = /^[0-9,]+$/;
const LETTERS = /^\p{L}+$/u;
const LONGEST_PHRASE = 6;
// The number of documents from which a word needs no other of the same meaning.
const ENOUGH = 1000;

/** Returns functions that find the matches of the words of a query in the files of terms. */
export function createExpander({ analysis, terms, spelling, synonyms, isForm, hasEnglish }) {
  const forms = createForms({ analysis, terms, hasEnglish });
  const { entriesOf, own, longer, nearest, isContracted } = forms;
  const partsOf = createCompounds({ analysis, terms, forms });

  // Returns the synonyms of the words from `from` up to `to`.
  async function synonymsOf(words, from, to) {
    const run = words.slice(from, to);
    const keys = run.map((word) => word.key).join(' ');
    const phrases = new Map();
    for (const [same, related = []] of synonyms.of(run)) {
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
    if (words.length === 1) return forms.length > 1 ? [] : scaled(words[0], most);
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
    // `velferdsteknolgiprosjekt` is not in the site in any form.
    if (near.length === 0 && !(await partsOf(word, true))) {
      for (const form of await spelling.compounds(word.folded)) {
        if (await partsOf(analysis.wordOf(form))) near.push({ form, cost: 1 });
      }
    }
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
    // `droppet`, where the list has `droppe`.
    if (synonyms.of([word]).some(([same]) => same.some((phrase) => isForm(word.folded, analysis.fold(phrase)))))
      return true;
    return word.answers.some(
      ({ entry, isLonger, worth }) =>
        entry &&
        (isLonger ||
          (worth !== WORTH.unlike &&
            (isForm(analysis.rewritten(word.folded), analysis.rewritten(entry.folded)) || isContracted(word, entry)))),
    );
  }

  async function inside(word) {
    const found = await spelling.inside(word.folded);
    const entries = await Promise.all(found.map((key) => entriesOf(analysis.key(key))));
    return entries.flat().map((entry) => ({ entry, worth: WORTH.inside }));
  }

  // Finds matches for a word without any; returns words for its parts.
  async function otherwise(word, isLast) {
    const compound = await partsOf(word, true);
    word.trust = compound ? AS_COMPOUND : 0;
    if (compound) {
      // The last part may be a compound itself: `sosialhjelps|nett|søknad`.
      const last = await partsOf(analysis.wordOf(compound.end));
      const { parts, keys, anyForm } = compound;
      if (last) parts.at(-1).push(...scaled(last.parts.at(-1), WORTH.ofHead));
      word.answers = [
        { phrase: parts, worth: WORTH.apart },
        { phrase: [anyForm, ...parts.slice(1)], worth: WORTH.otherForm },
      ];
      word.taken = compound.forms;
      const part = { ...word, candidates: [] };
      word.isPiece = true;
      word.value *= WORTH.whole;
      return parts.map((answers, at) => ({ ...part, answers, value: WORTH.ofWhole, key: keys[at] }));
    }
    if (isLast && word.candidates.length === 0) word.answers = await inside(word);
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
      await Promise.all(words.map((word, at) => turned(word, words.slice(at + 1))));
      await Promise.all(
        words.map(async (word) => {
          // A light word may be the beginning of one that is not: `di`, `ha`.
          if (!word.isOpen || (words.length > 1 && (word.isLight || word.form.length < 2))) return;
          const isBegun = ({ entry, worth }) => worth > 0.5 && entry?.folded.startsWith(word.folded);
          const isAlone = !word.answers.some(isBegun);
          word.answers.push(...(await longer(word, isAlone, !words[1] && !word.isLight)));
        }),
      );
      if (isDoubted) {
        await Promise.all(
          words.map(async (word) => {
            if (word.isFixed || !LETTERS.test(word.form) || isKnown(word)) return;
            word.candidates = await candidatesFor(word, words);
            word.trust = word.answers.length > 0 ? SLOPPY : 0;
          }),
        );
      }
      await Promise.all(words.map((word, at) => withEnd(word, words.slice(at + 1))));
      for (const word of words) (word.answers.length === 0 ? inParts : orParts)(word);
      // Words inside others are a last resort.
      const isLast = isDoubted && words.every((word) => word.isLight || word.answers.length === 0);
      const parts = await Promise.all(
        words.map(async (word) => {
          // A slip that is likely needs no files for parts.
          if ((word.isLight && words.length > 1) || word.candidates[0]?.cost < LIKELY) return [];
          if (word.answers.length === 0) return otherwise(word, isLast);
          if (word.isPiece || countOf(word.answers) >= OFTEN) return [];
          const compound = await partsOf(word);
          if (!compound) return [];
          const { parts } = compound;
          word.answers.push({ phrase: parts, worth: WORTH.apart }, ...scaled(parts.at(-1), WORTH.headBeside));
          return [];
        }),
      );
      const all = words.flatMap((word, at) => [word, ...parts[at]]);
      for (const word of all) word.answers = withoutRepeats(word.answers);
      return all;
    },
    entriesOf,
    isFar,
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
        if (to === from + 1 && countOf(words[from].answers) >= ENOUGH) continue;
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

  // Returns whether a `run` of several of `words` is not worth a file, because a word of it is light or all are
  // found often: then it is only looked for where the words are.
  function isFar(run, key, words) {
    const isThere = (word) => !word.isLight && terms.at(word.key) === terms.at(key);
    const isOften = (word) => countOf(word.answers) >= ENOUGH;
    return words.length > 2 && (run.some((word) => word.isLight) || run.every(isOften)) && !words.some(isThere);
  }

  // Adds to a verb and what it is about the matches of the noun for both: `varsle befolkningen` finds
  // `befolkningsvarsling`.
  async function turned(first, later) {
    const second = later.find((word) => !word.isLight);
    if (!second || first.isLight || first.isPiece || second.isPiece) return;
    const bare = analysis.stem(second.folded);
    const compounds = ['', 's', 'e'].map((joint) => analysis.wordOf(bare + joint + first.folded));
    const near = compounds.filter(({ key }) => terms.at(key) === terms.at(second.key));
    // `oversikt over systemer` has no verb.
    const answers = (await Promise.all(near.map(own))).flat().filter(({ worth }) => worth < WORTH.written);
    first.answers.push(...answers);
    second.answers.push(...answers);
  }

  // Adds the matches of two neighbours written as one word to both.
  async function joined(words, at) {
    const [first, second] = [words[at], words[at + 1]];
    if (!second || first.isPiece || second.isPiece || second.at !== first.at + first.pieces.length) return;
    if (first.isLight && second.isLight) return;
    // `lese av` is `avlese`.
    const isParticle = second.isLight && /(?:a|er?)$/.test(first.folded);
    const [start, end] = isParticle ? [second, first] : [first, second];
    const whole = analysis.wordOf(start.folded + end.folded);
    if (whole.folded === first.folded) return;
    if (isFar([first, second], whole.key, words)) return;
    const pairs = ['s', 'e'].map((joint) => analysis.wordOf(start.folded + joint + end.folded));
    if (/[se]$/.test(start.folded)) pairs.push(analysis.wordOf(start.folded.slice(0, -1) + end.folded));
    // Joints are tried only where that costs no further file: the parts find the compound as well.
    const near = pairs.filter((pair) => terms.at(pair.key) === terms.at(whole.key));
    // `slutta å` is not `sluttar`: the beginning of the second word must be there as well.
    const isWhole = (form, { folded }) =>
      sharedStart(analysis.rewritten(folded), form) > form.length - Math.max(end.folded.length - 2, 1);
    const least = isParticle ? WORTH.derived : WORTH.written;
    const found = await Promise.all(
      [whole, ...near].map(async (word) => {
        const form = analysis.rewritten(word.folded);
        return (await own(word)).filter(({ entry, worth }) => worth >= least && isWhole(form, entry));
      }),
    );
    const answers = found.flat();
    if (second.isOpen && answers.length === 0) {
      answers.push(...(await longer(whole, true, false, 1)));
    }
    if (answers.length === 0) return;
    first.joined = second.joined = true;
    // A light word beside another may be the first part of a compound: `e signering`.
    first.answers.push(...answers);
    second.answers.push(...answers);
  }
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
