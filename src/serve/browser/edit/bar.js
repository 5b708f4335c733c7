// What is not shared yet: how much it is, the way back, and the ways to share it.

import { element } from '../../../../themes/digitv/scripts/forms/kit.js';
import { number } from '../../../../themes/digitv/scripts/search/texts.js';
import { ask, write } from './ask.js';
import { reasons } from './dialog.js';

/** @typedef {{ entry: number, words: string }} Way */
/** @typedef {{ changes: number, undo: Way | null, redo: Way | null }} Standing */

export class Bar {
  /** @type {Standing} */
  #standing = { changes: 0, undo: null, redo: null };
  #patch = '';

  /** @param {import('./parts.js').Parts} parts */
  constructor(parts) {
    this.parts = parts;
    const { element: bar, parts: own } = parts.copy('bar');
    this.element = bar;
    this.own = own;
    own.undo.addEventListener('click', () => this.#step('undo'));
    own.redo.addEventListener('click', () => this.#step('redo'));
    own.share.addEventListener('click', () => (own.drawer.hidden ? this.#open() : this.#close()));
    own['drawer-close'].addEventListener('click', () => this.#close());
    own.drawer.addEventListener('keydown', ({ key }) => key === 'Escape' && this.#close());
    own.commit.addEventListener('click', () => this.#commit());
    own.patch.addEventListener('click', () => this.#savePatch());
    document.body.append(bar);
    // The corner of the preview stands above it.
    const { style } = document.documentElement;
    new ResizeObserver(() => style.setProperty('--digitv-bar', `${bar.offsetHeight}px`)).observe(bar);
  }

  /** @param {Standing} standing */
  show(standing) {
    const { own, parts } = this;
    this.#standing = standing;
    const { changes, undo, redo } = standing;
    this.element.hidden = changes === 0 && !undo && !redo;
    const key = changes === 1 ? 'changes_one' : 'changes_many';
    own.count.textContent = changes === 0 ? parts.text('changes_none') : parts.text(key, { count: number(changes) });
    own.undo.disabled = !undo;
    own.redo.disabled = !redo;
    own.undo.title = undo?.words ?? '';
    own.redo.title = redo?.words ?? '';
    if (!own.drawer.hidden) this.#fill();
  }

  /** Says what was done, to those who cannot see it too. */
  say(words) {
    this.element.hidden = false;
    this.own.said.textContent = words;
  }

  /** Leads to the page of what was saved, after what is said of it. */
  lead(address) {
    if (!address) return;
    const { element: link } = this.parts.copy('see');
    link.href = address;
    this.own.said.append(' ', link);
  }

  /** @param {'undo' | 'redo'} way */
  async #step(way) {
    const { entry } = this.#standing[way];
    const { own, parts } = this;
    const button = own[way];
    try {
      const answer = await write(way, { entry });
      this.show(answer);
      this.say(parts.text(way === 'undo' ? 'undone' : 'redone', { what: parts.done(answer.done) }));
    } catch (error) {
      this.#sayRefusal(error);
      this.show(await ask('page', { path: '/' }).catch(() => this.#standing));
    }
    // A button that can do no more loses the focus.
    if (button.disabled) (way === 'undo' ? own.redo : own.undo).focus();
  }

  #sayRefusal(error) {
    const { title, lines } = reasons(this.parts, error);
    this.say([title, ...lines].join(' '));
  }

  async #open() {
    const { own } = this;
    own.drawer.hidden = false;
    own.share.setAttribute('aria-expanded', 'true');
    await this.#fill(true);
    own['drawer-title'].focus();
  }

  #close() {
    const { own } = this;
    own.drawer.hidden = true;
    own.share.setAttribute('aria-expanded', 'false');
    own.share.focus();
  }

  /** Shows the difference; the message is only proposed when the drawer is opened. */
  async #fill(isNew = false) {
    const { own, parts } = this;
    own['share-wrong'].hidden = true;
    try {
      const { files, message, patch, git } = await ask('difference');
      this.#patch = patch;
      const nothing = element('p', parts.text('nothing'));
      const pictures = files.some(({ is_picture: isPicture }) => isPicture);
      const left = pictures ? [element('p', parts.text('pictures_left'), 'field__help')] : [];
      own.files.replaceChildren(...files.map((file) => this.#file(file)), ...(files.length > 0 ? left : [nothing]));
      if (isNew) own.message.value = message;
      own['message-field'].hidden = !git || files.length === 0;
      own.commit.hidden = !git || files.length === 0;
      own['no-git'].hidden = git;
      own.patch.hidden = patch === '';
    } catch (error) {
      this.#wrong(error);
    }
  }

  #file({ file, title, lines, had_others: hadOthers }) {
    const { element: shown, parts: own } = this.parts.copy('file');
    const name = title === file ? file : this.parts.text('file', { title, file });
    own['file-title'].textContent = name;
    own['file-others'].hidden = !hadOthers;
    own['file-others'].textContent = this.parts.text('had_others');
    own['file-lines'].setAttribute('aria-label', name);
    own['file-lines'].replaceChildren(...lines.map((line) => this.#line(line)));
    own['file-lines'].hidden = lines.length === 0;
    return shown;
  }

  #line([sign, text]) {
    const kinds = { '-': 'edit-line edit-line--out', '+': 'edit-line edit-line--in', '@': 'edit-line edit-line--gap' };
    const line = element('div', '', kinds[sign] ?? 'edit-line');
    const words = { '-': 'line_before', '+': 'line_now' };
    if (words[sign]) line.append(element('span', `${this.parts.text(words[sign])} `, 'visually-hidden'));
    const mark = element('i', sign === '@' ? '…' : sign);
    mark.setAttribute('aria-hidden', 'true');
    line.append(mark, text);
    return line;
  }

  async #commit() {
    const { own, parts } = this;
    own['share-wrong'].hidden = true;
    own.commit.disabled = true;
    try {
      const answer = await write('commit', { message: own.message.value });
      this.#close();
      this.show(answer);
      this.say(parts.text('committed', { name: answer.commit }));
    } catch (error) {
      this.#wrong(error);
      own.message.focus();
    } finally {
      own.commit.disabled = false;
    }
  }

  #wrong(error) {
    const { title, lines } = reasons(this.parts, error);
    const { 'share-wrong': wrong } = this.own;
    wrong.textContent = [title, ...lines].join(' ');
    wrong.hidden = false;
  }

  /** Saves the patch where the browser saves what is downloaded. */
  #savePatch() {
    const link = document.createElement('a');
    const address = URL.createObjectURL(new Blob([this.#patch], { type: 'text/x-patch' }));
    const name = 'endringer.patch';
    Object.assign(link, { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    this.say(this.parts.text('patched', { name }));
  }
}
