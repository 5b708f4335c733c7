// The row of the reader's own municipality, before a table that is folded: a table of its own, with
// the same headings. Does nothing where none is kept.

import { ownPlace, placeOf, whenForgotten } from './place.js';

const own = ownPlace();
/** @type {HTMLTableElement} */
const table = document.querySelector('[data-own-row]');
const rows = Array.from(table?.tBodies[0].rows ?? []);
const found = rows.find((row) => placeOf(row.querySelector('a')) === own?.place);

if (own && found) {
  const alone = /** @type {HTMLTableElement} */ (table.cloneNode(true));
  alone.removeAttribute('data-own-row');
  alone.caption.textContent = own.name;
  for (const head of alone.querySelectorAll('[data-sort]')) head.removeAttribute('data-sort');
  alone.tBodies[0].replaceChildren(found.cloneNode(true));
  table.closest('details').before(alone);
  whenForgotten(() => alone.remove());
}
