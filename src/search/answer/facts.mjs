// What the site knows: the names of things, and the facts about one, fetched when they are asked for.

import { Names } from './names.mjs';

/** The length of the name of a group of files. */
const NAME_LENGTH = 8;
/** The numbers of statements of use, in the order in which a statement names the one it belongs to. */
export const COUNTS = { confirmed: 0, older: 1, planned: 2, stopped: 3, notUsed: 4, lapsed: 5 };

export class Facts {
  #load;
  #first;
  #files;

  /**
   * @param {(address: string) => Promise<any>} load  the value of a JSON file of the site
   * @param {any} first  the file that is read first
   * @param {string} folder  that of the files, with `/` at its end
   */
  constructor(load, first, folder) {
    this.#load = load;
    this.#first = first;
    const { counts, groups, files } = first.facts;
    const names = groups.flatMap((size, group) => {
      const name = files.slice(group * NAME_LENGTH, (group + 1) * NAME_LENGTH);
      return Array.from({ length: size }, (_, at) => `${name}-${at}`);
    });
    this.#files = counts.map((count, at) => ({ count, address: `${folder}${names[at]}.json` }));
    this.names = new Names([
      ...named('solution', first.solutions),
      ...named('place', first.places),
      ...named('topic', first.topics),
      ...first.others.map((name) => ({ kind: 'other', number: 0, names: [name] })),
    ]);
  }

  get first() {
    return this.#first;
  }

  /** The facts about the solution, municipality, topic or year with this number among its kind. */
  async about(kind, number) {
    const { solutions, places, topics } = this.#first;
    const before = { solution: 0, place: solutions.length, topic: solutions.length + places.length };
    let at = (before[kind] ?? solutions.length + places.length + topics.length) + number;
    for (const { count, address } of this.#files) {
      if (at < count) return (await this.#load(address))[at];
      at -= count;
    }
    throw new RangeError(`${kind} ${number}`);
  }

  /** The municipality that is called this in addresses. */
  placeCalled(slug) {
    const at = this.#first.places.findIndex(([, address]) => slugOf(address) === slug);
    return at < 0 ? undefined : at;
  }

  /** The other municipalities by likeness: number, and the four answers. */
  async like(place) {
    const { likenesses, places, root } = this.#first;
    if (!likenesses) return [];
    const rows = await this.#load(`${root}${likenesses}${slugOf(places[place][1])}.json`);
    const numbers = new Map(places.map(([, address], number) => [slugOf(address), number]));
    return rows.map(([slug, answers]) => ({ number: numbers.get(slug), answers }));
  }
}

function named(kind, list) {
  return list.map(([title, , , others], number) => ({ kind, number, names: namesOf(kind, title, others) }));
}

/** The names of a thing; a municipality may be asked for as one. */
function namesOf(kind, title, others) {
  return kind === 'place' ? [title, `${title} kommune`] : [title, ...others];
}

/** What a document is called in addresses: the last part of its own. */
export function slugOf(address) {
  return address.split('/').filter(Boolean).at(-1);
}
