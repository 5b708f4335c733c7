// Whoever walks backwards through a table with the keyboard sees what has the focus: heads that stay
// in place never cover it (WCAG 2.2, 2.4.11), and what is taken away hands the focus on. On paper
// nothing stays folded. Phones do not zoom in on fields.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { readPages } from './support/site.mjs';
import { stage } from './support/stage.mjs';

const pages = await readPages();
const has = (address, pattern) => pages.some((page) => page.address === address && pattern.test(page.html));
const printed = pages.find(({ address, html }) => address === '/nytt/' && /<details(?! open)/.test(html));
const folded = pages.find(({ address, html }) => address === '/vedlikehold/' && /<details(?! open)/.test(html));
/** The address of one page of each kind, in either language. Pages that only lead on have no kind. */
const oneOfEach = [
  ...new Map(
    pages
      .filter(({ html }) => html.includes('page-kind--'))
      .map(({ address, html }) => [/page-kind--[a-z-]+/.exec(html)[0] + address.startsWith('/nn/'), address]),
  ).values(),
];
/** The first page under `folder` with the table of who uses what. */
const matrixUnder = (folder) =>
  pages.find(({ address, html }) => address.startsWith(folder) && html.includes('matrix-frame'))?.address ?? folder;
/** On a phone, Safari zooms in on fields with smaller letters. */
const SMALLEST = 16;

describe('focus', () => {
  const on = stage();

  const tables = [
    ['/dekning/', '.matrix'],
    [matrixUnder('/regioner/'), '.matrix'],
    [matrixUnder('/temaer/'), '.matrix'],
    ['/sammenlign/', '.compare'],
  ];
  for (const [address, table] of tables) {
    for (const [width, height] of [
      [1280, 720],
      [375, 700],
    ]) {
      const skip =
        !has(address, new RegExp(`class="${table.slice(1)}\\b[^]*<td[^>]*>(?:<[^>]*>)*<a `)) &&
        'the table has no links';
      test(`is never covered by a head of the table: ${address} on ${width} px`, {
        skip,
      }, async () => {
        const page = await on.open(address, {
          viewport: { width, height },
          reducedMotion: 'reduce',
        });
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

describe('fields', () => {
  const on = stage();

  test(`have letters of ${SMALLEST} px or more on a phone`, async () => {
    const context = await on.browser.newContext({
      viewport: { width: 390, height: 800 },
      isMobile: true,
      hasTouch: true,
    });
    const page = await context.newPage();
    const small = [];
    let seen = 0;
    for (const address of oneOfEach) {
      await page.goto(on.server.url(address));
      const sizes = await page
        .locator('input:not([type="checkbox"], [type="radio"], [type="hidden"]), select, textarea')
        .evaluateAll((fields) =>
          fields.map((field) => [field.outerHTML.slice(0, 80), parseFloat(getComputedStyle(field).fontSize)]),
        );
      seen += sizes.length;
      small.push(...sizes.filter(([, size]) => size < SMALLEST).map(([field]) => `${address}: ${field}`));
    }
    assert.deepEqual(small, []);
    assert.ok(seen >= oneOfEach.length / 2, `${seen} fields on ${oneOfEach.length} pages`);
    await context.close();
  });
});

describe('paper', () => {
  const on = stage();

  test('has what is folded in browsers whose style sheets cannot open it', {
    skip: !folded && 'nothing is folded',
  }, async () => {
    const context = await on.browser.newContext();
    await context.addInitScript(() => {
      CSS.supports = () => false;
    });
    const page = await context.newPage();
    await page.goto(on.server.url('/vedlikehold/'));
    const closed = () => page.locator('details:not([open])').count();
    const before = await closed();
    assert.ok(before > 0);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    assert.equal(await closed(), 0);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    assert.equal(await closed(), before);
    await context.close();
  });

  // What is folded on the page of upkeep is left out on paper, where a line says so.
  test('has all that is folded on the screen', {
    skip: !printed && 'nothing is folded',
  }, async () => {
    const page = await on.open(printed.address);
    await page.emulateMedia({ media: 'print' });
    const hidden = await page.locator('details').evaluateAll((all) =>
      all
        .flatMap((details) => [...details.children].filter((child) => child.localName !== 'summary'))
        .filter((child) => child.checkVisibility({ contentVisibilityAuto: true }) === false)
        .map((child) => child.outerHTML.slice(0, 80)),
    );
    const shown = await page
      .locator('details')
      .evaluateAll((all) => all.filter((details) => details.checkVisibility()).length);
    assert.ok(shown > 0);
    assert.deepEqual(
      hidden.filter((html) => !html.startsWith('<nav')),
      [],
    );
    await page.context().close();
  });
});
