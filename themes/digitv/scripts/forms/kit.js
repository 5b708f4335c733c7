// What every part of a form needs: rules, choices, words and parts of the page.

import { partsOf } from '../search/parts.js';
import { Texts } from '../search/texts.js';
import { Choices } from './choices.js';
import { Rules } from './rules.js';

/**
 * @typedef {object} Kit
 * @property {Rules} rules
 * @property {Choices} choices
 * @property {Texts} texts
 * @property {Record<string, FoundElement>} parts  what is copied
 * @property {string} lang
 * @property {DOMStringMap} addresses  where the files lie
 */

/**
 * Loads what a form needs.
 * @param {string} own  the selector of the template with the parts and words of this form
 * @returns {Promise<Kit>}
 */
export async function makeKit(own) {
  const { dataset: addresses } = document.querySelector('[data-form-addresses]');
  const templates = ['template[data-form-parts]', own].map((selector) => document.querySelector(selector).content);
  const words = templates.flatMap((content) => [...content.querySelectorAll('[data-text]')]);
  const texts = new Texts(words);
  const parts = Object.assign({}, ...templates.map(partsOf));
  const [ruleData, choiceData] = await Promise.all([fetchJson(addresses.rules), fetchJson(addresses.choices)]);
  const lang = document.documentElement.lang;
  const rules = new Rules(ruleData, lang);
  const about = (type, users) => {
    const label = rules.label('løsningstype', type);
    const capital = label.charAt(0).toUpperCase() + label.slice(1);
    return users > 0 ? `${capital} · ${texts.count('users', users)}` : capital;
  };
  return { rules, choices: new Choices(choiceData, lang, about), texts, parts, lang, addresses };
}

/** @param {string} address */
export async function fetchJson(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.json();
}

let made = 0;

/** An id that no other element has. */
export function newId() {
  made += 1;
  return `s-f${made}`;
}

/** An element with a text. */
export function element(tag, text = '', classes = '') {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  if (classes) made.className = classes;
  return made;
}
