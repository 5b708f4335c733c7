// Follows the page on the server: asks what has become of it, and takes the change in.

import { morph } from './morph.js';
import { Overlay } from './overlay.js';

const RETRY_MS = { first: 250, last: 2000 };

/**
 * Data for search engines is left in the page as it came: the policy (Trusted Types) lets nobody change
 * what is in a `script`.
 */
const STRUCTURED_DATA = 'script[type="application/ld+json"]';

const own = document.querySelector('script[data-digitv-page]');
const overlay = new Overlay(document, JSON.parse(own.dataset.digitvWords));
/** The page as it was sent, by its hash and as a document. */
let shown = own.dataset.digitvPage;
let source = sentPage();
/** The run and the state of the server that the page was last told of. */
let state = own.dataset.digitvState;
/** Attachments that are newer than the page, by path: a mark of how they are now. */
const newer = new Map();
/** What all attachments are marked with after a change that nobody can tell the extent of. */
let allNewer = '';
let editor = null;

let events = null;
let retry = RETRY_MS.first;
let timer = 0;
/** One change is taken in at a time. */
let work = Promise.resolve();

// A tab that is not seen rests: browsers allow few connections to one server. When it is seen
// again, it asks what it has missed.
document.addEventListener('visibilitychange', () => (document.hidden ? rest() : connect()));
addEventListener('pagehide', rest);
addEventListener('pageshow', () => connect());
connect();

function connect() {
  if (events || document.hidden) return;
  const query = new URLSearchParams({ path: decodedPath(), state });
  // Spaces as %20: the server reads a plus as a plus.
  events = new EventSource(`/.digitv/events?${query.toString().replaceAll('+', '%20')}`);
  events.addEventListener('open', () => {
    retry = RETRY_MS.first;
    overlay.connected(true);
  });
  events.addEventListener('message', ({ data }) => {
    const message = JSON.parse(data);
    work = work.then(() => take(message)).catch((error) => console.error('digitv:', error));
  });
  events.addEventListener('error', () => {
    rest();
    overlay.connected(false);
    timer = setTimeout(connect, retry);
    retry = Math.min(retry * 2, RETRY_MS.last);
  });
}

function rest() {
  clearTimeout(timer);
  events?.close();
  events = null;
}

function decodedPath() {
  try {
    return decodeURIComponent(location.pathname);
  } catch {
    return location.pathname;
  }
}

/** Takes in what the server says of the page. */
async function take(message) {
  if (message.page && message.page !== shown) await renew();
  const unknown = message.changed === null;
  if (unknown) allNewer = message.state;
  for (const [path, number] of Object.entries(message.changed ?? {})) newer.set(path, number);
  editor = message.editor;
  state = message.state;
  openHere();
  showNewImages();
  overlay.show(message);
  if (unknown) {
    // Ask again as one who knows where the server is: then it tells of single files.
    rest();
    connect();
  }
}

/** Fetches the page, and takes in what differs. */
async function renew() {
  const now = await fetchPage();
  if (!now.hash) return;
  const was = await source;
  if (!shown || now.redirected || !was || needsReload(was, now.page)) {
    location.reload();
    return;
  }
  const focus = document.activeElement;
  await morph(document, was, now.page);
  source = Promise.resolve(now.page);
  shown = now.hash;
  keepFocus(focus);
  // For scripts that have set up something in what is there.
  document.dispatchEvent(new CustomEvent('digitv:change'));
}

/** The page as it was sent, which other scripts may have changed since. */
async function sentPage() {
  const { page, hash } = await fetchPage();
  // It may have changed in the meantime: then the page as it stands has to do.
  return hash === shown ? page : standing();
}

function standing() {
  const page = /** @type {Document} */ (document.cloneNode(true));
  for (const node of page.querySelectorAll(
    `script[data-digitv-page], digitv-overlay, [data-digitv-edit], ${STRUCTURED_DATA}`,
  )) {
    node.remove();
  }
  return page;
}

/**
 * The page as the server has it now. It is asked for as a document: the site's policy (Trusted
 * Types) turns down what makes one of a text. Nothing in it runs.
 */
async function fetchPage() {
  const request = new XMLHttpRequest();
  request.open('GET', location.href);
  request.responseType = 'document';
  await new Promise((resolve, reject) => {
    request.addEventListener('load', resolve);
    request.addEventListener('error', () => reject(new Error(`${location.href} was not fetched`)));
    request.send();
  });
  const page = request.response;
  const script = page?.querySelector('script[data-digitv-page]');
  script?.remove();
  for (const node of page?.querySelectorAll(STRUCTURED_DATA) ?? []) node.remove();
  const redirected = request.responseURL !== location.href.replace(/#.*/, '');
  return { page, hash: script?.dataset.digitvPage, redirected };
}

/** Scripts run once: where there are others, the page must begin anew. So must one that leads on. */
function needsReload(was, now) {
  const scripts = (page) =>
    [...page.scripts]
      .filter(({ type }) => !type || type === 'module' || type.includes('javascript'))
      .map(({ src, type }) => `${type} ${src}`)
      .join('\n');
  return scripts(was) !== scripts(now) || now.querySelector('meta[http-equiv="refresh"]') !== null;
}

/** Where the element that had the focus is another now, the one in its place gets it. */
function keepFocus(focus) {
  if (!focus?.id || focus.isConnected) return;
  document.getElementById(focus.id)?.focus({ preventScroll: true });
}

/** Links that edit a file in the repository open the file here instead. */
function openHere() {
  if (!editor?.repository) return;
  for (const link of document.querySelectorAll('a[href]')) {
    const address = link.getAttribute('href');
    if (!address.startsWith(editor.repository)) continue;
    // What stands after the name of the file says to the host that it is edited.
    const [name] = address.slice(editor.repository.length).split(/[?&]/);
    const file = name.split('/').map(decodeURIComponent).join('/');
    link.setAttribute('href', overlay.address(editor, file, 1, 1));
  }
}

/** An image that has changed keeps its address; a mark on it makes the browser ask for it. */
function showNewImages() {
  for (const image of document.querySelectorAll('img[src]')) {
    const url = new URL(image.getAttribute('src'), location.href);
    // Files of the theme have a name of their own for each content.
    if (url.origin !== location.origin || url.pathname.includes('/assets/')) continue;
    const mark = newer.get(decodeURIComponent(url.pathname)) ?? allNewer;
    if (!mark || url.searchParams.get('digitv') === String(mark)) continue;
    url.searchParams.set('digitv', mark);
    image.setAttribute('src', url.pathname + url.search);
  }
}
