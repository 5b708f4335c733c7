// Suggestions under a search field: the combobox of the ARIA Authoring Practices, with a list.
// The field keeps the focus; which suggestion is meant is told by `aria-activedescendant`.

import { Answers, textOf } from './answer/ask.js';
import { wordsOfAnswers } from './answer/words.js';
import { divide, show, wordsOf } from './highlight.js';
import { debounced, latest } from './latest.js';
import { partsOf } from './parts.js';
import { tidy } from './state.js';
import { readTexts } from './texts.js';
import { isTaken, takenText } from './told.js';

/** Each may be in a file of its own. */
const SUGGESTIONS = 5;
/** Milliseconds from the last key to the search, to «henter søket», and to what is read aloud. */
const QUIET = 80;
const SLOW = 400;
const ALOUD = 700;

/**
 * @param {HTMLFormElement} form  a search form
 * @param {import('./client.js').Client} client
 */
export function start(form, client) {
  const box = new Box(form, client);
  if (box.field.value) box.ask();
}

class Box {
  #active = -1;
  /** An answer that came while a suggestion was chosen, as `#fill` takes it. */
  #later;
  #texts;
  #parts;
  #search;
  #status;

  constructor(form, client) {
    /** @type {HTMLTemplateElement} */
    const template = document.querySelector('#s-suggest');
    this.form = form;
    this.field = form.elements.q;
    this.#texts = readTexts(template);
    this.#parts = partsOf(template.content);
    const copy = document.importNode(template.content.firstElementChild, true);
    this.parts = partsOf(copy);
    form.append(copy);
    this.answers = new Answers(() => wordsOfAnswers(form.action));
    this.#search = latest(client.search);
    this.#status = debounced(() => this.#announce(), ALOUD);
    this.#listen();
  }

  #listen() {
    const { field, form } = this;
    const attributes = {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': this.parts.list.id,
    };
    for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value);
    const later = debounced(() => this.ask(), QUIET);
    field.addEventListener('input', () => {
      this.#activate(-1);
      later();
    });
    field.addEventListener('keydown', (event) => this.#key(event));
    form.addEventListener('focusout', ({ relatedTarget }) => {
      if (!form.contains(relatedTarget)) this.close();
    });
    form.addEventListener('submit', () => this.close());
    // A press on a suggestion must not take the focus from the field before the click.
    this.parts.popup.addEventListener('pointerdown', (event) => event.preventDefault());
    this.parts.popup.addEventListener('mousedown', (event) => event.preventDefault());
  }

  /** Asks for suggestions to what is in the field now. */
  async ask() {
    const query = tidy(this.field.value);
    if (!query) {
      this.close();
      return;
    }
    const slow = setTimeout(() => this.#wait(), SLOW);
    try {
      const answer = await this.#search(query, { limit: SUGGESTIONS, language: document.documentElement.lang });
      if (!answer || !this.#isAskedNow(query)) return;
      this.#show(query, answer);
      const told = await this.answers.ask(query);
      if (told && this.#isAskedNow(query) && this.#isOpen) this.#show(query, answer, told);
    } catch (error) {
      console.warn(error);
      if (this.#isAskedNow(query)) this.#fill({ options: [this.#again(query)] });
    } finally {
      clearTimeout(slow);
    }
  }

  #isAskedNow(query) {
    return query === tidy(this.field.value);
  }

  #wait() {
    this.parts.waiting.hidden = false;
    this.parts.popup.hidden = false;
  }

  /** Shows what was found, with the answer to a question before it. */
  #show(query, answer, told) {
    const { total, results, didYouMean } = answer;
    const options = results.map((result) => this.#result(query, result));
    if (told) options.unshift(this.#told(query, told));
    if (didYouMean && !isTaken(answer)) options.push(this.#mean(didYouMean));
    const all = total > 0 ? this.#texts.count('show', total, { query }) : this.#text('none', { query });
    options.push(this.#option(this.#address(query), all, 'all'));
    this.#fill({ options, found: results.length, note: takenText(this.#texts, 'taken', answer.taken) });
  }

  #result(query, { url, title, lang, kind, excerpt, meta }) {
    const option = this.#option(url);
    const parts = partsOf(option);
    show(parts.title, divide(title, wordsOf(query, excerpt ?? [])));
    if (lang && lang !== document.documentElement.lang) parts.title.lang = lang;
    parts.sub.textContent = [this.#texts.get(`kind:${kind}`) ?? kind, meta?.[0]].filter(Boolean).join(' · ');
    return option;
  }

  /** The answer to a question; all of it is on the search page. */
  #told(query, { main, source }) {
    const { texts } = this.answers;
    const option = this.#option(this.#address(query), texts.get('aloud', { answer: textOf(main) }));
    partsOf(option).sub.textContent = texts.get('source', { source: textOf(source) });
    return option;
  }

  /** «Mente du …?»: puts the word in the field, and searches. */
  #mean(query) {
    const option = this.#option(this.#address(query), this.#text('did_you_mean', { query }), 'mean');
    option.addEventListener('click', (event) => {
      event.preventDefault();
      this.#activate(-1);
      this.field.value = query;
      this.ask();
    });
    return option;
  }

  #again(query) {
    const option = this.#option(this.#address(query), this.#text('failed'), 'failed');
    option.addEventListener('click', (event) => {
      event.preventDefault();
      this.#activate(-1);
      this.ask();
    });
    return option;
  }

  #option(href, title = '', kind) {
    const option = this.#parts.option.cloneNode(true);
    const { title: name, sub } = partsOf(option);
    option.href = href;
    name.textContent = title;
    if (kind) {
      option.classList.add(`suggest__option--${kind}`);
      sub.remove();
    }
    return option;
  }

  /**
   * Shows `options`, and a `note` above them; while the reader has chosen one of those in view, once
   * they let go of it.
   */
  #fill(suggestions, open = true) {
    const { options, found = 0, note = '' } = suggestions;
    this.parts.waiting.hidden = true;
    if (this.#active >= 0) {
      this.#later = suggestions;
      return;
    }
    this.parts.note.textContent = note;
    this.parts.note.hidden = note === '';
    options.forEach((option, at) => {
      option.id = `${this.parts.list.id}-${at + 1}`;
      option.setAttribute('aria-selected', 'false');
    });
    this.parts.list.replaceChildren(...options);
    this.parts.popup.hidden = !open || document.activeElement !== this.field;
    this.field.setAttribute('aria-expanded', String(!this.parts.popup.hidden));
    this.found = found;
    this.#status();
  }

  #announce() {
    const { list, note, status } = this.parts;
    const text = this.found > 0 ? this.#texts.count('found', this.found) : list.lastElementChild?.textContent;
    status.textContent = this.#isOpen ? [note.textContent, text].filter(Boolean).join(' ') : '';
  }

  get #isOpen() {
    return this.field.getAttribute('aria-expanded') === 'true';
  }

  close() {
    this.parts.popup.hidden = true;
    this.parts.waiting.hidden = true;
    this.field.setAttribute('aria-expanded', 'false');
    this.#activate(-1);
    this.parts.status.textContent = '';
  }

  #open() {
    if (this.parts.list.childElementCount === 0 || !tidy(this.field.value)) return;
    this.parts.popup.hidden = false;
    this.field.setAttribute('aria-expanded', 'true');
  }

  #key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const options = this.parts.list.children;
    const last = options.length - 1;
    const active = this.#active;
    const keys = {
      ArrowDown: () => this.#move(event, active === last ? -1 : active + 1),
      ArrowUp: () => (event.altKey ? this.close() : this.#move(event, active === -1 ? last : active - 1)),
      Home: () => active >= 0 && this.#move(event, 0),
      End: () => active >= 0 && this.#move(event, last),
      Escape: () => this.#escape(event),
      Enter: () => this.#enter(event),
      Tab: () => this.close(),
    };
    keys[event.key]?.();
  }

  #move(event, to) {
    event.preventDefault();
    if (this.#isOpen) this.#activate(to);
    else {
      this.#open();
      if (!event.altKey) this.#activate(to);
    }
  }

  #escape(event) {
    event.preventDefault();
    if (this.#isOpen) this.close();
    else this.field.value = '';
  }

  #enter(event) {
    const option = /** @type {HTMLElement} */ (this.parts.list.children[this.#active]);
    if (!this.#isOpen || !option) return;
    event.preventDefault();
    option.click();
  }

  #activate(at) {
    const options = this.parts.list.children;
    options[this.#active]?.setAttribute('aria-selected', 'false');
    const option = this.#isOpen ? options[at] : undefined;
    this.#active = option ? at : -1;
    if (option) {
      option.setAttribute('aria-selected', 'true');
      option.scrollIntoView({ block: 'nearest' });
      this.field.setAttribute('aria-activedescendant', option.id);
    } else {
      this.field.removeAttribute('aria-activedescendant');
      if (this.#later) {
        const suggestions = this.#later;
        this.#later = undefined;
        this.#fill(suggestions, this.#isOpen);
      }
    }
  }

  #text(key, values) {
    return this.#texts.get(key, values);
  }

  /** The search page with this query. */
  #address(query) {
    return `${this.form.action}?${new URLSearchParams({ q: query })}`;
  }
}
