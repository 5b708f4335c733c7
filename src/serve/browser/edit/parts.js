// The parts and words of the editor, in the language of the page, from the theme of the site.

import { makeKit } from '../../../../themes/digitv/scripts/forms/kit.js';
import { copyOf, partsOf } from '../../../../themes/digitv/scripts/search/parts.js';
import { Texts } from '../../../../themes/digitv/scripts/search/texts.js';
import { askPage } from './ask.js';

/** What marks an element of the editor: it is no part of the page as it was sent. */
export const OWN = 'data-digitv-edit';

export class Parts {
  #kit;

  /**
   * @param {HTMLTemplateElement} template  the parts
   * @param {HTMLTemplateElement[]} all  those with words
   */
  constructor(template, all) {
    this.parts = partsOf(template.content);
    this.texts = new Texts(all.flatMap(({ content }) => [...content.querySelectorAll('[data-text]')]));
    this.addresses = template.dataset;
  }

  /** A copy of a part, and the parts in it. */
  copy(name) {
    const { element, parts } = copyOf(this.parts[name]);
    element.setAttribute(OWN, '');
    return { element, parts };
  }

  text(key, values = {}) {
    return this.texts.get(`edit:${key}`, values);
  }

  /** What was done, in one sentence: the first of several, and how many more. */
  done([first, ...rest]) {
    return rest.length === 0 ? first : this.text('more', { what: first, count: rest.length });
  }

  /** What the fields of forms need; it is fetched when the first is opened. */
  kit() {
    this.#kit ??= makeKit('template[data-editor-parts]').catch((error) => {
      this.#kit = undefined;
      throw error;
    });
    return this.#kit;
  }
}

/** Fetches the parts, and puts them and their style sheets into the page. */
export async function loadParts() {
  const lang = document.documentElement.lang === 'nn' ? 'nn' : 'nb';
  const page = await askPage('parts', { lang });
  const holder = document.createElement('div');
  holder.hidden = true;
  holder.setAttribute(OWN, '');
  for (const node of page.querySelectorAll('template, [data-form-addresses]')) {
    holder.append(document.importNode(node, true));
  }
  document.body.append(holder);
  const theirs = page.querySelector('link[data-editor-style]').getAttribute('href');
  addStyles([theirs, '/.digitv/edit/edit.css']);
  const templates = /** @type {NodeListOf<HTMLTemplateElement>} */ (holder.querySelectorAll('template'));
  return new Parts(holder.querySelector('template[data-editor-parts]'), [...templates]);
}

function addStyles(addresses) {
  for (const href of addresses) {
    if (document.querySelector(`link[rel="stylesheet"][href="${href}"]`)) continue;
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
    link.setAttribute(OWN, '');
    document.head.append(link);
  }
}
