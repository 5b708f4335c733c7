// What a cell is sorted by, and how two of them compare: words as Norwegians sort them, numbers,
// dates; what is not stated is last whichever way the rest goes.

const words = new Intl.Collator('nb', { numeric: true });

/**
 * @param {HTMLTableCellElement} cell
 * @param {string} kind  `text`, `number` or `date`
 * @returns {string | number[] | undefined}  undefined where nothing is stated
 */
export function valueIn(cell, kind) {
  const stated = cell.dataset.value ?? (cell.querySelector('.none') ? undefined : textOf(cell));
  if (!stated) return undefined;
  if (kind !== 'number') return stated;
  // «27 939», «3,5»; and «3 +2», where the second number decides between those with the same first.
  const numbers = stated.match(/\d+(?:\s\d{3})*(?:,\d+)?/g);
  return numbers?.map((digits) => Number(digits.replace(/\s/g, '').replace(',', '.')));
}

/** Dates are written so that they sort as words: 2024, 2024-05, 2024-05-03. */
export function compare(a, b, descending) {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  const order = typeof a === 'string' ? words.compare(a, b) : a[0] - b[0] || (a[1] ?? 0) - (b[1] ?? 0);
  return descending ? -order : order;
}

/** The name in a cell, where that is a link, else all of it. */
function textOf(cell) {
  return (cell.querySelector('a') ?? cell).textContent.trim();
}
