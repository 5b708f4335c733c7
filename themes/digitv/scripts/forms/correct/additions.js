// New entries of a list: a solution that a municipality uses, a need, something that it knows.

import { copyOf } from '../../search/parts.js';
import { element } from '../kit.js';
import { Picker } from '../picker.js';
import { tellTogether, makeFields } from './fields.js';
import { keysOf } from './lists.js';
import { inOrder, nextAfter } from './order.js';
import { placedAddition } from './versions.js';

/** An entry that is being added, with its fields. */
class Addition {
  /** @type {import('../field.js').Field[]} */
  fields;

  constructor(kit, section, title, keys, values, { changed, removed }) {
    this.kit = kit;
    this.section = section;
    this.values = values;
    this.title = title;
    this.element = element('div', '', 'edit added');
    const made = makeFields(kit, section.record, keys, changed, section.rare);
    this.fields = made.fields;
    this.unfold = made.unfold;
    const button = /** @type {HTMLButtonElement} */ (element('button', kit.texts.get('remove_added'), 'text-button'));
    button.type = 'button';
    button.addEventListener('click', removed);
    this.element.append(element('h3', title), made.element, button);
  }

  /** All its values. */
  get all() {
    return { ...this.values, ...Object.fromEntries(this.fields.map(({ key, value }) => [key, value])) };
  }

  set all(values) {
    for (const field of this.fields) {
      if (values[field.key] !== undefined) field.value = values[field.key];
    }
    this.unfold();
  }

  get faults() {
    tellTogether(this.kit, this.section, this.fields);
    const faulty = this.fields.filter((field) => field.fault);
    for (const field of faulty) field.showFault();
    return faulty.map((field) => ({
      message: `${this.title}, ${field.label}: ${field.fault}`,
      id: field.id,
      focus: () => field.focus(),
    }));
  }

  focus() {
    this.fields[0].focus();
  }
}

/** What is added to the list of a section. */
export class Additions {
  /** @type {Addition[]} */
  #all = [];
  /** Solutions that the site does not have. */
  #unknown = new Map();

  /**
   * @param {import('../kit.js').Kit} kit
   * @param {import('./lists.js').ListSection} section
   * @param {object} context
   * @param {import('./versions.js').Facts} context.facts
   * @param {string[]} context.stated
   * @param {() => import('./order.js').Answered[]} context.answers  the entries that are stated, as they are answered
   * @param {[string, string[]][]} context.nearby
   * @param {() => void} context.changed
   * @param {() => any} context.given
   */
  constructor(kit, section, context) {
    this.kit = kit;
    this.section = section;
    this.context = context;
    this.element = element('div', '', 'additions');
    this.list = element('div');
    const start = section.list === 'bruk' ? this.#picker() : this.#button();
    this.element.append(this.list, start);
  }

  #picker() {
    const { kit, context } = this;
    const { element: box, parts } = copyOf(kit.parts.add);
    const picker = new Picker(kit, {
      list: 'losninger',
      allowsNew: true,
      keeps: false,
      isTaken: (value) => context.stated.includes(value) || this.#all.some(({ values }) => values.løsning === value),
      chosen: (value) => value && this.addUsage(value, true),
    });
    const { element: frame, parts: frameParts } = copyOf(kit.parts.field);
    frameParts.label.textContent = kit.texts.get('pick');
    frameParts.help.textContent = kit.texts.get('pick_help', { count: kit.choices.all('losninger').length });
    picker.input.id = 's-pick';
    frameParts.label.setAttribute('for', picker.input.id);
    frameParts.help.id = 's-pick-h';
    picker.input.setAttribute('aria-describedby', frameParts.help.id);
    frameParts.foot.before(picker.element);
    parts['add-field'].append(frame);
    const { nearby } = context;
    parts['add-nearby'].hidden = nearby.length === 0;
    parts.nearby.replaceChildren(...nearby.map((one) => this.#nearby(one)));
    return box;
  }

  #nearby([solution, municipalities]) {
    const { kit } = this;
    const { element: item, parts } = copyOf(kit.parts['nearby-item']);
    parts['nearby-button'].textContent = `+ ${kit.choices.title('losninger', solution)}`;
    const places = municipalities.map((place) => kit.choices.title('kommuner', place));
    parts['nearby-places'].textContent = places.join(', ');
    parts['nearby-button'].addEventListener('click', () => {
      item.hidden = true;
      this.addUsage(solution, true);
    });
    return item;
  }

  #button() {
    const button = /** @type {HTMLButtonElement} */ (element('button', this.#title, 'button button--quiet'));
    button.type = 'button';
    button.addEventListener('click', () => this.begin());
    return button;
  }

  /** Goes to a new entry, or to where one is chosen. */
  begin() {
    if (this.section.list === 'bruk') this.element.querySelector('input').focus();
    else this.#add(this.#title, {}, true);
  }

  get #title() {
    return this.kit.texts.get(`add:${this.section.key}`);
  }

  /** Adds a solution that is used; one that the site does not have becomes words to the editors. */
  addUsage(value, focuses) {
    const { kit } = this;
    const isKnown = kit.choices.all('losninger').some((choice) => choice.value === value);
    if (isKnown) {
      this.#add(kit.choices.title('losninger', value), { løsning: value }, focuses);
      return;
    }
    if (this.#unknown.has(value)) return;
    const line = element('p', kit.texts.get('new_name', { name: value }), 'added-name');
    const button = /** @type {HTMLButtonElement} */ (element('button', kit.texts.get('remove_added'), 'text-button'));
    button.type = 'button';
    button.addEventListener('click', () => {
      this.#unknown.delete(value);
      line.remove();
      this.context.changed();
    });
    line.append(' ', button);
    this.#unknown.set(value, line);
    this.list.append(line);
    this.context.changed();
  }

  #add(title, values, focuses) {
    const { section, context } = this;
    const keys = [...new Set([...section.names, ...keysOf(section)])].filter((key) => !(key in values));
    const addition = new Addition(this.kit, section, title, keys, values, {
      changed: context.changed,
      removed: () => {
        this.#all = this.#all.filter((one) => one !== addition);
        addition.element.remove();
        context.changed();
      },
    });
    this.#all.push(addition);
    this.list.append(addition.element);
    if (focuses) addition.focus();
    context.changed();
    return addition;
  }

  get changes() {
    const { section } = this;
    const { facts, given, answers } = this.context;
    const all = inOrder(
      section,
      this.#all.map((addition) => addition.all),
    );
    return all.flatMap((values) =>
      placedAddition(facts, section, values, given(), nextAfter(section, values, answers())),
    );
  }

  /** Words to the editors, one line for each. */
  get words() {
    return [...this.#unknown.keys()].map((name) => this.kit.texts.get('new_use', { name }));
  }

  get faults() {
    return this.#all.flatMap((addition) => addition.faults);
  }

  read() {
    return { entries: this.#all.map(({ all }) => all), unknown: [...this.#unknown.keys()] };
  }

  write({ entries = [], unknown = [] }) {
    for (const values of entries) {
      const known = values.løsning && this.section.list === 'bruk' ? { løsning: values.løsning } : {};
      const title = known.løsning ? this.kit.choices.title('losninger', known.løsning) : this.#title;
      this.#add(title, known, false).all = values;
    }
    for (const name of unknown) this.addUsage(name, false);
  }
}
