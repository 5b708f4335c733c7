// The statements of a document, and the changes that answers to them are. Nothing here touches the page.

import { date } from '../yaml.js';
import { isEmpty, isSame, shown, written } from '../values.js';

/**
 * @typedef {object} Statement
 * @property {string} path     its place in the document: `bruk[digisos]`, `kontakt`; empty for a field by itself
 * @property {string} record   what its fields are, in the rules
 * @property {string[]} keys   the fields that can be corrected
 * @property {Record<string, string | string[]>} values  what they are now
 * @property {string} key      the section, or the field that it is about
 * @property {string} [named]  what an entry is about: the solution, the topic
 * @property {string} [dated]
 * @property {string} [source]
 * @property {boolean} isKnown  whether it states anything
 *
 * @typedef {object} Answer
 * @property {'' | 'ja' | 'nei' | 'vet'} answer
 * @property {Record<string, string | string[]>} values  corrected values
 * @property {string | undefined} remove  why it is taken out
 * @property {string} address  where it stands, if not with the municipality
 */

/** The name of an entry, as a path has it. */
export function entryName(values) {
  const name = values.filter(Boolean).join(': ');
  return name.replace(/[\\\]]/g, (letter) => `\\${letter}`);
}

/** The path to a field of a statement. */
export function fieldPath({ path }, key) {
  return path ? `${path}.${key}` : key;
}

/**
 * The statements of one section of a plan.
 * @param {import('./plan.js').ListSection & import('./plan.js').FieldSection} section
 * @param {{ kind: string, fields: any }} facts
 * @param {import('../rules.js').Rules} rules
 * @returns {Statement[]}
 */
export function statementsOf(section, { kind, fields }, rules) {
  const valuesOf = (record, keys, from) => {
    const all = keys.map((key) => [key, shown(rules.field(record, key), from?.[key])]);
    return Object.fromEntries(all);
  };
  if (section.list) {
    const { list, record, names, ask, dated, source } = section;
    const keys = [...new Set([...names, ...ask, ...[dated, source].filter(Boolean)])];
    return (fields[list] ?? []).map((entry) => ({
      path: `${list}[${entryName(names.map((name) => entry[name]))}]`,
      record,
      keys: ask,
      values: valuesOf(record, keys, entry),
      key: section.key,
      named: entry[names[0]],
      dated,
      source,
      isKnown: true,
    }));
  }
  return section.fields.map((field) => {
    const whole = typeof field === 'string' ? { path: '', record: kind, keys: [field] } : field;
    const stated = whole.path ? fields[whole.path] : fields;
    const group = { ...whole, keys: withoutComputed(whole, stated) };
    const values = valuesOf(group.record, group.keys, stated);
    const isKnown = Object.values(values).some((value) => !isEmpty(value));
    return { ...group, values, key: group.path || group.keys[0], isKnown };
  });
}

/** Amounts say what a cost is; then its bands follow from them, and are not stated. */
function withoutComputed({ path, keys }, stated) {
  const isComputed = path === 'kostnad' && (stated?.beløp || stated?.pristrinn);
  return isComputed ? keys.filter((key) => key !== 'etablering' && key !== 'årlig') : keys;
}

/** The corrected values that differ from what is stated. */
export function corrected(statement, { values }) {
  const all = statement.keys.filter((key) => key in values && !isSame(values[key], statement.values[key]));
  return all.map((key) => ({ key, from: statement.values[key], to: values[key] }));
}

/**
 * The changes that an answer to a statement is.
 * @param {string} document
 * @param {Statement} statement
 * @param {Answer} answer
 * @param {{ day: string, saidBy: string, rules: import('../rules.js').Rules }} given
 * @returns {object[]}
 */
export function changesOf(document, statement, answer, { day, saidBy, rules }) {
  const source = answer.address || saidBy;
  const said = source ? { kilde: source } : {};
  const rule = (key) => rules.field(statement.record, key);
  const set = (key, from, to) => ({
    dokument: document,
    felt: fieldPath(statement, key),
    ...(!isEmpty(from) && { fra: written(rule(key), from) }),
    til: written(rule(key), to),
    ...said,
  });
  const takeOut = (felt, reason) => ({ dokument: document, felt, fjern: reason, ...said });
  if (answer.answer === 'ja') return confirmation(statement, set, day, source);
  if (answer.answer !== 'nei') return [];
  if (answer.remove !== undefined) return [takeOut(statement.path || statement.keys[0], answer.remove)];
  const changes = corrected(statement, answer).map(({ key, from, to }) =>
    isEmpty(to) ? takeOut(fieldPath(statement, key), 'Ikke oppgitt lenger') : set(key, from, to),
  );
  return changes.length > 0 ? [...changes, ...knownSince(statement, set, day, source)] : [];
}

/** What says that a statement is still true: its date and source, or else the same values again. */
function confirmation(statement, set, day, source) {
  const since = knownSince(statement, set, day, source);
  if (since.length > 0) return since;
  const known = statement.keys.filter((key) => !isEmpty(statement.values[key]));
  return known.map((key) => set(key, statement.values[key], statement.values[key]));
}

/** The changes of the date and the source of a statement that has them. */
function knownSince(statement, set, day, source) {
  const { dated, source: sourceKey, values } = statement;
  const changes = [];
  if (dated && !isSame(values[dated], day)) changes.push(set(dated, values[dated], day));
  if (sourceKey && source && !isSame(values[sourceKey], source)) {
    changes.push(set(sourceKey, values[sourceKey], source));
  }
  return changes;
}

/**
 * The change that a new entry of a list is.
 * @param {string} document
 * @param {import('./plan.js').ListSection} section
 * @param {Record<string, string | string[]>} values
 * @param {{ day: string, saidBy: string, rules: import('../rules.js').Rules }} given
 */
export function additionOf(document, section, values, { day, saidBy, rules }) {
  const { list, record, names, ask, dated, source } = section;
  const keys = [...new Set([...names, ...ask])].filter((key) => values[key] !== undefined && !isEmpty(values[key]));
  const entry = Object.fromEntries(keys.map((key) => [key, written(rules.field(record, key), values[key])]));
  if (dated) entry[dated] = date(day);
  if (source && saidBy) entry[source] = saidBy;
  return { dokument: document, felt: list, ny: entry, ...(saidBy && { kilde: saidBy }) };
}
