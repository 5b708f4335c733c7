// The fields in which a statement is corrected, where that is known from, and how to take it out.

import { copyOf } from '../../search/parts.js';
import { Field } from '../field.js';
import { element, newId } from '../kit.js';
import { isEmpty, isSame } from '../values.js';
import { tellTogether, makeFields } from './fields.js';

export class Editor {
  /** @type {Field[]} */
  fields = [];
  #reason;

  /**
   * @param {import('../kit.js').Kit} kit
   * @param {import('./statements.js').Statement} statement
   * @param {string} name
   * @param {() => void} changed
   */
  constructor(kit, statement, name, changed) {
    this.kit = kit;
    this.statement = statement;
    this.changed = changed;
    this.element = element('div', '', 'edit__inner');
    this.title = element('h3', kit.texts.get('what_is_right', { name }));
    this.#makeFields();
    this.#makeKnown();
    this.#makeFoot();
    const rows = [this.title, this.grid, this.#reason.element, this.known.element];
    this.element.append(...rows, this.foot.element);
    this.isRemoved = false;
    this.#showRemoved();
  }

  #makeFields() {
    const { kit, statement, changed } = this;
    const { record, keys, values, entry } = statement;
    const made = makeFields(kit, record, keys, changed, entry?.rare);
    this.grid = made.element;
    this.fields = made.fields;
    for (const field of this.fields) field.value = values[field.key];
    made.unfold();
    const reason = { type: 'text', limit: 300 };
    this.#reason = new Field(kit, { rule: reason, key: 'grunn', label: kit.texts.get('reason'), changed });
  }

  #makeKnown() {
    const { kit } = this;
    this.known = copyOf(kit.parts.known);
    const name = newId();
    const { 'known-us': us, 'known-web': web } = this.known.parts;
    for (const input of [us, web]) input.name = name;
    us.checked = true;
    // Who asks for a source does not ask twice.
    this.known.element.hidden = this.statement.keys.includes('kilde') || this.statement.key === 'kilder';
    const rule = { type: 'address' };
    this.address = new Field(kit, { rule, key: 'kilde', label: kit.texts.get('address'), changed: this.changed });
    this.address.element.hidden = true;
    this.known.parts['known-address'].append(this.address.element);
    this.known.element.addEventListener('change', () => {
      this.address.element.hidden = !web.checked;
      this.changed();
    });
  }

  #makeFoot() {
    this.foot = copyOf(this.kit.parts['edit-foot']);
    const button = this.foot.parts['edit-remove'];
    button.hidden = !this.statement.isKnown;
    button.addEventListener('click', () => {
      this.isRemoved = !this.isRemoved;
      this.#showRemoved();
      (this.isRemoved ? this.#reason : this.fields[0]).focus();
      this.changed();
    });
  }

  #showRemoved() {
    this.grid.hidden = this.isRemoved;
    this.#reason.element.hidden = !this.isRemoved;
    this.foot.parts['edit-remove'].textContent = this.kit.texts.get(this.isRemoved ? 'keep' : 'take_out');
  }

  /** @returns {Pick<import('./statements.js').Answer, 'values' | 'remove' | 'address'>} */
  get answer() {
    const values = Object.fromEntries(this.fields.map((field) => [field.key, field.value]));
    const isWeb = this.known.parts['known-web'].checked;
    return {
      values,
      remove: this.isRemoved ? String(this.#reason.value) : undefined,
      address: isWeb ? String(this.address.value) : '',
    };
  }

  set answer({ values, remove, address }) {
    for (const field of this.fields) {
      if (values[field.key] !== undefined) field.value = values[field.key];
    }
    this.isRemoved = remove !== undefined;
    this.#reason.value = remove ?? '';
    this.known.parts['known-web'].checked = address !== '';
    this.address.value = address;
    this.address.element.hidden = address === '';
    this.#showRemoved();
  }

  /** The fields that are seen. */
  get #seen() {
    const own = this.isRemoved ? [this.#reason] : this.fields;
    return this.known.parts['known-web'].checked ? [...own, this.address] : own;
  }

  /** Whether nothing has been corrected. */
  get isSame() {
    const { values } = this.statement;
    const isUntouched = (field) =>
      isSame(field.value, values[field.key]) || (isEmpty(field.value) && isEmpty(values[field.key]));
    return !this.isRemoved && this.fields.every(isUntouched);
  }

  /** @returns {Field[]} the fields that must be put right */
  get faulty() {
    tellTogether(this.kit, this.statement.entry, this.fields);
    return this.#seen.filter((field) => field.fault);
  }

  /** Shows what the answer comes to. */
  say(words) {
    this.foot.parts['edit-becomes'].textContent = words;
  }

  focus() {
    this.#seen[0].focus();
  }
}
