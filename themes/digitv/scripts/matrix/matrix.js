// The matrix of which only some rows and columns are shown, with totals of those. A cell that
// states use says so in `data-user`, which is `old` where it is not counted.

/** Cells before those of municipalities: the name and the sum. */
const BEFORE = 2;

export class Matrix {
  #rows;
  #topics;
  /** The region of each column. */
  #regions;

  /** @param {HTMLTableElement} table */
  constructor(table) {
    this.table = table;
    this.groups = Array.from(table.querySelectorAll('th[data-region]'));
    this.columnGroups = Array.from(table.querySelectorAll('colgroup[span]'));
    this.heads = Array.from(table.tHead.rows[1].cells);
    this.totals = table.tFoot.rows[0];
    this.#regions = this.groups.flatMap((group) => Array(group.colSpan).fill(group.dataset.region));
    const bodies = Array.from(table.tBodies);
    // Kept here, since another order of the table moves rows out of their topics.
    this.#topics = bodies.map((body) => ({ heading: body.rows[0], rows: Array.from(body.rows).slice(1) }));
    this.#rows = bodies.flatMap((body, at) => this.#topics[at].rows.map((row) => ({ row, topic: body.dataset.topic })));
  }

  /**
   * Shows what is of `topic` and `region`; an empty one is all.
   * @returns {{ rows: number, columns: number }} how many are shown
   */
  show(topic, region) {
    const shown = this.#regions.map((other) => !region || other === region);
    const columns = shown.filter(Boolean).length;
    for (const [at, group] of this.groups.entries()) {
      group.hidden = Boolean(region) && group.dataset.region !== region;
      this.columnGroups[at].hidden = group.hidden;
    }
    for (const [at, head] of this.heads.entries()) head.hidden = !shown[at];
    const totals = shown.map(() => ({ confirmed: 0, older: 0 }));
    let rows = 0;
    for (const { row, topic: its } of this.#rows) {
      const cells = Array.from(row.cells).slice(BEFORE);
      for (const [at, cell] of cells.entries()) cell.hidden = !shown[at];
      const stated = cells.some((cell, at) => shown[at] && !cell.classList.contains('cell--none'));
      row.hidden = !stated || (Boolean(topic) && its !== topic);
      setSum(row, sum(cells.filter((_, at) => shown[at]).map(usersIn)));
      if (row.hidden) continue;
      rows += 1;
      for (const [at, cell] of cells.entries()) totals[at] = sum([totals[at], usersIn(cell)]);
    }
    for (const { heading, rows } of this.#topics) {
      heading.hidden = rows.every((row) => row.hidden);
      heading.cells[0].colSpan = columns + BEFORE;
    }
    this.#total(totals, shown);
    return { rows, columns };
  }

  #total(totals, shown) {
    for (const [at, cell] of Array.from(this.totals.cells).slice(BEFORE).entries()) {
      cell.hidden = !shown[at];
      setCounts(cell, totals[at]);
    }
    setSum(this.totals, sum(totals.filter((_, at) => shown[at])));
  }
}

/** The user that a cell stands for, in the count that it belongs to. */
function usersIn({ dataset: { user } }) {
  return { confirmed: user === '' ? 1 : 0, older: user === 'old' ? 1 : 0 };
}

function sum(counts) {
  return {
    confirmed: counts.reduce((all, { confirmed }) => all + confirmed, 0),
    older: counts.reduce((all, { older }) => all + older, 0),
  };
}

/** The sum of a row stands in its second cell, and for narrow windows under its name. */
function setSum(row, counts) {
  setCounts(row.cells[1], counts);
  const { confirmed, older } = counts;
  row.cells[0].querySelector('.matrix__count').textContent = `${confirmed + older} (${confirmed})`;
}

function setCounts(cell, { confirmed, older }) {
  cell.querySelector('b').textContent = confirmed + older;
  cell.querySelector('small').textContent = `(${confirmed})`;
}
