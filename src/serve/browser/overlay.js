// What is wrong, laid over the page, and a few words of the page in a corner. Everything from a
// file is put in as text. It stands in a shadow tree, so the site's style and this one do not meet.

/**
 * The words of the overlay, in the language of the messages that it shows.
 *
 * @typedef {{ lang: string, errors: string, corner: string, lost: string, putAway: string,
 *   oneError: string, manyErrors: string, more: string, shownAsBefore: string, draft: string,
 *   oneWarning: string, manyWarnings: string, edit: string }} Words
 */

/**
 * @typedef {{ code: string, severity: string, file: string, line: number, column: number,
 *   message: string, help: string | null, excerpt: [string, string, string] | null }} Found
 */

export class Overlay {
  #host;
  #errors;
  #corner;
  #lost;
  #words;
  /** The errors that the reader has put away. */
  #away = '';

  /**
   * @param {Document} page
   * @param {Words} words
   */
  constructor(page, words) {
    this.#words = words;
    this.#host = page.createElement('digitv-overlay');
    this.#host.lang = words.lang;
    const root = this.#host.attachShadow({ mode: 'open' });
    root.append(element('link', { rel: 'stylesheet', href: '/.digitv/overlay.css' }));
    this.#errors = element('section', { class: 'errors', 'aria-label': words.errors, hidden: '' });
    this.#corner = element('aside', { class: 'corner', 'aria-label': words.corner, hidden: '' });
    this.#lost = element('p', { class: 'lost', role: 'status', hidden: '' });
    root.append(this.#errors, this.#corner, this.#lost);
    // Beside the body, which belongs to the page.
    page.documentElement.append(this.#host);
  }

  /** Whether the server can be reached. */
  connected(isConnected) {
    this.#lost.textContent = isConnected ? '' : this.#words.lost;
    this.#lost.hidden = isConnected;
  }

  /** Shows what the server says of the page. */
  show({ report, draft, file, editor }) {
    this.#showErrors(report.errors, editor);
    this.#showCorner(report.warnings, draft, file, editor);
  }

  /** The address that opens `file` in the editor. */
  address({ pattern, root }, file, line, column) {
    const path = `${root}/${file}`.split('/').map(encodeURIComponent).join('/');
    // The drive of a Windows path keeps its colon.
    const plain = path.replace(/^\/([A-Za-z])%3A\//, '/$1:/');
    return pattern
      .replaceAll('{file}', () => plain)
      .replaceAll('{line}', String(line))
      .replaceAll('{column}', String(column));
  }

  #showErrors({ count, shown }, editor) {
    const text = JSON.stringify(shown);
    if (count === 0) this.#away = '';
    this.#errors.hidden = count === 0 || text === this.#away;
    const close = element('button', { type: 'button' }, this.#words.putAway);
    close.addEventListener('click', () => {
      this.#away = text;
      this.#errors.hidden = true;
    });
    const title = count === 1 ? this.#words.oneError : counted(this.#words.manyErrors, count);
    const more = count > shown.length ? [element('p', {}, counted(this.#words.more, count - shown.length))] : [];
    this.#errors.replaceChildren(
      element('header', {}, element('h2', { role: 'alert' }, title), close),
      element('p', {}, this.#words.shownAsBefore),
      this.#list(shown, editor),
      ...more,
    );
  }

  #showCorner({ count, shown }, draft, file, editor) {
    const parts = [];
    if (draft) parts.push(element('strong', { class: 'draft' }, this.#words.draft));
    if (count > 0) {
      const name = count === 1 ? this.#words.oneWarning : counted(this.#words.manyWarnings, count);
      const wasOpen = this.#corner.querySelector('details')?.open ?? false;
      const details = element('details', {}, element('summary', {}, name), this.#list(shown, editor));
      details.open = wasOpen;
      parts.push(details);
    }
    if (file && editor) {
      const href = this.address(editor, file, 1, 1);
      parts.push(element('a', { href, title: file }, this.#words.edit));
    }
    this.#corner.hidden = parts.length === 0;
    this.#corner.replaceChildren(...parts);
  }

  /** @param {Found[]} found */
  #list(found, editor) {
    return element('ol', {}, ...found.map((one) => this.#item(one, editor)));
  }

  /** @param {Found} found */
  #item(found, editor) {
    const { code, severity, file, line, column, message, help, excerpt } = found;
    const place = `${file}:${line}:${column}`;
    const opens = editor && !file.startsWith('(');
    const where = opens
      ? element('a', { href: this.address(editor, file, line, column) }, place)
      : element('span', {}, place);
    const parts = [
      element('p', { class: 'message' }, element('code', {}, code), ' ', message),
      element('p', { class: 'place' }, where),
    ];
    if (excerpt) {
      const [before, marked, after] = excerpt;
      parts.push(element('pre', {}, before, element('mark', {}, marked), after));
    }
    if (help) parts.push(element('p', { class: 'help' }, help));
    return element('li', { class: severity }, ...parts);
  }
}

/**
 * The words of `text`, with the number in its place.
 *
 * @param {string} text
 * @param {number} count
 */
function counted(text, count) {
  return text.replace('{count}', String(count));
}

/** An element with attributes and children; strings become text. */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
