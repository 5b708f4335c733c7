// The page on which somebody tells of an experience: the fields of ten questions, and how the report will
// look. A solution can be given in the address (`losning=digisos`), and so can a municipality
// (`kommune=nome`).

import { Draft } from '../draft.js';
import { Field } from '../field.js';
import { makeKit } from '../kit.js';
import { Sending } from '../sending.js';
import { Preview } from './preview.js';
import { halfEntries, newReport, RECORDS } from './report.js';

/** The characters of what has no limit of its own, as far as readers follow. */
const LIMITS = { tittel: 120, tekst: 20_000, råd: 300, fallgruver: 300, ville_gjort_annerledes: 300 };
/** Lines of the fields that are tall. */
const ROWS = { tekst: 8, råd: 5, fallgruver: 4, ville_gjort_annerledes: 4 };
const MANY_LINES = ['råd', 'fallgruver', 'ville_gjort_annerledes'];
/** What must be told. */
const NEEDED = ['tittel', 'sammendrag', 'kommuner', 'temaer', 'status', 'råd'];
const query = new URLSearchParams(location.search);
const form = document.querySelector('form.form-page');

makeKit('template[data-tell-parts]')
  .then((kit) => {
    new Page(kit).begin();
    form.hidden = false;
  })
  .catch((error) => {
    console.warn(error);
    const failed = document.querySelector('template[data-form-parts]').content.querySelector('[data-text="failed"]');
    form.replaceChildren(failed.cloneNode(true));
    form.hidden = false;
  });

class Page {
  /** @type {Map<string, Field>} */
  fields = new Map();

  /** @param {import('../kit.js').Kit} kit */
  constructor(kit) {
    this.kit = kit;
    this.preview = new Preview(form, kit);
    this.sending = new Sending(form.querySelector('[data-part="send"]'), kit, {
      contribution: () => this.#contribution(),
      faults: () => this.#faults(),
      changed: () => this.#changed(),
      sent: () => this.draft.sent(),
    });
    this.draft = new Draft(form, kit, {
      key: 'fortell',
      read: () => ({ answers: this.#answers(), sender: this.sending.read() }),
      write: (draft) => this.#write(draft),
    });
  }

  begin() {
    for (const place of form.querySelectorAll('.field-place')) this.#place(place);
    this.stages = [...form.querySelectorAll('input[name="status"]')];
    for (const input of this.stages) input.addEventListener('change', () => this.#changed());
    for (const [name, field] of [
      ['losning', 'løsninger'],
      ['kommune', 'kommuner'],
    ]) {
      const list = field === 'løsninger' ? 'losninger' : 'kommuner';
      const value = query.get(name);
      const isKnown = this.kit.choices.all(list).some((choice) => choice.value === value);
      if (isKnown) this.fields.get(field).value = [value];
    }
    this.draft.restore();
    this.#refresh();
  }

  #place(place) {
    const key = place.dataset.ask;
    const own = key.split(':').at(-1);
    const rule = RECORDS[key]
      ? this.kit.rules.field(RECORDS[key], own)
      : { type: 'text', many: MANY_LINES.includes(key) };
    const field = new Field(this.kit, {
      rule,
      key: own,
      label: place.dataset.label,
      help: place.dataset.help,
      optional: 'optional' in place.dataset,
      limit: LIMITS[key],
      rows: ROWS[key],
      allowsNew: key === 'løsninger',
      changed: () => this.#changed(),
    });
    place.replaceChildren(field.element);
    this.fields.set(key, field);
  }

  /** @returns {Record<string, any>} */
  #answers() {
    const answers = Object.fromEntries([...this.fields].map(([key, field]) => [key, field.value]));
    return { ...answers, status: this.stages.find((input) => input.checked)?.value ?? '' };
  }

  /** @param {any} draft */
  #write({ answers = {}, sender = {} }) {
    for (const [key, field] of this.fields) if (answers[key] !== undefined) field.value = answers[key];
    for (const input of this.stages) input.checked = input.value === answers.status;
    this.sending.write(sender);
  }

  /** The report, with solutions that the site does not have as words to the editors. */
  #contribution() {
    const answers = this.#answers();
    const isKnown = (value) => this.kit.choices.all('losninger').some((choice) => choice.value === value);
    const words = answers.løsninger.filter((value) => !isKnown(value));
    const known = { ...answers, løsninger: answers.løsninger.filter(isKnown) };
    const { rules, texts } = this.kit;
    const change = newReport(known, { day: this.sending.date, rules, heading: texts.get('heading') });
    const text = words.map((name) => texts.get('new_solution', { name })).join('\n\n');
    return { about: answers.tittel || texts.get('preview_title'), changes: [change], text };
  }

  #faults() {
    const wrong = [...this.fields].filter(([, field]) => field.fault);
    for (const [, field] of wrong) field.showFault();
    const said = wrong.map(([, field]) => ({
      message: `${field.label} ${field.fault}`,
      id: field.id,
      focus: () => field.focus(),
    }));
    const half = halfEntries(this.#answers()).filter((key) => !this.fields.get(key).fault);
    const lacking = half.map((key) => {
      const field = this.fields.get(key);
      return {
        message: `${field.label}: ${this.kit.texts.get('needed')}`,
        id: field.id,
        focus: () => field.focus(),
      };
    });
    const stage = this.stages.some((input) => input.checked) ? [] : [this.#lacksStage()];
    return [...said, ...stage, ...lacking];
  }

  #lacksStage() {
    const message = this.kit.texts.get('missing', { what: this.kit.texts.get('stage') });
    return { message, id: 's-status', focus: () => this.stages[0].focus() };
  }

  #changed() {
    this.#refresh();
    this.draft.changed();
  }

  #refresh() {
    const answers = this.#answers();
    this.preview.show(answers);
    this.preview.check(this.#before(answers));
    this.sending.refresh();
  }

  /** What stands under «Før du sender». */
  #before(answers) {
    const { texts } = this.kit;
    const missing = NEEDED.filter((key) => answers[key].length === 0);
    const first = missing.length === 0 ? { kind: 'ready', text: texts.get('ready') } : this.#missing(missing);
    const doubtful = [...this.fields.values()].flatMap((field) =>
      field.sightings.map(({ message }) => {
        const text = texts.get('see', { number: this.#numberOf(field), message });
        return { kind: 'wrong', text, id: field.id, focus: () => field.focus() };
      }),
    );
    const told = { cost: ['kostnad:etablering', 'kostnad:årlig', 'kostnad:merknad'], ask: ['kontakt:rolle'] };
    const open = Object.entries(told).filter(([, keys]) => keys.every((key) => answers[key].length === 0));
    const untold = open.map(([key]) => ({
      kind: 'open',
      text: texts.get('not_stated', { what: texts.get(`need:${key}`) }),
    }));
    return /** @type {any[]} */ ([first, ...doubtful, ...untold]);
  }

  #missing(keys) {
    const { texts } = this.kit;
    const what = keys.map((key) => texts.get(`need:${key}`)).join(', ');
    const field = this.fields.get(keys[0]);
    const focus = () => (field ? field.focus() : this.stages[0].focus());
    return { kind: 'wrong', text: texts.get('missing', { what }), id: field?.id ?? 's-status', focus };
  }

  #numberOf(field) {
    const number = field.element.closest('.question, .folded__one').querySelector('.question__number');
    return number.textContent;
  }
}
