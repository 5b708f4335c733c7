// The rules of fields, as the program makes them from its declarations: types, closed lists, lengths,
// and what is said of a value that is wrong.

import { isInCalendar } from './dates.js';
import { findPersonalData, wordsFor } from './privacy.js';

const DATE = /^(ca\. *|ca +)?\d{4}(-\d{2}(-\d{2})?)?$/;
const MAILBOX = /^[^@\s,?]+@[^@\s,?]+\.[^@\s,?.]+$/;
/** A part of the name of a host, in the Latin letters of Norwegian, Sámi and their neighbours. */
const LABEL = /^(?!-)[a-z0-9_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f-]{1,63}(?<!-)$/i;
/** The largest number that a field of the program holds. */
const LARGEST = 2 ** 32 - 1;
const BEGINS_LIKE_ADDRESS = /^https?:/i;

/**
 * @typedef {object} Rule
 * @property {string} type       `text`, `date`, `word`, `name`, `address`, `reference`, `mailbox`, `integer`,
 *   `number`, `truth`, `unknown`, `slug`,
 *   `municipality_number`, `record`
 * @property {string} [list]     the closed list of a word
 * @property {string} [record]   the record that it holds
 * @property {boolean} [needed]
 * @property {boolean} [many]    whether it is a list
 * @property {number} [limit]    the most characters
 * @property {string} [pattern]
 * @property {number} [minimum]
 * @property {number} [maximum]
 */

export class Rules {
  #data;
  #lang;

  /**
   * @param {any} data  `skjema/regler.json`
   * @param {string} lang  `nb` or `nn`
   */
  constructor(data, lang) {
    this.#data = data;
    this.#lang = lang === 'nn' ? 'nn' : 'nb';
  }

  /** The months before a statement is ageing, and before it does not count. */
  get freshness() {
    return this.#data.freshness;
  }

  /**
   * @param {string} record
   * @param {string} key
   * @returns {Rule}
   */
  field(record, key) {
    const rule = this.#data.records[record]?.[key];
    if (!rule) throw new Error(`no field ${record} ${key}`);
    return rule;
  }

  /** The words of a closed list, each with its label. */
  words(list) {
    const at = this.#lang === 'nn' ? 2 : 1;
    return this.#data.lists[list].map((word) => ({ value: word[0], label: word[at] }));
  }

  /** The label of a word. */
  label(list, value) {
    return this.words(list).find((word) => word.value === value)?.label ?? value;
  }

  /**
   * What is wrong with a value of a field, in words; undefined where nothing is. An empty value is
   * right here.
   * @param {Rule} rule
   * @param {string} value  as the file would have it
   * @param {string} [key]
   * @returns {string | undefined}
   */
  fault(rule, value, key) {
    if (value === '') return undefined;
    const kind = this.#kindOfFault(rule, value, key);
    if (!kind) return undefined;
    const { nb, [this.#lang]: own = nb } = this.#data.messages.find(({ fault }) => fault === kind);
    const known = { value, count: [...value].length, limit: rule.limit };
    return own.replace(/\{(\w+)\}/g, (whole, name) => String(known[name] ?? whole));
  }

  #kindOfFault(rule, value, key) {
    const isLong = rule.limit !== undefined && [...value.replace(/\s+/g, ' ').trim()].length > rule.limit;
    if (isLong) return key === 'sammendrag' ? 'too_long_summary' : 'too_long';
    switch (rule.type) {
      case 'date':
        return this.#faultOfDate(value);
      case 'address':
        return isAddress(value) ? undefined : 'address';
      case 'reference':
        return BEGINS_LIKE_ADDRESS.test(value) && !isAddress(value) ? 'address' : undefined;
      case 'mailbox':
        return MAILBOX.test(value) ? undefined : 'mailbox';
      case 'slug':
      case 'municipality_number':
        return new RegExp(rule.pattern).test(value) ? undefined : rule.type;
      case 'integer':
        return this.#faultOfInteger(rule, value);
      case 'unknown':
        return this.#faultOfUnknown(rule, value);
      case 'number':
        return /^\d+(\.\d+)?$/.test(value) ? undefined : 'number';
      default:
        return undefined;
    }
  }

  #faultOfInteger({ maximum }, value) {
    if (!/^\d+$/.test(value)) return 'integer';
    if (Number(value) > LARGEST) return 'too_large';
    return Number(value) <= maximum ? undefined : 'level';
  }

  /** What is not known is a word of the list, or goes on from «Vi har ikke sett». */
  #faultOfUnknown({ list }, value) {
    const isListed = this.words(list).some((word) => word.value === value);
    if (isListed) return undefined;
    if (!value.includes(' ')) return 'unknown';
    return /^(Vi|Det|Kilden|Kjelda) |[.!?]$/.test(value) ? 'clause' : undefined;
  }

  #faultOfDate(value) {
    if (!DATE.test(value)) return 'date';
    const year = Number(/\d{4}/.exec(value)[0]);
    const [first, last] = this.#data.years;
    if (year < first || year > last) return 'year';
    return isInCalendar(value) ? undefined : 'no_such_day';
  }

  /**
   * Personal data in a text, each with what is said of it.
   * @param {string} text
   */
  personalData(text) {
    const { privacy } = this.#data;
    return findPersonalData(text, privacy).map((sighting) => {
      return { ...sighting, ...wordsFor(sighting, privacy.messages, this.#lang) };
    });
  }
}

/** Whether a text is a web address with a host that readers see for what it is. */
function isAddress(text) {
  const [, host] = /^https?:\/\/([^\s/?#]+)\S*$/i.exec(text) ?? [];
  if (!host || !URL.canParse(text)) return false;
  const labels = host.replace(/:\d*$/, '').replace(/\.$/, '').split('.');
  // A browser takes a host that ends in a number for an address of four, in many spellings.
  const isNumber = /^\d/.test(labels.at(-1));
  const isWhole = labels.length === 4 && labels.every((label) => /^(0|[1-9]\d{0,2})$/.test(label));
  return labels.every((label) => LABEL.test(label)) && (!isNumber || isWhole);
}
