// A table whose headings are buttons that put it in order, by the pattern of the ARIA Authoring
// Practices: first one way, then the other, then as it was built.

import { compare, valueIn } from './values.js';

export class SortableTable {
  /** What is moved about, in the order that it was built. */
  #units;
  #heads;
  /** Where rows stand that are in topics, while they are in another order. */
  #flat;
  #column = -1;
  #descending = false;

  /**
   * @param {HTMLTableElement} table
   * @param {Iterable<HTMLTableCellElement>} heads  those of columns that can be sorted by
   */
  constructor(table, heads) {
    this.table = table;
    const bodies = [...table.tBodies];
    this.grouped = bodies.some((body) => body.querySelector('th[scope="rowgroup"]'));
    const rows = () =>
      bodies.flatMap((body) => [...body.rows]).filter((row) => !row.querySelector('[scope="rowgroup"]'));
    // A body for each record, as where a record has two rows, moves as one.
    this.#units = bodies.length > 1 && !this.grouped ? bodies : rows();
    if (this.#units.length < 2) return;
    this.homes = new Map(this.#units.map((unit) => [unit, unit.parentElement]));
    this.bodies = bodies;
    this.#heads = [...heads];
    for (const head of this.#heads) this.#makeButton(head);
    for (const help of table.querySelectorAll('[data-sort-help]')) help.hidden = false;
    // Someone else has put the rows in order.
    table.addEventListener('rearranged', () => this.#mark(-1));
  }

  #makeButton(head) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => this.#next(head));
  }

  #next(head) {
    const column = head.cellIndex;
    const first = head.dataset.sort !== 'text';
    if (this.#column !== column) this.#sort(column, first);
    else if (this.#descending === first) this.#sort(column, !first);
    else this.#restore();
  }

  #sort(column, descending) {
    const { sort } = this.#heads.find((head) => head.cellIndex === column).dataset;
    const keyed = this.#units.map((unit) => ({ unit, value: valueIn(rowOf(unit).cells[column], sort) }));
    keyed.sort((a, b) => compare(a.value, b.value, descending));
    this.#place(keyed.map(({ unit }) => unit));
    this.#mark(column, descending);
  }

  #place(units) {
    if (!this.grouped) {
      this.homes.get(units[0]).append(...units);
      return;
    }
    this.#flat ??= document.createElement('tbody');
    this.#flat.append(...units);
    this.bodies.at(-1).after(this.#flat);
    for (const body of this.bodies) body.classList.add('is-empty');
  }

  #restore() {
    if (this.grouped) {
      for (const [unit, home] of this.homes) home.append(unit);
      this.#flat.remove();
      for (const body of this.bodies) body.classList.remove('is-empty');
    } else {
      this.#place(this.#units);
    }
    this.#mark(-1);
  }

  #mark(column, descending = false) {
    this.#column = column;
    this.#descending = descending;
    for (const head of this.#heads) {
      if (head.cellIndex === column) head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    }
  }
}

/** The row that a unit is told by. */
function rowOf(unit) {
  return unit.rows?.[0] ?? unit;
}
