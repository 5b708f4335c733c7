// Editing in the page itself, in `digitv serve` alone: a published page never has this.

import { ask } from './ask.js';
import { Bar } from './bar.js';
import { Dialog } from './dialog.js';
import { readNew } from './new.js';
import { loadParts } from './parts.js';
import { Places } from './place.js';
import { readStatement } from './statement.js';
import { addWay } from './way.js';
import { readWriting } from './writing.js';

/** The answer to whether the page is edited or read, for this tab. */
const KEPT = 'digitv-rediger';

class Page {
  /** The place that was edited last: it gets the focus when the page has followed. */
  #last = '';

  /** @param {import('./parts.js').Parts} parts */
  constructor(parts) {
    this.parts = parts;
    this.bar = new Bar(parts);
    this.places = new Places(parts, (place, title, opener) => this.open(place, title, opener));
    const { element, parts: own } = parts.copy('strip');
    this.strip = element;
    this.own = own;
    // The link past the menu stays the first thing that is reached.
    const first = document.querySelector('body > .skip-link');
    if (first) first.after(element);
    else document.body.prepend(element);
    own['strip-text-button'].addEventListener('click', ({ currentTarget }) => {
      const { name } = this.places.shown;
      const title = parts.text('of', { what: parts.text('whole') });
      this.open({ document: name, whole: true }, title, currentTarget);
    });
    own['strip-new-button'].addEventListener('click', ({ currentTarget }) => {
      this.open({ isNew: true }, parts.text('new'), currentTarget);
    });
    own.switch.addEventListener('click', () => this.#turn(!this.places.isOn));
    this.places.isOn = kept() !== 'nei';
    own.switch.setAttribute('aria-checked', String(this.places.isOn));
    document.addEventListener('digitv:change', () => this.refresh());
  }

  #turn(isOn) {
    this.places.isOn = isOn;
    keep(isOn ? 'ja' : 'nei');
    this.own.switch.setAttribute('aria-checked', String(isOn));
    this.places.refresh();
  }

  /** Asks what the page shows, and puts the buttons where they belong. */
  async refresh() {
    const { own, parts } = this;
    const { document: shown, ...standing } = await ask('page', { path: decodedPath() });
    this.places.shown = shown;
    own['strip-text'].hidden = !shown;
    const hasForm = /^(kommuner|losninger|erfaringer|samarbeid)\/[a-z0-9-]+(\.nn)?$/.test(shown?.name ?? '');
    own['strip-walk'].hidden = !hasForm;
    own['strip-walk-link'].href = hasForm ? `${parts.addresses.correct}?d=${shown.name}` : '';
    this.bar.show(standing);
    this.places.refresh();
    addWay(parts, this.bar);
    const isLost = document.activeElement === document.body || document.activeElement === null;
    if (this.#last && isLost) this.places.focus(this.#last);
  }

  /** @param {import('./place.js').Place} place */
  async open(place, title, opener) {
    this.#last = opener.dataset.place ?? '';
    try {
      const edited = await this.#read(place);
      if (!edited) {
        this.bar.say(this.parts.text('nowhere'));
        return;
      }
      const keep = async (saving) => {
        const answer = await saving;
        if (answer) this.#saved(answer, place.isNew);
        return Boolean(answer);
      };
      new Dialog(this.parts, title, opener, {
        content: edited.content,
        focus: () => edited.focus(),
        isDirty: () => edited.isDirty(),
        save: () => keep(edited.save()),
        still: 'isDated' in edited && edited.isDated ? () => keep(edited.still()) : undefined,
        again: () => this.open(place, title, opener),
      });
    } catch (error) {
      console.warn(error);
      this.bar.say(error.message || this.parts.text('failed'));
    }
  }

  /**
   * Reads what is to be edited at a place.
   * @param {import('./place.js').Place} place
   */
  #read({ document: name, field, part, whole, isNew }) {
    if (isNew) return readNew(this.parts, this.places.shown);
    const isText = whole || part !== undefined;
    return isText ? readWriting(this.parts, name, part) : readStatement(this.parts, name, field);
  }

  #saved({ done, addresses = [], ...standing }, isNew) {
    const { parts, bar } = this;
    if (done.length > 0) bar.show(/** @type {any} */ (standing));
    bar.say(done.length > 0 ? parts.text('saved', { what: parts.done(done) }) : parts.text('as_before'));
    if (isNew) bar.lead(addresses[0]);
  }
}

function kept() {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    // A browser that keeps nothing.
    return null;
  }
}

function keep(answer) {
  try {
    sessionStorage.setItem(KEPT, answer);
  } catch {
    // Then it is asked anew on the next page.
  }
}

function decodedPath() {
  try {
    return decodeURIComponent(location.pathname);
  } catch {
    return location.pathname;
  }
}

loadParts()
  .then((parts) => new Page(parts).refresh())
  .catch((error) => console.warn('digitv:', error));
