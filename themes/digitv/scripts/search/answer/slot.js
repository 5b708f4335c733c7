// The answer above the hits, where the query is a question such as «hvem bruker X». What answers is
// fetched with the first query that begins like one. Where anything fails there is no answer: the
// hits are there all the same.

import { ownPlace } from '../../own/place.js';
import { partsOf } from '../parts.js';
import { readTexts } from '../texts.js';

/** The beginnings of the questions that are answered. */
const BEGINS = /^[\s\p{P}]*(?:hv|kv|kor |har |er det |fin|bruk|nytt|benytt)/iu;
/** Milliseconds that the hits wait for an answer, so that they need not move when it comes. */
const PATIENCE = 1500;

export class AnswerSlot {
  #answers;

  /** @param {HTMLElement} section  the place on the page, hidden */
  constructor(section) {
    /** @type {HTMLTemplateElement} */
    this.template = document.querySelector('template[data-answers]');
    this.section = section;
    this.parts = partsOf(section);
    this.texts = this.template && readTexts(this.template);
    /** What is read aloud of the answer that is shown. */
    this.aloud = '';
  }

  /** The answer to `query`, in pieces; none where it is no question, or it takes too long. */
  async ask(query) {
    if (!this.template || !BEGINS.test(query)) return undefined;
    let timer;
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, PATIENCE);
    });
    this.#answers ??= this.#begin();
    try {
      return await Promise.race([late, this.#answers.then((answers) => answers.answer(query, ownPlace()?.place))]);
    } catch (error) {
      console.warn(error);
      this.#answers = undefined;
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  async #begin() {
    const { module, first } = this.template.dataset;
    const [{ createAnswers }, read] = await Promise.all([import(module), load(first)]);
    const folder = first.slice(0, first.lastIndexOf('/') + 1);
    return createAnswers({ first: read, folder, load: kept(load), texts: this.texts });
  }

  /** Shows an answer in the place of the one before, or none. */
  show(answer) {
    const { section, parts, texts } = this;
    section.hidden = !answer;
    this.aloud = answer ? texts.get('aloud', { answer: answer.main.map(textOf).join('') }) : '';
    if (!answer) return;
    parts['answer-main'].replaceChildren(...answer.main.map(drawn));
    parts['answer-items'].hidden = answer.items.length === 0;
    parts['answer-items'].replaceChildren(...answer.items.map(item));
    parts['answer-more'].hidden = answer.more.length === 0;
    parts['answer-more'].replaceChildren(...answer.more.map(drawn));
    const [before, after] = texts.get('source').split('{source}');
    parts['answer-source'].replaceChildren(before, ...answer.source.map(drawn), after);
  }
}

async function load(address) {
  const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response.json();
}

/** The same, which asks once for each address; what failed is asked for again. */
function kept(load) {
  const loaded = new Map();
  return (address) => {
    if (!loaded.has(address)) {
      const value = load(address);
      loaded.set(address, value);
      value.catch(() => loaded.delete(address));
    }
    return loaded.get(address);
  };
}

function textOf(piece) {
  return typeof piece === 'string' ? piece : piece.text;
}

/** A piece of an answer on the page: text, or a link. */
function drawn(piece) {
  if (typeof piece === 'string') return piece;
  const link = document.createElement('a');
  link.href = piece.href;
  link.textContent = piece.text;
  if (piece.lang && piece.lang !== document.documentElement.lang) link.lang = piece.lang;
  return link;
}

function item(pieces) {
  const item = document.createElement('li');
  item.append(...pieces.map(drawn));
  return item;
}
