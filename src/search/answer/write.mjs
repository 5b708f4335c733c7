// Writes answers as pieces: text, and links `{ text, href, lang }`. The sentences are the theme's.

/** So many names in a sentence; the rest are counted. */
const MOST_NAMES = 12;

export class Writer {
  /**
   * @param {{ get(key: string): string | undefined }} texts
   * @param {any} first  the file that is read first
   */
  constructor(texts, first) {
    this.texts = texts;
    this.first = first;
  }

  /** The sentence with this key as pieces; values may be pieces, or lists of them. */
  say(key, values = {}) {
    const text = this.texts.get(key) ?? '';
    const parts = text.split(/\{(\w+)\}/u);
    return parts.flatMap((part, at) => (at % 2 === 0 ? part : (values[part] ?? ''))).filter((piece) => piece !== '');
  }

  /** The sentence for one or for many. */
  count(key, count, values = {}) {
    return this.say(`${key}_${count === 1 ? 'one' : 'many'}`, { ...values, count: this.number(count) });
  }

  /** The sentence for one or for many; nothing where there is none. */
  some(key, count, values = {}) {
    return count > 0 ? this.count(key, count, values) : [];
  }

  number(count) {
    return count.toLocaleString('nb');
  }

  /** A link to a thing, by its kind and number. */
  link(kind, number, at = '') {
    const [title, address, lang] = this.#listOf(kind)[number];
    return this.linkTo(title, address + at, lang);
  }

  linkTo(text, address, lang) {
    return { text, href: this.first.root + address, lang: lang ?? undefined };
  }

  title(kind, number) {
    return this.#listOf(kind)[number][0];
  }

  #listOf(kind) {
    const { solutions, places, topics } = this.first;
    return { solution: solutions, place: places, topic: topics }[kind];
  }

  /** Items with commas and «og» between; each is a piece or a list of them. What is beyond `most` is counted. */
  list(items, most = MOST_NAMES) {
    // That one is left out is longer than the one.
    const shown = items.length <= most + 1 ? items : items.slice(0, most);
    const rest = items.length - shown.length;
    const all = rest > 0 ? [...shown, this.count('more', rest)] : shown;
    return all.flatMap((item, at) => {
      if (at === 0) return item;
      const between = at === all.length - 1 ? ` ${this.texts.get('and')} ` : ', ';
      return [between, item].flat();
    });
  }

  /** When statements are from: the newest and the oldest, and how many say no date. */
  dates(dates) {
    const known = dates.filter(Boolean).toSorted(byTime);
    const undated = dates.length - known.length;
    if (known.length === 0) return this.some('undated_all', undated);
    const [from, to] = [known[0], known.at(-1)].map(dateInWords);
    const dated = undated > 0 ? 'dated_part' : 'dated';
    const when = from === to ? this.count(dated, known.length, { date: to }) : this.say('dated_span', { from, to });
    return join(when, this.some('undated', undated));
  }
}

/** Sentences after each other, without those that are empty. */
export function join(...sentences) {
  const said = sentences.filter((sentence) => sentence.length > 0);
  return said.flatMap((sentence, at) => (at === 0 ? sentence : [' ', ...sentence]));
}

/** The plain text of pieces. */
export function textOf(pieces) {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
}

function byTime(one, other) {
  const [a, b] = [one, other].map((date) => date.replace('ca. ', ''));
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** 2024-05-03 → 3. mai 2024, 2024-05 → mai 2024, ca. 2024 → ca. 2024. */
export function dateInWords(date) {
  const about = date.startsWith('ca. ') ? 'ca. ' : '';
  const [year, month, day] = date.slice(about.length).split('-');
  if (!month) return about + year;
  const form = { year: 'numeric', month: 'long', timeZone: 'UTC' };
  if (day) form.day = 'numeric';
  const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  return about + moment.toLocaleDateString('nb', form);
}
