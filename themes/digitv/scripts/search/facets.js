// The choices beside the results: a group of checkboxes for each facet, and what is chosen as
// links that take the choice away.

import { copyOf } from './parts.js';
import { FACETS, chosen, toggled, write } from './state.js';
import { number } from './texts.js';

/** A group shows so many choices, and the rest when asked. */
const SHOWN = 6;

/** The choices. */
export class Facets {
  #groups = new Map();
  #labels = new Map();
  #state;

  /**
   * @param {object} options
   * @param {HTMLElement} options.form
   * @param {HTMLElement} options.chips
   * @param {HTMLElement} options.count
   * @param {HTMLElement} options.after  gets the focus when the last choice that had it is taken away
   * @param {Record<string, FoundElement>} options.templates
   * @param {import('./texts.js').Texts} options.texts
   * @param {(state: any) => void} options.choose  is called with the state that a choice leads to
   * @param {Record<string, string>} [options.names]  facets in the address, by the names that answers have
   * @param {(state: any) => string} [options.address]  writes a state
   */
  constructor({ form, chips, count, after, templates, texts, choose, names = FACETS, address = write }) {
    this.form = form;
    this.chips = chips;
    this.count = count;
    this.after = after;
    this.templates = templates;
    this.texts = texts;
    this.choose = choose;
    this.names = names;
    this.address = address;
    form.addEventListener('submit', (event) => event.preventDefault());
  }

  /** Shows the choices of an answer to `state`. */
  show(state, facets = {}) {
    this.#state = state;
    for (const facet of Object.keys(this.names)) {
      this.#group(facet).show(this.#choices(facet, facets[facet] ?? []));
    }
    this.showChosen(state);
  }

  /** Shows only what is chosen, before there is an answer, or without one. */
  showChosen(state) {
    this.#state = state;
    const choices = Object.entries(state.filters).flatMap(([facet, values]) =>
      values.map((value) => this.#chip(facet, value)),
    );
    if (choices.length > 1) choices.push(this.#clear());
    const focused = [...this.chips.children].findIndex((chip) => chip.contains(document.activeElement));
    this.chips.replaceChildren(...choices);
    this.chips.hidden = choices.length === 0;
    // What had the focus is gone: what took its place has it now.
    if (focused >= 0) (choices[Math.min(focused, choices.length - 1)]?.querySelector('a') ?? this.after).focus();
    const n = chosen(state);
    this.count.textContent = n > 0 ? this.texts.count('chosen', n) : '';
  }

  /** What the engine counted, and what is chosen though it was not counted. */
  #choices(facet, counted) {
    const values = this.#state.filters[facet] ?? [];
    const choices = counted.map(({ value, label, lang, count }) => {
      this.#labels.set(`${facet}:${value}`, label);
      return { value: String(value), lang, count, checked: values.includes(String(value)) };
    });
    for (const value of values) {
      if (!choices.some((choice) => choice.value === value)) {
        choices.push({ value, count: 0, checked: true });
      }
    }
    return choices.map((choice) => ({ ...choice, label: this.#label(facet, choice.value) }));
  }

  #label(facet, value) {
    const key = `${facet}:${value}`;
    return this.texts.get(key) ?? this.#labels.get(key) ?? value;
  }

  #group(facet) {
    if (!this.#groups.has(facet)) {
      const toggle = (value) => this.choose(toggled(this.#state, facet, value));
      const group = new Group(this.names[facet], this.texts.get(`facet:${facet}`), this.templates, this.texts, toggle);
      this.#groups.set(facet, group);
      this.form.append(group.element);
    }
    return this.#groups.get(facet);
  }

  #chip(facet, value) {
    const { element, parts } = copyOf(this.templates.chip);
    parts['chip-label'].textContent = this.#label(facet, value);
    return this.#link(element, parts['chip-link'], toggled(this.#state, facet, value));
  }

  #clear() {
    const { element, parts } = copyOf(this.templates.clear);
    return this.#link(element, parts['clear-link'], { ...this.#state, filters: {} });
  }

  #link(element, link, state) {
    link.href = `${location.pathname}${this.address(state)}`;
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.choose(state);
    });
    return element;
  }
}

/** The choices of one facet. */
class Group {
  #all = false;
  #choices = new Map();

  constructor(name, title, templates, texts, toggle) {
    const { element, parts } = copyOf(templates.facet);
    this.name = name;
    this.element = element;
    this.parts = parts;
    this.texts = texts;
    this.toggle = toggle;
    this.template = templates.choice;
    parts.legend.textContent = title;
    parts.rest.addEventListener('click', () => {
      this.#all = !this.#all;
      this.#fold();
    });
  }

  show(choices) {
    const before = /** @type {HTMLElement} */ (document.activeElement);
    const items = choices.map((choice) => this.#choice(choice));
    const list = this.parts.choices;
    // Moving what has the focus takes it away, so a list that is the same is left alone.
    const same = items.length === list.children.length && items.every((item, at) => item === list.children[at]);
    if (!same) {
      list.replaceChildren(...items);
      if (before !== document.activeElement && list.contains(before)) before.focus();
    }
    // One choice that all results share narrows nothing.
    this.element.hidden = choices.length < 2 && !choices.some(({ checked }) => checked);
    this.#fold();
  }

  #choice({ value, label, lang, count, checked }) {
    if (!this.#choices.has(value)) {
      const { element, parts } = copyOf(this.template);
      parts.box.name = this.name;
      parts.box.value = value;
      parts.box.addEventListener('change', () => this.toggle(value));
      this.#choices.set(value, { element, parts });
    }
    const { element, parts } = this.#choices.get(value);
    parts.label.textContent = label;
    if (lang) parts.label.lang = lang;
    parts.count.textContent = number(count);
    parts.box.checked = checked;
    return element;
  }

  /** Hides what is beyond the first few, but nothing that is chosen. */
  #fold() {
    const items = /** @type {HTMLElement[]} */ ([...this.parts.choices.children]);
    const isChosen = (item) => item.querySelector('input').checked;
    const rest = items.slice(SHOWN).filter((item) => !isChosen(item));
    // To fold a single choice would save nothing.
    const folds = rest.length > 1;
    for (const item of items) item.hidden = folds && !this.#all && rest.includes(item);
    const { rest: button } = this.parts;
    button.hidden = !folds;
    button.setAttribute('aria-expanded', String(this.#all));
    button.textContent = this.#all
      ? this.texts.get('facets_fewer')
      : this.texts.get('facets_more', { count: number(rest.length) });
  }
}
