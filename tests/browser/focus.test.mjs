// Whoever walks backwards through a table with the keyboard sees what has the focus: heads that stay
// in place never cover it (WCAG 2.2, 2.4.11). On paper nothing stays folded.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { readPages } from './support/site.mjs';
import { stage } from './support/stage.mjs';

const pages = await readPages();
const has = (address, pattern) => pages.some((page) => page.address === address && pattern.test(page.html));
const folded = pages.find(({ address, html }) => address === '/vedlikehold/' && /<details(?! open)/.test(html));

describe('focus', () => {
  const on = stage();

  for (const [address, table] of [['/dekning/', '.matrix'], ['/sammenlign/', '.compare']]) {
    for (const [width, height] of [[1280, 720], [375, 700]]) {
      const skip = !has(address, new RegExp(`class="${table.slice(1)}\\b[^]*<td[^>]*>(?:<[^>]*>)*<a `)) && 'the table has no links';
      test(`is never covered by a head of the table: ${address} on ${width} px`, { skip }, async () => {
        const page = await on.open(address, { viewport: { width, height }, reducedMotion: 'reduce' });
        await page.locator(`${table} a`).last().focus();
        const covered = [];
        for (let press = 0; press < 80; press += 1) {
          await page.keyboard.press('Shift+Tab');
          const outcome = await page.evaluate((table) => {
            const element = document.activeElement;
            if (!element.closest(table)) return 'outside';
            // A link over two lines has a rectangle for each.
            const seen = ({ left, right, top, bottom }) =>
              [top + 3, bottom - 3].every((y) => element.contains(document.elementFromPoint((left + right) / 2, y)));
            return [...element.getClientRects()].every(seen) ? 'seen' : element.outerHTML.slice(0, 120);
          }, table);
          if (outcome === 'outside') break;
          if (outcome !== 'seen') covered.push(outcome);
        }
        assert.deepEqual(covered, []);
        await page.context().close();
      });
    }
  }
});

describe('paper', () => {
  const on = stage();

  test('has all that is folded on the screen', { skip: !folded && 'nothing is folded' }, async () => {
    const page = await on.open('/vedlikehold/');
    await page.emulateMedia({ media: 'print' });
    const hidden = await page.locator('details').evaluateAll((all) =>
      all
        .flatMap((details) => [...details.children].filter((child) => child.localName !== 'summary'))
        .filter((child) => child.checkVisibility({ contentVisibilityAuto: true }) === false)
        .map((child) => child.outerHTML.slice(0, 80)),
    );
    const shown = await page.locator('details').evaluateAll((all) => all.filter((details) => details.checkVisibility()).length);
    assert.ok(shown > 0);
    assert.deepEqual(hidden.filter((html) => !html.startsWith('<nav')), []);
    await page.context().close();
  });
});
