// All of the search in one file, so that a browser asks for it once: what the search page and the box of
// the other pages need, and the worker with the engine, which begins in the same file. Nothing that is
// imported here may need a page before it is started.

import { start as startBox } from './box.js';
import { createClient } from './client.js';
import { start as startPage } from './page.js';
import { listen } from './worker.js';

if (globalThis.document === undefined) listen();

/**
 * Starts the page where there is a place for what is found, and else the box.
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} found
 */
export function start(form, found) {
  const manifest = new URL(form.dataset.search, location.href).href;
  const client = createClient(manifest, import.meta.url);
  if (found) startPage(form, found, client);
  else startBox(form, client);
}
