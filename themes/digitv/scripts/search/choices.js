// When the choices beside the results are counted: the first of them with the results, where they are
// seen, and the others as the reader comes to them. On a large site they are most of what a search
// would fetch.

/** The facets in the order of the page. Those that stand together here come in one file, or in none. */
const STEPS = [['kind', 'topic', 'place'], ['municipality'], ['solution', 'status', 'year', 'language']];
/** The reader has come to the end of what is counted when it is so far above the lower edge of the window. */
const MARGIN = '-10%';

export class Choices {
  /** What the choices are of. */
  #state;
  /** The counts, by facet, as far as they are there. */
  #counts = {};
  /** The facets that are counted or being counted for it, and those that the reader has come to before. */
  #asked = new Set();
  #come = new Set(STEPS[0]);

  /**
   * @param {object} options
   * @param {Record<string, HTMLElement>} options.parts  with `facets`, `groups` and `choices-end`
   * @param {import('./facets.js').Facets} options.facets
   * @param {(state: any, options: object) => Promise<any>} options.ask  asks more about what is shown
   */
  constructor({ parts, facets, ask }) {
    this.parts = parts;
    this.facets = facets;
    this.ask = ask;
    this.end = new IntersectionObserver(
      (entries) => {
        if (entries.at(-1).isIntersecting) this.#count(STEPS);
      },
      { rootMargin: `0px 0px ${MARGIN}` },
    );
    // Narrow windows show the choices when asked.
    parts.groups.closest('details').addEventListener('toggle', () => this.#count([STEPS[0]]));
    new ResizeObserver(() => this.#count([STEPS[0]])).observe(parts.facets);
  }

  get #areSeen() {
    return !this.parts.facets.hidden && (this.parts.groups.checkVisibility?.() ?? true);
  }

  /** The facets to count with the answer to `state`: those that are seen, and those chosen, for their words. */
  wanted({ filters }) {
    return [...new Set([...(this.#areSeen ? this.#come : []), ...Object.keys(filters)])];
  }

  /** Shows what was counted with the answer to `state`, and counts the others where they are seen. */
  show(state, counts) {
    this.#state = state;
    this.#counts = {};
    this.#asked = new Set(Object.keys(counts));
    if (this.#asked.size > 0) this.#add(counts);
    else this.facets.showChosen(state);
    this.#count([STEPS[0]]);
  }

  /** What is still being counted is no longer to be shown: something else is asked for. */
  leave() {
    this.#state = undefined;
  }

  /** Shows only what is chosen. */
  fail(state) {
    this.leave();
    this.facets.showChosen(state);
  }

  /** Counts the first of `steps` that is not there, where the choices are seen. */
  async #count(steps) {
    const state = this.#state;
    const isMissing = (facet) => !this.#asked.has(facet);
    const facets = steps.find((step) => step.some(isMissing))?.filter(isMissing);
    if (!state || !facets || !this.#areSeen) return;
    for (const facet of facets) this.#asked.add(facet);
    const { facets: counts } = await this.ask(state, { limit: 0, facets }).catch(() => ({ facets: {} }));
    if (state === this.#state) this.#add(counts);
  }

  #add(counts) {
    for (const facet of Object.keys(counts)) this.#come.add(facet);
    this.#counts = { ...this.#counts, ...counts };
    this.facets.show(this.#state, this.#counts);
    // It tells anew whether the end is in view.
    const end = this.parts['choices-end'];
    this.end.unobserve(end);
    this.end.observe(end);
  }
}
