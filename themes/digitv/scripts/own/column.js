// The column of the reader's own municipality in the matrix: marked, and in sight. Does nothing where
// none is kept.

import { ownPlace, placeOf, whenForgotten } from './place.js';

const place = ownPlace()?.place;
const matrix = document.querySelector('.matrix');
const heads = Array.from(matrix?.tHead.rows[1].cells ?? []);
const at = heads.findIndex((head) => placeOf(head.querySelector('a')) === place);

if (place && at >= 0) {
  const before = matrix.tHead.rows[0].querySelectorAll('[rowspan]').length;
  heads[at].dataset.mine = '';
  for (const row of [...Array.from(matrix.tBodies).flatMap((body) => Array.from(body.rows)), ...matrix.tFoot.rows]) {
    const cell = row.cells[at + before];
    if (cell) cell.dataset.mine = '';
  }
  const frame = matrix.parentElement;
  const room = frame.clientWidth / 2;
  frame.scrollLeft = heads[at].offsetLeft - room;
  whenForgotten(() => {
    for (const cell of matrix.querySelectorAll('[data-mine]')) delete cell.dataset.mine;
  });
}
