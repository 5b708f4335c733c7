// Asks for the answer to a question such as «hvem bruker X». What answers is fetched with the first query
// that begins like one. Where anything fails there is no answer: what was found is there all the same.

import { ownPlace } from '../../own/place.js';
import { readTexts } from '../texts.js';

/** The beginnings of the questions that are answered. */
const BEGINS = /^[\s\p{P}]*(?:hv|kv|kor |har |er det |fin|bruk|nytt|benytt)/iu;
/** Milliseconds that the hits wait for an answer, so that they need not move when it comes. */
const PATIENCE = 1500;

export class Answers {
  #answers;

  /**
   * @param {() => Promise<HTMLTemplateElement | null>} template  finds the words of answers, and where
   *   what answers lies; none on a site that has no answers
   */
  constructor(template) {
    this.template = template;
    /** The words, once there has been a question. */
    this.texts = undefined;
  }

  /** The answer to `query`, in pieces; none where it is no question, or it takes too long. */
  async ask(query) {
    if (!BEGINS.test(query)) return undefined;
    let timer;
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, PATIENCE);
    });
    this.#answers ??= this.#begin();
    try {
      return await Promise.race([late, this.#answers.then((answers) => answers?.answer(query, ownPlace()?.place))]);
    } catch (error) {
      console.warn(error);
      this.#answers = undefined;
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  async #begin() {
    const template = await this.template();
    if (!template) return undefined;
    this.texts = readTexts(template);
    const { module, first } = template.dataset;
    const [{ createAnswers }, read] = await Promise.all([import(module), load(first)]);
    const folder = first.slice(0, first.lastIndexOf('/') + 1);
    return createAnswers({ first: read, folder, load: kept(load), texts: this.texts });
  }
}

/** The text of pieces of an answer. */
export function textOf(pieces) {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
}

async function load(address) {
  const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response.json();
}

/** The same, which asks once for each address; what failed is asked for again. */
function kept(load) {
  const loaded = new Map();
  return (address) => {
    if (!loaded.has(address)) {
      const value = load(address);
      loaded.set(address, value);
      value.catch(() => loaded.delete(address));
    }
    return loaded.get(address);
  };
}
