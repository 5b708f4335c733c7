// Makes the annex for a municipality that the reader chooses, or that the address names: its name
// at the top, and what is known of its own use. Without this script it is for everyone.

import { setAddress } from '../frame/address.js';
import { ownPlace } from '../own/place.js';

const form = document.querySelector('[data-annex-for]');
const select = form.elements.fra;
const name = document.querySelector('[data-annex-name]');
const everyone = name.textContent;
const places = new Map(
  Array.from(document.querySelectorAll('[data-annex-place]'), (place) => [place.dataset.annexPlace, place]),
);

function show(chosen) {
  select.value = chosen;
  for (const [place, line] of places) line.hidden = place !== chosen;
  name.textContent = places.get(chosen)?.dataset.name ?? everyone;
  const query = chosen ? `?fra=${encodeURIComponent(chosen)}` : '';
  for (const link of document.querySelectorAll('.annex-bar a, a[hreflang]')) link.search = query;
}

/** What the address says, else what the reader has kept, where that is a municipality of the site. */
function read() {
  const place = new URLSearchParams(location.search).get('fra') ?? ownPlace()?.place ?? '';
  return places.has(place) ? place : '';
}

select.addEventListener('change', () => {
  setAddress(select.value ? `?fra=${encodeURIComponent(select.value)}` : location.pathname);
  show(select.value);
});
form.addEventListener('submit', (event) => event.preventDefault());
addEventListener('popstate', () => show(read()));
form.hidden = false;
if (read()) show(read());
