// What can be chosen in a form: the municipalities, solutions, topics, reports and networks
// of the site.

/** So many suggestions at a time. */
const MOST = 7;

/**
 * @typedef {object} Choice
 * @property {string} value  its name in files
 * @property {string} title
 * @property {string} [sub]  what is said of it beside the title
 * @property {boolean} [taken]  whether it stands there already
 */

export class Choices {
  #lists;

  /**
   * @param {any} data  `skjema/valg.json`
   * @param {string} lang
   * @param {(type: string, users: number) => string} aboutSolution
   */
  constructor(data, lang, aboutSolution) {
    const own = (nb, nn) => (lang === 'nn' ? nn : nb);
    this.#lists = {
      kommuner: data.municipalities.map(([value, title, sub]) => ({ value, title, sub: sub ?? '', words: [title] })),
      losninger: data.solutions.map(([value, nb, nn, type, users, aliases]) => {
        return { value, title: own(nb, nn), sub: aboutSolution(type, users), words: [nb, nn, ...aliases] };
      }),
      temaer: data.topics.map(([value, nb, nn]) => ({ value, title: own(nb, nn), sub: '', words: [nb, nn] })),
      erfaringer: data.reports.map(([value, title]) => ({ value, title, sub: '', words: [title] })),
      samarbeid: data.networks.map(([value, title]) => ({ value, title, sub: '', words: [title] })),
    };
  }

  /**
   * @param {string} list  `kommuner`, `losninger`, `temaer`, `erfaringer`, `samarbeid`
   * @returns {Choice[]}
   */
  all(list) {
    return this.#lists[list];
  }

  /** The title of a choice; its name where it is none of these. */
  title(list, value) {
    return this.#lists[list].find((choice) => choice.value === value)?.title ?? value;
  }

  /**
   * Those whose names have the words of `query`, those that begin with it first.
   * @param {string} list
   * @param {string} query
   * @returns {Choice[]}
   */
  find(list, query) {
    const wanted = plain(query);
    const found = this.#lists[list].map((choice) => ({ choice, rank: rankOf(choice, wanted) }));
    return found
      .filter(({ rank }) => rank > 0)
      .sort((one, other) => other.rank - one.rank)
      .slice(0, MOST)
      .map(({ choice }) => choice);
  }

  /** The choice that is called `text`, in whatever letters. */
  named(list, text) {
    const wanted = plain(text);
    return this.#lists[list].find(({ words }) => words.some((word) => plain(word) === wanted));
  }
}

/** How well a choice fits: by its beginning, by that of a word, by anything in it; 0 is not at all. */
function rankOf({ words }, wanted) {
  if (wanted === '') return 1;
  const ranks = words.map(plain).map((word) => {
    if (word.startsWith(wanted)) return 4;
    if (word.includes(` ${wanted}`)) return 3;
    return word.includes(wanted) ? 2 : 0;
  });
  return Math.max(...ranks);
}

function plain(text) {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
