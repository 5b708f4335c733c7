// How the report will look, as it stands in lists, and what is missing before it is sent.

import { partsOf } from '../../search/parts.js';
import { show } from '../dates.js';
import { element } from '../kit.js';

export class Preview {
  /**
   * @param {ParentNode} root
   * @param {import('../kit.js').Kit} kit
   */
  constructor(root, kit) {
    this.kit = kit;
    this.parts = partsOf(root);
  }

  /** @param {Record<string, any>} answers */
  show(answers) {
    const { parts, kit } = this;
    const { texts } = kit;
    const [lesson] = answers.råd ?? [];
    parts['preview-title'].textContent = answers.tittel || texts.get('preview_title');
    parts['preview-lesson'].textContent = lesson ?? texts.get('preview_lesson');
    parts['preview-when'].textContent = [answers['periode:fra'], answers['periode:til']]
      .filter(Boolean)
      .map(show)
      .join('–');
    const status = answers.status && kit.rules.label('rapportstatus', answers.status);
    const places = (answers.kommuner ?? []).map((place) => kit.choices.title('kommuner', place));
    const solutions = (answers.løsninger ?? []).map((solution) => kit.choices.title('losninger', solution));
    const meta = [status, ...places, ...solutions].filter(Boolean);
    parts['preview-meta'].replaceChildren(...meta.map((word) => element('span', word)));
    parts['preview-more'].replaceChildren(
      ...this.#list('advice_only', answers.råd),
      ...this.#list('pitfalls_only', answers.fallgruver),
      ...this.#list('differently_only', answers.ville_gjort_annerledes),
    );
  }

  #list(title, lines = []) {
    if (lines.length === 0) return [];
    const list = element('ul', '', 'preview__list');
    list.append(...lines.map((line) => element('li', line)));
    return [element('h4', this.kit.texts.get(title)), list];
  }

  /**
   * What is missing, what is wrong, and what could be told.
   * @param {{ kind: 'ready' | 'wrong' | 'open', text: string, id?: string, focus?: () => void }[]} items
   */
  check(items) {
    this.parts.before.replaceChildren(...items.map((item) => this.#item(item)));
  }

  #item({ kind, text, id = '', focus = undefined }) {
    const item = element('li', focus ? '' : text, `before__${kind}`);
    if (!focus) return item;
    const link = /** @type {HTMLAnchorElement} */ (element('a', text));
    link.href = `#${id}`;
    link.addEventListener('click', (event) => {
      event.preventDefault();
      focus();
    });
    item.append(link);
    return item;
  }
}
