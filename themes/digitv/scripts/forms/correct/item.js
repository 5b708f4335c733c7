// A statement on the page, with its three answers.

import { copyOf } from '../../search/parts.js';
import { freshness, show, today } from '../dates.js';
import { element, newId } from '../kit.js';
import { hostOf, inWords, isEmpty } from '../values.js';
import { Editor } from './editor.js';
import { corrected } from './statements.js';
import { placedChanges } from './versions.js';

export class Item {
  /** @type {Editor | undefined} */
  editor;

  /**
   * @param {import('../kit.js').Kit} kit
   * @param {import('./versions.js').Placed} statement
   * @param {{ said?: Record<string, string>, changed: () => void, given: () => any }} context
   */
  constructor(kit, statement, context) {
    this.kit = kit;
    this.statement = statement;
    this.context = context;
    const { element, parts } = copyOf(kit.parts.statement);
    this.element = element;
    this.parts = parts;
    this.inputs = [...element.querySelectorAll('.three input')];
    this.#fill();
    element.addEventListener('change', ({ target }) => {
      if (this.inputs.includes(/** @type {FoundElement} */ (target))) this.#answered();
    });
  }

  #fill() {
    const { parts, statement } = this;
    const id = newId();
    this.element.id = `${id}-p`;
    for (const input of this.inputs) input.name = id;
    parts.name.textContent = this.name;
    parts.about.textContent = this.#about();
    parts.about.hidden = parts.about.textContent === '';
    this.#showStatus();
    const source = this.#source();
    parts.source.textContent = source;
    parts.source.closest('p').hidden = source === '';
    const age = freshness(String(statement.values[statement.dated] ?? ''), today(), this.kit.rules.freshness);
    if (age === 'stale' || age === 'undated') parts.tile.classList.add('tile--old');
    const bars = parts.bars;
    bars.setAttribute('href', bars.getAttribute('href').replace(/#.*/, `#age-${age}`));
    parts.bars.closest('.age').classList.add(`age--${age}`);
  }

  /** What the statement is about, in words. */
  get name() {
    const { key, entry, values } = this.statement;
    const shown = entry?.shows.find((one) => !isEmpty(values[one]));
    if (!shown) return this.kit.texts.get(`field:${key}`);
    const words = this.#words(shown, values[shown]);
    // A number or a word of a list says nothing by itself.
    const { type } = this.kit.rules.field(entry.record, shown);
    return ['integer', 'word'].includes(type) ? `${this.kit.texts.get(`field:${shown}`)}: ${words}` : words;
  }

  #about() {
    const { statement, kit } = this;
    const { entry, values } = statement;
    const words = (key) => this.#words(key, values[key]);
    const shown = entry?.shows.find((one) => !isEmpty(values[one]));
    const isSaid = (key) => key !== shown && key in values && !isEmpty(values[key]);
    if (statement.key === 'bruk') {
      const until = isSaid('avtale_slutt') ? kit.texts.get('contract', { date: words('avtale_slutt') }) : '';
      return [values.merknad, until].filter(Boolean).join(' ');
    }
    const known = statement.keys.filter(isSaid);
    if (!statement.path) return known.map(words).join(', ');
    return known.map((key) => `${kit.texts.get(`field:${key}`)}: ${words(key)}`).join(' · ');
  }

  #words(key, value) {
    return inWords(this.kit, this.kit.rules.field(this.statement.record, key), key, value);
  }

  #showStatus() {
    const { parts, statement } = this;
    const isUsage = statement.key === 'bruk';
    parts.status.hidden = !isUsage;
    if (!isUsage) return;
    const value = String(statement.values.status);
    parts['status-word'].textContent = [this.#words('status', value), this.#period()].filter(Boolean).join(', ');
    const slug = value.replace('ø', 'o');
    parts.tile.className = `tile tile--${slug}`;
    const use = parts.tile.querySelector('use');
    use.setAttribute('href', use.getAttribute('href').replace(/#.*/, `#st-${slug}`));
  }

  /** From when and until when it held. */
  #period() {
    const { siden, til } = this.statement.values;
    if (!isEmpty(til)) return `${isEmpty(siden) ? '' : this.#words('siden', siden)}–${this.#words('til', til)}`;
    return isEmpty(siden) ? '' : `${this.kit.texts.get('field:siden').toLowerCase()} ${this.#words('siden', siden)}`;
  }

  #source() {
    const { statement, kit, context } = this;
    if (!statement.dated) return '';
    const day = statement.values[statement.dated];
    const when = isEmpty(day)
      ? kit.texts.get('undated')
      : kit.texts.get(statement.entry?.since ?? 'stated', { date: show(String(day)) });
    if (!statement.source) return when;
    const source = String(statement.values[statement.source]);
    const name = context.said?.[statement.named] ?? (source === 'kommunen' ? '' : hostOf(source));
    const who = name ? kit.texts.get('said_by', { name }) : source && kit.texts.get('said_itself');
    return [who, when].filter(Boolean).join(', ');
  }

  /** @returns {'' | 'ja' | 'nei' | 'vet'} */
  get choice() {
    return /** @type {any} */ (this.inputs.find((input) => input.checked)?.value ?? '');
  }

  set choice(choice) {
    for (const input of this.inputs) input.checked = input.value === choice;
    this.#answered(false);
  }

  /** @returns {import('./statements.js').Answer} */
  get answer() {
    const empty = { values: {}, remove: undefined, address: '' };
    return { answer: this.choice, ...(this.choice === 'nei' && this.editor ? this.editor.answer : empty) };
  }

  set answer(answer) {
    this.choice = answer.answer;
    if (answer.answer === 'nei') this.editor.answer = answer;
    this.refresh();
  }

  /** The changes that the answer is. */
  get changes() {
    return placedChanges(this.statement, this.answer, this.context.given());
  }

  #answered(focuses = true) {
    const isWrong = this.choice === 'nei';
    if (isWrong && !this.editor) {
      this.editor = new Editor(this.kit, this.statement, this.name, () => this.#edited());
      this.parts.edit.append(this.editor.element);
    }
    this.parts.edit.hidden = !isWrong;
    this.refresh();
    if (focuses) this.context.changed();
  }

  #edited() {
    this.refresh();
    this.context.changed();
  }

  /** Says what the answer comes to: of a correction under its fields. */
  refresh() {
    const words = this.#becomes();
    const isWrong = this.choice === 'nei';
    this.parts.becomes.textContent = isWrong ? this.kit.texts.get('fill') : words;
    this.editor?.say(isWrong ? words : '');
  }

  #becomes() {
    const { texts } = this.kit;
    const { day, saidBy } = this.context.given();
    const by = (source) =>
      source === 'kommunen' || !source ? texts.get('by_us') : texts.get('by_source', { name: source });
    switch (this.choice) {
      case 'ja': {
        const key = this.statement.dated ? 'becomes_confirmed' : 'becomes_right';
        return texts.get('becomes', { what: texts.get(key, { date: show(day), by: by(saidBy) }) });
      }
      case 'vet':
        return texts.get('becomes_as_before');
      case 'nei': {
        const { answer } = this;
        if (answer.remove !== undefined) return texts.get('becomes', { what: texts.get('becomes_removed') });
        const all = corrected(this.statement, answer);
        if (all.length === 0) return texts.get('nothing_changed');
        const what = all.map(({ key, from, to }) => this.#correction(key, from, to)).join(', ');
        return texts.get('becomes', { what: `${what}, ${by(answer.address || saidBy)}` });
      }
      default:
        return '';
    }
  }

  #correction(key, from, to) {
    const { texts } = this.kit;
    const before = isEmpty(from) ? '' : ` (${texts.get('was', { value: this.#words(key, from) })})`;
    return `${texts.get(`field:${key}`).toLowerCase()} ${this.#words(key, to)}${before}`;
  }

  /** What must be put right before it is sent. */
  get faults() {
    if (this.choice !== 'nei') return [];
    const { editor, name } = this;
    const faulty = editor.faulty;
    for (const field of faulty) field.showFault();
    const said = faulty.map((field) => ({
      message: `${name}, ${field.label}: ${field.fault}`,
      id: field.id,
      focus: () => field.focus(),
    }));
    if (said.length > 0 || !editor.isSame) return said;
    return [
      {
        message: `${name}: ${this.kit.texts.get('nothing_changed')}`,
        id: this.element.id,
        focus: () => editor.focus(),
      },
    ];
  }

  /** Goes to the statement, and opens it for correction where `opens`. */
  show(opens = false) {
    if (opens) this.choice = 'nei';
    const folded = this.element.closest('details');
    if (folded) folded.open = true;
    this.element.scrollIntoView({ block: 'center' });
    if (opens) this.editor.focus();
    else this.inputs[0].focus({ preventScroll: true });
  }
}

/** A button that opens a statement of which nothing is known. */
export function unstatedButton(kit, item, opened) {
  const button = element('button', kit.texts.get('add_one', { what: item.name.toLowerCase() }), 'text-button');
  /** @type {HTMLButtonElement} */ (button).type = 'button';
  button.addEventListener('click', () => {
    opened(button);
    item.show(true);
  });
  return button;
}
