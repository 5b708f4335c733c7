// Finds personal data that must not be published, before anything is sent.

import { findMobileNumbers, findPersonalMail } from './contacts.js';
import { findNumbers } from './identity-number.js';

/** The check that finds each kind of identity number. */
const CHECKS = { real: 'national-id', doubtful: 'synthetic-id', synthetic: 'synthetic-id' };

/**
 * @typedef {object} Sighting
 * @property {string} check     the name of the check
 * @property {boolean} doubtful  whether the number may be a person's, or made up
 * @property {string} part      what was found, as it is written
 * @property {number} start
 * @property {number} end
 */

/**
 * Everything in `text` that looks like personal data, by place.
 * @param {string} text
 * @param {{ between: string, private_domains: string[], shared_words: string[] }} rules
 * @returns {Sighting[]}
 */
export function findPersonalData(text, rules) {
  const sighting = (check, { start, end, kind = '' }) => {
    return { check, doubtful: kind === 'doubtful', part: text.slice(start, end), start, end };
  };
  return [
    ...findNumbers(text, rules.between).map((number) => sighting(CHECKS[number.kind], number)),
    ...findMobileNumbers(text).map((number) => sighting('mobile-number', number)),
    ...findPersonalMail(text, rules).map((mail) => sighting('personal-email', mail)),
  ].sort((one, other) => one.start - other.start);
}

/**
 * What is said of a sighting: a message and an advice.
 * @param {Sighting} sighting
 * @param {any[]} messages  those of the rules
 * @param {string} lang
 * @returns {{ message: string, help: string }}
 */
export function wordsFor({ check, doubtful }, messages, lang) {
  const words = messages.find((one) => one.check === check && one.doubtful === doubtful);
  return words[lang] ?? words.nb;
}
