// Who uses a solution, sorted by likeness to a municipality that the reader chooses.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';

import { follow } from './support/follow.mjs';
import { folder, readPages } from './support/site.mjs';
import { stage } from './support/stage.mjs';

const pages = await readPages();
const rowsOf = (page) => page.elements.filter(({ tag, attributes }) => tag === 'tbody' && attributes['data-place']);
/** The solution with most statements of use, of those in bokmål. */
const [solution] = pages
  .filter(({ address, ids }) => address.startsWith('/losninger/') && ids.has('s-like'))
  .filter(({ elements }) => elements[0].attributes.lang === 'nb')
  .toSorted((a, b) => rowsOf(b).length - rowsOf(a).length);
const rows = solution ? rowsOf(solution).map(({ attributes }) => attributes) : [];
const places = rows.map((row) => row['data-place']);
/** Those that are told together, below the table. */
const folded = rows.filter((row) => 'hidden' in row).map((row) => row['data-place']);
const shown = places.filter((place) => !folded.includes(place));
/** The largest number of those told together that come into the table. */
const NEAREST = 4;

describe('likeness', { skip: places.length < 3 && 'the site has no solution that three speak of' }, () => {
  const on = stage();
  const { open } = on;

  const order = (page) =>
    page.locator('tbody[data-place]:visible').evaluateAll((rows) => rows.map(({ dataset }) => dataset.place));
  const said = (page) => page.locator('[data-like-said]');
  const expected = async (place) => {
    const rows = JSON.parse(await readFile(path.join(folder, 'likhet', `${place}.json`), 'utf8'));
    const others = rows.map(([other]) => other).filter((other) => places.includes(other));
    const nearest = others.filter((other) => folded.includes(other)).slice(0, NEAREST);
    return [place, ...others.filter((other) => shown.includes(other) || nearest.includes(other))];
  };

  test('the most like come first, with why, and the choice is in the address', async () => {
    const page = await open(solution.address);
    const place = places.at(-1);
    await page.getByLabel('Svar for kommunen').selectOption(place);
    await said(page)
      .filter({ hasText: /Sortert etter likhet/ })
      .waitFor();
    const wanted = await expected(place);
    assert.deepEqual(await order(page), wanted);
    assert.equal(new URL(page.url()).search, `?fra=${place}`);
    const lines = await page.locator('.like-why:visible').allInnerTexts();
    assert.equal(lines.length, wanted.length);
    assert.match(lines[0], /Kommunen du har valgt/);
    for (const line of lines.slice(1)) assert.match(line, /Likt: .+|Ikke likt/);

    await page.goBack();
    assert.deepEqual(await order(page), shown);
    assert.equal(await page.locator('.like-why').count(), 0);
    assert.equal(await said(page).innerText(), '');
    await page.context().close();
  });

  test('a shared address shows the same, and a municipality that is not there changes nothing', async () => {
    const page = await open(`${solution.address}?fra=${places[1]}`);
    await said(page)
      .filter({ hasText: /Sortert/ })
      .waitFor();
    assert.deepEqual(await order(page), await expected(places[1]));
    await page.goto(on.server.url(`${solution.address}?fra=finnes-ikke`));
    assert.deepEqual(await order(page), shown);
    await page.context().close();
  });

  test('one of whom nothing is known comes first and says so', async () => {
    const page = await open(solution.address);
    const others = await page.locator('[data-like-others] a').allInnerTexts();
    if (others.length > 0) {
      await page.getByLabel('Svar for kommunen').selectOption({ label: others[0] });
      const first = page.locator('[data-like-table] tbody:visible').first();
      await first.getByText('Kommunen du har valgt').waitFor();
      await first.getByText('Ikke oppgitt').waitFor();
      assert.match(await first.innerText(), new RegExp(`^${others[0]}`));
      await page.goBack();
      assert.deepEqual(await order(page), shown);
    }
    await page.context().close();
  });

  test('a municipality carries itself on to what it uses', async () => {
    const page = await open(`/kommuner/${places[0]}/`);
    await follow(page, page.locator('#s-use-' + solution.address.split('/').at(-2) + ' th a'));
    await said(page)
      .filter({ hasText: /Sortert/ })
      .waitFor();
    assert.equal((await order(page))[0], places[0]);
    await page.context().close();
  });

  test('says so where the order could not be fetched', async () => {
    const page = await open(solution.address);
    await page.route('**/likhet/*', (route) => route.abort());
    await page.getByLabel('Svar for kommunen').selectOption(places[0]);
    await said(page)
      .filter({ hasText: /kunne ikke hentes/ })
      .waitFor();
    assert.deepEqual(await order(page), shown);
    await page.context().close();
  });

  test('without script the table is as it was built, with no choice that does nothing', async () => {
    const page = await open(`${solution.address}?fra=${places[1]}`, { javaScriptEnabled: false });
    assert.deepEqual(await order(page), shown);
    assert.equal(await page.locator('main :is(select, button):visible').count(), 0);
    await page.context().close();
  });
});
