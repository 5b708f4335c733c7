// A new document: the fields that its kind must have and those that readers ask for first, its text, and
// its name in the address.

import { fileText, slug } from '../../../../themes/digitv/scripts/forms/contribution.js';
import { today } from '../../../../themes/digitv/scripts/forms/dates.js';
import { Field } from '../../../../themes/digitv/scripts/forms/field.js';
import { element, newId } from '../../../../themes/digitv/scripts/forms/kit.js';
import { written } from '../../../../themes/digitv/scripts/forms/values.js';
import { ask, Refused, write } from './ask.js';
import { base64, Pictures } from './pictures.js';
import { Preview } from './preview.js';

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
const FREE = { type: 'text', limit: 100_000 };
const NAME = { type: 'slug', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' };

/** The choice of a translation of the document in view. */
const TRANSLATION = 'nn';

/**
 * @typedef {object} Original  the document in view, which has no translation to nynorsk
 * @property {string} name  the name of the translation
 * @property {string} kind
 * @property {string} title
 * @property {Record<string, string>} values  the values to begin with: those of the document
 */

/**
 * @param {import('./parts.js').Parts} parts
 * @param {{ name: string, translation?: string } | undefined} shown  the document of the page
 */
export async function readNew(parts, shown) {
  const { name, translation } = shown ?? {};
  const [kit, model] = await Promise.all([parts.kit(), translation && ask('document', { document: name })]);
  if (!model) return new New(parts, kit);
  const { kind, title, text, fields } = model;
  const values = { tittel: title, sammendrag: fields.sammendrag ?? '', tekst: text };
  return new New(parts, kit, { name: translation, kind, title, values });
}

class New {
  /** @type {Map<string, Field>} */
  #fields = new Map();
  /** Whether the writer has given the name, which else follows the title. */
  #isNamed = false;
  /** What the fields were given to begin with. */
  #begun = {};
  /**
   * The pictures that were put into the text, by name: nothing of them is written before the document is.
   * @type {Map<string, { file: File, data: string }>}
   */
  #pictures = new Map();

  /**
   * @param {import('./parts.js').Parts} parts
   * @param {import('../../../../themes/digitv/scripts/forms/kit.js').Kit} kit
   * @param {Original} [original]
   */
  constructor(parts, kit, original) {
    this.parts = parts;
    this.kit = kit;
    this.original = original;
    this.content = element('div', '', 'edit__inner');
    this.select = /** @type {HTMLSelectElement} */ (element('select', '', 'input'));
    this.select.id = newId();
    for (const kind of Object.keys(KINDS)) this.select.append(new Option(parts.text(`kind_${kind}`), kind));
    if (original) this.select.append(new Option(parts.text('kind_nn', { title: original.title }), TRANSLATION));
    this.select.addEventListener('change', () => this.#makeFields());
    const label = element('label', parts.text('kind'), 'field__label');
    label.setAttribute('for', this.select.id);
    const choice = element('div', '', 'field');
    choice.append(label, this.select);
    this.place = element('div', '', 'edit__fields');
    this.content.append(choice, this.place);
    this.#makeFields();
  }

  get #isTranslation() {
    return this.select.value === TRANSLATION;
  }

  /** The kind of the document, by its name in the rules. */
  get #kind() {
    return this.#isTranslation ? this.original.kind : this.select.value;
  }

  /** The fields that are asked for, beside the text and the name. */
  get #keys() {
    return this.#isTranslation ? HEAD : [...HEAD, ...KINDS[this.#kind].ask, 'språk'];
  }

  /** The fields of the kind that is chosen; what is written stays where that kind has it too. */
  #makeFields() {
    const before = new Map([...this.#fields].map(([key, field]) => [key, field.value]));
    const { kit, parts } = this;
    const made = this.#keys.map((key) => {
      const rule = kit.rules.field(this.#kind, key);
      const label = kit.texts.get(`field:${key}`);
      return this.#field(key, { rule, label, optional: !rule.needed && key !== 'tittel' });
    });
    const text = this.#textField();
    const name = { rule: NAME, label: parts.text('name'), help: parts.text('name_help') };
    const named = this.#isTranslation ? [] : [this.#field('navn', name)];
    this.#fields = new Map([...made, text.field, ...named].map((field) => [field.key, field]));
    this.#begin(before);
    const help = element('p', this.#isTranslation ? parts.text('nn_help') : '', 'field__help');
    help.hidden = !this.#isTranslation;
    this.place.replaceChildren(
      help,
      ...made.map((field) => field.element),
      text.element,
      ...named.map((field) => field.element),
    );
  }

  /** The field of the text, with how it will look. */
  #textField() {
    const { parts } = this;
    const field = this.#field('tekst', {
      rule: FREE,
      label: parts.text('markdown'),
      help: parts.text('markdown_help'),
      rows: this.#isTranslation ? 14 : 6,
      optional: this.#kind !== 'side',
    });
    const { element: whole, parts: own } = parts.copy('writing');
    own['writing-field'].replaceWith(field.element);
    own.questions.hidden = true;
    const area = /** @type {HTMLTextAreaElement} */ (field.element.querySelector('textarea'));
    new Pictures(parts, own, area, (name, file) => this.#take(name, file));
    new Preview(
      parts,
      own,
      () => this.#asked(),
      (shown) => this.#shownAs(shown),
    );
    return { field, element: whole };
  }

  /** Takes a picture, which is written when the document is. */
  async #take(name, file) {
    const data = await base64(file);
    const [, stem, ending] = /^(.*)(\..*)$/.exec(name);
    let free = name;
    for (let number = 2; this.#pictures.has(free); number += 1) free = `${stem}-${number}${ending}`;
    await ask('try-picture', { document: this.#name(), name: free, data });
    this.#pictures.set(free, { file, data });
    return free;
  }

  /** The picture that is shown as `shown`: under its name, or smaller under a name that begins so. */
  #shownAs(shown) {
    const isShown = (name) => shown === name || shown.startsWith(`${name.replace(/\..*$/, '')}-`);
    return this.#pictures.get([...this.#pictures.keys()].find(isShown))?.file;
  }

  /** The name of the document in changes. */
  #name() {
    if (this.#isTranslation) return this.original.name;
    const name = this.#fields.get('navn');
    return `${KINDS[this.#kind].folder}/${name.fault ? 'nytt' : name.value}`;
  }

  /** What is sent: the document, and the pictures that its text shows. */
  #asked() {
    const names = new Set(String(this.#fields.get('tekst').value).split(/[^\p{L}\p{N}._-]+/u));
    const shown = [...this.#pictures].filter(([name]) => names.has(name));
    const pictures = shown.map(([name, { data }]) => ({ name, data }));
    return { contribution: this.#contribution(), ...(pictures.length > 0 && { pictures }) };
  }

  /** Gives the fields what is written already, or what they begin with. */
  #begin(before) {
    const begun = this.#isTranslation ? this.original.values : {};
    for (const [key, field] of this.#fields) {
      const kept = before.get(key);
      const isUntouched = kept === undefined || kept.length === 0 || kept === this.#begun[key];
      field.value = isUntouched ? (begun[key] ?? (Array.isArray(kept) ? [] : '')) : kept;
    }
    this.#begun = begun;
    const language = this.#fields.get('språk');
    if (language?.isEmpty && document.documentElement.lang === 'nn') language.value = 'nn';
  }

  #field(key, options) {
    return new Field(this.kit, { key, ...options, changed: () => this.#changed(key) });
  }

  #changed(key) {
    const name = this.#fields.get('navn');
    if (!name) return;
    if (key === 'navn') this.#isNamed = !name.isEmpty;
    if (key === 'tittel' && !this.#isNamed) name.value = slug(String(this.#fields.get('tittel').value));
  }

  isDirty() {
    const isWritten = ([key, field]) => key !== 'språk' && String(field.value) !== (this.#begun[key] ?? '');
    return [...this.#fields].some(isWritten);
  }

  focus() {
    this.select.focus();
  }

  /** Saves the document; undefined where something must be put right first. */
  async save() {
    const faulty = [...this.#fields.values()].filter((field) => field.fault);
    for (const field of faulty) field.showFault();
    const [first] = faulty;
    if (first) {
      first.focus();
      return undefined;
    }
    if (this.#isTranslation && !this.isDirty()) throw new Refused({ error: this.parts.text('nn_same') });
    return write('change', this.#asked());
  }

  #contribution() {
    const { rules } = this.kit;
    const value = (key) => this.#fields.get(key).value;
    const keys = this.#keys.filter((key) => value(key).length > 0);
    const fields = keys.map((key) => [key, written(rules.field(this.#kind, key), value(key))]);
    const text = String(value('tekst'));
    const change = {
      dokument: this.#name(),
      ny: Object.fromEntries(fields),
      ...(text && { tekst: text }),
    };
    return fileText({ from: {}, date: today(), changes: [change], text: '' });
  }
}
