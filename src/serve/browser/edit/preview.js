// A text as its page will show it, under the field in which it is written.

import { askPage } from './ask.js';
import { sayAt } from './pictures.js';

export class Preview {
  /**
   * @param {import('./parts.js').Parts} parts
   * @param {Record<string, any>} own  the parts of a copy of «writing»
   * @param {() => { contribution: string, pictures?: object[] }} asked  what would be saved
   * @param {(name: string) => File | undefined} [pictureOf]  the picture that a
   *   file of that name shows, where it is not saved
   */
  constructor(parts, own, asked, pictureOf = () => undefined) {
    this.parts = parts;
    this.own = own;
    this.asked = asked;
    this.pictureOf = pictureOf;
    own['preview-button'].addEventListener('click', () => this.#show());
  }

  async #show() {
    const { preview, 'preview-place': place } = this.own;
    try {
      const page = await askPage('preview', this.asked());
      const texts = [...page.querySelectorAll('main .prose')];
      const [text] = texts.sort((one, other) => other.textContent.length - one.textContent.length);
      place.replaceChildren(...(text ? [document.importNode(text, true)] : []));
      await Promise.all([...place.querySelectorAll('img')].map((image) => this.#draw(image)));
      for (const node of place.querySelectorAll('[id]')) node.removeAttribute('id');
    } catch (error) {
      sayAt(this.parts, place, error);
    }
    preview.hidden = false;
    preview.focus();
  }

  /** Draws a picture that has no address yet: the policy of pages lets no other be shown. */
  async #draw(image) {
    const file = this.pictureOf(image.getAttribute('src').split('/').pop());
    if (!file) return;
    const bitmap = await createImageBitmap(file);
    const canvas = document.createElement('canvas');
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext('2d').drawImage(bitmap, 0, 0);
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', image.alt);
    const whole = image.closest('picture') ?? image;
    whole.replaceWith(canvas);
  }
}
