// Every script works where the browser refuses to store anything, and where storage is slow to answer.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { pagesOfEveryKind, readPages } from './support/site.mjs';
import { stage } from './support/stage.mjs';

// Pages with the same scripts do the same with what is stored: one of each kind of head.
const pages = [...new Map(pagesOfEveryKind(await readPages()).map((page) => [scriptsOf(page), page])).values()];
const SLOW = 300;

const WAYS = {
  'storage is blocked': () => {
    const blocked = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
      Object.defineProperty(globalThis, name, { get: blocked });
    }
  },
  'storage is full': () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('Full.', 'QuotaExceededError');
    };
  },
  'storage is slow': (slow) => {
    const { getItem } = Storage.prototype;
    Storage.prototype.getItem = function (key) {
      const end = performance.now() + slow;
      while (performance.now() < end);
      return getItem.call(this, key);
    };
  },
};

/** @param {import('./support/site.mjs').Page} page */
function scriptsOf({ elements }) {
  return elements
    .filter(({ tag, attributes }) => tag === 'script' && attributes.src)
    .map(({ attributes }) => attributes.src)
    .join(' ');
}

describe('pages', { concurrency: 3 }, () => {
  const on = stage();

  for (const [way, prepare] of Object.entries(WAYS)) {
    test(`work where ${way}`, async () => {
      const context = await on.browser.newContext();
      await context.addInitScript(prepare, SLOW);
      const page = await context.newPage();
      const errors = [];
      page.on('pageerror', (error) => errors.push(`${page.url()}: ${error}`));
      for (const { address } of pages) await page.goto(on.server.url(address));
      assert.deepEqual(errors, []);
      await page.goto(on.server.url('/sok/?q=alarm'));
      await page.locator('.found__count').filter({ hasText: 'treff' }).waitFor();
      const shortcut = page.locator('[data-shortcut] input');
      if ((await shortcut.count()) > 0) {
        await shortcut.setChecked(false);
        assert.equal(await shortcut.isChecked(), false);
      }
      assert.deepEqual(errors, []);
      await context.close();
    });
  }
});
