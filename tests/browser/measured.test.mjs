// What others have measured, for the municipality that a reader chooses or keeps; what could be bought
// together; and the report for a meeting: on a small site whose figures are known.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { injectAxe, violations } from './support/axe.mjs';
import { launch } from './support/browser.mjs';
import { buildSite } from './support/build.mjs';
import { program } from './support/digitv.mjs';
import { serve } from './support/server.mjs';

const root = fileURLToPath(new URL('../sites/measured/', import.meta.url));
const SCHEMES = /** @type {const} */ (['light', 'dark']);
const WIDTHS = [320, 1280];

/** What axe finds on a page as it is, light and dark, narrow and wide, and on paper. */
async function found(page, name) {
  const all = [];
  await injectAxe(page);
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ media: 'screen', colorScheme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      all.push(...(await violations(page, `${name} ${colorScheme} ${width}`)));
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (wider > 0) all.push(`${name} ${width}: ${wider} px wider than the screen`);
    }
  }
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  all.push(...(await violations(page, `${name} print`, { rules: { 'target-size': { enabled: false } } })));
  return all;
}

describe('what others have measured', () => {
  let site;
  let server;
  let browser;
  const open = async (address, options = {}) => {
    const context = await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    await page.goto(server.origin + address);
    return page;
  };
  /** The cells of the rows of one municipality that stand before the folded tables. */
  const alone = (page) =>
    page
      .locator('.section table:not([data-own-row], [data-like-table]):visible tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => Array.from(row.cells, (cell) => cell.innerText.replaceAll(/\s+/g, ' '))),
      );

  before(async () => {
    site = await buildSite('measured');
    server = await serve(site.folder);
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    await site?.remove();
  });

  test('the municipality that is chosen has its own row, and none that is not', async () => {
    const page = await open('/losninger/chatbot/');
    assert.deepEqual(await alone(page), []);
    const choose = page.getByLabel('Svar for kommunen');
    await choose.selectOption('nes');
    const [price, gains] = await alone(page);
    assert.deepEqual(price, ['Nes', '4 500', '40 000 kr']);
    assert.match(
      gains.join('|'),
      /^Nes\|4 500\|140–230 langt fra størrelsen til dem tallene er fra\|23 000–36 000 langt/,
    );
    // The inhabitants of Bø are not stated.
    await choose.selectOption('bo');
    assert.deepEqual(await alone(page), []);
    await choose.selectOption('');
    assert.deepEqual(await alone(page), []);
    await page.context().close();
  });

  test('the municipality that the device keeps is the one that is chosen', async () => {
    const page = await open('/kommuner/dal/');
    await page.getByRole('button', { name: 'Husk kommunen' }).click();
    await page.goto(server.origin + '/losninger/chatbot/');
    await page.locator('caption', { hasText: /^Dal$/ }).first().waitFor({ state: 'attached' });
    assert.deepEqual(
      (await alone(page)).map(([place]) => place),
      ['Dal', 'Dal'],
    );
    await page.context().close();
  });

  test('without scripts the figures and the folded tables can be read', async () => {
    const page = await open('/losninger/chatbot/', { javaScriptEnabled: false });
    const section = page.locator('section[aria-labelledby="s-gains"]');
    assert.match(await section.innerText(), /30–50 timer i året per 1 000 innbyggere/);
    await section.getByText('Regnet om for hver av de 3 kommunene').click();
    assert.equal(await section.locator('[data-own-row] tbody tr:visible').count(), 3);
    await page.context().close();
  });

  for (const address of ['/losninger/chatbot/', '/losninger/sakssystem/', '/avtaler/', '/nn/losninger/chatbot/']) {
    test(`axe finds nothing on ${address}`, async () => {
      const page = await open(address);
      assert.deepEqual(await found(page, address), []);
      await page.context().close();
    });
  }

  test('axe finds nothing in the report for a meeting, also on paper', async () => {
    const ask = ['rapport', '--root', root, '--siden', '2026-09-15', '--fra-datoer', '--format', 'side'];
    const { stdout } = await promisify(execFile)(program, ask);
    const page = await open('/avtaler/');
    await page.setContent(stdout);
    assert.equal(await page.getByRole('heading', { name: 'Tatt i bruk, år for år' }).count(), 1);
    assert.deepEqual(await found(page, 'rapport'), []);
    await page.context().close();
  });
});
