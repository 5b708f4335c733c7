// Known-item queries over the pages of `corpus.mjs`: the telling words of a title or a heading, changed
// by one rule of the language for each class. What the query leads to is known from how it was made.

import { readFileSync } from 'node:fs';
import path from 'node:path';

const PER_CLASS = 60;
const SHORTEST = 5;
// A word that more pages have is not what one looks for.
const COMMON = 0.06;
const SMALL = (
  'og i er å som til av på en ein den det de dei for kan med ikke ikkje du vil et eit fra frå om eller kva hva kvar ' +
  'hvor når alle andre ei ut inn opp ned ved der bruke bruk nye ny'
).split(' ');
// How words differ in the two written forms: within and at the end of words.
const FORMS = [
  [/^hv/, 'kv'],
  [/heten$/, 'heita'],
  [/heter$/, 'heiter'],
  [/het(?=s|$)/, 'heit'],
  [/lig(?=e?$)/, 'leg'],
  [/løsning/, 'løysing'],
  [/bruker/, 'brukar'],
  [/tjener/, 'tenar'],
  [/tjeneste/, 'teneste'],
  [/vei(?!l)/, 'veg'],
  [/virksomhet/, 'verksemd'],
  [/undersøkelse/, 'undersøking'],
  [/endelse/, 'ending'],
  [/telse$/, 'ting'],
  [/telsen$/, 'tinga'],
  [/hjem/, 'heim'],
  [/melding/, 'melding'],
  [/størrelse/, 'storleik'],
  [/navn/, 'namn'],
  [/bilde/, 'bilete'],
  [/begynn/, 'byrj'],
  [/tilkobling/, 'tilkopling'],
  [/kobl/, 'kopl'],
  [/farge/, 'farge'],
  [/sammen/, 'saman'],
  [/(?<=..)ingene$/, 'ingane'],
  [/(?<=..)inger$/, 'ingar'],
  [/(?<=...)ere$/, 'arar'],
  [/(?<=...[^g])ene$/, 'ane'],
  [/(?<=...[^ig])er$/, 'ar'],
];

// What a word of a title has to do with one of the query, where the query does not ask for all the
// telling words of the title that it was made from.
const ASKS_FOR = {
  exact: isForm,
  prefix: (word, typed) => word.startsWith(typed),
  'compound-part': (word, part) => bareOf(word).includes(bareOf(part)),
};

/** Returns the queries over `pages`: `{ class, query, relevant }`. */
export function knownItems(pages, packages) {
  const words = new Set();
  for (const name of ['bokmaal', 'nynorsk']) {
    for (const word of readFileSync(path.join(packages, 'usr/share/dict', name), 'utf8').split('\n'))
      words.add(word.toLowerCase());
  }
  const texts = pages.map(({ title, headings, text }) => ({
    title: wordsIn(title),
    headings: headings.split('\n').map(wordsIn),
    all: new Set(wordsIn(text)),
  }));
  const common = new Map();
  for (const { all } of texts) for (const word of all) common.set(word, (common.get(word) ?? 0) + 1);
  const isTelling = (word) =>
    word.length >= SHORTEST &&
    /^\p{L}+$/u.test(word) &&
    !SMALL.includes(word) &&
    (common.get(word) ?? 0) <= COMMON * pages.length;
  const isWord = (word) => words.has(word) || (common.get(word) ?? 0) > 1;
  const random = randomOf(7);
  const pick = (list) => list[Math.floor(random() * list.length)];

  const rules = {
    exact: ({ telling }) => telling.slice(0, 2),
    inflection: ({ telling }) => swapped(telling, (word) => pick(inflected(word).filter((other) => isWord(other)))),
    derivation: ({ telling }) => swapped(telling, (word) => pick(derived(word).filter((other) => isWord(other)))),
    'compound-part': ({ telling }) => {
      const cut = telling.map((word) => cutOf(word, isWord)).find(Boolean);
      return cut ? [cut.right.length > 4 ? cut.right : cut.left] : null;
    },
    'compound-split': ({ telling }) => {
      const cut = telling.map((word) => cutOf(word, isWord)).find(Boolean);
      return cut ? [cut.left, cut.right] : null;
    },
    'compound-joined': ({ title }) => joined(title, isTelling, words),
    nynorsk: ({ telling }) => {
      const written = telling.slice(0, 2);
      const other = written.map((word) => otherForm(word, isWord));
      return other.join() === written.join() ? null : other;
    },
    typo: ({ telling }) => {
      const [longest] = [...telling].sort((a, b) => b.length - a.length);
      return longest && longest.length > 5
        ? telling.slice(0, 2).map((word) => (word === longest ? slip(word) : word))
        : null;
    },
    'compound-typo': ({ telling }) => {
      const word = telling.find((word) => cutOf(word, isWord));
      if (!word) return null;
      const { left, joint, right } = cutOf(word, isWord);
      return [
        pick([
          () => left + (joint ? '' : 's') + right,
          () => slip(left) + joint + right,
          () => left + joint + slip(right),
        ])(),
      ];
    },
    ascii: ({ telling }) => {
      const plain = telling.slice(0, 2).map((word) => word.replace(/[æå]/g, 'a').replace(/ø/g, 'o'));
      return plain.join() === telling.slice(0, 2).join() ? null : plain;
    },
    question: ({ title, telling }) => {
      const [first, ...rest] = title;
      const object = title.filter((word) => isTelling(word) || (word.length > 3 && !SMALL.includes(word)));
      const verbs = {
        installere: 'legger jeg inn',
        lage: 'oppretter jeg',
        opprette: 'lager jeg',
        endre: 'forandrer jeg',
        forandre: 'endrer jeg',
        slette: 'fjerner jeg',
        fjerne: 'sletter jeg',
      };
      if (verbs[first] && rest.length > 0)
        return ['hvordan', ...verbs[first].split(' '), ...object.filter((word) => word !== first)];
      return telling.length > 0
        ? [
            ...pick([
              'hvordan kan jeg bruke',
              'hva er',
              'korleis set eg opp',
              'hvor finner jeg noe om',
              'hvilken forskjell gjør',
            ]).split(' '),
            ...object,
          ]
        : null;
    },
    prefix: ({ telling }) => (telling[0]?.length > 8 ? [telling[0].slice(0, 7)] : null),
  };

  const queries = [];
  for (const [name, rule] of Object.entries(rules)) {
    const made = [];
    const order = texts.map((_, at) => ({ at, by: random() })).sort((a, b) => a.by - b.by);
    for (const { at } of order) {
      if (made.length === PER_CLASS) break;
      const telling = texts[at].title.filter(isTelling);
      if (telling.length === 0 && name !== 'compound-joined') continue;
      const query = rule({ ...texts[at], telling });
      if (!query?.length || made.some((other) => other.query === query.join(' '))) continue;
      made.push({
        class: name,
        query: query.join(' '),
        relevant: relevantTo(ASKS_FOR[name] ? query : telling.slice(0, 2), at, texts, pages, ASKS_FOR[name]),
      });
    }
    queries.push(...made);
  }
  return queries;

  function swapped(telling, change) {
    const changed = telling.slice(0, 2).map((word) => change(word) ?? word);
    return changed.join() === telling.slice(0, 2).join() ? null : changed;
  }

  // A slip of the finger that makes no word.
  function slip(word) {
    for (;;) {
      const at = 1 + Math.floor(random() * (word.length - 1));
      const other = pick([
        () => word.slice(0, at) + word.slice(at + 1),
        () => word.slice(0, at) + word[at] + word.slice(at),
        () => word.slice(0, at) + (word[at + 1] ?? '') + word[at] + word.slice(at + 2),
        () => word.slice(0, at) + pick([...'aeiorstnlkmd']) + word.slice(at + 1),
      ])();
      if (other !== word && !isWord(other)) return other;
    }
  }
}

// The page that the query was made from; others count where all its words stand in the title or a heading.
function relevantTo(query, at, texts, pages, isAnswer = isForm) {
  const relevant = new Map();
  texts.forEach(({ title, headings }, other) => {
    const has = (list) => query.length > 0 && query.every((word) => list.some((other) => isAnswer(other, word)));
    if (has(title)) relevant.set(pages[other].url, 3);
    else if (headings.some(has)) relevant.set(pages[other].url, 2);
  });
  return relevant.set(pages[at].url, 3);
}

function isForm(word, other) {
  return bareOf(word) === bareOf(other);
}

// Returns a word without an inflection, so that other forms of it in a title count too.
function bareOf(word) {
  return word.replace(/(?<=...)(?:[ea]ne|inga|en|er|ar|et|e|a)$/, '');
}

function inflected(word) {
  const stem = bareOf(word);
  if (stem.length < 3) return [];
  return ['', 'en', 'et', 'er', 'ene', 'ar', 'ane', 'e']
    .map((ending) => stem + ending)
    .filter((other) => other !== word);
}

function derived(word) {
  const pairs = [
    [/eringar?$|eringer$|eringa?$|eringen$/, ['ere', 'erer', 'ert']],
    [/(?<=...)(?:ing|inga|ingen|ingar|inger)$/, ['e', 'er', 'ar', 'a', 'et']],
    [/(?<=...)else[nr]?$/, ['e', 'er']],
    [/(?<=..)sjon(?:en|er|ar)?$/, ['ere', 'erer', 'ering', 'ert']],
    [/(?<=..)ere$/, ['ering', 'sjon', 'eringa']],
    [/(?<=...)(?:er|ar|arar|ere)$/, ['e', 'ing', 'else']],
    [/(?<=...)e$/, ['ing', 'else', 'ar', 'er']],
  ];
  return pairs.flatMap(([from, to]) => (from.test(word) ? to.map((ending) => word.replace(from, ending)) : []));
}

// The two words that a compound is made of, and what joins them.
function cutOf(word, isWord) {
  if (word.length < 9) return null;
  for (let at = word.length - 4; at >= 4; at -= 1) {
    const [left, right] = [word.slice(0, at), word.slice(at)];
    if (!isWord(right) || /^(?:ing|else|het|heit|ande|ende)/.test(right)) continue;
    if (isWord(left)) return { left, joint: '', right };
    if (left.endsWith('s') && at > 4 && isWord(left.slice(0, -1)))
      return { left: left.slice(0, -1), joint: 's', right };
  }
  return null;
}

// «håndtering av rettigheter» becomes `rettighetshåndtering`.
function joined(title, isTelling, words) {
  for (let at = 1; at < title.length - 1; at += 1) {
    if (!/^(?:av|i|for|på|til|med|frå|fra)$/.test(title[at])) continue;
    const [head, part] = [title[at - 1], title[at + 1]];
    if (head.length < 4 || part.length < 4 || !isTelling(part)) continue;
    const bare = [part, part.replace(/(?:ene|ane|er|ar|en|et)$/, '')].filter((form) => words.has(form)).at(-1) ?? part;
    return [bare + (/(?:het|heit|ing|sjon|skap|tet)$/.test(bare) ? 's' : '') + head];
  }
  const pair = title.findIndex((word, at) => at > 0 && isTelling(word) && isTelling(title[at - 1]));
  return pair > 0 ? [title[pair - 1] + title[pair]] : null;
}

function otherForm(word, isWord) {
  const backwards = FORMS.map(([from, to]) => [
    new RegExp(/\$\/$|\$/.test(String(from)) ? `${to}$` : to),
    from.source.replace(/\(\?<?[=!][^)]*\)|[$^?]/g, '').replace('e?', ''),
  ]);
  for (const [from, to] of [...FORMS, ...backwards]) {
    const other = word.replace(from, to);
    if (other !== word && (isWord(other) || other.length > 10)) return other;
  }
  return word;
}

function wordsIn(text) {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
