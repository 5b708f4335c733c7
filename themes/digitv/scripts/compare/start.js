// Side by side: the reader chooses municipalities, and the address keeps the choice, so that it
// can be shared and the back button works. Without this script all stand beside each other.

import { setAddress } from '../frame/address.js';
import { Texts } from '../search/texts.js';
import { CompareTable } from './table.js';

const form = document.querySelector('[data-compare-form]');
const table = new CompareTable(document.querySelector('[data-compare]'));
const status = document.querySelector('[data-compare-status]');
const nothing = document.querySelector('[data-compare-nothing]');
const words = document.querySelector('[data-compare-texts]').content;
const texts = new Texts(words.querySelectorAll('[data-text]'));
const selects = [...form.querySelectorAll('select')];
const different = form.elements.ulikt;

/** What the address says, as far as it names municipalities of this site. */
function read() {
  const query = new URLSearchParams(location.search);
  const named = query.getAll('k').flatMap((value) => value.split(','));
  const known = [...new Set(named)].filter((place) => table.name(place));
  return { places: known.slice(0, selects.length), onlyDifferent: query.get('ulikt') === '1' };
}

function address({ places, onlyDifferent }) {
  const parts = [];
  if (places.length > 0) parts.push(`k=${places.map(encodeURIComponent).join(',')}`);
  if (onlyDifferent) parts.push('ulikt=1');
  return parts.length > 0 ? `?${parts.join('&')}` : location.pathname;
}

function show(choice) {
  for (const [index, select] of selects.entries()) select.value = choice.places[index] ?? '';
  different.checked = choice.onlyDifferent;
  different.disabled = choice.places.length === 1;
  const rows = table.show(choice.places, choice.onlyDifferent && choice.places.length !== 1);
  nothing.hidden = rows > 0;
  status.textContent = said(choice.places.map((place) => table.name(place)));
}

function said(names) {
  if (names.length === 0) return '';
  if (names.length === 1) return texts.get('shown_one', { place: names[0] });
  const places = `${names.slice(0, -1).join(', ')} ${texts.get('and')} ${names.at(-1)}`;
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
