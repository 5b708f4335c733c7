// The search page: what is in the field and the choices goes to the address and to the engine,
// and what the engine answers is shown. The back button takes back choices and queries that were
// sent, not letters: a choice adds an address, and so does the first letter after a query that
// was sent or came with the address; the letters that follow replace it.

import { setAddress } from '../frame/address.js';
import { AnswerSlot } from './answer/slot.js';
import { Choices } from './choices.js';
import { Facets } from './facets.js';
import { hit } from './hits.js';
import { debounced, latest } from './latest.js';
import { partsOf } from './parts.js';
import { chosen, isEmpty, read, tidy, write } from './state.js';
import { number, readTexts } from './texts.js';
import { Told, isTaken } from './told.js';

/** Results at a time. */
const HITS = 20;
/**
 * The first ones that are fetched are those that fit in the window, each some so many pixels high and at
 * most so many: on a large site each is in a file of its own.
 */
const HEIGHT = 190;
const MOST_FIRST = 5;
/** The others come one by one while the end of them is in view, and so many at a time when a reader scrolls … */
const STEP = 4;
/** … and the end is so near, as a part of the height of the window. */
const NEAR = '60%';
/** Milliseconds from the last key to the search, to «henter søket», and to what is read aloud. */
const QUIET = 120;
const SLOW = 300;
const ALOUD = 800;
/** So many words of a query are offered one by one where nothing was found. */
const FEWER_WORDS = 6;

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} found  where results are shown
 * @param {import('./client.js').Client} client
 */
export function start(form, found, client) {
  new Page(form, found, client).begin();
}

class Page {
  #state = read(location.search);
  #results = [];
  #search;
  /** The state that is shown, or none while another is asked for. */
  #shown;
  /** Whether the reader comes back to results that were there: the page is to be as long as it was. */
  #isReturn =
    /** @type {PerformanceNavigationTiming} */ (performance.getEntriesByType('navigation')[0])?.type !== 'navigate';
  /** Tells when the end of the results is in view, or near since the reader scrolled. */
  #end;
  #isNear = false;
  /** Whether the back button is to lead back to this state when more is typed. */
  #sent = false;

  constructor(form, found, client) {
    /** @type {HTMLTemplateElement} */
    const template = document.querySelector('template[data-found-parts]');
    this.form = form;
    this.field = form.elements.q;
    this.found = found;
    this.register = document.querySelector('[data-register]');
    this.parts = partsOf(found);
    this.answer = new AnswerSlot(this.parts.answer);
    this.templates = partsOf(template.content);
    this.texts = readTexts(template);
    this.title = document.title;
    this.heading = document.querySelector('h1').textContent;
    this.client = client;
    this.#search = latest(this.client.search);
    const facets = new Facets({
      form: this.parts.groups,
      chips: this.parts.chosen,
      count: this.parts['chosen-count'],
      after: this.parts.count,
      templates: this.templates,
      texts: this.texts,
      choose: (state) => this.#go(state, 'push'),
    });
    const ask = (state, options) => this.client.search(state.query, { ...this.#options(state), ...options });
    this.choices = new Choices({ parts: this.parts, facets, ask });
    this.told = new Told(this.parts, this.texts, (state) => location.pathname + write(state));
    this.announce = debounced(() => {
      const { count, status } = this.parts;
      const found = [count.textContent, this.told.text].filter(Boolean).join('. ');
      status.textContent = [this.answer.aloud, found].filter(Boolean).join(' ');
    }, ALOUD);
  }

  begin() {
    this.#listen();
    const typed = tidy(this.field.value);
    if (isEmpty(this.#state) && typed) this.#type();
    else this.#restore();
  }

  #listen() {
    const { field, form, parts } = this;
    const later = debounced(() => this.#type(), QUIET);
    field.addEventListener('input', later);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      later.cancel();
      this.#type();
      this.#sent = !isEmpty(this.#state);
      // The keyboard on the screen would cover what was found.
      if (matchMedia('(pointer: coarse)').matches) field.blur();
    });
    parts.sort.addEventListener('change', () => this.#go({ ...this.#state, sort: parts.sort.value }, 'push'));
    parts['more-button'].addEventListener('click', () => this.#more());
    addEventListener('scroll', () => this.#isNear || this.#watch(true), { passive: true });
    parts.again.addEventListener('click', () => {
      field.focus();
      this.#ask();
    });
    this.#follow(parts['mean-link']);
    this.#follow(parts['told-link']);
    this.#follow(parts['none-mean-link']);
    this.#follow(parts['none-filters-link']);
    this.#follow(parts['none-browse']);
    this.#follow(parts.browse);
    addEventListener('popstate', () => {
      later.cancel();
      this.#state = read(location.search);
      this.#isReturn = true;
      this.#restore();
    });
  }

  /** Goes where the link leads without leaving the page, and puts the focus in the field. */
  #follow(link) {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.#go(read(new URL(link.href).search), 'push');
      this.field.value = this.#state.query;
      this.field.focus();
    });
  }

  /** Searches for what is in the field. */
  #type() {
    const query = tidy(this.field.value);
    if (query === this.#state.query) this.#ask();
    else this.#go({ ...this.#state, query, exact: false }, this.#sent ? 'push' : 'replace', false);
  }

  /** Puts the state of the address into the field, and searches. */
  #restore() {
    this.field.value = this.#state.query;
    this.#sent = !isEmpty(this.#state);
    this.#ask();
  }

  /** Puts a new state into the address, and asks the engine. */
  #go(state, how, sent = true) {
    const address = location.pathname + write(state);
    if (address !== location.pathname + location.search) setAddress(address, how);
    this.#state = state;
    this.#sent = sent && !isEmpty(state);
    this.#isReturn = false;
    this.#ask();
  }

  async #ask() {
    const state = this.#state;
    this.#shown = undefined;
    this.choices.leave();
    this.#frame(state);
    if (isEmpty(state)) return;
    const slow = setTimeout(() => {
      this.answer.show();
      this.#only('waiting');
    }, SLOW);
    this.parts.results.setAttribute('aria-busy', 'true');
    try {
      const asked = this.answer.ask(state.query);
      const limit = this.#isReturn ? HITS : this.#fitting;
      const facets = this.choices.wanted(state);
      const found = await this.#search(state.query, { ...this.#options(state), limit, facets });
      const answer = found && (await asked);
      if (!found || state !== this.#state) return;
      this.answer.show(answer);
      this.#show(state, found);
    } catch (error) {
      console.warn(error);
      if (state === this.#state) this.#fail(state);
    } finally {
      clearTimeout(slow);
      this.parts.results.removeAttribute('aria-busy');
    }
  }

  /** @param {import('./state.js').State} state */
  #options({ filters, sort, exact }) {
    return { filters, sort, exact, language: document.documentElement.lang };
  }

  /** How many results fit in the window, from where the first one stands. */
  get #fitting() {
    const room = innerHeight - this.parts.hits.getBoundingClientRect().top;
    return Math.min(Math.max(Math.ceil(room / HEIGHT), 1), MOST_FIRST);
  }

  /** Asks for more about what is shown. */
  #further(options) {
    const state = this.#shown;
    return this.client.search(state.query, { ...this.#options(state), ...options });
  }

  /** What does not depend on the answer: register or results, titles, the same page in other languages. */
  #frame(state) {
    const empty = isEmpty(state);
    this.found.hidden = empty;
    this.register.hidden = !empty;
    const { query } = state;
    document.title = query ? this.title.replace(this.heading, this.texts.get('document_title', { query })) : this.title;
    this.parts.sort.value = state.sort;
    for (const link of document.querySelectorAll('a[hreflang]')) link.search = write(state);
  }

  /** Shows one of what can stand in the place of results, or none of it. */
  #only(name) {
    this.parts.head.hidden = name === 'waiting' || name === 'failed';
    for (const part of ['waiting', 'failed', 'none']) this.parts[part].hidden = part !== name;
    if (name) {
      this.parts.hits.replaceChildren();
      this.parts.more.hidden = true;
      this.parts.mean.hidden = true;
      this.told.hide();
    }
  }

  #show(state, answer) {
    const { total, results, facets = {}, didYouMean } = answer;
    this.#only(total === 0 ? 'none' : undefined);
    this.parts.facets.hidden = total === 0 && chosen(state) === 0;
    this.#shown = state;
    this.choices.show(state, facets);
    this.parts.sorting.hidden = total < 2 || state.query === '';
    this.#count(state, total);
    this.#results = [];
    this.total = total;
    if (total === 0) {
      this.#help(state, didYouMean);
      return;
    }
    this.#mean(this.parts.mean, this.parts['mean-link'], state, isTaken(answer) ? null : didYouMean);
    this.told.show(state, answer);
    this.parts.hits.replaceChildren();
    this.#isNear = false;
    this.#add(results);
  }

  #count({ query }, total) {
    const { texts } = this;
    const count = document.createElement('b');
    count.textContent = total > 0 ? texts.count('hits', total) : texts.get('hits_none');
    const words = query ? [' ', texts.get('hits_for', { query })] : [];
    this.parts.count.replaceChildren(count, ...words);
    this.announce();
  }

  #add(results) {
    const { query } = this.#state;
    const items = results.map((result) => hit(this.templates, this.texts, query, result));
    this.#results.push(...results);
    this.parts.hits.append(...items);
    const rest = this.total - this.#results.length;
    this.parts.more.hidden = rest <= 0 || results.length === 0;
    this.parts.shown.textContent = this.texts.get('shown', {
      count: number(this.#results.length),
      total: number(this.total),
    });
    this.#watch(this.#isNear);
    return items;
  }

  /** Waits, anew, for the end of the results to come into view or, where the reader `isNear`, close to it. */
  #watch(isNear) {
    this.#isNear = isNear;
    this.#end?.disconnect();
    this.#end = new IntersectionObserver(
      (entries) => {
        const rest = HITS - this.#results.length;
        if (entries.at(-1).isIntersecting && rest > 0) this.#next(Math.min(isNear ? STEP : 1, rest));
      },
      { rootMargin: `0px 0px ${isNear ? NEAR : '0px'}` },
    );
    this.#end.observe(this.parts.more);
  }

  /** Shows the rest of the results at a time, or as many again, and goes on from there. */
  async #more() {
    const items = await this.#next(HITS - (this.#results.length % HITS));
    items?.[0]?.querySelector('a').focus();
    if (items) this.parts.status.textContent = this.parts.shown.textContent;
  }

  /** Shows some more results. Returns them; none where something else is shown by then. */
  async #next(limit) {
    const state = this.#shown;
    const offset = this.#results.length;
    if (!state) return undefined;
    try {
      const { results } = await this.#further({ limit, offset });
      if (state !== this.#shown || offset !== this.#results.length) return undefined;
      return this.#add(results);
    } catch (error) {
      console.warn(error);
      if (state === this.#shown) this.#fail(state);
      return undefined;
    }
  }

  #fail(state) {
    this.#shown = undefined;
    this.#only('failed');
    this.answer.show();
    this.parts.facets.hidden = true;
    this.parts.sorting.hidden = true;
    this.choices.fail(state);
  }

  /** Where nothing was found: what else one can do. */
  #help(state, didYouMean) {
    const { parts } = this;
    this.#mean(parts['none-mean'], parts['none-mean-link'], state, didYouMean);
    const words = state.query.split(' ').filter((word) => word.length > 2);
    parts['none-words'].hidden = words.length < 2;
    parts['none-word-links'].replaceChildren(
      ...words.slice(0, FEWER_WORDS).map((query) => {
        const link = document.createElement('a');
        link.textContent = query;
        link.href = location.pathname + write({ ...state, query });
        this.#follow(link);
        return link;
      }),
    );
    parts['none-filters'].hidden = chosen(state) === 0;
    parts['none-filters-link'].href = location.pathname + write({ ...state, filters: {} });
  }

  #mean(part, link, state, query) {
    part.hidden = !query;
    if (!query) return;
    link.textContent = this.texts.get('did_you_mean', { query });
    link.href = location.pathname + write({ ...state, query });
  }
}
