// The results, as a list.

import { divide, show, wordsOf } from './highlight.js';
import { copyOf } from './parts.js';

/**
 * One result as an element.
 * @param {HTMLElement} template  the part `hit`
 * @param {import('./texts.js').Texts} texts
 * @param {string} query
 * @param {object} result  as the engine gives it
 */
export function hit(template, texts, query, result) {
  const { element, parts } = copyOf(template);
  const { url, title, lang, kind, heading } = result;
  const excerpt = result.excerpt?.length ? result.excerpt : [{ text: result.summary ?? '', mark: false }];
  parts.kind.textContent = texts.get(`kind:${kind}`) ?? kind;
  parts.title.href = url;
  show(parts.title, divide(title, wordsOf(query, excerpt)));
  show(parts.text, excerpt);
  parts.text.hidden = parts.text.textContent === '';
  parts.meta.replaceChildren(...facts(result).map(span));
  parts.meta.hidden = !parts.meta.hasChildNodes();
  if (heading) {
    parts['place-link'].href = `${url}#${encodeURIComponent(heading.id)}`;
    parts['place-link'].textContent = heading.title;
  } else {
    parts.place.remove();
  }
  if (lang && lang !== document.documentElement.lang) {
    for (const part of [parts.title, parts.text, parts['place-link']]) part.lang = lang;
  }
  return element;
}

/** Small facts: what the engine says, and the date where it is not among them. */
function facts({ meta = [], date }) {
  const when = date ? inWords(date) : undefined;
  return when && !meta.some((fact) => fact.includes(date.slice(0, 4))) ? [...meta, when] : meta;
}

function span(text) {
  const element = document.createElement('span');
  element.textContent = text;
  return element;
}

/** 2024-05-03 → 3. mai 2024, 2024-05 → mai 2024, 2024 → 2024. */
function inWords(date) {
  const [year, month, day] = date.split('-');
  if (!month) return year;
  const form = { year: 'numeric', month: 'long', timeZone: 'UTC' };
  if (day) form.day = 'numeric';
  const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  return moment.toLocaleDateString('nb', form);
}
