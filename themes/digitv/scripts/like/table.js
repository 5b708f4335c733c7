// The table of who uses a solution: a body for each municipality, which can be put in order, with
// a line under the name that says in what it is alike.

const PREFIX = 's-use-';

export class LikeTable {
  /** The bodies in the order that they were built, by municipality. */
  #bodies;

  /**
   * @param {HTMLTableElement} table
   * @param {HTMLElement} why  the line, to be copied
   * @param {import('../search/texts.js').Texts} texts
   */
  constructor(table, why, texts) {
    this.table = table;
    this.why = why;
    this.texts = texts;
    this.#bodies = new Map(Array.from(table.tBodies, (body) => [body.id.slice(PREFIX.length), body]));
  }

  /** The municipality of each body, and its name. */
  get names() {
    return Array.from(this.#bodies, ([place, body]) => /** @type {const} */ ([place, nameOf(body).textContent]));
  }

  /**
   * Puts `own` first, then the rest as in `order`, and says why.
   * @param {string} own
   * @param {[string, string, number | null][]} order  municipality, its four answers, km
   * @returns {string | undefined} the first of the others that uses it
   */
  show(own, order) {
    this.#clear();
    const rows = [[own], ...order].filter(([place]) => this.#bodies.has(place));
    for (const [place, answers, km] of rows) {
      const body = this.#bodies.get(place);
      body.rows[0].cells[0].append(this.#line(answers, km));
      this.table.append(body);
    }
    this.table.dispatchEvent(new Event('rearranged'));
    return rows.slice(rows[0]?.[0] === own ? 1 : 0).find(([place]) => 'uses' in this.#bodies.get(place).dataset)?.[0];
  }

  /** As it was built. */
  restore() {
    this.#clear();
    this.table.append(...this.#bodies.values());
    this.table.dispatchEvent(new Event('rearranged'));
  }

  #clear() {
    for (const line of this.table.querySelectorAll('.like-why')) line.remove();
  }

  #line(answers, km) {
    const line = /** @type {HTMLElement} */ (this.why.cloneNode(true));
    const words = line.querySelector('[data-part="words"]');
    if (!answers) {
      line.querySelector('[aria-hidden]').remove();
      words.textContent = this.texts.get('own');
      return line;
    }
    const parts = ['size', 'form', 'region', 'near'];
    const alike = parts.filter((_part, at) => answers[at] === '1');
    for (const [at, part] of line.querySelectorAll('i').entries()) {
      part.classList.toggle('is-alike', answers[at] === '1');
    }
    const what = this.#list(alike.map((part) => this.texts.get(part, { km })));
    words.textContent = alike.length > 0 ? this.texts.get('alike', { what }) : this.texts.get('none');
    return line;
  }

  #list(words) {
    if (words.length < 2) return words.join('');
    return `${words.slice(0, -1).join(', ')} ${this.texts.get('and')} ${words.at(-1)}`;
  }
}

function nameOf(body) {
  return body.rows[0].cells[0].querySelector('a');
}
