// A new document: the fields that its kind must have and those that readers ask for first, its text, and
// its name in the address.

import { fileText, slug } from '../../../../themes/digitv/scripts/forms/contribution.js';
import { today } from '../../../../themes/digitv/scripts/forms/dates.js';
import { Field } from '../../../../themes/digitv/scripts/forms/field.js';
import { element, newId } from '../../../../themes/digitv/scripts/forms/kit.js';
import { written } from '../../../../themes/digitv/scripts/forms/values.js';
import { write } from './ask.js';

/**
 * The kinds, by their names in the rules. A report has a form of its own, «Fortell».
 * @type {Record<string, { folder: string, ask: string[] }>}
 */
const KINDS = {
  losning: { folder: 'losninger', ask: ['type', 'eierskap', 'temaer', 'leverandør', 'nettsted'] },
  kommune: { folder: 'kommuner', ask: ['kommunenummer', 'fylke', 'målform', 'region', 'nettsted'] },
  samarbeid: { folder: 'samarbeid', ask: ['form', 'siden', 'formål', 'nettsted'] },
  side: { folder: 'sider', ask: [] },
};
/** What every kind has, and keeps when another kind is chosen. */
const HEAD = ['tittel', 'sammendrag'];
const FREE = { type: 'text', limit: 20_000 };
const NAME = { type: 'slug', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' };

/** @param {import('./parts.js').Parts} parts */
export async function readNew(parts) {
  return new New(parts, await parts.kit());
}

class New {
  /** @type {Map<string, Field>} */
  #fields = new Map();
  /** Whether the writer has given the name, which else follows the title. */
  #isNamed = false;

  /**
   * @param {import('./parts.js').Parts} parts
   * @param {import('../../../../themes/digitv/scripts/forms/kit.js').Kit} kit
   */
  constructor(parts, kit) {
    this.parts = parts;
    this.kit = kit;
    this.content = element('div', '', 'edit__inner');
    this.select = /** @type {HTMLSelectElement} */ (element('select', '', 'input'));
    this.select.id = newId();
    for (const kind of Object.keys(KINDS)) this.select.append(new Option(parts.text(`kind_${kind}`), kind));
    this.select.addEventListener('change', () => this.#makeFields());
    const label = element('label', parts.text('kind'), 'field__label');
    label.setAttribute('for', this.select.id);
    const choice = element('div', '', 'field');
    choice.append(label, this.select);
    this.place = element('div', '', 'edit__fields');
    this.content.append(choice, this.place);
    this.#makeFields();
  }

  get #kind() {
    return this.select.value;
  }

  /** The fields of the kind that is chosen; what is written stays where that kind has it too. */
  #makeFields() {
    const before = new Map([...this.#fields].map(([key, field]) => [key, field.value]));
    const { kit, parts } = this;
    const isPage = this.#kind === 'side';
    const made = [...HEAD, ...KINDS[this.#kind].ask, 'språk'].map((key) => {
      const rule = kit.rules.field(this.#kind, key);
      return this.#field(key, {
        rule,
        label: kit.texts.get(`field:${key}`),
        optional: !rule.needed && key !== 'tittel',
      });
    });
    const text = { rule: FREE, label: parts.text('markdown'), help: parts.text('markdown_help'), rows: 6 };
    const name = { rule: NAME, label: parts.text('name'), help: parts.text('name_help') };
    made.push(this.#field('tekst', { ...text, optional: !isPage }), this.#field('navn', name));
    this.#fields = new Map(made.map((field) => [field.key, field]));
    for (const [key, value] of before) if (this.#fields.has(key)) this.#fields.get(key).value = value;
    if (document.documentElement.lang === 'nn' && !before.has('språk')) this.#fields.get('språk').value = 'nn';
    this.place.replaceChildren(...made.map((field) => field.element));
  }

  #field(key, options) {
    return new Field(this.kit, { key, ...options, changed: () => this.#changed(key) });
  }

  #changed(key) {
    const name = this.#fields.get('navn');
    if (key === 'navn') this.#isNamed = !name.isEmpty;
    if (key === 'tittel' && !this.#isNamed) name.value = slug(String(this.#fields.get('tittel').value));
  }

  isDirty() {
    return [...this.#fields.values()].some((field) => field.key !== 'språk' && !field.isEmpty);
  }

  focus() {
    this.select.focus();
  }

  /** Saves the document; undefined where something must be put right first. */
  async save() {
    const faulty = [...this.#fields.values()].filter((field) => field.fault);
    for (const field of faulty) field.showFault();
    if (faulty.length > 0) {
      faulty[0].focus();
      return undefined;
    }
    const { rules } = this.kit;
    const value = (key) => this.#fields.get(key).value;
    const keys = [...HEAD, 'språk', ...KINDS[this.#kind].ask].filter((key) => value(key).length > 0);
    const fields = keys.map((key) => [key, written(rules.field(this.#kind, key), value(key))]);
    const text = String(value('tekst'));
    const change = {
      dokument: `${KINDS[this.#kind].folder}/${value('navn')}`,
      ny: Object.fromEntries(fields),
      ...(text && { tekst: text }),
    };
    return write('change', { contribution: fileText({ from: {}, date: today(), changes: [change], text: '' }) });
  }
}
