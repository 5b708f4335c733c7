// Who uses it, those most like a chosen municipality first, and in what they are alike. The choice
// stands in the address alone. Without this script the table is as it was built.

import { setAddress } from '../frame/address.js';
import { ownPlace } from '../own/place.js';
import { partsOf } from '../search/parts.js';
import { Texts } from '../search/texts.js';
import { LikeTable } from './table.js';

const form = document.querySelector('[data-like]');
const select = form.elements.fra;
const said = form.querySelector('[data-like-said]');
const { content } = form.querySelector('[data-like-texts]');
const texts = new Texts(content.querySelectorAll('[data-text]'));
const table = new LikeTable(document.querySelector('[data-like-table]'), partsOf(content), texts);
/** Links by what municipalities are called in addresses: all of them are on the page. */
const links = new Map([...table.links, ...others()].sort(([, a], [, b]) => name(a).localeCompare(name(b), 'nb')));
const fetched = new Map();

function others() {
  const all = document.querySelectorAll('[data-like-others] a');
  const place = (link) => link.pathname.split('/').filter(Boolean).at(-1);
  return Array.from(all, (link) => /** @type {const} */ ([place(link), link]));
}

function name(link) {
  return link.textContent;
}

/** The others by likeness to `place`, fetched once. */
async function likeness(place) {
  if (!fetched.has(place)) {
    const response = await fetch(`${form.dataset.like}${place}.json`);
    if (!response.ok) throw new Error(`${response.status} ${response.url}`);
    fetched.set(place, await response.json());
  }
  return fetched.get(place);
}

async function show(place) {
  select.value = place;
  const query = place ? `?fra=${encodeURIComponent(place)}` : '';
  for (const link of document.querySelectorAll('a[hreflang], [data-annex], [aria-labelledby="s-together"] .linked a')) {
    link.search = query;
  }
  if (!place) {
    table.restore();
    said.textContent = '';
    return;
  }
  try {
    const order = await likeness(place);
    if (select.value === place) tell(place, table.show(place, links.get(place), order));
  } catch (error) {
    console.warn(error);
    if (select.value === place) said.textContent = texts.get('failed');
  }
}

/** Says what was done, and who is first of those that use it. */
function tell(place, first) {
  const sentences = [texts.get('sorted', { place: name(links.get(place)) })];
  if (first) sentences.push(texts.get('first', { other: name(links.get(first)) }));
  said.textContent = sentences.join(' ');
}

/** What the address says, else what the reader has kept, where that is a municipality of the site. */
function read() {
  const place = new URLSearchParams(location.search).get('fra') ?? ownPlace()?.place ?? '';
  return links.has(place) ? place : '';
}

select.append(...Array.from(links, ([place, link]) => new Option(name(link), place)));
select.addEventListener('change', () => {
  const place = select.value;
  setAddress((place ? `?fra=${encodeURIComponent(place)}` : location.pathname) + location.hash);
  show(place);
});
form.addEventListener('submit', (event) => event.preventDefault());
addEventListener('popstate', () => show(read()));
form.hidden = false;
if (read()) show(read());
