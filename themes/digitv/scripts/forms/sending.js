// Who sends it, and the three ways out: a mail that the writer sends, a file, and the page of the
// repository where a new file is made. Nothing is sent from here, and all three have the same file.

import { partsOf } from '../search/parts.js';
import { fileName, fileText } from './contribution.js';
import { show, today } from './dates.js';
import { Field } from './field.js';
import { element } from './kit.js';

/** Longer addresses are cut by some programs for mail. */
const MAIL_LIMIT = 1900;
/** GitHub answers with an error where the address of a page has more bytes. */
const FORGE_LIMIT = 8191;

/**
 * @typedef {object} Source
 * @property {() => { about: string, changes: object[], text: string }} contribution
 * @property {() => { message: string, focus: () => void, id: string }[]} faults
 * @property {() => void} changed
 * @property {() => void} sent
 * @property {(municipality: string) => boolean} [isOwn]  whether one from there speaks for what is told
 */

export class Sending {
  #source;

  /**
   * @param {HTMLElement} root
   * @param {import('./kit.js').Kit} kit
   * @param {Source} source
   */
  constructor(root, kit, source) {
    this.root = root;
    this.kit = kit;
    this.#source = source;
    this.parts = partsOf(root);
    this.#makeFields();
    this.#listen();
  }

  #makeFields() {
    const text = (key) => this.kit.texts.get(`send:${key}`);
    const changed = () => {
      this.#showSource();
      this.#source.changed();
    };
    const make = (key, rule, options) => new Field(this.kit, { key, rule, label: text(key), changed, ...options });
    this.role = make('role', { type: 'text', limit: 100 }, { help: text('role_help') });
    this.municipality = make('municipality', { type: 'name' }, { key: 'kommune' });
    const [select] = this.municipality.element.getElementsByTagName('select');
    select.append(new Option(text('elsewhere'), '-'));
    this.day = make('date', { type: 'date' });
    this.day.value = show(today());
    this.source = make('source', { type: 'address' }, { help: text('source_help') });
    this.source.element.hidden = true;
    this.fields = [this.role, this.municipality, this.day, this.source];
    this.parts.who.replaceChildren(...this.fields.map(({ element }) => element));
  }

  #listen() {
    const { mail, forge, download } = this.parts;
    mail.addEventListener('click', (event) => this.#leave(event, () => this.#toMail()));
    forge?.addEventListener('click', (event) => this.#leave(event, () => this.#toForge(event)));
    download.addEventListener('click', (event) => this.#leave(event, () => this.#download()));
    // A way that is added to the page, as `digitv serve` does: it tells whether it has taken the file.
    this.root.addEventListener('form:leave', (leaving) => {
      const { event, save } = /** @type {CustomEvent} */ (leaving).detail;
      this.#leave(event, async () => {
        if (await save(this.file())) this.#source.sent();
      });
    });
  }

  /** The name of the sender's municipality; empty where it is none of the site. */
  get from() {
    const { value } = this.municipality;
    return typeof value === 'string' && value !== '-' ? value : '';
  }

  /** The day of the statement, as files have it. */
  get date() {
    return String(this.day.value);
  }

  /** Whether the sender speaks for what is told. */
  get isOwn() {
    return this.from !== '' && (this.#source.isOwn?.(this.from) ?? true);
  }

  /** Who stands behind the statements: the municipality itself, or an address. */
  get saidBy() {
    return this.isOwn ? 'kommunen' : String(this.source.value);
  }

  #showSource() {
    const isNeeded = this.municipality.value !== '' && !this.isOwn && Boolean(this.#source.isOwn);
    this.source.element.hidden = !isNeeded;
  }

  /** What is kept of the sender in a draft. */
  read() {
    return { role: this.role.value, municipality: this.municipality.value, source: this.source.value };
  }

  write({ role = '', municipality = '', source = '' }) {
    this.role.value = role;
    this.municipality.value = municipality;
    this.source.value = source;
    this.#showSource();
  }

  /** The file as it is now. */
  file() {
    const { about, changes, text } = this.#source.contribution();
    const from = { rolle: String(this.role.value), kommune: this.from };
    return { about, name: fileName(this.date, about), text: fileText({ from, date: this.date, changes, text }) };
  }

  /** Shows the file, and puts it into the addresses of the ways out. */
  refresh() {
    const file = this.file();
    this.parts.file.textContent = file.text;
    const { mail, forge } = this.parts;
    const address = this.#mailAddress(file);
    const isLong = address.length > MAIL_LIMIT;
    mail.href = isLong ? this.#mailAddress(file, true) : address;
    this.parts['mail-help'].textContent = this.kit.texts.get(isLong ? 'send:mail_long' : 'send:mail_help');
    if (!forge) return;
    const page = this.#forgeAddress(file);
    const isTooLong = page.length > FORGE_LIMIT;
    forge.href = isTooLong ? `#${this.parts['forge-help'].id}` : page;
    forge.toggleAttribute('data-too-long', isTooLong);
    const { forgeName: name } = this.root.dataset;
    this.parts['forge-help'].textContent = this.kit.texts.get(isTooLong ? 'send:forge_long' : 'send:forge_help', {
      name,
    });
  }

  #mailAddress({ about, name, text }, isAttached = false) {
    const { mailbox, site } = this.root.dataset;
    const say = (key, values) => this.kit.texts.get(`send:${key}`, values);
    const rest = isAttached ? [say('attached', { file: name })] : [say('below'), text];
    const body = [say('greeting', { site }), ...rest].join('\n\n');
    const subject = say('subject', { about });
    return `mailto:${mailbox}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replace(/\n/g, '\r\n'))}`;
  }

  #forgeAddress({ name, text }) {
    const { forge, forgeFile, forgeText, forgeFolder, folder } = this.root.dataset;
    const path = `${forgeFolder}${folder}${name}`;
    return `${forge}?${forgeFile}=${encodeURIComponent(path)}&${forgeText}=${encodeURIComponent(text)}`;
  }

  /** Everything that must be put right before it is sent. */
  #faults() {
    const own = this.fields.filter((field) => !field.element.hidden && field.fault);
    for (const field of own) field.showFault();
    const said = own.map((field) => ({
      message: `${field.label}: ${field.fault}`,
      id: field.id,
      focus: () => field.focus(),
    }));
    return [...this.#source.faults(), ...said];
  }

  /** Leaves by one of the ways, or shows what must be put right. */
  #leave(event, leave) {
    const faults = this.#faults();
    const { wrong } = this.parts;
    wrong.hidden = faults.length === 0;
    if (faults.length > 0) {
      event.preventDefault();
      this.parts['wrong-list'].replaceChildren(...faults.map((fault) => this.#faultItem(fault)));
      wrong.focus();
      return;
    }
    this.refresh();
    leave();
  }

  #faultItem({ message, focus, id }) {
    const item = document.createElement('li');
    const link = /** @type {HTMLAnchorElement} */ (element('a', message));
    link.href = `#${id}`;
    link.addEventListener('click', (event) => {
      event.preventDefault();
      focus();
    });
    item.append(link);
    return item;
  }

  #toMail() {
    const file = this.file();
    if (this.#mailAddress(file).length > MAIL_LIMIT) this.#save(file);
    this.#source.sent();
  }

  #toForge(event) {
    if (this.parts.forge.hasAttribute('data-too-long')) {
      event.preventDefault();
      this.parts['send-status'].textContent = this.parts['forge-help'].textContent;
      return;
    }
    this.#source.sent();
  }

  #download() {
    this.#save(this.file());
    this.#source.sent();
  }

  /** Saves the file where the browser saves what is downloaded. */
  #save({ name, text }) {
    const link = document.createElement('a');
    const address = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    this.parts['send-status'].textContent = this.kit.texts.get('send:downloaded', { file: name });
  }
}
