// The table of all municipalities, of which only some columns and rows are shown.

export class CompareTable {
  #table;
  /** The cells of each row by municipality, as the page has them. */
  #rows = new Map();
  #names;

  /** @param {HTMLTableElement} table */
  constructor(table) {
    this.#table = table;
    const places = cellsOf(table.tHead.rows[0]).map((head) => head.dataset.place);
    for (const row of table.rows) {
      const cells = cellsOf(row);
      if (cells.length > 0) this.#rows.set(row, new Map(places.map((place, at) => [place, cells[at]])));
    }
    const heads = this.#rows.get(table.tHead.rows[0]);
    this.#names = new Map([...heads].map(([place, head]) => [place, head.textContent.trim()]));
  }

  /** What the municipality is called; undefined for one that is not in the table. */
  name(place) {
    return this.#names.get(place);
  }

  /**
   * Shows the columns of `places` in that order, or all where it is empty, and the rows that say
   * something of any of them; with `onlyDifferent` those in which they differ.
   * @returns {number} how many rows there are to read
   */
  show(places, onlyDifferent) {
    const order = places.length > 0 ? places : [...this.#names.keys()];
    this.#table.classList.toggle('compare--chosen', places.length > 0);
    this.#setColumns(this.#table.tHead.rows[0], order);
    let count = 0;
    for (const body of this.#table.tBodies) count += this.#showBody(body, order, onlyDifferent);
    return count;
  }

  #showBody(body, order, onlyDifferent) {
    const [heading, ...rows] = body.rows;
    let count = 0;
    for (const row of rows) {
      const cells = this.#setColumns(row, order);
      const silent = cells.every((cell) => 'silent' in cell.dataset);
      const same = cells.every((cell) => cell.textContent === cells[0].textContent);
      row.hidden = silent || (onlyDifferent && same);
      if (!row.hidden) count += 1;
    }
    heading.cells[0].colSpan = order.length + 1;
    heading.hidden = count === 0;
    return count;
  }

  /** Puts the cells of `order` first and hides the rest; gives those that are shown. */
  #setColumns(row, order) {
    const cells = this.#rows.get(row);
    const shown = order.map((place) => cells.get(place));
    for (const cell of cells.values()) cell.hidden = !shown.includes(cell);
    row.append(...shown, ...[...cells.values()].filter((cell) => cell.hidden));
    return shown;
  }
}

/** The cells after the row's own heading. */
function cellsOf(row) {
  return [...row.cells].slice(1);
}
