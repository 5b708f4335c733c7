// The table of who uses a solution: a body for each municipality, which can be put in order, with
// a line under the name that says in what it is alike. Those that are told together below the table
// are bodies too, hidden: the nearest of them come forth.

/** The largest number of bodies that come forth. */
const NEAREST = 4;

export class LikeTable {
  /** The bodies in the order that they were built, by municipality. */
  #bodies;
  /** Those of them that are told together. */
  #folded;

  /**
   * @param {HTMLTableElement} table
   * @param {Record<string, FoundElement>} parts  `why`, the line, and `unknown`, the body of a municipality
   *   of which nothing is known; to be copied
   * @param {import('../search/texts.js').Texts} texts
   */
  constructor(table, parts, texts) {
    this.table = table;
    this.parts = parts;
    this.texts = texts;
    this.#bodies = new Map(Array.from(table.tBodies, (body) => [body.dataset.place, body]));
    this.#folded = new Set(Array.from(this.#bodies.values()).filter((body) => body.hidden));
  }

  /** The municipality of each body, and its name and address. */
  get links() {
    return Array.from(this.#bodies, ([place, body]) => /** @type {const} */ ([place, linkOf(body)]));
  }

  /**
   * Puts `own` first, then the rest as in `order`, and says why.
   * @param {string} own
   * @param {HTMLAnchorElement} link  to the page of `own`
   * @param {[string, string, number | null][]} order  municipality, its four answers, km
   * @returns {string | undefined} the first of the others that uses it
   */
  show(own, link, order) {
    this.#clear();
    const rows = [[own], ...order].filter(([place]) => this.#bodies.has(place));
    if (!this.#bodies.has(own)) this.table.append(this.#unknown(link));
    let nearest = 0;
    for (const [place, answers, km] of rows) {
      const body = this.#bodies.get(place);
      const comesForth = place === own || !this.#folded.has(body) || nearest < NEAREST;
      if (this.#folded.has(body) && place !== own) nearest += 1;
      body.hidden = !comesForth;
      body.rows[0].cells[0].append(this.#line(answers, km));
      this.table.append(body);
    }
    this.table.hidden = false;
    // A long table is folded until it has an order.
    const folded = this.table.closest('details');
    if (folded) folded.open = true;
    this.table.dispatchEvent(new Event('rearranged'));
    return rows.slice(rows[0]?.[0] === own ? 1 : 0).find(([place]) => 'uses' in this.#bodies.get(place).dataset)?.[0];
  }

  /** As it was built. */
  restore() {
    this.#clear();
    for (const body of this.#bodies.values()) body.hidden = this.#folded.has(body);
    this.table.append(...this.#bodies.values());
    this.table.hidden = this.#folded.size === this.#bodies.size;
    this.table.dispatchEvent(new Event('rearranged'));
  }

  #clear() {
    for (const added of this.table.querySelectorAll('.like-why, [data-part="unknown"]')) added.remove();
  }

  /** The body of a municipality of which nothing is known. */
  #unknown(link) {
    const body = /** @type {HTMLTableSectionElement} */ (/** @type {Node} */ (this.parts.unknown.cloneNode(true)));
    const name = linkOf(body);
    name.href = link.href;
    name.textContent = link.textContent;
    name.after(this.#line());
    const { cells } = body.rows[0];
    // The last cell takes the columns that are left.
    cells[cells.length - 1].colSpan = this.table.tHead.rows[0].cells.length - cells.length + 1;
    return body;
  }

  #line(answers, km) {
    const line = /** @type {HTMLElement} */ (this.parts.why.cloneNode(true));
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

function linkOf(body) {
  return body.rows[0].cells[0].querySelector('a');
}
