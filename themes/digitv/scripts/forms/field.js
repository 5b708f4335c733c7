// One field of a form: its label, its control, how much is written, what is wrong, and what in it looks
// like personal data.

import { copyOf } from '../search/parts.js';
import { number } from '../search/texts.js';
import { makeControl } from './controls.js';
import { newId } from './kit.js';
import { afterPress } from './press.js';
import { meant } from './values.js';

/** So near to the most characters, their number is shown. */
const NEAR_LIMIT = 0.5;
/** Findings that only the writer can judge; the others are no matter of opinion. */
const DOUBTFUL = ['mobile-number', 'personal-email'];
const SEARCHED = ['text', 'unknown', 'reference', 'mailbox', 'address'];

export class Field {
  #control;
  #isTouched = false;
  /** What is wrong with this field and another together, in words. */
  lacking = '';
  /** Texts that the writer says are no personal data. */
  #dismissed = new Set();

  /**
   * @param {import('./kit.js').Kit} kit
   * @param {object} options
   * @param {import('./rules.js').Rule} options.rule
   * @param {string} options.key
   * @param {string} options.label
   * @param {string} [options.help]
   * @param {boolean} [options.optional]
   * @param {number} [options.rows]
   * @param {number} [options.limit]
   * @param {boolean} [options.allowsNew]
   * @param {() => void} options.changed
   */
  constructor(kit, options) {
    this.kit = kit;
    this.options = options;
    this.rule = { ...options.rule, ...(options.limit && { limit: options.limit }) };
    this.key = options.key;
    this.label = options.label;
    const { element, parts } = copyOf(kit.parts.field);
    this.element = element;
    this.parts = parts;
    this.#control = makeControl(kit, this.rule, this.key, { ...options, changed: () => this.#changed() });
    this.#build();
  }

  #build() {
    const { parts, options, kit } = this;
    const id = newId();
    const { element, focusable, isGroup } = this.#control;
    parts.label.textContent = options.label;
    if (options.optional) {
      const optional = document.createElement('span');
      optional.className = 'field__optional';
      optional.textContent = kit.texts.get('optional');
      parts.label.append(' ', optional);
    }
    parts.label.id = `${id}-l`;
    focusable.id ||= id;
    if (isGroup) element.setAttribute('aria-labelledby', parts.label.id);
    else parts.label.setAttribute('for', focusable.id);
    parts.help.id = `${id}-h`;
    parts.help.textContent = options.help ?? '';
    parts.help.hidden = !options.help;
    parts.fault.id = `${id}-x`;
    parts.foot.id = `${id}-n`;
    this.describedBy = [options.help && parts.help.id, parts.foot.id].filter(Boolean).join(' ');
    if (!isGroup) focusable.setAttribute('aria-describedby', this.describedBy);
    if (!options.optional && !isGroup) focusable.setAttribute('aria-required', 'true');
    parts.foot.before(element);
    this.element.addEventListener('focusout', () => afterPress(() => this.showFault()));
    this.#showAll();
  }

  /** What is meant by what is written, as the file has it. */
  get value() {
    const { value } = this.#control;
    if (Array.isArray(value)) return value;
    // A text of several paragraphs keeps its lines.
    return this.options.rows > 4 ? value.trim() : meant(this.rule, value);
  }

  set value(value) {
    this.#control.value = value;
    this.#showAll();
  }

  get isEmpty() {
    return this.value.length === 0;
  }

  /** Goes to the field, also where it is folded away. */
  focus() {
    const folded = this.element.closest('details');
    if (folded) folded.open = true;
    this.#control.focusable.focus();
  }

  get id() {
    return this.#control.focusable.id;
  }

  /** What is wrong, in words; undefined where nothing is. */
  get fault() {
    if (this.isEmpty) return this.options.optional ? this.lacking || undefined : this.kit.texts.get('needed');
    const fault = [this.value].flat().map((one) => this.kit.rules.fault(this.rule, one, this.key));
    return fault.find(Boolean) ?? this.sightings[0]?.message ?? (this.lacking || undefined);
  }

  /** What looks like personal data, and is not dismissed. */
  get sightings() {
    if (!SEARCHED.includes(this.rule.type)) return [];
    const text = [this.#control.value].flat().join('\n');
    return this.kit.rules.personalData(text).filter(({ part }) => !this.#dismissed.has(part));
  }

  /** Shows what is wrong, also where nothing has been written. */
  showFault() {
    this.#isTouched = true;
    this.#showAll();
  }

  #changed() {
    this.#showAll();
    this.options.changed();
  }

  #showAll() {
    const { parts } = this;
    const text = [this.value].flat().join('\n');
    const length = [...text].length;
    const { limit } = this.rule;
    const isNear = limit < 1000 && length > limit * NEAR_LIMIT;
    parts.foot.textContent = isNear
      ? this.kit.texts.get('length', { count: number(length), limit: number(limit) })
      : '';
    const sightings = this.sightings;
    const fault = sightings.length > 0 ? undefined : this.fault;
    const isShown = Boolean(fault) && this.#isTouched;
    parts.fault.hidden = !isShown;
    parts.fault.textContent = isShown ? fault : '';
    const { focusable, isGroup } = this.#control;
    if (isShown || sightings.length > 0) focusable.setAttribute('aria-invalid', 'true');
    else focusable.removeAttribute('aria-invalid');
    if (!isGroup)
      focusable.setAttribute('aria-describedby', `${this.describedBy}${isShown ? ` ${parts.fault.id}` : ''}`);
    this.#showSightings(sightings);
  }

  #showSightings(sightings) {
    const shown = sightings.map(({ part }) => part).join('\n');
    if (this.parts.sightings.dataset.shown === shown) return;
    this.parts.sightings.dataset.shown = shown;
    this.parts.sightings.replaceChildren(...sightings.map((sighting) => this.#sighting(sighting)));
  }

  #sighting({ check, part, message, help }) {
    const { element, parts } = copyOf(this.kit.parts.sighting);
    parts['sighting-message'].textContent = this.kit.texts.get('sighting', { part, message });
    parts['sighting-help'].textContent = help;
    parts['sighting-remove'].addEventListener('click', () => {
      const control = /** @type {HTMLInputElement} */ (this.#control.focusable);
      control.value = control.value.replace(part, '').replace(/ {2,}/g, ' ');
      this.focus();
      this.#changed();
    });
    parts['sighting-not'].hidden = !DOUBTFUL.includes(check);
    parts['sighting-not'].addEventListener('click', () => {
      this.#dismissed.add(part);
      this.focus();
      this.#changed();
    });
    return element;
  }
}
