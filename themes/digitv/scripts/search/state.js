// What one searches for, as it stands in the address: the same address always shows the same.

import { queryOf } from '../frame/address.js';

/** The longest query; what is pasted beyond it is left out. */
const LONGEST = 200;

/** Names in the address, by the names that the engine has. The order is that of the page. */
export const FACETS = {
  kind: 'slag',
  topic: 'tema',
  place: 'sted',
  municipality: 'kommune',
  solution: 'losning',
  status: 'status',
  year: 'ar',
  language: 'sprak',
};

/**
 * `exact`: without words with the same meaning.
 * @typedef {{ query: string, filters: Record<string, string[]>, sort: 'relevance'|'date', exact?: boolean }} State
 */

/**
 * @param {string} search  `?q=alarm&tema=helse`
 * @returns {State}
 */
export function read(search) {
  const parameters = new URLSearchParams(search);
  const filters = {};
  for (const [facet, name] of Object.entries(FACETS)) {
    const values = [...new Set(parameters.getAll(name).filter(Boolean))];
    if (values.length > 0) filters[facet] = values;
  }
  return {
    query: tidy(parameters.get('q') ?? ''),
    filters,
    sort: parameters.get('sorter') === 'dato' ? 'date' : 'relevance',
    exact: parameters.get('ord') === 'bare',
  };
}

/**
 * @param {State} state
 * @returns {string}  empty, or with `?` first
 */
export function write({ query, filters, sort, exact }) {
  const parameters = new URLSearchParams();
  if (query) parameters.set('q', query);
  for (const [facet, name] of Object.entries(FACETS)) {
    for (const value of filters[facet] ?? []) parameters.append(name, value);
  }
  if (sort === 'date') parameters.set('sorter', 'dato');
  if (exact) parameters.set('ord', 'bare');
  return queryOf(parameters);
}

/** A query as it is worth searching for: in one line, without what cannot be written. */
export function tidy(text) {
  const [start] = text.slice(0, LONGEST).split(/[\ud800-\udbff]$/);
  return (start.toWellFormed?.() ?? start).replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** The state with `value` of `facet` chosen, or no longer chosen. */
export function toggled(state, facet, value) {
  const before = state.filters[facet] ?? [];
  const after = before.includes(value) ? before.filter((other) => other !== value) : [...before, value];
  const filters = { ...state.filters, [facet]: after };
  if (after.length === 0) delete filters[facet];
  return { ...state, filters };
}

/** How many choices there are in all. */
export function chosen({ filters }) {
  return Object.values(filters).flat().length;
}

/** Whether there is nothing to search for. */
export function isEmpty(state) {
  return state.query === '' && chosen(state) === 0;
}
