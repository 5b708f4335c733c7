// What is written is gone with the page, unless the writer asks the browser to keep it on this machine.
// Leaving with what is neither kept nor sent asks first.

import { partsOf } from '../search/parts.js';

/** Milliseconds from the last change until a draft is kept. */
const QUIET = 400;

export class Draft {
  #isChanged = false;
  #isKept = false;
  #timer;

  /**
   * @param {ParentNode} root
   * @param {import('./kit.js').Kit} kit
   * @param {{ key: string, read: () => object, write: (draft: any) => void }} draft
   */
  constructor(root, kit, draft) {
    this.kit = kit;
    this.draft = draft;
    this.key = `digitv-utkast:${draft.key}`;
    this.parts = partsOf(root);
    this.parts['draft-button'].addEventListener('click', () => this.#toggle());
    addEventListener('beforeunload', (event) => {
      if (this.#isChanged && !this.#isKept) event.preventDefault();
    });
  }

  /** Puts back what was kept, where there is any. */
  restore() {
    const kept = this.#stored();
    if (!kept) return;
    this.#isKept = true;
    this.draft.write(kept);
    this.#show('restored');
  }

  /** Something was written. */
  changed() {
    this.#isChanged = true;
    if (!this.#isKept) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#keep(), QUIET);
  }

  /** What was written has been sent or saved. */
  sent() {
    this.#isChanged = false;
  }

  #toggle() {
    if (this.#isKept) this.#drop();
    else this.#keep();
  }

  #keep() {
    try {
      localStorage.setItem(this.key, JSON.stringify(this.draft.read()));
      this.#isKept = true;
      this.#show('kept_help');
    } catch {
      // Blocked, or full.
      this.#isKept = false;
      this.#show('failed');
    }
  }

  #drop() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // Then nothing was kept.
    }
    this.#isKept = false;
    this.#show('none_help');
  }

  #stored() {
    try {
      return JSON.parse(localStorage.getItem(this.key));
    } catch {
      return undefined;
    }
  }

  #show(help) {
    const text = (key) => this.kit.texts.get(`stored:${key}`);
    this.parts['draft-title'].textContent = text(this.#isKept ? 'kept' : 'none');
    this.parts['draft-help'].textContent = text(help);
    this.parts['draft-button'].textContent = text(this.#isKept ? 'drop' : 'keep');
  }
}
