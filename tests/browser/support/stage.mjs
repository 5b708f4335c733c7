// The built site served, and a Chromium to look at it with, for as long as the tests of one
// `describe` run.

import { after, before } from 'node:test';

import { launch } from './browser.mjs';
import { serveSite } from './site.mjs';

/**
 * Call inside `describe`. Both are there from the first test on, and gone after the last. `open`
 * gives a page of the site in a reader of its own, by address.
 * @returns {{
 *   server: Awaited<ReturnType<typeof serveSite>>,
 *   browser: import('playwright-core').Browser,
 *   open: (address: string, options?: import('playwright-core').BrowserContextOptions)
 *     => Promise<import('playwright-core').Page>,
 * }}
 */
export function stage() {
  const on = {
    async open(address, options = {}) {
      const context = await on.browser.newContext(options);
      const page = await context.newPage();
      await page.goto(on.server.url(address));
      return page;
    },
  };
  before(async () => {
    on.server = await serveSite();
    on.browser = await launch();
  });
  after(async () => {
    await on.browser?.close();
    await on.server?.close();
  });
  return on;
}
