// The row of one municipality before each table that is folded: a table of its own, with the same
// headings. Of the one that is chosen on the page, else of the reader's own; of none where there is
// neither.

import { ownPlace, placeOf, whenForgotten } from './place.js';

/** @type {NodeListOf<HTMLTableElement>} */
const tables = document.querySelectorAll('[data-own-row]');
let made = [];

/** @param {string} [place]  what the municipality is called in addresses */
function show(place) {
  for (const alone of made) alone.remove();
  made = place ? Array.from(tables).flatMap((table) => rowAlone(table, place)) : [];
}

/** @returns {HTMLTableElement[]} the table with the row alone, in its place; none where there is no such row */
function rowAlone(table, place) {
  const row = Array.from(table.tBodies[0].rows).find((row) => placeOf(row.querySelector('a')) === place);
  if (!row) return [];
  const alone = table.cloneNode(true);
  alone.removeAttribute('data-own-row');
  alone.caption.textContent = row.querySelector('a').textContent;
  for (const head of alone.querySelectorAll('[data-sort]')) head.removeAttribute('data-sort');
  alone.tBodies[0].replaceChildren(row.cloneNode(true));
  table.closest('details').before(alone);
  return [alone];
}

function read() {
  show(new URLSearchParams(location.search).get('fra') ?? ownPlace()?.place);
}

/** @type {HTMLSelectElement | null} */
const choice = document.querySelector('[data-like] select');
choice?.addEventListener('change', () => show(choice.value));
addEventListener('popstate', read);
whenForgotten(() => show());
read();
