// Pictures in a text in Markdown: dropped on it or chosen, described, and put where the writer is.

import { slug } from '../../../../themes/digitv/scripts/forms/contribution.js';
import { reasons } from './dialog.js';
import { element } from '../../../../themes/digitv/scripts/forms/kit.js';

export class Pictures {
  /** @type {File | undefined} */
  #picture;

  /**
   * @param {import('./parts.js').Parts} parts
   * @param {Record<string, any>} own  the parts of a copy of «writing»
   * @param {HTMLTextAreaElement} text  what is written in
   * @param {(name: string, file: File) => Promise<string>} put  puts a picture beside the document under a
   *   name, and gives the name to refer to it by
   */
  constructor(parts, own, text, put) {
    this.parts = parts;
    this.own = own;
    this.text = text;
    this.put = put;
    this.file = /** @type {HTMLInputElement} */ (/** @type {HTMLElement} */ (own['picture-file']));
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
    text.addEventListener('dragover', (event) => {
      const isFile = [...event.dataTransfer.types].includes('Files');
      if (isFile) event.preventDefault();
    });
    text.addEventListener('drop', (event) => {
      const [file] = event.dataTransfer.files;
      if (!file) return;
      event.preventDefault();
      this.#choose(file);
    });
  }

  /** Whether a picture was taken that is neither put nor dropped. */
  get isBegun() {
    return this.#picture !== undefined;
  }

  /** Takes a picture, whose description is asked for before it is put anywhere. */
  #choose(file) {
    const { own } = this;
    this.#picture = file;
    own['picture-about'].hidden = !file;
    this.file.value = '';
    own['picture-alt'].value = '';
    own['picture-alt'].removeAttribute('aria-invalid');
    if (!file) {
      own.picture.focus();
      return;
    }
    own['picture-name'].textContent = nameOf(file.name);
    own['picture-alt'].focus();
  }

  /** Puts the picture beside the document, and into the text where the writer is. */
  async #put() {
    const { own, text } = this;
    const about = own['picture-alt'].value.replace(/\s+/g, ' ').trim();
    if (!about) {
      own['picture-alt'].setAttribute('aria-invalid', 'true');
      own['picture-alt'].focus();
      return;
    }
    const picture = this.#picture;
    own['picture-put'].disabled = true;
    try {
      const name = await this.put(nameOf(picture.name), picture);
      // Another may have been taken meanwhile.
      if (this.#picture !== picture) return;
      const words = `![${about.replace(/[[\]\\]/g, '\\$&')}](${name})`;
      text.setRangeText(`\n\n${words}\n\n`, text.selectionStart, text.selectionEnd, 'end');
      text.value = text.value.replace(/\n{3,}/g, '\n\n').replace(/^\n+/, '');
      text.dispatchEvent(new Event('input', { bubbles: true }));
      this.#choose(undefined);
      text.focus();
    } catch (error) {
      sayAt(this.parts, own['picture-name'], error);
      own['picture-alt'].focus();
    } finally {
      own['picture-put'].disabled = false;
    }
  }
}

/** Says at a place why something cannot be done. */
export function sayAt(parts, place, error) {
  const { title, lines } = reasons(parts, error);
  place.replaceChildren(...[title, ...lines].map((line) => element('p', line, 'field__fault')));
}

/** A name that works everywhere: `Kart over Nome.PNG` → `kart-over-nome.png`. */
function nameOf(name) {
  const [, stem, ending] = /^(.*?)\.?([^.]*)$/s.exec(name);
  return `${slug(stem) || 'bilde'}.${ending.toLowerCase()}`;
}

/** @param {File} file */
export function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^[^,]*,/, '')));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}
