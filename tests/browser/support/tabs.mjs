// Browser tabs that tests lend in turn: a new one for each test would cost more than what most tests
// do with it. What a test leaves behind is gone with the page, but for the size of the screen and
// what is emulated, which each test sets for itself.

import { before } from 'node:test';

/**
 * Opens tabs for the tests of one `describe`, each in a context of its own, until the browser is closed.
 * Call it after `stage`.
 * @param {ReturnType<typeof import('./stage.mjs').stage>} on
 * @param {number} count  how many tests run at once
 * @param {import('playwright-core').BrowserContextOptions} [options]
 * @returns {<T>(run: (page: import('playwright-core').Page) => Promise<T>) => Promise<T>}
 *   runs a function with a tab that no other has
 */
export function tabs(on, count, options) {
  const free = [];
  before(async () => {
    for (let tab = 0; tab < count; tab += 1) {
      const context = await on.browser.newContext(options);
      free.push(await context.newPage());
    }
  });
  return async (run) => {
    const page = free.pop();
    try {
      return await run(page);
    } finally {
      free.push(page);
    }
  };
}
