// The place of new entries in a list whose entries come in an order.

import { plainName } from './statements.js';

/**
 * @typedef {import('./lists.js').ListSection} ListSection
 * @typedef {Record<string, string | string[]>} Values
 * @typedef {{ statement: import('./statements.js').Statement, answer: import('./statements.js').Answer }} Answered
 */

/**
 * The number that an entry is placed by; one without stands for all that are larger.
 * @param {ListSection} section
 * @param {Values} values
 */
function limit({ order }, values) {
  return String(values[order] ?? '') === '' ? Infinity : Number(values[order]);
}

/**
 * New entries in the order that they are added in.
 * @param {ListSection} section
 * @param {Values[]} all
 */
export function inOrder(section, all) {
  if (!section.order) return all;
  // Two without a number are as far apart as `NaN`.
  return [...all].sort((one, other) => limit(section, one) - limit(section, other) || 0);
}

/**
 * The name of the entry that a new one belongs before, as the answers to the others leave them; undefined
 * where it belongs last.
 * @param {ListSection} section
 * @param {Values} values
 * @param {Answered[]} stated
 */
export function nextAfter(section, values, stated) {
  if (!section.order) return undefined;
  const left = stated.filter(({ answer }) => answer.remove === undefined);
  const now = left.map(({ statement, answer }) => ({
    names: statement.names,
    values: answer.answer === 'nei' ? { ...statement.values, ...answer.values } : statement.values,
  }));
  const next = now.find((one) => limit(section, one.values) > limit(section, values));
  return next && plainName(next.names.map((key) => next.values[key]));
}
