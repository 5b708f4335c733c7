// A text in Markdown: written, looked at as it will be, and with pictures.

import { fileText } from '../../../../themes/digitv/scripts/forms/contribution.js';
import { today } from '../../../../themes/digitv/scripts/forms/dates.js';
import { ask, write } from './ask.js';
import { base64, Pictures } from './pictures.js';
import { Preview } from './preview.js';

/** Reads the text of a document, or the part under the heading `part`. */
export async function readWriting(parts, document, part = '') {
  const model = await ask('document', { document });
  const text = part ? model.parts.find(({ id }) => id === part)?.text : model.text;
  return text === undefined ? undefined : new Writing(parts, model, part, text);
}

class Writing {
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
    this.text = /** @type {HTMLTextAreaElement} */ (/** @type {HTMLElement} */ (own.text));
    this.text.value = text;
    own.questions.hidden = model.kind !== 'erfaring';
    new Preview(parts, own, () => ({ contribution: this.#contribution() }));
    new Pictures(parts, own, this.text, async (name, file) => {
      const data = await base64(file);
      const { name: given } = await write('picture', { document: model.document, name, data });
      return given;
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
}
