// The built site served, and a Chromium to look at it with, for as long as the tests of one
// `describe` run.

import { after, before } from 'node:test';

import { launch } from './browser.mjs';
import { serveSite } from './site.mjs';

/**
 * Call inside `describe`. Both are there from the first test on, and gone after the last.
 * @returns {{ server: Awaited<ReturnType<typeof serveSite>>, browser: import('playwright-core').Browser }}
 */
export function stage() {
  const on = {};
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
