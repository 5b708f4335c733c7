// The statements of a document, and the changes that answers to them are. Nothing here touches the page.

import { date } from '../yaml.js';
import { isEmpty, isSame, shown, written } from '../values.js';
import { keysOf } from './lists.js';

/**
 * @typedef {object} Statement
 * @property {string} path     its place in the document: `bruk[digisos]`, `kontakt`; empty for a field by itself
 * @property {string} record   what its fields are, in the rules
 * @property {string[]} keys   the fields that can be corrected
 * @property {string[]} [names]  the fields that name it in its path
 * @property {import('./lists.js').ListSection} [entry]  the list that it is an entry of
 * @property {string} [alone]  the field that it is, where it stands as text without fields
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
  return plainName(values).replace(/[\\\]]/g, (letter) => `\\${letter}`);
}

/** The name of an entry, as it is written outside a path. */
export function plainName(values) {
  const known = values.map((value) =>
    String(value ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  return known.filter(Boolean).join(': ');
}

/**
 * Gives the path to each field of a statement that gets a value, one after the other: an entry is called
 * by its values, as those before have left them.
 * @param {Statement} statement
 */
function placeOf({ path, names = [], entry, values }) {
  const now = { ...values };
  let own = path;
  return (key, to) => {
    const place = own ? `${own}.${key}` : key;
    now[key] = to;
    if (names.includes(key)) own = `${entry.list}[${entryName(names.map((name) => now[name]))}]`;
    return place;
  };
}

/**
 * The statements of one section of a plan.
 * @param {import('./lists.js').ListSection & import('./plan.js').FieldSection} section
 * @param {{ kind: string, fields: any }} facts
 * @param {import('../rules.js').Rules} rules
 * @returns {Statement[]}
 */
export function statementsOf(section, { kind, fields }, rules) {
  const valuesOf = (record, keys, from) => {
    const all = keys.map((key) => [key, shown(rules.field(record, key), from?.[key])]);
    return Object.fromEntries(all);
  };
  if (section.list) return entriesOf(section, fields, valuesOf);
  return section.fields.map((field) => {
    const whole = typeof field === 'string' ? { path: '', record: kind, keys: [field] } : field;
    const stated = whole.path ? fields[whole.path] : fields;
    const group = { ...whole, keys: withoutComputed(whole, stated) };
    const values = valuesOf(group.record, group.keys, stated);
    const isKnown = Object.values(values).some((value) => !isEmpty(value));
    return { ...group, values, key: group.path || group.keys[0], isKnown };
  });
}

/** @returns {Statement[]} */
function entriesOf(section, fields, valuesOf) {
  const { list, record, names, further = [], plain, dated, source } = section;
  const asked = keysOf(section);
  const keys = [...new Set([...names, ...asked, ...[dated, source].filter(Boolean)])];
  const stated = [list.split('.').reduce((all, name) => all?.[name], fields) ?? []].flat();
  const entries = stated.map((entry) => (entry instanceof Object ? entry : { [plain]: entry }));
  return entries.map((entry, at) => ({
    ...entryPlace(list, entry, entries, names, further),
    record,
    keys: asked,
    values: valuesOf(record, keys, entry),
    key: section.key,
    named: entry[names[0]],
    entry: section,
    ...(!(stated[at] instanceof Object) && { alone: plain }),
    dated,
    source,
    isKnown: true,
  }));
}

/** The place of an entry: named by further values where the first do not tell it from the others. */
function entryPlace(list, entry, entries, names, further) {
  const name = (one, count) => entryName([...names, ...further.slice(0, count)].map((key) => one[key]));
  // A price step without a limit has no name but its price.
  const isOwn = (count) =>
    name(entry, count) !== '' && entries.every((other) => other === entry || name(other, count) !== name(entry, count));
  const counts = [...further.keys(), further.length];
  const count = counts.find(isOwn) ?? further.length;
  return { path: `${list}[${name(entry, count)}]`, names: [...names, ...further.slice(0, count)] };
}

/**
 * The statement that an address names: `bruk[digisos]`, or the beginning of that. It may be named by more
 * of its values than it takes.
 * @template {{ path: string, key: string }} T
 * @param {T[]} statements
 * @param {string} field
 * @returns {T | undefined}
 */
export function findStatement(statements, field) {
  const place = ({ path, key }) => (path || key).replaceAll('\\', '');
  const wanted = field.replaceAll('\\', '');
  const begins = (one) => place(one).startsWith(wanted.replace(/\]$/, ''));
  const goesOn = (one) => place(one).endsWith(']') && wanted.startsWith(place(one).replace(/\]$/, ': '));
  return [(one) => place(one) === wanted, goesOn, begins].map((is) => statements.find(is)).find(Boolean);
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
  const fieldAt = placeOf(statement);
  const set = (key, from, to) => ({
    dokument: document,
    felt: fieldAt(key, to),
    ...(!isEmpty(from) && { fra: written(rule(key), from) }),
    til: written(rule(key), to),
    ...said,
  });
  if (statement.alone) return changesOfText(document, statement, answer, { day, rules, said });
  const takeOut = (felt, reason) => ({ dokument: document, felt, fjern: reason, ...said });
  if (answer.answer === 'ja') return confirmation(statement, set, day, source);
  if (answer.answer !== 'nei') return [];
  if (answer.remove !== undefined) return [takeOut(statement.path || statement.keys[0], answer.remove)];
  const changes = corrected(statement, answer).map(({ key, from, to }) =>
    isEmpty(to) ? takeOut(fieldAt(key, to), 'Ikke oppgitt lenger') : set(key, from, to),
  );
  return changes.length > 0 ? [...changes, ...knownSince(statement, set, day, source)] : [];
}

/**
 * The changes of an entry that is text without fields: it becomes another, or gets fields.
 * @param {string} document
 * @param {Statement} statement
 * @param {Answer} answer
 */
function changesOfText(document, { path, alone, values, keys, dated, record }, answer, { day, rules, said }) {
  const change = { dokument: document, felt: path };
  if (answer.answer !== 'ja' && answer.answer !== 'nei') return [];
  if (answer.remove !== undefined) return [{ ...change, fjern: answer.remove, ...said }];
  const now = { ...values, ...answer.values, ...(dated && { [dated]: day }) };
  const filled = [...keys, ...(dated ? [dated] : [])].filter((key) => !isEmpty(now[key]));
  const all = Object.fromEntries(filled.map((key) => [key, written(rules.field(record, key), now[key])]));
  const to = filled.length === 1 && filled[0] === alone ? all[alone] : all;
  return [{ ...change, fra: values[alone], til: to, ...said }];
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
 * @param {import('./lists.js').ListSection} section
 * @param {Record<string, string | string[]>} values
 * @param {{ day: string, saidBy: string, rules: import('../rules.js').Rules }} given
 * @param {string} [before]  the name of the entry that it is to stand before
 */
export function additionOf(document, section, values, { day, saidBy, rules }, before) {
  const { list, record, names, plain, dated, source } = section;
  const all = [...new Set([...names, ...keysOf(section)])];
  const keys = all.filter((key) => values[key] !== undefined && !isEmpty(values[key]));
  const entry = Object.fromEntries(keys.map((key) => [key, written(rules.field(record, key), values[key])]));
  if (dated) entry[dated] = date(day);
  if (source && saidBy) entry[source] = saidBy;
  const isText = Object.keys(entry).length === 1 && plain !== undefined && plain in entry;
  return {
    dokument: document,
    felt: list,
    ny: isText ? entry[plain] : entry,
    ...(before && { foran: before }),
    ...(saidBy && { kilde: saidBy }),
  };
}
