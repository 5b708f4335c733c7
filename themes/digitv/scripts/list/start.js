// A list that the reader narrows: the facets beside it become choices that combine, and the
// address keeps them, so that it can be shared and the back button works. Without this script the
// facets are plain links to the page of each topic, municipality or year.

import { setAddress } from '../frame/address.js';
import { ownPlace, whenForgotten } from '../own/place.js';
import { Facets } from '../search/facets.js';
import { partsOf } from '../search/parts.js';
import { number, readTexts } from '../search/texts.js';
import { read, write } from './address.js';
import { leadToSearch, readFacets } from './facets.js';
import { Rows } from './rows.js';

const list = document.querySelector('[data-list]');
const facets = readFacets(list);
if (list.dataset.listSearch) leadToSearch(facets, list.dataset, read(location.search, facets).filters);
else start(document.querySelector('template[data-list-parts]'));

/** Where the address chooses nothing, the list begins with the reader's own municipality, and says so there. */
function beginWithOwn() {
  const own = ownPlace()?.place;
  const isThere = facets.some(({ key, choices }) => key === 'kommune' && choices.some(({ value }) => value === own));
  if (isThere && !location.search) setAddress(`?kommune=${own}${location.hash}`, 'replace');
}

function start(template) {
  beginWithOwn();
  const parts = partsOf(list);
  const templates = partsOf(template.content);
  const texts = readTexts(template);
  const rows = new Rows(list, parts, templates.flat);
  const form = formFor(list.querySelector('.facets'), texts);
  const choices = new Facets({
    form,
    chips: parts.chosen,
    count: form.previousElementSibling.appendChild(counter()),
    after: parts.count,
    templates,
    texts,
    names: Object.fromEntries(facets.map(({ key }) => [key, key])),
    address: write,
    choose: go,
  });
  let state;

  function show(next) {
    state = next;
    const shown = rows.show(state);
    choices.show(state, Object.fromEntries(facets.map((facet) => [facet.key, counted(facet, rows, state)])));
    parts.order.value = state.order;
    parts.none.hidden = shown > 0;
    parts.count.textContent = texts.get('shown', { count: number(shown), total: number(rows.size) });
    for (const link of document.querySelectorAll('a[hreflang]')) link.search = write(state);
  }

  function go(next) {
    setAddress(location.pathname + write(next));
    show(next);
  }

  /** The list no longer begins with a municipality that the reader has forgotten. */
  function leave(place) {
    const filters = { ...state.filters };
    filters.kommune = (filters.kommune ?? []).filter((value) => value !== place);
    if (filters.kommune.length === 0) delete filters.kommune;
    setAddress(location.pathname + write({ ...state, filters }), 'replace');
    show({ ...state, filters });
  }

  whenForgotten(leave);
  parts.order.addEventListener('change', () => go({ ...state, order: parts.order.value }));
  addEventListener('popstate', () => show(read(location.search, facets, parts.order)));
  parts.head.hidden = false;
  show(read(location.search, facets, parts.order));
}

/** The values of a facet with how many rows there are of each, by all other choices. */
function counted({ key, choices }, rows, state) {
  const counts = rows.count(key, state.filters);
  return choices
    .map((choice) => ({ ...choice, count: counts.get(choice.value) ?? 0 }))
    .filter(({ count }) => count > 0);
}

/** Puts a form in the place of the links. */
function formFor(details, texts) {
  const form = document.createElement('form');
  form.className = 'choices';
  form.setAttribute('aria-label', texts.get('choices'));
  details.querySelector('nav').replaceWith(form);
  return form;
}

function counter() {
  const count = document.createElement('span');
  count.className = 'facets__count';
  return count;
}
