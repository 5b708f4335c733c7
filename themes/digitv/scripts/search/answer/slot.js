// The answer above the hits, where the query is a question such as «hvem bruker X».

import { partsOf } from '../parts.js';
import { Answers, textOf } from './ask.js';

export class AnswerSlot {
  /** @param {HTMLElement} section  the place on the page, hidden */
  constructor(section) {
    this.section = section;
    this.parts = partsOf(section);
    this.answers = new Answers(async () => document.querySelector('template[data-answers]'));
    /** What is read aloud of the answer that is shown. */
    this.aloud = '';
  }

  /** The answer to `query`, as `Answers` gives it. */
  ask(query) {
    return this.answers.ask(query);
  }

  /** Shows an answer in the place of the one before, or none. */
  show(answer) {
    const { section, parts } = this;
    section.hidden = !answer;
    this.aloud = answer ? this.answers.texts.get('aloud', { answer: textOf(answer.main) }) : '';
    if (!answer) return;
    parts['answer-main'].replaceChildren(...answer.main.map(drawn));
    parts['answer-items'].hidden = answer.items.length === 0;
    parts['answer-items'].replaceChildren(...answer.items.map(item));
    parts['answer-more'].hidden = answer.more.length === 0;
    parts['answer-more'].replaceChildren(...answer.more.map(drawn));
    const [before, after] = this.answers.texts.get('source').split('{source}');
    parts['answer-source'].replaceChildren(before, ...answer.source.map(drawn), after);
  }
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
