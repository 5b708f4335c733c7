// «Sammenlign tre kommuner», as a new reader would: from a municipality's own page, by the mouse
// and by the keyboard, shared, and with the back button.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { launch } from './support/browser.mjs';
import { buildFiles } from './support/build.mjs';
import { follow } from './support/follow.mjs';
import { serve } from './support/server.mjs';
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
    await follow(page, page.locator('a[href*="/sammenlign/?k="]').first());
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

// More municipalities than one page has room for: each has a page with its column.
describe('comparison of many', () => {
  let built;
  let server;
  let browser;
  before(async () => {
    built = await buildFiles(many(45, 100));
    server = await serve(built.folder);
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    await built?.remove();
  });
  const open = async (address, options) => {
    const page = await (await browser.newContext(options)).newPage();
    await page.goto(`${server.origin}${address}`);
    return page;
  };
  const cells = (page) =>
    page
      .locator('tbody tr:visible:not(.compare__group)')
      .filter({ hasText: /^Løsning \d/ })
      .evaluateAll((rows) =>
        rows.map((row) => [...row.cells].filter((cell) => !cell.hidden).map((cell) => cell.innerText.trim())),
      );

  test('the columns that are chosen are fetched, and rows without statements are left out', async () => {
    const page = await open('/sammenlign/?k=kommune-1,kommune-2');
    await page.locator('thead th:visible').nth(1).waitFor();
    assert.deepEqual(await page.locator('thead th:visible').allInnerTexts(), ['Kommune 1', 'Kommune 2']);
    assert.deepEqual(await cells(page), [
      ['Løsning 1', 'I bruk', 'ikke oppgitt'],
      ['Løsning 2', 'ikke oppgitt', 'I bruk'],
    ]);
    await page.context().close();
  });

  test('a column that does not come is told of', async () => {
    const page = await open('/sammenlign/');
    await page.route('**/sammenlign/kommune-3/', (route) => route.abort());
    await page.locator('form[data-compare-form] select').first().selectOption('kommune-3');
    await page.locator('[role=status]').filter({ hasText: 'Fikk ikke hentet' }).waitFor();
    await page.context().close();
  });

  test('without script each has a page that is linked', async () => {
    const page = await open('/sammenlign/', { javaScriptEnabled: false });
    assert.equal(await page.locator('.compare-frame').isVisible(), false);
    await page.locator('[data-compare-places] summary').first().click();
    await follow(page, page.locator('[data-compare-places] a[data-place="kommune-4"]'));
    assert.deepEqual(await cells(page), [['Løsning 4', 'I bruk']]);
    await page.context().close();
  });
});

/** The files of a site with this many municipalities, each of which uses one of the solutions. */
function many(municipalities, solutions) {
  const files = new Map([['site.yaml', 'title: Mange\nbase_url: https://mange.example.no\nas_of: 2026-11-01\n']]);
  files.set('content/data/temaer.yaml', 'temaer:\n  - {slug: arkiv, nb: Arkiv, gruppe: tjenesteområde}\n');
  for (let number = 0; number < solutions; number += 1) {
    const text = `---\ntittel: Løsning ${number}\nsammendrag: Gjør noe nyttig.\ntype: fagsystem\neierskap: interkommunal\ntemaer: [arkiv]\n---\n`;
    files.set(`content/losninger/losning-${number}.md`, text);
  }
  for (let number = 0; number < municipalities; number += 1) {
    const usage = `bruk:\n  - {løsning: losning-${number}, status: i-bruk, bekreftet: 2026-10, kilde: kommunen}\n`;
    const id = String(4001 + number);
    const text = `---\ntittel: Kommune ${number}\nkommunenummer: '${id}'\nfylke: Telemark\nmålform: bokmål\n${usage}---\n`;
    files.set(`content/kommuner/kommune-${number}.md`, text);
  }
  return files;
}
