// Coverage of one topic or one region: the reader chooses, the address keeps the choice, and the
// totals count what is shown. Without this script all of it is there.

import { queryOf, setAddress } from '../frame/address.js';
import { Texts } from '../search/texts.js';
import { Matrix } from './matrix.js';

const form = document.querySelector('[data-matrix-form]');
const status = form.querySelector('[role="status"]');
const texts = new Texts(form.querySelector('template').content.querySelectorAll('[data-text]'));
/** Read off the table when there is something to choose: most readers take it as it is. */
let matrix;
const fields = ['tema', 'region'].map((name) => form.elements[name]);

/** What the address says, as far as it can be chosen. */
function read() {
  const query = new URLSearchParams(location.search);
  return fields.map(({ name, options }) => {
    const wanted = query.get(name) ?? '';
    return Array.from(options).some(({ value }) => value === wanted) ? wanted : '';
  });
}

/** @param {string[]} choice  a topic and a region, each empty where all are shown */
function show([topic, region]) {
  fields[0].value = topic;
  fields[1].value = region;
  matrix ??= new Matrix(document.querySelector('.matrix'));
  tell(matrix.show(topic, region));
  for (const link of document.querySelectorAll('a[hreflang]')) link.search = location.search;
}

function tell({ rows, columns }) {
  const counts = [texts.count('solutions', rows), texts.count('municipalities', columns)];
  status.textContent = rows > 0 ? counts.join(` ${texts.get('and')} `) : texts.get('none');
}

form.addEventListener('change', () => {
  const chosen = fields.filter(({ value }) => value).map(({ name, value }) => [name, value]);
  setAddress(location.pathname + queryOf(new URLSearchParams(chosen)));
  show(fields.map(({ value }) => value));
});
form.addEventListener('reset', () => {
  // The fields have their new values only after the event.
  setTimeout(() => form.dispatchEvent(new Event('change')));
});
form.addEventListener('submit', (event) => event.preventDefault());
addEventListener('popstate', () => show(read()));
form.hidden = false;
// A page that is asked for as it was built is left as it is: a table is slow to lay out twice.
if (read().some(Boolean)) show(read());
