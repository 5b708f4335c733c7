// Finds the words of the index that are forms of a word, each with the worth of the match relative to
// the word itself.

export const WORTH = {
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
  otherForm: 0.3,
  whole: 0.5,
  ofWhole: 0.6,
  headBeside: 0.16,
  ofHead: 0.5,
  part: 0.2,
  prefix: 0.6,
  begun: 0.75,
  prefixAlone: 0.92,
  prefixShort: 0.25,
  inside: 0.4,
};
export const SHORTEST_PART = 3;
// The number of documents from which a compound needs no help from its parts, and a word is more than the
// beginning of another.
export const OFTEN = 60;
// The most files that are fetched for one purpose.
export const MOST_FILES = 3;
const MOST_PREFIXES = 40;
const UNLIKE_TYPED = 0.6;
const PLAIN = /^[\0-\u007f]*$/;
// `personlig` is another word than `person`.
const ADJECTIVE = /l[ie]g[a-z]{0,4}$/;

/** Returns functions that look up forms of words in the files of terms. */
export function createForms({ analysis, terms, hasEnglish }) {
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

  // Returns longer words that begin with the text typed so far, and names where this `isWhole`, from so many
  // files at most. Where the word is not alone, they are only looked for where it is.
  async function longer(word, isAlone, isWhole, most = isAlone ? MOST_FILES : 1) {
    const start = analysis.keyPrefix(word.folded);
    if (!start) return [];
    const numbers = new Set([terms.at(isAlone ? start : word.key)]);
    // What is typed may go beyond the key: `størrel` of `størrelse`, whose key is `stor`.
    for (let length = start.length - 1; length >= SHORTEST_PART; length -= 1)
      numbers.add(terms.at(start.slice(0, length)));
    for (let at = terms.at(start) + 1; at <= terms.at(start + '\uffff'); at += 1) numbers.add(at);
    const files = [...numbers].slice(0, most).map(terms.get);
    const entries = (await Promise.all(files)).flatMap((file) => file.entries);
    const isLonger = ({ folded }) => folded !== word.folded && folded.startsWith(word.folded);
    const found = entries.filter(
      (entry) =>
        (isWhole || !entry.isName) &&
        (isLonger(entry) || (entry.key !== word.key && start.length > SHORTEST_PART && entry.key.startsWith(start))),
    );
    // What is seldom a word is sooner the beginning of one: `systemr`, `monitor`.
    const isBeginning = (entry) =>
      isLonger(entry) &&
      word.answers.every(({ entry: own, worth }) => worth < WORTH.written || own?.count < Math.min(entry.count, OFTEN));
    const isShort = word.folded.length <= SHORTEST_PART;
    const isOpen = isAlone || (!isShort && found.some(isBeginning));
    const best = isOpen ? WORTH.prefixAlone : isShort ? WORTH.prefixShort : WORTH.prefix;
    return found
      .filter((entry) => isOpen || !entry.isName)
      .sort((a, b) => b.count - a.count)
      .slice(0, MOST_PREFIXES)
      .map((entry) => {
        const done = Math.min(1, word.folded.length / entry.folded.length);
        // What only has the same key is another word more often than not.
        const trust = isLonger(entry) ? 1 : UNLIKE_TYPED;
        // `monitorering` is what `monitor` becomes, whether that is a word or not.
        const most = isLonger(entry) && entry.key === word.key ? Math.max(best, WORTH.begun) : best;
        return {
          entry,
          worth: most * (0.55 + 0.45 * done) * trust,
          reach: most * Math.sqrt(trust),
          isLonger: isLonger(entry),
        };
      });
  }

  // Returns the form to suggest: the one that was found, or else the most common.
  function nearest(entries, folded) {
    const words = [...entries].sort((a, b) => b.count - a.count);
    return (words.find((entry) => entry.folded === folded) ?? words[0])?.form;
  }

  return { entriesOf, own, longer, nearest, worth, isContracted };
}

/**
 * Returns whether `word` has a letter outside ASCII in its stem where `entry` has another that is
 * only the same in plain letters.
 */
export function isUnlike(word, entry) {
  if (PLAIN.test(word.form) || word.form.length !== word.folded.length) return false;
  const length = Math.min(word.key.length, entry.key.length);
  return [...word.form.slice(0, length)].some(
    (letter, at) => letter > '\u007f' && entry.form[at] !== letter && entry.folded[at] === word.folded[at],
  );
}
