// Changes the address of the page without leaving it. Browsers refuse when it happens often
// (Safari allows 100 changes in 30 seconds), and always in some frames: the page must go on all the
// same.

/** Milliseconds until a refused change is tried again, and how often. */
const RETRY = 2000;
const TRIES = 20;

let retry;

/**
 * Puts `address` in the address bar. A change that the browser refuses is tried again later, unless
 * another one comes first.
 * @param {string} address
 * @param {'push'|'replace'} [how]  whether the back button leads to what was there before
 */
export function setAddress(address, how = 'push') {
  change(address, how, TRIES);
}

function change(address, how, tries) {
  clearTimeout(retry);
  try {
    if (how === 'push') history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  } catch {
    if (tries > 0) retry = setTimeout(() => change(address, how, tries - 1), RETRY);
  }
}

addEventListener('popstate', () => clearTimeout(retry));

/**
 * Writes parameters as the last part of an address.
 * @param {URLSearchParams} parameters
 * @returns {string}  empty, or with `?` first
 */
export function queryOf(parameters) {
  // Not `parameters.size`, which Safari 16 and Firefox 111 do not have.
  const query = String(parameters);
  return query && `?${query}`;
}
