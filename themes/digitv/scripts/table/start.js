// Tables that the reader can put in order: every table with a heading that says what kind of
// values its column has (`data-sort`). Without this script they stand as they were built.

import { SortableTable } from './sortable.js';

for (const table of document.querySelectorAll('table')) {
  const heads = table.querySelectorAll('thead th[data-sort]');
  if (heads.length > 0) new SortableTable(table, heads);
}
