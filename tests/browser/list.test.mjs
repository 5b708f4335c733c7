// The lists of reports and solutions: choices that combine, with the mouse, the keyboard and the
// back button, in an address that can be shared; and plain links without JavaScript.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { readPages } from './support/site.mjs';
import { stage } from './support/stage.mjs';

const pages = await readPages();
const LISTS = ['/erfaringer/', '/losninger/'].filter((address) => {
  const page = pages.find((page) => page.address === address);
  return page?.elements.filter(({ attributes }) => attributes['data-traits']).length > 4;
});

describe('lists', { skip: LISTS.length === 0 && 'the site has no list that is worth narrowing' }, () => {
  const on = stage();
  const { open } = on;

  const rows = (page) => page.locator('[data-traits]:visible');
  const traits = (page) => rows(page).evaluateAll((rows) => rows.map((row) => row.dataset.traits.split(' ')));
  const said = async (page) => Number.parseInt(await page.getByRole('status').first().innerText(), 10);
  /** The choice of a facet at `place`, with what stands beside it. */
  async function choice(page, place, { more = false } = {}) {
    const group = page.locator('fieldset.facet:visible').nth(place);
    const boxes = group.locator('input');
    const at = more ? 1 : 0;
    const box = boxes.nth(at);
    const [name, value] = await box.evaluate(({ name, value }) => [name, value]);
    const count = Number(await group.locator('.facet__count').nth(at).innerText());
    return { box, trait: `${name}:${value}`, name, value, count };
  }

  for (const address of LISTS) {
    test(`${address}: choices within a facet add up, and facets narrow`, async () => {
      const page = await open(address);
      const all = await said(page);
      assert.equal(await rows(page).count(), all);

      const one = await choice(page, 0);
      await one.box.focus();
      await page.keyboard.press('Space');
      assert.equal(await said(page), one.count);
      assert.ok((await traits(page)).every((row) => row.includes(one.trait)));
      assert.equal(new URL(page.url()).search, `?${new URLSearchParams([[one.name, one.value]])}`);
      // The keyboard stays where it was.
      const focused = await page.evaluate(() => [document.activeElement.name, document.activeElement.value]);
      assert.deepEqual(focused, [one.name, one.value]);

      const other = await choice(page, 0, { more: true });
      await other.box.check();
      const either = await traits(page);
      assert.ok(either.length > one.count || other.count === 0, `${either.length}`);
      assert.ok(either.every((row) => row.includes(one.trait) || row.includes(other.trait)));
      await other.box.uncheck();

      const last = await choice(page, 2);
      await last.box.check();
      assert.equal(await said(page), last.count);
      assert.ok((await traits(page)).every((row) => row.includes(one.trait) && row.includes(last.trait)));

      await page.goBack();
      assert.equal(await said(page), one.count);
      assert.equal(await last.box.isChecked(), false);
      await page.context().close();
    });

    test(`${address}: what is chosen can be taken away, one by one or all at once`, async () => {
      const page = await open(address);
      const all = await said(page);
      const one = await choice(page, 0);
      await one.box.check();
      const chips = page.locator('.facets__chosen a');
      await (await choice(page, 1)).box.check();
      assert.equal(await chips.count(), 3);
      await chips.first().press('Enter');
      assert.ok(!page.url().includes(`${one.name}=`));
      assert.equal(await page.evaluate(() => document.activeElement.matches('.facets__chosen a')), true);
      await one.box.check();
      await chips.last().click();
      assert.equal(await said(page), all);
      assert.equal(new URL(page.url()).search, '');
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'status');
      await page.context().close();
    });

    test(`${address}: a shared address shows the same, and nothing that is not there`, async () => {
      const page = await open(address);
      const one = await choice(page, 0);
      await page.goto(
        on.server.url(`${address}?${one.name}=${encodeURIComponent(one.value)}&${one.name}=finnes-ikke&x=1`),
      );
      assert.equal(await said(page), one.count);
      for (const link of await page.locator('a[hreflang]').all()) {
        assert.match(await link.getAttribute('href'), new RegExp(`\\?${one.name}=`));
      }
      await page.context().close();
    });

    test(`${address}: another order is one list, and the first is as it was`, async () => {
      const page = await open(address);
      const titles = () => rows(page).locator('h3').allInnerTexts();
      const built = await titles();
      const select = page.getByLabel('Rekkefølge');
      for (const value of await select.locator('option').evaluateAll((options) => options.map(({ value }) => value))) {
        await select.selectOption(value);
        assert.equal((await titles()).length, built.length);
        const headings = await page.locator('.group-title:visible').count();
        assert.equal(headings === 1, value !== '', `${headings} headings for «${value}»`);
        if (value === 'navn') {
          const sorted = built.toSorted(new Intl.Collator('nb').compare);
          assert.deepEqual(await titles(), sorted);
        }
        if (value === 'brukere') {
          const users = await rows(page).evaluateAll((rows) => rows.map((row) => Number(row.dataset.users)));
          assert.deepEqual(
            users,
            users.toSorted((a, b) => b - a),
          );
        }
        if (value !== '') assert.equal(new URL(page.url()).searchParams.get('sorter'), value);
      }
      await select.selectOption('');
      assert.deepEqual(await titles(), built);
      await page.context().close();
    });

    test(`${address}: without script the facets are links, and nothing is there in vain`, async () => {
      const page = await open(`${address}?tema=helse`, { javaScriptEnabled: false });
      const all = await page.locator('[data-traits]').count();
      assert.equal(await rows(page).count(), all);
      assert.ok((await page.locator('.browse__facets a:visible').count()) > 2);
      assert.equal(await page.locator('.browse__facets [data-facet]:visible:not(:has(a))').count(), 0);
      assert.equal(await page.locator('main :is(select, input, button):visible').count(), 0);
      await page.context().close();
    });
  }
});
