// The municipality of the reader, kept on the device from the click that asks for it until the click
// that forgets it. Where the browser stores nothing, there is none.

const KEY = 'digitv.kommune';
const FORGOTTEN = 'digitv:forgotten';

/**
 * @typedef {{ place: string, name: string, address: string }} Own  by what it is called in addresses,
 *   its name, and the address of its page
 */

/** @returns {Own | undefined} */
export function ownPlace() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    const isOurs = typeof kept?.place === 'string' && typeof kept.name === 'string' && kept.address?.startsWith('/');
    return isOurs ? kept : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {Own} own
 * @returns {boolean} whether it is kept
 */
export function remember(own) {
  try {
    localStorage.setItem(KEY, JSON.stringify(own));
    return true;
  } catch {
    return false;
  }
}

/** Forgets it, here and in what the page has begun with. */
export function forget() {
  const place = ownPlace()?.place;
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Then it was not kept.
  }
  dispatchEvent(new CustomEvent(FORGOTTEN, { detail: place }));
}

/** @param {(place: string) => void} then  gets what the municipality is called, when the page forgets it */
export function whenForgotten(then) {
  addEventListener(FORGOTTEN, (event) => then(/** @type {CustomEvent<string>} */ (event).detail));
}

/**
 * @param {HTMLAnchorElement | null | undefined} link  to the page of a municipality
 * @returns {string | undefined} what it is called in addresses
 */
export function placeOf(link) {
  return link?.pathname.split('/').filter(Boolean).at(-1);
}
