// A document and its translation to nynorsk, as one: the page of the translation shows its own fields, and
// those of the main version for what it does not have. What is said of a field goes to the file that it
// stands in; what is no text, such as a date, to both where both have it.

import { additionOf, changesOf, statementsOf } from './statements.js';

/**
 * @typedef {import('./statements.js').Statement} Statement
 * @typedef {import('./lists.js').ListSection} ListSection
 * @typedef {{ title?: string, address?: string, fields: any }} Translation
 * @typedef {object} Facts
 * @property {string} document  the name of the main version: `losninger/digisos`
 * @property {string} kind
 * @property {any} fields
 * @property {Translation} [nn]  the translation, where that is what is read
 *
 * @typedef {Statement & { document: string, twin?: Statement }} Placed  a statement, the document that it
 *   stands in, and the same statement in the main version
 */

const ENDING = '.nn';

/** The name of the main version, and whether `name` is its translation. */
export function versionOf(name) {
  const isTranslation = name.endsWith(ENDING);
  return { main: isTranslation ? name.slice(0, -ENDING.length) : name, isTranslation };
}

/** The field at the top of a document that a place is in: `kostnad` of `kostnad.beløp`. */
function topOf(place) {
  return place.split(/[.[]/, 1)[0];
}

/**
 * Whether the translation has the field itself.
 * @param {Facts} facts
 * @param {string} place
 */
function isOwn({ nn }, place) {
  return nn !== undefined && topOf(place) in nn.fields;
}

/** The document that the entries of a list stand in. */
function documentOf(facts, place) {
  return isOwn(facts, place) ? facts.document + ENDING : facts.document;
}

/** Whether a value means the same in both written forms: a date, an amount, an address. */
function isFact(rules, record, key) {
  return !['text', 'unknown'].includes(rules.field(record, key).type);
}

/**
 * The statements of a section of a plan, as the page shows them.
 * @param {any} section
 * @param {Facts} facts
 * @param {import('../rules.js').Rules} rules
 * @returns {Placed[]}
 */
export function placedStatements(section, facts, rules) {
  const main = statementsOf(section, facts, rules);
  const placed = (statement) => ({ ...statement, document: facts.document });
  if (!facts.nn) return main.map(placed);
  const shown = statementsOf(section, { kind: facts.kind, fields: { ...facts.fields, ...facts.nn.fields } }, rules);
  const { list, record, names } = section;
  const isNamedByFact = list !== undefined && isFact(rules, record, names[0]);
  const hasTwins = shown.length === main.length;
  const twinOf = ({ path }, at) => {
    const twin = isNamedByFact ? main.find((one) => one.path === path) : hasTwins ? main[at] : undefined;
    return twin?.isKnown ? { twin } : {};
  };
  const own = shown.map((statement, at) => {
    const place = statement.path || statement.keys[0];
    if (!isOwn(facts, place)) return placed(statement);
    return { ...statement, document: documentOf(facts, place), ...twinOf(statement, at) };
  });
  // The page shows what is used by the main version, also where the translation has no words for it.
  const isMissing = (one) => isNamedByFact && !own.some(({ path }) => path === one.path);
  return [...own, ...main.filter(isMissing).map(placed)];
}

/**
 * The changes that an answer to a statement is, in every file that states it.
 * @param {Placed} statement
 * @param {import('./statements.js').Answer} answer
 * @param {{ day: string, saidBy: string, rules: import('../rules.js').Rules }} given
 */
export function placedChanges(statement, answer, given) {
  const { document, twin } = statement;
  const changes = changesOf(document, statement, answer, given);
  if (!twin || changes.length === 0) return changes;
  const { record } = statement;
  // The words of the translation are its own.
  const facts = Object.entries(answer.values).filter(([key]) => isFact(given.rules, record, key));
  const before = Object.fromEntries(facts.map(([key]) => [key, statement.values[key]]));
  const untouched = facts.every(([key, value]) => String(value) === String(before[key]));
  if (answer.answer === 'nei' && answer.remove === undefined && untouched) return changes;
  const values = Object.fromEntries(facts.filter(([key, value]) => String(value) !== String(before[key])));
  const { main } = versionOf(document);
  return [...changes, ...changesOf(main, twin, { ...answer, values }, given)];
}

/**
 * The changes that a new entry of a list is: it belongs in the file that the list stands in, and in the
 * main version too where it is known by a fact, as what is used is known by its name.
 * @param {Facts} facts
 * @param {ListSection} section
 * @param {Record<string, string | string[]>} values
 * @param {{ day: string, saidBy: string, rules: import('../rules.js').Rules }} given
 * @param {string} [before]  the name of the entry that it is to stand before
 */
export function placedAddition(facts, section, values, given, before) {
  const { list, record, names } = section;
  const owner = documentOf(facts, list);
  const isInBoth = owner !== facts.document && isFact(given.rules, record, names[0]);
  const documents = isInBoth ? [owner, facts.document] : [owner];
  return documents.map((document) => additionOf(document, section, values, given, before));
}
