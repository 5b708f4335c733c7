// A text as its page will show it, under the field in which it is written.

import { element } from '../../../../themes/digitv/scripts/forms/kit.js';
import { askPage } from './ask.js';
import { reasons } from './dialog.js';

export class Preview {
  /**
   * @param {import('./parts.js').Parts} parts
   * @param {Record<string, any>} own  the parts of a copy of «writing»
   * @param {() => string} contribution  what would be saved
   */
  constructor(parts, own, contribution) {
    this.parts = parts;
    this.own = own;
    this.contribution = contribution;
    own['preview-button'].addEventListener('click', () => this.#show());
  }

  async #show() {
    const { preview, 'preview-place': place } = this.own;
    try {
      const page = await askPage('preview', { contribution: this.contribution() });
      const texts = [...page.querySelectorAll('main .prose')];
      const [text] = texts.sort((one, other) => other.textContent.length - one.textContent.length);
      place.replaceChildren(...(text ? [document.importNode(text, true)] : []));
      for (const node of place.querySelectorAll('[id]')) node.removeAttribute('id');
    } catch (error) {
      this.say(place, error);
    }
    preview.hidden = false;
    preview.focus();
  }

  /** Says at a place why it cannot be done. */
  say(place, error) {
    const { title, lines } = reasons(this.parts, error);
    place.replaceChildren(...[title, ...lines].map((line) => element('p', line, 'field__fault')));
  }
}
