// A text in Markdown: written, looked at as it will be, and with pictures.

import { fileText, slug } from '../../../../themes/digitv/scripts/forms/contribution.js';
import { today } from '../../../../themes/digitv/scripts/forms/dates.js';
import { ask, write } from './ask.js';
import { Preview } from './preview.js';

/** Reads the text of a document, or the part under the heading `part`. */
export async function readWriting(parts, document, part = '') {
  const model = await ask('document', { document });
  const text = part ? model.parts.find(({ id }) => id === part)?.text : model.text;
  return text === undefined ? undefined : new Writing(parts, model, part, text);
}

class Writing {
  /** @type {File | undefined} */
  #picture;

  /**
   * @param {import('./parts.js').Parts} parts
   * @param {{ document: string, kind: string }} model
   * @param {string} part
   * @param {string} text  what stands there
   */
  constructor(parts, model, part, text) {
    this.parts = parts;
    this.model = model;
    this.part = part;
    this.before = text;
    const { element, parts: own } = parts.copy('writing');
    this.content = element;
    this.own = own;
    this.text = /** @type {HTMLTextAreaElement} */ (/** @type {HTMLElement} */ (own.text));
    this.file = /** @type {HTMLInputElement} */ (/** @type {HTMLElement} */ (own['picture-file']));
    this.text.value = text;
    own.questions.hidden = model.kind !== 'erfaring';
    this.preview = new Preview(parts, own, () => this.#contribution());
    this.#listen();
  }

  #listen() {
    const { own } = this;
    own.picture.addEventListener('click', () => this.file.click());
    this.file.addEventListener('change', () => this.#choose(this.file.files[0]));
    own['picture-put'].addEventListener('click', () => this.#put());
    own['picture-drop'].addEventListener('click', () => this.#choose(undefined));
    // Enter saves the whole form everywhere else.
    own['picture-alt'].addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      this.#put();
    });
    this.text.addEventListener('dragover', (event) => {
      const isFile = [...event.dataTransfer.types].includes('Files');
      if (isFile) event.preventDefault();
    });
    this.text.addEventListener('drop', (event) => {
      const [file] = event.dataTransfer.files;
      if (!file) return;
      event.preventDefault();
      this.#choose(file);
    });
  }

  isDirty() {
    return this.text.value !== this.before;
  }

  focus() {
    const { text } = this;
    // What is written last stands where the writer left it; at first that is the start.
    if (!this.isDirty()) text.setSelectionRange(0, 0);
    text.focus();
  }

  #contribution() {
    const felt = this.part ? `tekst[${this.part}]` : 'tekst';
    const { document } = this.model;
    const fra = this.before && { fra: this.before };
    const changes = [{ dokument: document, felt, ...fra, til: this.text.value }];
    return fileText({ from: {}, date: today(), changes, text: '' });
  }

  async save() {
    return this.isDirty() ? write('change', { contribution: this.#contribution() }) : { done: [] };
  }

  /** Takes a picture, whose description is asked for before it is put anywhere. */
  #choose(file) {
    const { own } = this;
    this.#picture = file;
    own['picture-about'].hidden = !file;
    this.file.value = '';
    own['picture-alt'].value = '';
    if (!file) {
      own.picture.focus();
      return;
    }
    own['picture-name'].textContent = nameOf(file.name);
    own['picture-alt'].focus();
  }

  /** Puts the picture beside the document, and into the text where the writer is. */
  async #put() {
    const { own } = this;
    const about = own['picture-alt'].value.replace(/\s+/g, ' ').trim();
    if (!about) {
      own['picture-alt'].setAttribute('aria-invalid', 'true');
      own['picture-alt'].focus();
      return;
    }
    try {
      const data = await base64(this.#picture);
      const { document } = this.model;
      const { name } = await write('picture', { document, name: nameOf(this.#picture.name), data });
      const { text } = this;
      const words = `![${about.replace(/[[\]\\]/g, '\\$&')}](${name})`;
      text.setRangeText(`\n\n${words}\n\n`, text.selectionStart, text.selectionEnd, 'end');
      text.value = text.value.replace(/\n{3,}/g, '\n\n').replace(/^\n+/, '');
      this.#choose(undefined);
      text.focus();
    } catch (error) {
      this.preview.say(own['picture-name'], error);
      own['picture-alt'].focus();
    }
  }
}

/** A name that works everywhere: `Kart over Nome.PNG` → `kart-over-nome.png`. */
function nameOf(name) {
  const [, stem, ending] = /^(.*?)\.?([^.]*)$/.exec(name);
  return `${slug(stem) || 'bilde'}.${ending.toLowerCase()}`;
}

/** @param {File} file */
function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^[^,]*,/, '')));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}
