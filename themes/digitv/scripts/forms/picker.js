// A field that suggests while one types: the combobox of the ARIA Authoring Practices, with a list. The
// field keeps the focus; which suggestion is meant is told by `aria-activedescendant`. What is chosen
// stands before the field, and goes with the backspace key or its own button.

import { copyOf } from '../search/parts.js';
import { element, newId } from './kit.js';

export class Picker {
  #active = -1;
  /** @type {import('./choices.js').Choice[]} */
  #suggested = [];
  #options;
  /** @type {string[]} */
  #values = [];

  /**
   * @param {import('./kit.js').Kit} kit
   * @param {object} options
   * @param {string} options.list  what is chosen from
   * @param {boolean} [options.many]
   * @param {boolean} [options.allowsNew]  whether a text that is not in the list can be chosen
   * @param {boolean} [options.keeps]  whether what is chosen stays in the field; else only `chosen` is told
   * @param {(value: string) => boolean} [options.isTaken]
   * @param {(value: string) => void} options.chosen
   */
  constructor(kit, options) {
    this.kit = kit;
    this.#options = { keeps: true, isTaken: () => false, ...options };
    const { element: copy, parts } = copyOf(kit.parts.picker);
    this.element = copy;
    this.parts = parts;
    /** @type {HTMLInputElement} */
    this.input = /** @type {any} */ (parts.input);
    parts.list.id = newId();
    this.input.setAttribute('aria-controls', parts.list.id);
    this.#listen();
  }

  /** What is chosen, by name; a new one by its text. */
  get values() {
    return [...this.#values];
  }

  set values(values) {
    this.#values = [...values];
    this.#showChosen();
  }

  /** Whether a value is none of the list. */
  isNew(value) {
    return !this.kit.choices.all(this.#options.list).some((choice) => choice.value === value);
  }

  #listen() {
    const { input, parts } = this;
    input.addEventListener('input', () => this.#suggest());
    input.addEventListener('click', () => this.#suggest());
    input.addEventListener('keydown', (event) => this.#key(event));
    this.element.addEventListener('focusout', ({ relatedTarget }) => {
      if (!this.element.contains(/** @type {Node} */ (relatedTarget))) this.#leave();
    });
    // A press on a suggestion must not take the focus from the field before the click.
    for (const type of ['pointerdown', 'mousedown']) {
      parts.list.addEventListener(type, (event) => event.preventDefault());
    }
  }

  /** What was typed and is called like a choice is that choice. */
  #leave() {
    const named = this.input.value.trim() && this.kit.choices.named(this.#options.list, this.input.value);
    if (named && !this.#isTaken(named.value)) this.#choose(named.value);
    this.#close();
  }

  #isTaken(value) {
    return this.#values.includes(value) || this.#options.isTaken(value);
  }

  #suggest() {
    const query = this.input.value.trim();
    const found = this.kit.choices.find(this.#options.list, query);
    const suggestions = found.map((choice) => ({ ...choice, taken: this.#isTaken(choice.value) }));
    const isNew = this.#options.allowsNew && query && !this.kit.choices.named(this.#options.list, query);
    if (isNew)
      suggestions.push({ value: query, title: this.kit.texts.get('use_new', { text: query }), sub: '', taken: false });
    this.#suggested = suggestions;
    this.#active = -1;
    const items = suggestions.map((choice, at) => this.#option(choice, isNew && at === suggestions.length - 1));
    this.parts.list.replaceChildren(...items);
    this.#open(suggestions.length > 0);
    const { texts } = this.kit;
    const count = suggestions.length;
    this.parts['picker-status'].textContent =
      count > 0 ? texts.count('suggestions', count) : texts.get('suggestions_none');
  }

  #option({ value, title, sub = '', taken = false }, isNew) {
    const option = element('li', '', `picker__option${isNew ? ' picker__option--new' : ''}`);
    option.id = newId();
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    if (taken) option.setAttribute('aria-disabled', 'true');
    option.append(element('span', title));
    const beside = taken ? this.kit.texts.get('here_already') : sub;
    if (beside) option.append(' ', element('small', beside));
    option.addEventListener('click', () => this.#choose(value));
    return option;
  }

  #open(isOpen) {
    this.parts.list.hidden = !isOpen;
    this.input.setAttribute('aria-expanded', String(isOpen));
    this.#mark();
  }

  #close() {
    this.#active = -1;
    this.#open(false);
    this.parts['picker-status'].textContent = '';
  }

  #mark() {
    const options = [...this.parts.list.children];
    for (const [at, option] of options.entries()) option.setAttribute('aria-selected', String(at === this.#active));
    const active = options[this.#active];
    if (active) {
      this.input.setAttribute('aria-activedescendant', active.id);
      active.scrollIntoView({ block: 'nearest' });
    } else {
      this.input.removeAttribute('aria-activedescendant');
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return;
    const isOpen = !this.parts.list.hidden;
    const count = this.#suggested.length;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        if (!isOpen) this.#suggest();
        else if (event.key === 'ArrowDown') this.#active = (this.#active + 1) % count;
        else this.#active = (this.#active <= 0 ? count : this.#active) - 1;
        this.#mark();
        break;
      case 'Enter':
        // In no form does this key send.
        event.preventDefault();
        if (isOpen && count > 0) this.#choose(this.#suggested[Math.max(this.#active, 0)].value);
        break;
      case 'Escape':
        if (isOpen) event.preventDefault();
        this.#close();
        break;
      case 'Backspace':
        if (this.input.value === '' && this.#values.length > 0) this.#remove(this.#values.at(-1));
        break;
      default:
    }
  }

  #choose(value) {
    if (this.#isTaken(value)) return;
    this.input.value = '';
    if (this.#options.keeps) this.values = this.#options.many ? [...this.#values, value] : [value];
    this.#close();
    this.#options.chosen(value);
  }

  #remove(value) {
    this.values = this.#values.filter((one) => one !== value);
    this.input.focus();
    this.#options.chosen('');
  }

  #showChosen() {
    const { list } = this.#options;
    const tokens = this.#values.map((value) => {
      const { element: token, parts } = copyOf(this.kit.parts.token);
      const title = this.kit.choices.title(list, value);
      parts['token-text'].textContent = title;
      parts['token-remove'].setAttribute('aria-label', this.kit.texts.get('take_away', { what: title }));
      parts['token-remove'].addEventListener('click', () => this.#remove(value));
      return token;
    });
    this.parts.chosen.replaceChildren(...tokens);
    this.parts.chosen.hidden = tokens.length === 0;
  }
}
