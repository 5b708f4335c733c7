// Asks the server: every request shows by its token that it comes from a page of this very run.

const FOLDER = '/.digitv/edit/';

/** The server refuses, and has written nothing. */
export class Refused extends Error {
  /** @param {{ error?: string, conflicts?: Conflict[], found?: Found[] }} answer */
  constructor({ error = '', conflicts = [], found = [] }) {
    super(error);
    this.conflicts = conflicts;
    this.found = found;
  }
}

/**
 * @typedef {{ place: string, seen: string, stands: string }} Conflict
 * @typedef {{ message: string, help: string | null }} Found
 */

function headers() {
  // The page takes in the token of a server that was started again.
  const script = /** @type {HTMLElement} */ (document.querySelector('script[data-digitv-token]'));
  return { 'content-type': 'application/json', 'x-digitv-token': script.dataset.digitvToken };
}

/**
 * Asks for an action; one that writes is given a name of its own, so that it is never carried out twice.
 * @param {string} action
 * @param {object} [body]
 * @returns {Promise<any>}
 */
export async function ask(action, body = {}) {
  const response = await fetch(FOLDER + action, { method: 'POST', headers: headers(), body: JSON.stringify(body) });
  const answer = await response.json().catch(() => ({ error: `${response.status}` }));
  if (!response.ok) throw new Refused(answer);
  return answer;
}

/** @param {string} action */
export function write(action, body = {}) {
  // Also there where the address is not one of this machine, and `randomUUID` is not.
  const id = crypto.getRandomValues(new Uint32Array(4)).join('-');
  return ask(action, { id, ...body });
}

/**
 * Asks for a page. It comes as a document, since the policy of pages (Trusted Types) turns down what makes
 * one of a text. Nothing in it runs.
 * @param {string} action
 * @param {object} body
 * @returns {Promise<Document>}
 */
export async function askPage(action, body) {
  const request = new XMLHttpRequest();
  request.open('POST', FOLDER + action);
  for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value);
  request.responseType = 'document';
  await new Promise((resolve, reject) => {
    request.addEventListener('load', resolve);
    request.addEventListener('error', () => reject(new TypeError(action)));
    request.send(JSON.stringify(body));
  });
  if (request.status === 200) return request.response;
  // Why it is refused is JSON, which comes when it is asked for as such.
  await ask(action, body);
  throw new Refused({});
}
