// Coverage of one topic or one region: what is shown, its totals, the address, and the keyboard.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { readPages } from './support/site.mjs';
import { stage } from './support/stage.mjs';

const page = (await readPages()).find(({ address }) => address === '/dekning/');
const valuesOf = (name) => [...new Set(page?.elements.map(({ attributes }) => attributes[name]).filter(Boolean) ?? [])];
const topics = valuesOf('data-topic');
const regions = valuesOf('data-region');

describe('coverage', {
  skip: (topics.length < 2 || regions.length < 2) && 'the matrix of the site has nothing to choose among',
}, () => {
  const on = stage();
  const open = (address, options) => on.open(address, { viewport: { width: 1280, height: 900 }, ...options });

  /** What is shown, read off the table by itself. */
  const shown = (page) =>
    page.locator('.matrix').evaluate((table) => {
      const seen = (element) => element.checkVisibility();
      const rows = [...table.querySelectorAll('tr[data-solution]')].filter(seen);
      const counts = (cell) => [
        Number(cell.querySelector('b').textContent),
        Number(cell.querySelector('small').textContent.replaceAll(/[()]/g, '')),
      ];
      const users = (cells) => {
        const uses = cells.filter((cell) => seen(cell) && cell.dataset.user !== undefined);
        const old = uses.filter((cell) => cell.dataset.user === 'old').length;
        return [uses.length, uses.length - old];
      };
      const foot = [...table.tFoot.rows[0].cells].filter(seen).slice(2);
      const heads = [...table.tHead.rows[1].cells].filter(seen);
      return {
        text: [...table.tBodies, table.tFoot].map((part) => part.innerText).join(' '),
        rows: rows.map((row) => ({ said: counts(row.cells[1]), counted: users([...row.cells].slice(2)) })),
        columns: heads.length,
        cells: rows.map((row) => [...row.cells].slice(2).filter(seen).length),
        totals: foot.map(counts),
        ofColumns: heads.map((head) => users(rows.map((row) => row.cells[head.cellIndex + 2]))),
        topics: [...table.querySelectorAll('.matrix__topic')].filter(seen).length,
      };
    });

  function assertTotals({ rows, columns, cells, totals, ofColumns }) {
    for (const { said, counted } of rows) assert.deepEqual(said, counted);
    assert.deepEqual(totals, ofColumns);
    for (const count of cells) assert.equal(count, columns);
  }

  test('the script counts as the build did', async () => {
    const page = await open('/dekning/');
    const plain = await open('/dekning/', { javaScriptEnabled: false });
    assert.equal(await plain.locator('[data-matrix-form]').isVisible(), false);
    const plainly = ({ text }) => text.replace(/\s+/g, ' ');
    assert.ok(plainly(await shown(page)) === plainly(await shown(plain)));
    assertTotals(await shown(page));
    await page.context().close();
    await plain.context().close();
  });

  test('a topic and a region narrow it, and the totals follow', async () => {
    const page = await open('/dekning/');
    const all = await shown(page);
    const status = page.locator('[data-matrix-form] [role=status]');
    const built = await status.innerText();
    await page.locator('select[name=region]').focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('select[name=region]').selectOption(regions[0]);
    const region = await shown(page);
    assert.ok(region.columns < all.columns && region.rows.length <= all.rows.length);
    assertTotals(region);
    assert.match(await status.innerText(), new RegExp(` ${region.columns} kommune`));

    await page.locator('select[name=region]').selectOption('');
    await page.locator('select[name=tema]').selectOption(topics[1]);
    const topic = await shown(page);
    assert.equal(topic.topics, 1);
    assertTotals(topic);
    assert.equal(new URL(page.url()).search, `?tema=${topics[1]}`);

    await page.goBack();
    assert.equal(new URL(page.url()).search, '');
    await page.goBack();
    assert.deepEqual(await shown(page), region);
    await page.getByRole('button', { name: 'Nullstill' }).click();
    await page.waitForFunction(() => location.search === '');
    assert.deepEqual(await shown(page), all);
    assert.equal(await status.innerText(), built, 'the script says of everything what the build did');
    await page.context().close();
  });

  test('a shared address shows the same in both written forms, sorted too', async () => {
    const page = await open(`/dekning/?tema=${topics[0]}&region=${regions[1]}&tema=finnes-ikke`);
    const before = await shown(page);
    assertTotals(before);
    await page.getByRole('button', { name: 'Brukere' }).click();
    const sorted = await shown(page);
    assert.deepEqual(sorted.totals, before.totals);
    assert.equal(sorted.rows.length, before.rows.length);
    assert.equal(sorted.topics, 0);
    const twin = page.locator('a[hreflang="nn"]').first();
    if ((await twin.count()) > 0) {
      await twin.click();
      await page.waitForURL(/\/nn\/dekning\/\?/);
      assert.equal((await shown(page)).columns, before.columns);
    }
    await page.context().close();
  });

  test('the keyboard reaches every cell that is shown, and scrolls the frame', async () => {
    const page = await open(`/dekning/?region=${regions[0]}`, { viewport: { width: 320, height: 800 } });
    const frame = page.locator('.matrix-frame');
    await frame.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(200);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    const links = frame.locator('a:visible');
    const count = await links.count();
    const buttons = await frame.locator('button:visible').count();
    const reached = new Set();
    for (let press = 0; press < count + buttons; press += 1) {
      await page.keyboard.press('Tab');
      reached.add(await page.evaluate(() => document.activeElement.outerHTML));
      assert.ok(
        await frame.evaluate((frame) => frame.contains(document.activeElement)),
        `left after ${press} of ${count}`,
      );
    }
    await page.keyboard.press('Tab');
    assert.equal(await frame.evaluate((frame) => frame.contains(document.activeElement)), false);
    assert.ok(reached.size > 1);
    await page.context().close();
  });

  test('a cell says its status to those who hear, whether it is stated or not', async () => {
    const page = await open('/dekning/');
    const row = page.locator('.matrix tr[data-solution]:has(a.tile)').first();
    const unstated = await page
      .locator('.status-key .status')
      .filter({ has: page.locator('.tile--unknown') })
      .innerText();
    const cells = (await row.ariaSnapshot())
      .split('\n')
      .filter((line) => /^\s+- cell/.test(line))
      .slice(1);
    assert.equal(cells.length, await page.locator('.matrix thead tr:nth-child(2) th').count());
    for (const cell of cells) assert.match(cell, /- cell ".+"/);
    const silent = cells.filter((cell) => cell.includes(unstated.trim().toLowerCase())).length;
    assert.equal(cells.length - silent, (await row.getByRole('link').count()) - 1);
    await page.context().close();
  });
});
