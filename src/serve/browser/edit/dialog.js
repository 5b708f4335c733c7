// The dialog in which something is edited. It keeps what is written until it is saved or given up.

import { element } from '../../../../themes/digitv/scripts/forms/kit.js';
import { Refused } from './ask.js';

/**
 * @typedef {object} Editing
 * @property {HTMLElement} content
 * @property {() => void} focus
 * @property {() => boolean} isDirty  whether something is written that is not saved
 * @property {() => Promise<boolean>} save  false where something must be put right first
 * @property {() => Promise<boolean>} [still]  confirms what stands
 * @property {() => void} again  begins anew with what stands now
 */

export class Dialog {
  #opener;

  /**
   * @param {import('./parts.js').Parts} parts
   * @param {string} title
   * @param {HTMLElement} opener  what gets the focus afterwards
   * @param {Editing} editing
   */
  constructor(parts, title, opener, editing) {
    this.parts = parts;
    this.editing = editing;
    this.#opener = opener;
    const { element: dialog, parts: own } = parts.copy('dialog');
    this.dialog = /** @type {HTMLDialogElement} */ (/** @type {HTMLElement} */ (dialog));
    this.own = own;
    own['dialog-title'].textContent = title;
    own.content.append(editing.content);
    own.still.hidden = !editing.still;
    this.#listen();
    document.body.append(dialog);
    this.dialog.showModal();
    editing.focus();
  }

  #listen() {
    const { own, dialog } = this;
    own.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#save(() => this.editing.save());
    });
    own.still.addEventListener('click', () => this.#save(() => this.editing.still()));
    own.close.addEventListener('click', () => this.#leave());
    own['go-on'].addEventListener('click', () => {
      own.dirty.hidden = true;
      this.editing.focus();
    });
    own.discard.addEventListener('click', () => this.close());
    own.fetch.addEventListener('click', () => {
      this.close();
      this.editing.again();
    });
    // Esc.
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.#leave();
    });
  }

  /** Closes, or asks first where something would be lost. */
  #leave() {
    const { dirty } = this.own;
    if (!this.editing.isDirty() || !dirty.hidden) {
      this.close();
      return;
    }
    dirty.hidden = false;
    this.own['go-on'].focus();
  }

  async #save(save) {
    const { save: button, still } = this.own;
    const words = button.textContent;
    this.own.wrong.hidden = true;
    this.own.dirty.hidden = true;
    button.disabled = true;
    still.disabled = true;
    button.textContent = this.parts.text('saving');
    try {
      if (await save()) this.close();
    } catch (error) {
      this.refused(error);
    } finally {
      button.disabled = false;
      still.disabled = false;
      button.textContent = words;
    }
  }

  /** Says why nothing was written. */
  refused(error) {
    const { own } = this;
    const { title, lines } = reasons(this.parts, error);
    own['wrong-title'].textContent = title;
    own['wrong-list'].replaceChildren(...lines.map((line) => element('li', line)));
    own.fetch.hidden = !(error instanceof Refused) || error.conflicts.length === 0;
    own.wrong.hidden = false;
    own.wrong.focus();
  }

  close() {
    this.dialog.close();
    this.dialog.remove();
    this.#opener?.focus();
  }
}

/**
 * Why nothing was written, in words.
 * @param {import('./parts.js').Parts} parts
 */
export function reasons(parts, error) {
  if (!(error instanceof Refused)) {
    console.warn(error);
    return { title: parts.text('failed'), lines: [] };
  }
  const conflicts = error.conflicts.map((conflict) => parts.text('conflict', conflict));
  const found = error.found.map(({ message, help }) => [message, help].filter(Boolean).join('. '));
  return { title: error.message, lines: [...conflicts, ...found] };
}
