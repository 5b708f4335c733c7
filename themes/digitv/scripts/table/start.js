// Tables that the reader can put in order: every table with a heading that says what kind of
// values its column has (`data-sort`). Without this script they stand as they were built.

import { SortableTable } from './sortable.js';

/** @type {NodeListOf<HTMLTableElement>} */
const tables = document.querySelectorAll('table');
for (const table of tables) {
  /** @type {NodeListOf<HTMLTableCellElement>} */
  const heads = table.querySelectorAll('thead th[data-sort]');
  if (heads.length > 0) new SortableTable(table, heads);
}
