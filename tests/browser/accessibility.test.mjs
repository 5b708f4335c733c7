// WCAG as far as a machine can tell: axe-core finds nothing on any kind of page, light and dark,
// from the narrowest screen to a wide one. What a page in the other written form has of its own is
// words, not colours or rows: it is asked where there is least room for them.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import axe from 'axe-core';

import { pagesOfEveryKind, readPages } from './support/site.mjs';
import { stage } from './support/stage.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDTHS = [320, 768, 1280];
const SCHEMES = { lys: 'light', mørk: 'dark' };
const ALL = { runOnly: { type: 'tag', values: TAGS } };
/** What a page on paper cannot fail: nothing there is pressed. */
const NOT_ON_PAPER = { ...ALL, rules: { 'target-size': { enabled: false } } };

const pages = pagesOfEveryKind(await readPages());

describe('accessibility', { concurrency: 2 }, () => {
  const on = stage();

  for (const { address } of pages) {
    test(address, async () => {
      // The rules of the page would keep axe out: what they stop has a test of its own.
      const context = await on.browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' });
      try {
        const page = await context.newPage();
        await page.goto(on.server.url(address));
        await page.evaluate(axe.source);
        const found = address.startsWith('/nn/') ? [] : await asItIs(page);
        assert.deepEqual([...found, ...(await unfolded(page))], []);
      } finally {
        await context.close();
      }
    });
  }
});

/** What axe finds on screens of every width, light and dark, and on paper. */
async function asItIs(page) {
  const found = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    for (const [scheme, colorScheme] of Object.entries(SCHEMES)) {
      await page.emulateMedia({ colorScheme });
      found.push(...(await violations(page, `${scheme} ${width}`)));
    }
  }
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  found.push(...(await violations(page, 'utskrift', NOT_ON_PAPER)));
  await page.emulateMedia({ media: 'screen' });
  return found;
}

/** The same on the narrowest, with the menu and all else that folds unfolded. */
async function unfolded(page) {
  await page.setViewportSize({ width: WIDTHS[0], height: 800 });
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  return violations(page, 'alt åpnet');
}

/** What axe finds as the page is now, as text that says where. */
async function violations(page, state, rules = ALL) {
  const { violations } = await page.evaluate(
    (rules) => globalThis.axe.run(document, { ...rules, resultTypes: ['violations'] }),
    rules,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `[${state}] ${id}: ${help}\n  ${target}\n  ${failureSummary}`),
  );
}
