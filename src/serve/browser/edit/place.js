// The places of a page that can be edited: each link to the form «Rett» with a statement in it becomes a
// button that opens the statement here, and each heading of the text gets one.

/** @typedef {{ document?: string, field?: string, part?: string, whole?: boolean, isNew?: boolean }} Place */

export class Places {
  /** Whether the page is edited, or only read. */
  isOn = true;
  /** @type {{ name: string, parts: { id: string, title: string }[], translation?: string } | undefined} */
  shown;

  /**
   * @param {import('./parts.js').Parts} parts
   * @param {(place: Place, title: string, opener: HTMLElement) => void} open
   */
  constructor(parts, open) {
    this.parts = parts;
    this.open = open;
  }

  /** Puts the buttons in, and takes those out whose place is gone. */
  refresh() {
    const before = new Map();
    for (const button of document.querySelectorAll('.edit-here')) {
      before.set(button.getAttribute('data-place'), button);
    }
    const focused = document.activeElement?.getAttribute('data-place');
    const links = this.#links();
    /** @param {Place} place */
    const isLinked = (place) =>
      links.some(({ place: other }) => other.document === place.document && other.field === place.field);
    const texts = this.#texts().filter(({ place }) => !isLinked(place));
    const wanted = this.isOn ? [...links, ...texts] : [];
    const keys = new Set();
    for (const { anchor, place, name } of wanted) {
      const key = keyOf(place, keys);
      keys.add(key);
      const button = before.get(key) ?? this.#button(key, place, name);
      if (anchor.nextElementSibling !== button) anchor.after(button);
    }
    for (const [key, button] of before) if (!keys.has(key)) button.remove();
    for (const link of this.#linksOfForm()) link.hidden = this.isOn;
    if (focused) this.focus(focused);
  }

  /** Gives the button of a place the focus: a new one may stand where the old one was. */
  focus(key) {
    const button = document.querySelector(`.edit-here[data-place="${CSS.escape(key)}"]`);
    /** @type {HTMLElement} */ (button)?.focus({ preventScroll: true });
  }

  #button(key, place, name) {
    const { element } = this.parts.copy('here');
    const title = this.parts.text('of', { what: name });
    element.dataset.place = key;
    element.setAttribute('aria-label', title);
    element.addEventListener('click', () => this.open(place, title, element));
    return element;
  }

  /** @returns {HTMLAnchorElement[]} */
  #linksOfForm() {
    const { correct } = this.parts.addresses;
    const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('main a[href*="f="]'));
    const isForm = ({ pathname, searchParams }) =>
      pathname === correct && searchParams.has('d') && searchParams.has('f');
    return [...links].filter((link) => isForm(new URL(link.href)));
  }

  #links() {
    return this.#linksOfForm().map((link) => {
      const { searchParams } = new URL(link.href);
      const place = { document: searchParams.get('d'), field: searchParams.get('f') };
      return { anchor: link, place, name: nameOf(link) ?? this.parts.texts.get(`field:${place.field}`) ?? place.field };
    });
  }

  /** The title and the summary of the document, and the headings of its text. */
  #texts() {
    if (!this.shown) return [];
    const { name: document_, parts } = this.shown;
    const heads = [
      { anchor: document.querySelector('main h1'), field: 'tittel' },
      { anchor: document.querySelector('main .lead'), field: 'sammendrag' },
    ];
    const { texts } = this.parts;
    const head = heads
      .filter(({ anchor }) => anchor)
      .map(({ anchor, field }) => {
        return { anchor, place: { document: document_, field }, name: texts.get(`field:${field}`).toLowerCase() };
      });
    const under = parts
      .map(({ id, title }) => ({ id, title, anchor: document.getElementById(id) }))
      .filter(({ anchor }) => anchor?.closest('main .prose'))
      .map(({ id, title, anchor }) => ({ anchor, place: { document: document_, part: id }, name: title }));
    return [...head, ...under];
  }
}

/** A name of the button of a place, which no other on the page has. */
function keyOf({ document, field = '', part = '' }, taken) {
  const name = [document, field, part].join(' ');
  let key = name;
  for (let number = 2; taken.has(key); number += 1) key = `${name} ${number}`;
  return key;
}

/** What a link says that it is about: «Rett: Folketall», «Stemmer det? (Digisos)». */
function nameOf(link) {
  const text = link.textContent.replace(/\s+/g, ' ').trim();
  return /: (.+)$/.exec(text)?.[1] ?? /\((.+)\)$/.exec(text)?.[1];
}
