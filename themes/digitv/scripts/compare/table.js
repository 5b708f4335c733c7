// The table of all municipalities, of which only some columns and rows are shown. Where they are too
// many for a page it has the rows alone at first, and a column is added when it is asked for.

export class CompareTable {
  #table;
  /** The cells of each row by municipality, as the page has them. */
  #rows = new Map();
  #places;
  #silent;

  /**
   * @param {HTMLTableElement} table
   * @param {HTMLElement | null} silent  the cell of one who says nothing in a row, to be copied
   */
  constructor(table, silent) {
    this.#table = table;
    this.#silent = silent;
    const places = cellsOf(table.tHead.rows[0]).map((head) => head.dataset.place);
    for (const row of table.rows) {
      const cells = cellsOf(row);
      if (!isHeading(row)) this.#rows.set(row, new Map(places.map((place, at) => [place, cells[at]])));
    }
    this.#places = new Set(places);
  }

  /** Whether the municipality has a column. */
  has(place) {
    return this.#places.has(place);
  }

  /**
   * Adds the column of a municipality, which other tables have alone, with the rows that say
   * something of it.
   * @param {string} place
   * @param {HTMLTableElement} other
   */
  add(place, other) {
    if (this.has(place)) return;
    const given = new Map(Array.from(other.rows, (row) => [keyOf(row), row.cells[1]]));
    for (const [row, cells] of this.#rows) {
      const cell = given.get(keyOf(row)) ?? this.#silent;
      cells.set(place, document.importNode(cell, true));
    }
    this.#places.add(place);
  }

  /**
   * Shows the columns of `places` in that order, or all where it is empty, and the rows that say
   * something of any of them; with `onlyDifferent` those in which they differ.
   * @returns {number} how many rows there are to read
   */
  show(places, onlyDifferent) {
    const order = places.length > 0 ? places : [...this.#places];
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

/** Whether the row is the heading of those below it. */
function isHeading(row) {
  return row.cells[0].getAttribute('scope') === 'rowgroup';
}

/** What a row is about, the same in all tables: the address that its heading leads to, or its words. */
function keyOf(row) {
  const [head] = row.cells;
  return head.querySelector('a')?.href ?? head.textContent;
}

/** The cells after the row's own heading. */
function cellsOf(row) {
  return [...row.cells].slice(1);
}
