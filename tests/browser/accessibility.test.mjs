// WCAG as far as a machine can tell: axe-core finds nothing on any kind of page, light and dark,
// from the narrowest screen to a wide one. What a page in the other written form has of its own is
// words, not colours or rows: it is asked where there is least room for them.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { COLOUR_RULES, injectAxe, violations } from './support/axe.mjs';
import { pagesOfEveryKind, readPages } from './support/site.mjs';
import { stage } from './support/stage.mjs';
import { tabs } from './support/tabs.mjs';

const WIDTHS = [320, 768, 1280];
/** What a page on paper cannot fail: nothing there is pressed. */
const NOT_ON_PAPER = { rules: { 'target-size': { enabled: false } } };
/** So many pages are looked at at once. */
const AT_ONCE = 2;

const pages = pagesOfEveryKind(await readPages());

describe('accessibility', { concurrency: AT_ONCE }, () => {
  const on = stage();
  // The rules of the page would keep axe out: what they stop has a test of its own.
  const withTab = tabs(on, AT_ONCE, { bypassCSP: true, reducedMotion: 'reduce' });

  for (const { address } of pages) {
    test(address, () =>
      withTab(async (page) => {
        await page.goto(on.server.url(address));
        await injectAxe(page);
        const found = address.startsWith('/nn/') ? [] : await asItIs(page);
        assert.deepEqual([...found, ...(await unfolded(page))], []);
      }),
    );
  }
});

/** What axe finds on screens of every width, light and dark, and on paper. */
async function asItIs(page) {
  const found = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    found.push(...(await violations(page, `lys ${width}`)));
    const light = await page.evaluate(layout);
    await page.emulateMedia({ colorScheme: 'dark' });
    // Where nothing but colours has changed, other rules would find the same once more.
    const isSame = (await page.evaluate(layout)) === light;
    found.push(...(await violations(page, `mørk ${width}`, isSame ? COLOUR_RULES : {})));
  }
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  found.push(...(await violations(page, 'utskrift', NOT_ON_PAPER)));
  return found;
}

/** The same on the narrowest, with the menu and all else that folds unfolded. */
async function unfolded(page) {
  await page.setViewportSize({ width: WIDTHS[0], height: 800 });
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  return violations(page, 'alt åpnet');
}

/** Runs in the page: returns all that rules about other things than colours can depend on. */
function layout() {
  return [document.documentElement, ...document.querySelectorAll('body, body *')]
    .map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const {
        visibility,
        opacity,
        position,
        zIndex,
        overflow,
        clipPath,
        pointerEvents,
        fontSize,
        fontWeight,
        transform,
      } = getComputedStyle(element);
      const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`);
      return [
        element.localName,
        x,
        y,
        width,
        height,
        element.checkVisibility(),
        visibility,
        opacity,
        position,
        zIndex,
        overflow,
        clipPath,
        pointerEvents,
        fontSize,
        fontWeight,
        transform,
        ...attributes,
      ].join();
    })
    .join('\n');
}
