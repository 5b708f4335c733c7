// Side by side: the reader chooses municipalities, and the address keeps the choice, so that it
// can be shared and the back button works. Without this script all stand beside each other, or have
// a page each where they are too many.

import { setAddress } from '../frame/address.js';
import { Texts } from '../search/texts.js';
import { columnAt } from './column.js';
import { CompareTable } from './table.js';

const form = document.querySelector('[data-compare-form]');
const status = document.querySelector('[data-compare-status]');
const nothing = document.querySelector('[data-compare-nothing]');
const frame = document.querySelector('.compare-frame');
const words = document.querySelector('[data-compare-texts]').content;
const texts = new Texts(words.querySelectorAll('[data-text]'));
const table = new CompareTable(document.querySelector('[data-compare]'), words.querySelector('[data-compare-silent]'));
const selects = [...form.querySelectorAll('select')];
const different = form.elements.ulikt;
const names = new Map(Array.from(selects[0].options, (option) => [option.value, option.textContent]));
/** The list of the pages with a column each, where the table has none from the start. */
const list = document.querySelector('[data-compare-places]');
const pages = new Map(
  Array.from(list?.querySelectorAll('a') ?? [], (link) => [link.dataset.place, /** @type {string} */ (link.href)]),
);
/** What was chosen last: columns may come when the reader has gone on. */
let latest;

/** What the address says, as far as it names municipalities of this site. */
function read() {
  const query = new URLSearchParams(location.search);
  const named = query.getAll('k').flatMap((value) => value.split(','));
  const known = [...new Set(named)].filter((place) => place && names.has(place));
  return { places: known.slice(0, selects.length), onlyDifferent: query.get('ulikt') === '1' };
}

function address({ places, onlyDifferent }) {
  const parts = [];
  if (places.length > 0) parts.push(`k=${places.map(encodeURIComponent).join(',')}`);
  if (onlyDifferent) parts.push('ulikt=1');
  return parts.length > 0 ? `?${parts.join('&')}` : location.pathname;
}

async function show(choice) {
  latest = choice;
  for (const [index, select] of selects.entries()) select.value = choice.places[index] ?? '';
  different.checked = choice.onlyDifferent;
  different.disabled = choice.places.length === 1;
  const missing = choice.places.filter((place) => !table.has(place));
  if (missing.length > 0) {
    try {
      await Promise.all(missing.map(fetchColumn));
    } catch (error) {
      console.warn(error);
      if (latest === choice) status.textContent = texts.get('failed');
      return;
    }
    if (latest !== choice) return;
  }
  const rows = table.show(choice.places, choice.onlyDifferent && choice.places.length !== 1);
  if (list) list.hidden = choice.places.length > 0;
  frame.hidden = Boolean(list) && choice.places.length === 0;
  nothing.hidden = rows > 0 || frame.hidden;
  status.textContent = said(choice.places.map((place) => names.get(place)));
}

async function fetchColumn(place) {
  table.add(place, await columnAt(pages.get(place)));
}

function said(shown) {
  if (shown.length === 0) return '';
  if (shown.length === 1) return texts.get('shown_one', { place: shown[0] });
  const places = `${shown.slice(0, -1).join(', ')} ${texts.get('and')} ${shown.at(-1)}`;
  return texts.get('shown_many', { places });
}

form.addEventListener('change', () => {
  const chosen = selects.map((select) => select.value).filter(Boolean);
  const choice = { places: [...new Set(chosen)], onlyDifferent: different.checked };
  setAddress(address(choice));
  show(choice);
});
form.addEventListener('submit', (event) => event.preventDefault());
addEventListener('popstate', () => show(read()));

form.hidden = false;
show(read());
