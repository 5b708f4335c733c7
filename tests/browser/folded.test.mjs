// Lists that are too long for a page are folded. The site under test has none that long: here the page
// comes with its lists folded, as the component `fold` of the theme writes them.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { readPages } from './support/site.mjs';
import { stage } from './support/stage.mjs';

const pages = await readPages();
const rowsOf = (address, name) =>
  pages.find((page) => page.address === address)?.elements.filter(({ attributes }) => name in attributes) ?? [];
/** The solution with most statements of use. */
const [solution] = pages
  .filter(({ address, ids }) => address.startsWith('/losninger/') && ids.has('s-like'))
  .map(({ address }) => ({ address, rows: rowsOf(address, 'data-place').filter((row) => 'id' in row.attributes) }))
  .toSorted((a, b) => b.rows.length - a.rows.length);

describe('folded lists', { skip: !(solution?.rows.length > 1) && 'the site has no list to fold' }, () => {
  const on = stage();

  /** Opens `address` with every `list` folded, which begins and ends with these tags. */
  async function openFolded(address, begin, end, options) {
    const context = await on.browser.newContext(options);
    const page = await context.newPage();
    await page.route(
      (url) => url.pathname === address.split(/[?#]/)[0],
      async (route) => {
        const response = await route.fetch();
        const html = (await response.text())
          .replaceAll(begin, `<details class="rest rest--list"><summary><b>Vis alle</b></summary>\n${begin}`)
          .replaceAll(end, `${end}</details>`);
        await route.fulfill({ response, body: html });
      },
    );
    await page.goto(on.server.url(address));
    return page;
  }
  const usage = (address, options) => openFolded(address, '<table class="table table--usage"', '</table>\n', options);
  const solutions = (address) => openFolded(address, '<ul class="entries">', '</ul>\n</section>');
  const rows = (page) => page.locator('[data-traits]:visible');

  test('what is chosen is shown, whatever topic it stands under', async () => {
    const page = await solutions('/losninger/');
    const said = async () => Number.parseInt(await page.getByRole('status').first().innerText(), 10);
    const all = await said();
    assert.equal(await rows(page).count(), 0);

    await page.locator('fieldset.facet input').first().check();
    assert.ok((await said()) < all);
    assert.equal(await rows(page).count(), await said());
    assert.equal(await page.locator('.browse__results summary:visible').count(), 0);

    await page.goBack();
    assert.equal(await rows(page).count(), 0);
    await page.locator('.browse__results summary:visible').first().press('Enter');
    assert.ok((await rows(page).count()) > 0);

    await page.getByLabel('Rekkefølge').selectOption('navn');
    assert.equal(await rows(page).count(), all);
    await page.context().close();
  });

  test('an address leads to a row, with and without script', async () => {
    const { id } = solution.rows.at(-1).attributes;
    for (const javaScriptEnabled of [true, false]) {
      const page = await usage(`${solution.address}#${id}`, { javaScriptEnabled });
      await page.locator(`#${id}`).waitFor({ state: 'visible' });
      const { top } = await page.evaluate((id) => document.getElementById(id).getBoundingClientRect(), id);
      assert.ok(top >= 0 && top < 720, `${top}`);
      await page.context().close();
    }
  });

  test('the order by likeness is shown', async () => {
    const page = await usage(solution.address);
    const place = solution.rows.at(-1).attributes['data-place'];
    assert.equal(await page.locator('.table--usage:visible').count(), 0);
    await page.getByLabel('Svar for kommunen').selectOption(place);
    await page.locator(`tbody[data-place="${place}"] .like-why`).waitFor({ state: 'visible' });
    await page.context().close();
  });
});
