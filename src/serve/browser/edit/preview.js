// A text as its page will show it, under the field in which it is written.

import { askPage } from './ask.js';
import { sayAt } from './pictures.js';

/** The place of a picture that is drawn. */
const MARK = 'data-drawn';

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
      // A picture is asked for as soon as it is in this document.
      const unsaved = text ? this.#takeOut(text) : [];
      place.replaceChildren(...(text ? [document.importNode(text, true)] : []));
      const marks = [...place.querySelectorAll(`[${MARK}]`)];
      await Promise.all(marks.map((mark, index) => draw(mark, unsaved[index])));
      for (const node of place.querySelectorAll('[id]')) node.removeAttribute('id');
    } catch (error) {
      sayAt(this.parts, place, error);
    }
    preview.hidden = false;
    preview.focus();
  }

  /** Puts marks in place of the pictures that have no address yet, and returns these. */
  #takeOut(text) {
    const unsaved = [];
    for (const image of text.querySelectorAll('img')) {
      const file = this.pictureOf(image.getAttribute('src').split('/').pop());
      if (!file) continue;
      const mark = text.ownerDocument.createElement('span');
      mark.setAttribute(MARK, '');
      (image.closest('picture') ?? image).replaceWith(mark);
      unsaved.push({ file, alt: image.alt });
    }
    return unsaved;
  }
}

/** Draws a picture in the place of its mark: the policy of pages lets no other be shown. */
async function draw(mark, { file, alt }) {
  const bitmap = await createImageBitmap(file);
  const canvas = document.createElement('canvas');
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext('2d').drawImage(bitmap, 0, 0);
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', alt);
  mark.replaceWith(canvas);
}
