// Tables that the reader puts in order: by button, both ways and back, with what is not stated
// last; and no button that does nothing.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { readPages } from './support/site.mjs';
import { stage } from './support/stage.mjs';

const pages = (await readPages()).filter(({ address }) => !address.startsWith('/nn/'));
/** The page of a kind with the most of what is sorted. */
const largest = (prefix) =>
  pages
    .filter(
      (page) => page.address.startsWith(prefix) && page.elements.some(({ attributes }) => attributes['data-sort']),
    )
    .toSorted((a, b) => b.size - a.size)[0]?.address;
const ADDRESSES = ['/losninger/', '/kommuner/', '/dekning/', '/regioner/', '/temaer/'].map(largest).filter(Boolean);

describe('sortable tables', { skip: ADDRESSES.length === 0 && 'the site has no table to sort' }, () => {
  const { open } = stage();

  /** What a column says, from the top: as the reader sees it, and as it is sorted. */
  const column = (table, at) =>
    table.locator('tbody:visible tr:has(> th[scope=row]):visible').evaluateAll(
      (rows, at) =>
        rows.map(({ cells: { [at]: cell } }) => {
          const stated = cell.dataset.value ?? (cell.querySelector('.none') ? '' : cell.textContent);
          return (cell.querySelector('a') && at === 0 ? cell.querySelector('a').textContent : stated).trim();
        }),
      at,
    );

  for (const address of ADDRESSES) {
    test(`${address}: each column sorts both ways and back`, async (t) => {
      const page = await open(address);
      const long = page
        .locator('table:has(thead th[data-sort])')
        .filter({ has: page.locator('tbody th[scope=row] >> nth=1') });
      if ((await long.count()) === 0) {
        await page.context().close();
        t.skip('no table has two rows');
        return;
      }
      const table = page.locator('table:has(button.sort)').first();
      const heads = table.locator('thead th:has(button.sort)');
      assert.ok((await heads.count()) > 1);
      const built = await column(table, 0);
      for (const head of await heads.all()) {
        const [at, kind] = await head.evaluate(({ cellIndex, dataset }) => [cellIndex, dataset.sort]);
        const button = head.getByRole('button');
        const first = kind === 'text' ? 'ascending' : 'descending';
        await button.focus();
        for (const way of [first, first === 'ascending' ? 'descending' : 'ascending']) {
          await page.keyboard.press('Enter');
          assert.equal(await head.getAttribute('aria-sort'), way);
          assert.equal(await table.locator('[aria-sort]').count(), 1);
          assertSorted(await column(table, at), kind, way);
          assert.equal((await column(table, 0)).length, built.length);
        }
        await page.keyboard.press('Enter');
        assert.equal(await head.getAttribute('aria-sort'), null);
        assert.deepEqual(await column(table, 0), built);
      }
      await page.context().close();
    });
  }

  // Chromium draws no button in the headings that it says again on each sheet.
  test('on paper the headings are words, with no button around them', async () => {
    const page = await open(ADDRESSES[0]);
    await page.locator('button.sort').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    const boxes = await page
      .locator('button.sort')
      .evaluateAll((buttons) => buttons.map((button) => getComputedStyle(button).display));
    assert.deepEqual([...new Set(boxes)], ['contents']);
    await page.context().close();
  });

  test('without script there are no buttons', async () => {
    const page = await open(ADDRESSES[0], { javaScriptEnabled: false });
    assert.equal(await page.locator('thead button').count(), 0);
    assert.equal(await page.locator('[data-sort-help]:visible').count(), 0);
    await page.context().close();
  });
});

function assertSorted(values, kind, way) {
  const stated = values.filter(Boolean);
  // What is not stated is last either way.
  assert.deepEqual(values.slice(stated.length).filter(Boolean), []);
  const number = (value) => Number(/\d[\d\s]*/.exec(value)[0].replace(/\s/g, ''));
  const words = new Intl.Collator('nb', { numeric: true });
  const compare = kind === 'number' ? (a, b) => number(a) - number(b) : words.compare;
  for (const [at, value] of stated.entries()) {
    if (at === 0) continue;
    const order = compare(stated[at - 1], value);
    assert.ok(way === 'ascending' ? order <= 0 : order >= 0, `«${stated[at - 1]}», «${value}» (${way})`);
  }
}
