// Values of fields, between what a file has, what a form shows, and what is written.

import { number } from '../search/texts.js';
import { read, show } from './dates.js';
import { date } from './yaml.js';

/** Fields whose texts are more than a few words. */
const LONG = ['merknad', 'tekst', 'hva', 'sammendrag', 'viktigst', 'formål', 'betaling', 'kan_hjelpe_med'];
/** The list of documents that a name is looked up in, by the field. */
const LISTS = {
  løsning: 'losninger',
  løsninger: 'losninger',
  bygger_på: 'losninger',
  integreres_med: 'losninger',
  alternativ_til: 'losninger',
  erstattet_av: 'losninger',
  løst_av: 'losninger',
  tema: 'temaer',
  temaer: 'temaer',
  områder: 'temaer',
  kommune: 'kommuner',
  kommuner: 'kommuner',
  felles_med: 'kommuner',
  medlemmer: 'kommuner',
  erfaring: 'erfaringer',
  gjenbrukt_fra: 'erfaringer',
  gjennom: 'samarbeid',
};

/** Whether the text of a field is more than a few words. */
export function isLong(key) {
  return LONG.includes(key);
}

/** The list that the names in a field are of. */
export function listOf(key) {
  return LISTS[key];
}

/**
 * What a form shows of a value in a file: a text, or a list of texts.
 * @param {import('./rules.js').Rule} rule
 * @returns {string | string[]}
 */
export function shown(rule, value) {
  if (rule.many) return (value ?? []).map(String);
  if (value === undefined || value === null) return '';
  if (rule.type === 'truth') return value ? 'ja' : 'nei';
  return String(value);
}

/**
 * What is meant by what somebody has written, as the file has it.
 * @param {import('./rules.js').Rule} rule
 * @param {string} written
 */
export function meant(rule, written) {
  const text = written.replace(/\s+/g, ' ').trim();
  switch (rule.type) {
    case 'date':
      return read(text);
    case 'integer':
      return /^[\d\s.]+$/.test(text) ? text.replace(/[\s.]/g, '') : text;
    case 'number':
      return text.replace(/\s/g, '').replace(',', '.');
    default:
      return text;
  }
}

/**
 * A value as it is written in a contribution file.
 * @param {import('./rules.js').Rule} rule
 * @param {string | string[]} value
 */
export function written(rule, value) {
  if (Array.isArray(value)) return value;
  switch (rule.type) {
    case 'date':
      return date(value);
    case 'integer':
    case 'number':
      return Number(value);
    case 'truth':
      return value === 'ja';
    default:
      return value;
  }
}

export function isSame(one, other) {
  return String(one) === String(other) && Array.isArray(one) === Array.isArray(other);
}

export function isEmpty(value) {
  return value.length === 0;
}

/**
 * A value in words.
 * @param {import('./kit.js').Kit} kit
 * @param {import('./rules.js').Rule} rule
 * @param {string} key
 * @param {string | string[]} value
 */
export function inWords(kit, rule, key, value) {
  if (Array.isArray(value)) return value.map((one) => wordsOf(kit, rule, key, one)).join(', ');
  return wordsOf(kit, rule, key, value);
}

function wordsOf(kit, rule, key, value) {
  if (value === '') return kit.texts.get('not_stated').toLowerCase();
  switch (rule.type) {
    case 'date':
      return show(value);
    case 'reference':
      return hostOf(value);
    case 'integer':
      return /^\d+$/.test(value) ? number(Number(value)) : value;
    case 'word':
    case 'unknown':
      return kit.rules.label(rule.list, value);
    case 'truth':
      return kit.texts.get(value === 'ja' ? 'yes' : 'no');
    case 'name':
      return listOf(key) ? kit.choices.title(listOf(key), value) : value;
    default:
      return value;
  }
}

/** The host of an address; other texts as they are. */
export function hostOf(text) {
  return URL.canParse(text) ? new URL(text).hostname.replace(/^www\./, '') : text;
}
