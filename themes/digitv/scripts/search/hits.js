// The results, as a list.

import { divide, show, wordsOf } from './highlight.js';
import { copyOf } from './parts.js';

/**
 * One result as an element.
 * @param {Record<string, FoundElement>} templates  the part `hit`, and one for each status
 * @param {import('./texts.js').Texts} texts
 * @param {string} query
 * @param {Record<string, any>} result  as the engine gives it
 */
export function hit(templates, texts, query, result) {
  const { element, parts } = copyOf(templates.hit);
  const { url, title, lang, kind, heading, meta, date, dateOf, status } = result;
  const excerpt = result.excerpt?.length ? result.excerpt : [{ text: result.summary ?? '', mark: false }];
  parts.kind.textContent = texts.get(`kind:${kind}`) ?? kind;
  parts.title.href = url;
  show(parts.title, divide(title, wordsOf(query, excerpt)));
  show(parts.text, excerpt);
  parts.text.hidden = parts.text.textContent === '';
  // The facts are in the language of the document.
  const facts = (meta ?? []).map((text) => span(text, lang));
  const mark = templates[`status:${status}`];
  if (mark) facts.unshift(copyOf(mark).element);
  if (date) facts.push(span(texts.get(`date:${dateOf}`, { date: inWords(date) }) ?? inWords(date)));
  parts.meta.replaceChildren(...facts);
  parts.meta.hidden = facts.length === 0;
  if (heading) {
    parts['place-link'].href = `${url}#${encodeURIComponent(heading.id)}`;
    parts['place-link'].textContent = heading.title;
  } else {
    parts.place.remove();
  }
  for (const part of [parts.title, parts.text, parts['place-link']]) inLanguage(part, lang);
  return element;
}

function span(text, lang) {
  const element = document.createElement('span');
  element.textContent = text;
  inLanguage(element, lang);
  return element;
}

/** Says the language of an element, where it is not that of the page. */
function inLanguage(element, lang) {
  if (lang && lang !== document.documentElement.lang) element.lang = lang;
}

/** 2024-05-03 → 3. mai 2024, 2024-05 → mai 2024, 2024 → 2024. */
function inWords(date) {
  const [year, month, day] = date.split('-');
  if (!month) return year;
  /** @type {Intl.DateTimeFormatOptions} */
  const form = { year: 'numeric', month: 'long', timeZone: 'UTC' };
  if (day) form.day = 'numeric';
  const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  return moment.toLocaleDateString('nb', form);
}
