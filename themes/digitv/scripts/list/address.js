// What is chosen in a list, as it stands in the address: the same address always shows the same.

import { queryOf } from '../frame/address.js';

/** @typedef {{ filters: Record<string, string[]>, order: string }} State */

/**
 * @param {string} search  `?tema=helse&kommune=skien&sorter=navn`
 * @param {{ key: string, choices: { value: string }[] }[]} facets  what there is to choose
 * @param {{ options: Iterable<HTMLOptionElement> }} [orders]
 * @returns {State}
 */
export function read(search, facets, orders) {
  const parameters = new URLSearchParams(search);
  const filters = {};
  for (const { key, choices } of facets) {
    const known = (value) => choices.some((choice) => choice.value === value);
    const values = [...new Set(parameters.getAll(key))].filter(known);
    if (values.length > 0) filters[key] = values;
  }
  const wanted = parameters.get('sorter') ?? '';
  const order = Array.from(orders?.options ?? []).some(({ value }) => value === wanted) ? wanted : '';
  return { filters, order };
}

/**
 * @param {State} state
 * @returns {string}  empty, or with `?` first
 */
export function write({ filters, order }) {
  const parameters = new URLSearchParams();
  for (const [key, values] of Object.entries(filters)) {
    for (const value of values) parameters.append(key, value);
  }
  if (order) parameters.set('sorter', order);
  return queryOf(parameters);
}
