// The rows of a list: which of them are shown, how many there are of each value, and in what order
// they stand. Each row says what it has in `data-traits`: `tema:helse kommune:skien`.

const names = new Intl.Collator('nb');

/** How rows are put in order, by the name of the order in the address. */
const ORDERS = {
  navn: (a, b) => names.compare(a.title, b.title),
  brukere: (a, b) => b.users - a.users || names.compare(a.title, b.title),
  eldste: (a, b) => a.year - b.year,
};

export class Rows {
  /** The rows as the page has them, and the lists that they stand in. */
  #rows;
  #groups;

  /**
   * @param {HTMLElement} list
   * @param {Record<string, FoundElement>} parts
   * @param {HTMLElement} flat  for all rows in one list under a heading
   */
  constructor(list, parts, flat) {
    this.order = parts.order;
    this.flat = flat;
    parts.none.after(flat);
    this.#rows = Array.from(list.querySelectorAll('[data-traits]'), readRow);
    this.#groups = new Set(this.#rows.map(({ home }) => home));
  }

  get size() {
    return this.#rows.length;
  }

  /** Shows what `state` asks for; gives how many that is. */
  show({ filters, order }) {
    const shown = this.#rows.filter((row) => fits(row, filters));
    for (const row of this.#rows) row.element.hidden = !shown.includes(row);
    const compare = Object.hasOwn(ORDERS, order) ? ORDERS[order] : undefined;
    this.#arrange(compare ? shown.toSorted(compare) : undefined, order);
    for (const home of this.#groups) {
      home.closest('section').hidden = Boolean(compare) || !home.querySelector(':scope > :not([hidden])');
      unfold(home.closest('details'), Object.keys(filters).length > 0);
    }
    return shown.length;
  }

  /** How many rows have each value of `key`, by all choices but those of `key` itself. */
  count(key, filters) {
    const others = { ...filters, [key]: undefined };
    const counts = new Map();
    for (const row of this.#rows.filter((row) => fits(row, others))) {
      for (const value of row.traits.get(key) ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  }

  /** All rows where the page has them, or `sorted` in one list under the name of the order. */
  #arrange(sorted, order) {
    const { flat } = this;
    flat.hidden = !sorted || sorted.length === 0;
    if (!sorted && !flat.querySelector('ul')) return;
    flat.querySelector('ul')?.remove();
    for (const { element, home } of this.#rows) home.append(element);
    if (!sorted) return;
    const list = this.#rows[0].home.cloneNode();
    list.append(...sorted.map(({ element }) => element));
    flat.append(list);
    const option = this.order.querySelector(`[value="${order}"]`);
    flat.querySelector('h2').textContent = option.textContent;
  }
}

function readRow(element) {
  const traits = new Map();
  for (const trait of element.dataset.traits.split(' ')) {
    const colon = trait.indexOf(':');
    const key = trait.slice(0, colon);
    traits.set(key, [...(traits.get(key) ?? []), trait.slice(colon + 1)]);
  }
  return {
    element,
    traits,
    home: element.parentElement,
    title: element.querySelector('a').textContent,
    users: Number(element.dataset.users ?? 0),
    // What nobody knows the year of is last.
    year: Number(traits.get('ar')?.[0]) || Number.MAX_SAFE_INTEGER,
  };
}

/** A long list is folded by topic until something is chosen: then what is left of it is shown. */
function unfold(folded, isChosen) {
  if (!folded) return;
  folded.open = isChosen;
  folded.querySelector('summary').hidden = isChosen;
}

/** Values of one facet add up, facets narrow. */
function fits({ traits }, filters) {
  return Object.entries(filters).every(
    ([key, values]) => !values || values.some((value) => traits.get(key)?.includes(value)),
  );
}
