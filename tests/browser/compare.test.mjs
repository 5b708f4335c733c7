// «Sammenlign tre kommuner», as a new reader would: from a municipality's own page, by the mouse
// and by the keyboard, shared, and with the back button.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { readPages } from './support/site.mjs';
import { stage } from './support/stage.mjs';

const page = (await readPages()).find(({ address }) => address === '/sammenlign/');
const places = page ? page.elements.filter(({ attributes }) => attributes['data-place']) : [];

describe('comparison', { skip: places.length < 4 && 'the site has fewer than four municipalities' }, () => {
  const [first, second, third] = places.map(({ attributes }) => attributes['data-place']);
  const { open } = stage();

  /** The columns that are seen, in order. */
  const columns = (page) =>
    page.locator('thead th:visible').evaluateAll((heads) => heads.map((head) => head.dataset.place));
  const differing = (page) => page.locator('tbody tr:visible:not(.compare__group)').count();

  test('from a municipality to those most like it', async () => {
    const page = await open(`/kommuner/${first}/`);
    await page.locator('a[href*="/sammenlign/?k="]').first().click();
    await page.waitForURL(/sammenlign/);
    const shown = await columns(page);
    assert.equal(shown[0], first);
    assert.ok(shown.length > 1 && shown.length <= 4, `${shown}`);
    await page.context().close();
  });

  test('choosing by keyboard changes table, address and what is said', async () => {
    const page = await open('/sammenlign/');
    assert.equal((await columns(page)).length, places.length);
    const selects = page.locator('form[data-compare-form] select');
    await selects.nth(0).focus();
    await page.keyboard.press('ArrowDown');
    await selects.nth(0).selectOption(second);
    await selects.nth(1).selectOption(first);
    assert.deepEqual(await columns(page), [second, first]);
    assert.equal(new URL(page.url()).search, `?k=${second},${first}`);
    assert.match(await page.locator('[role=status]').innerText(), / og /);

    await page.goBack();
    assert.deepEqual(await columns(page), [second]);
    await page.context().close();
  });

  test('a shared address shows the same, and nothing that is not there', async () => {
    const page = await open(`/sammenlign/?k=${third},finnes-ikke,${first},${third},${second}`);
    assert.deepEqual(await columns(page), [third, first, second]);
    const all = await differing(page);
    await page.getByLabel('Bare det som er ulikt').check();
    const rows = page.locator('tbody tr:visible:not(.compare__group)');
    const said = await rows.evaluateAll((rows) =>
      rows.map((row) =>
        [...row.cells]
          .slice(1)
          .filter((cell) => !cell.hidden)
          .map((cell) => cell.textContent),
      ),
    );
    assert.ok(said.length > 0 && said.length <= all);
    for (const cells of said) assert.ok(new Set(cells).size > 1, `all are «${cells[0]}»`);
    await page.context().close();
  });

  test('without script all of them are there, and no form that does nothing', async () => {
    const page = await open(`/sammenlign/?k=${first}`, { javaScriptEnabled: false });
    assert.equal((await columns(page)).length, places.length);
    assert.equal(await page.locator('form[data-compare-form]').isVisible(), false);
    await page.context().close();
  });
});
