// The page on which the statements of a document are confirmed or corrected. Which document it is stands
// in the address (`?d=kommuner/nome`), and perhaps the statement to begin with (`f=bruk[digisos]`), a list
// to go to (`liste=kilder`) or add to (`legg=behov`), or a solution to add (`ny=digisos`).

import { copyOf, partsOf } from '../../search/parts.js';
import { Draft } from '../draft.js';
import { Field } from '../field.js';
import { fetchJson, makeKit } from '../kit.js';
import { Sending } from '../sending.js';
import { Additions } from './additions.js';
import { Item, unstatedButton } from './item.js';
import { PLANS } from './plan.js';
import { findStatement } from './statements.js';
import { placedStatements, versionOf } from './versions.js';

/** A document that has a form, or its translation to nynorsk. */
const DOCUMENT = /^(kommuner|losninger|erfaringer|samarbeid)\/[a-z0-9]+(-[a-z0-9]+)*(\.nn)?$/;

const query = new URLSearchParams(location.search);
const named = query.get('d') ?? '';
const form = document.querySelector('form.form-page');
const choose = document.querySelector('[data-part="choose"]');
const parts = partsOf(document);

if (DOCUMENT.test(named)) {
  choose.hidden = true;
  form.hidden = false;
  begin().catch((error) => {
    console.warn(error);
    form.hidden = true;
    choose.hidden = false;
    parts.unknown.hidden = false;
  });
} else {
  parts.unknown.hidden = named === '';
  keepAdded();
}

/** A solution that is to be added goes on with the choice of municipality. */
function keepAdded() {
  const added = query.get('ny');
  if (!added) return;
  const input = document.createElement('input');
  Object.assign(input, { type: 'hidden', name: 'ny', value: added });
  choose.querySelector('form').append(input);
}

async function begin() {
  const { facts: folder } = document.querySelector('[data-form-addresses]').dataset;
  const { main, isTranslation } = versionOf(named);
  const [kit, { nn, ...facts }] = await Promise.all([
    makeKit('template[data-correct-parts]'),
    fetchJson(`${folder}${main}.json`),
  ]);
  new Page(kit, { ...facts, ...(isTranslation && nn && { nn }) }).begin();
}

class Page {
  /** @type {Item[]} */
  items = [];
  /** @type {Map<string, Additions>} */
  additions = new Map();
  /** @type {{ items: Item[], answered: FoundElement }[]} */
  sections = [];
  /** The parts of sections, by their keys. */
  #places = new Map();
  /** What is only offered at the end: lists that are empty. */
  #offered = [];

  /**
   * @param {import('../kit.js').Kit} kit
   * @param {import('./versions.js').Facts & { title: string, address: string, said?: any, nearby?: any }} facts
   */
  constructor(kit, facts) {
    this.kit = kit;
    this.facts = facts;
    this.sending = new Sending(document.querySelector('[data-part="send"]'), kit, {
      contribution: () => this.#contribution(),
      faults: () => this.#faults(),
      changed: () => this.#changed(),
      sent: () => this.draft.sent(),
      isOwn: (municipality) => facts.kind !== 'kommune' || facts.document === `kommuner/${municipality}`,
    });
    this.draft = new Draft(form, kit, {
      key: `rett/${facts.document}${facts.nn ? '.nn' : ''}`,
      read: () => this.#read(),
      write: (draft) => this.#write(draft),
    });
  }

  begin() {
    this.#setTitles();
    const plan = PLANS[this.facts.kind];
    const made = plan.map((section) => this.#section(/** @type {any} */ (section)));
    parts.sections.replaceChildren(...made.filter(Boolean), this.#offers(), this.#freeText());
    const own = this.facts.document.split('/');
    if (this.facts.kind === 'kommune') this.sending.write({ municipality: own[1] });
    this.draft.restore();
    this.#refresh();
    this.#goTo();
  }

  #setTitles() {
    const { texts } = this.kit;
    const { title, address } = this.facts.nn ?? this.facts;
    const heading = document.querySelector('h1');
    document.title = document.title.replace(heading.textContent, texts.get('of', { title }));
    heading.textContent = texts.get('of', { title });
    document.querySelector('.lead').textContent = texts.get('of_lead', { title });
    const { element, parts: back } = copyOf(this.kit.parts.back);
    back['back-link'].href = address;
    back['back-link'].textContent = texts.get('back', { title });
    document.querySelector('.title__text').append(element);
    for (const link of document.querySelectorAll('a[hreflang]')) link.search = location.search;
  }

  /** Makes a section; undefined where it stands in another, or is only offered. */
  #section(section) {
    const items = placedStatements(section, this.facts, this.kit.rules).map((statement) => this.#item(statement));
    const known = items.filter((item) => item.statement.isKnown);
    const host = this.#places.get(section.within);
    if (host) {
      this.items.push(...items);
      host.list.append(...known.map((item) => item.element));
      host.list.hidden &&= known.length === 0;
      host.items.push(...known);
      this.#addTo(section, items, host.more);
      return undefined;
    }
    if (section.quiet && known.length === 0) {
      this.#offered.push(section);
      return undefined;
    }
    return this.#ownSection(section, items, known);
  }

  #ownSection(section, items, known) {
    const { kit } = this;
    const { element, parts: own } = this.#titled(section.key);
    own.list.append(...known.map((item) => item.element));
    this.items.push(...items);
    const counted = [...known];
    if (section.folded && known.length > 0) this.#fold(own.list, known.length);
    else this.sections.push({ items: counted, answered: own.answered });
    const unknown = items.filter((item) => !item.statement.isKnown);
    own.unstated.hidden = unknown.length === 0;
    own['unstated-list'].append(...unknown.flatMap((item) => [this.#unstated(item, own.list), ' ']));
    own.list.hidden = known.length === 0;
    own.help.textContent = kit.texts.get(`section:${section.key}_help`) ?? '';
    if (section.list) this.#addTo(section, items, own.more);
    this.#places.set(section.key, { list: own.list, more: own.more, items: counted });
    return element;
  }

  /** A section with its title. */
  #titled(key) {
    const copy = copyOf(this.kit.parts.section);
    copy.parts.title.id = `s-${key}`;
    copy.element.setAttribute('aria-labelledby', copy.parts.title.id);
    copy.parts.title.textContent = this.kit.texts.get(`section:${key}`);
    return copy;
  }

  /** The lists that are empty and few have something for, each with its button. */
  #offers() {
    const { element, parts: own } = this.#titled('mer');
    own.list.remove();
    own.help.textContent = this.kit.texts.get('section:mer_help');
    for (const section of this.#offered) this.#addTo(section, [], own.more);
    own.more.classList.add('offers');
    element.hidden = this.#offered.length === 0;
    return element;
  }

  /** Folds a list that few come for. */
  #fold(list, count) {
    const { element, parts: own } = copyOf(this.kit.parts.folded);
    own['folded-title'].textContent = this.kit.texts.count('folded', count);
    list.replaceWith(element);
    element.append(list);
  }

  #item(statement) {
    return new Item(this.kit, statement, {
      said: this.facts.said,
      changed: () => this.#changed(),
      given: () => this.#given(),
    });
  }

  /** The button of a statement of which nothing is known: it opens it in the list. */
  #unstated(item, list) {
    item.element.querySelector('.three').hidden = true;
    return unstatedButton(this.kit, item, (button) => {
      list.hidden = false;
      list.append(item.element);
      button.remove();
    });
  }

  #addTo(section, items, place) {
    const additions = new Additions(this.kit, section, {
      facts: this.facts,
      stated: items.map((item) => item.statement.named),
      answers: () => items.map(({ statement, answer }) => ({ statement, answer })),
      nearby: this.facts.nearby ?? [],
      changed: () => this.#changed(),
      given: () => this.#given(),
    });
    this.additions.set(section.list, additions);
    place.append(additions.element);
  }

  #freeText() {
    const { kit } = this;
    const { element, parts: own } = this.#titled('fritt');
    own.list.remove();
    this.free = new Field(kit, {
      rule: { type: 'text', limit: 3000 },
      key: 'fritt',
      label: kit.texts.get('free'),
      help: kit.texts.get('free_help'),
      optional: true,
      rows: 5,
      changed: () => this.#changed(),
    });
    own.more.append(this.free.element);
    return element;
  }

  #given() {
    return { day: this.sending.date, saidBy: this.sending.saidBy, rules: this.kit.rules };
  }

  /** Every answer and every new entry, as a contribution. */
  #contribution() {
    const additions = [...this.additions.values()];
    const changes = [...this.items, ...additions].flatMap((one) => one.changes);
    const words = additions.flatMap((one) => one.words);
    const text = [...words, String(this.free.value)].filter(Boolean).join('\n\n');
    return { about: (this.facts.nn ?? this.facts).title, changes, text };
  }

  #faults() {
    const all = [...this.items, ...this.additions.values()].flatMap((one) => one.faults);
    if (this.free.fault) {
      this.free.showFault();
      all.push({ message: `${this.free.label} ${this.free.fault}`, id: this.free.id, focus: () => this.free.focus() });
    }
    const { changes, text } = this.#contribution();
    if (all.length > 0 || changes.length > 0 || text) return all;
    const first = this.items[0];
    return [{ message: this.kit.texts.get('send:empty'), id: first.element.id, focus: () => first.show() }];
  }

  #changed() {
    this.#refresh();
    this.draft.changed();
  }

  #refresh() {
    const { texts } = this.kit;
    for (const item of this.items) item.refresh();
    for (const { items, answered } of this.sections) {
      const count = items.filter((item) => item.choice).length;
      answered.textContent = items.length > 0 ? texts.get('answered', { count, total: items.length }) : '';
    }
    const total = this.sections.flatMap(({ items }) => items);
    const count = (choice) => total.filter((item) => item.choice === choice).length;
    const answered = texts.get('answered', { count: total.length - count(''), total: total.length });
    const tally = texts.get('tally', { yes: count('ja'), no: count('nei'), unsure: count('vet') });
    parts['thin-count'].textContent = answered;
    parts['thin-count'].title = tally;
    this.sending.refresh();
  }

  #read() {
    return {
      answers: Object.fromEntries(
        this.items
          .filter((item) => item.choice)
          .map((item) => [item.statement.path || item.statement.key, item.answer]),
      ),
      additions: Object.fromEntries([...this.additions].map(([list, one]) => [list, one.read()])),
      free: this.free.value,
      sender: this.sending.read(),
    };
  }

  #write({ answers = {}, additions = {}, free = '', sender = {} }) {
    for (const item of this.items) {
      const answer = answers[item.statement.path || item.statement.key];
      if (!answer) continue;
      if (!item.statement.isKnown) this.#open(item);
      item.answer = answer;
    }
    for (const [list, one] of this.additions) one.write(additions[list] ?? {});
    this.free.value = free;
    this.sending.write(sender);
  }

  /** Opens a statement of which nothing is known, as its button does. */
  #open(item) {
    const text = this.kit.texts.get('add_one', { what: item.name.toLowerCase() });
    const button = [...document.querySelectorAll('.unstated button')].find((one) => one.textContent === text);
    /** @type {HTMLElement} */ (button)?.click();
  }

  /** Goes to the entries of a list, or begins one where there is none. */
  #goToList(list) {
    const item = this.items.find(({ statement }) => statement.entry?.list === list);
    if (item) item.show();
    else this.additions.get(list)?.begin();
  }

  /** Goes to what the address names. */
  #goTo() {
    const field = query.get('f');
    const added = query.get('ny');
    if (added && this.additions.has('bruk')) {
      const stated = this.items.find((item) => item.statement.path === `bruk[${added}]`);
      if (stated) stated.show();
      else this.additions.get('bruk').addUsage(added, true);
      return;
    }
    const list = query.get('liste');
    if (list) this.#goToList(list);
    else this.additions.get(query.get('legg'))?.begin();
    if (!field) return;
    const named = findStatement(
      this.items.map(({ statement }) => statement),
      field,
    );
    const item = this.items.find(({ statement }) => statement === named);
    // What the municipality has through a network stands in no file of its own.
    const used = /^bruk\[([a-z0-9-]+)\]$/.exec(field)?.[1];
    if (item && !item.statement.isKnown) this.#open(item);
    else if (item) item.show();
    else if (used) this.additions.get('bruk')?.addUsage(used, true);
    // A page in another written form names an entry by words that the facts do not have.
    else this.#goToList(/^[^[]+/.exec(field)?.[0]);
  }
}
