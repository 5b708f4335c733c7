// Walks with the keyboard alone: the menu, the map, the choices of a list. The matrix and the
// comparison have theirs beside what else they promise.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { readPages } from './support/site.mjs';
import { stage } from './support/stage.mjs';

const pages = await readPages();
/** Whether the list of solutions is so long that there is something to choose. */
const hasChoices =
  pages.find(({ address }) => address === '/losninger/')?.elements.filter(({ attributes }) => attributes['data-traits'])
    .length > 4;
const hasMap = pages.find(({ address }) => address === '/')?.html.includes('<svg class="map"');

describe('the keyboard', () => {
  const on = stage();
  const open = (address, width) => on.open(address, { viewport: { width, height: 800 } });
  const focused = (page) => page.evaluateHandle(() => document.activeElement);
  /** Presses Tab until `is` holds of what has the focus. */
  async function tabTo(page, is, most = 120) {
    for (let press = 0; press < most; press += 1) {
      await page.keyboard.press('Tab');
      const element = await focused(page);
      if (await element.evaluate((element, is) => element.matches(is), is)) return element;
    }
    return assert.fail(`${most} presses of Tab do not reach ${is}`);
  }

  test('opens the small menu, goes through it in order, and closes it', async () => {
    const page = await open('/', 320);
    const menu = page.locator('.menu-small');
    await tabTo(page, '.menu-small > summary');
    assert.equal(await menu.getByRole('link').first().isVisible(), false);
    await page.keyboard.press('Enter');
    const links = menu.getByRole('link');
    for (let at = 0; at < (await links.count()); at += 1) {
      await page.keyboard.press('Tab');
      assert.ok(await links.nth(at).evaluate((link) => link === document.activeElement), `link ${at}`);
    }
    await menu.locator('summary').focus();
    await page.keyboard.press('Space');
    assert.equal(await links.first().isVisible(), false);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const wanted = await page.evaluate(() => document.activeElement.href);
    await page.keyboard.press('Enter');
    await page.waitForURL(wanted);
    await page.context().close();
  });

  test('goes through the municipalities of the map, each by name', {
    skip: !hasMap && 'the site has no map',
  }, async () => {
    const page = await open('/', 1280);
    const links = page.locator('.map a');
    const count = await links.count();
    await tabTo(page, '.map a');
    const names = new Set();
    for (let at = 0; at < count; at += 1) {
      const name = await page.evaluate(() => document.activeElement.closest('.map a')?.getAttribute('aria-label'));
      assert.ok(name, `stop ${at} of the map has no name`);
      names.add(name);
      if (at < count - 1) await page.keyboard.press('Tab');
    }
    assert.equal(names.size, count);
    const wanted = await page.evaluate(() => document.activeElement.href.baseVal);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === wanted);
    await page.context().close();
  });

  for (const width of [320, 1280]) {
    const skip = !hasChoices && 'the site has few solutions';
    test(`makes and takes away choices in a list on ${width} px`, { skip }, async () => {
      const page = await open('/losninger/', width);
      if (width < 500) {
        await tabTo(page, '.facets > summary');
        await page.keyboard.press('Enter');
      }
      await tabTo(page, '.choices input');
      await page.keyboard.press('Space');
      await page.waitForFunction(() => new URLSearchParams(location.search).size === 1);
      const more = page.locator('.facet__more:visible').first();
      if ((await more.count()) > 0) {
        await tabTo(page, '.facet__more');
        const before = await page.locator('.choices input:visible').count();
        await page.keyboard.press('Enter');
        assert.ok((await page.locator('.choices input:visible').count()) > before);
        assert.equal(await more.getAttribute('aria-expanded'), 'true');
      }
      await tabTo(page, '.facets__chosen a', 400);
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => location.search === '');
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'status');
      await page.context().close();
    });
  }
});
