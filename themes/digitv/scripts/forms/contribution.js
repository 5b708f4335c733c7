// Contribution files: what a form becomes, in whichever way it is sent. `digitv motta` reads them.

import { date, write } from './yaml.js';

/** The version of the form of the file. */
const VERSION = 1;

/**
 * @typedef {object} Contribution
 * @property {{ rolle?: string, kommune?: string }} from  the sender: a role, never a name
 * @property {string} date
 * @property {object[]} changes
 * @property {string} text  words to the editors
 */

/**
 * The text of the file.
 * @param {Contribution} contribution
 */
export function fileText({ from, date: day, changes, text }) {
  const sender = Object.fromEntries(Object.entries(from).filter(([, value]) => value));
  const fields = {
    innspill: VERSION,
    ...(Object.keys(sender).length > 0 && { fra: sender }),
    dato: date(day),
    ...(changes.length > 0 && { endringer: changes }),
  };
  const body = text.trim();
  return `---\n${write(fields)}\n---\n${body ? `\n${body}\n` : ''}`;
}

/**
 * The name of the file: the date, and what it is about.
 * @param {string} day
 * @param {string} about
 */
export function fileName(day, about) {
  return `${day}-${slug(about) || 'innspill'}.md`;
}

/** A text as the name of a file or a document: `Nome: bibliotek på kvelden` → `nome-bibliotek-pa-kvelden`. */
export function slug(text, longest = 60) {
  const plain = text
    .toLowerCase()
    .replace(/æ/g, 'ae')
    .replace(/ø/g, 'o')
    .replace(/å/g, 'a')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
  const words = plain.split(/[^a-z0-9]+/).filter(Boolean);
  let name = '';
  for (const word of words) {
    const longer = name ? `${name}-${word}` : word;
    if (longer.length > longest) break;
    name = longer;
  }
  return name || plain.replace(/[^a-z0-9]+/g, '').slice(0, longest);
}
