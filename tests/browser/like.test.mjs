// Who uses a solution, sorted by likeness to a municipality that the reader chooses.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';

import { folder, readPages } from './support/site.mjs';
import { stage } from './support/stage.mjs';

const pages = await readPages();
const rowsOf = (page) =>
  page.elements.filter(({ tag, attributes }) => tag === 'tbody' && attributes.id?.startsWith('s-use-'));
/** The solution with most statements of use, of those in bokmål. */
const [solution] = pages
  .filter(({ address, ids }) => address.startsWith('/losninger/') && ids.has('s-like'))
  .filter(({ elements }) => elements[0].attributes.lang === 'nb')
  .toSorted((a, b) => rowsOf(b).length - rowsOf(a).length);
const places = solution ? rowsOf(solution).map(({ attributes }) => attributes.id.slice('s-use-'.length)) : [];

describe('likeness', { skip: places.length < 3 && 'the site has no solution that three speak of' }, () => {
  const on = stage();
  const { open } = on;

  const order = (page) =>
    page.locator('tbody[id^="s-use-"]').evaluateAll((rows) => rows.map(({ id }) => id.slice('s-use-'.length)));
  const said = (page) => page.locator('[data-like-said]');
  const expected = async (place) => {
    const rows = JSON.parse(await readFile(path.join(folder, 'likhet', `${place}.json`), 'utf8'));
    return [place, ...rows.map(([other]) => other)].filter((other) => places.includes(other));
  };

  test('the most like come first, with why, and the choice is in the address', async () => {
    const page = await open(solution.address);
    const place = places.at(-1);
    await page.getByLabel('Vis først kommuner som ligner').selectOption(place);
    await said(page)
      .filter({ hasText: /Sortert etter likhet/ })
      .waitFor();
    assert.deepEqual(await order(page), await expected(place));
    assert.equal(new URL(page.url()).search, `?fra=${place}`);
    const lines = await page.locator('.like-why').allInnerTexts();
    assert.equal(lines.length, places.length);
    assert.match(lines[0], /Kommunen du har valgt/);
    for (const line of lines.slice(1)) assert.match(line, /Likt: .+|Ikke likt/);

    await page.goBack();
    assert.deepEqual(await order(page), places);
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
    assert.deepEqual(await order(page), places);
    await page.context().close();
  });

  test('a municipality carries itself on to what it uses', async () => {
    const page = await open(`/kommuner/${places[0]}/`);
    await page.locator('#s-use-' + solution.address.split('/').at(-2) + ' th a').click();
    await said(page)
      .filter({ hasText: /Sortert/ })
      .waitFor();
    assert.equal((await order(page))[0], places[0]);
    await page.context().close();
  });

  test('says so where the order could not be fetched', async () => {
    const page = await open(solution.address);
    await page.route('**/likhet/*', (route) => route.abort());
    await page.getByLabel('Vis først kommuner som ligner').selectOption(places[0]);
    await said(page)
      .filter({ hasText: /kunne ikke hentes/ })
      .waitFor();
    assert.deepEqual(await order(page), places);
    await page.context().close();
  });

  test('without script the table is as it was built, with no choice that does nothing', async () => {
    const page = await open(`${solution.address}?fra=${places[1]}`, { javaScriptEnabled: false });
    assert.deepEqual(await order(page), places);
    assert.equal(await page.locator('main :is(select, button):visible').count(), 0);
    await page.context().close();
  });
});
