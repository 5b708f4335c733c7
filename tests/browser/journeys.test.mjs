// What a new user comes for, from the front page to the answer, by what is seen on the way: links
// and fields by their words. «Sammenlign tre kommuner» is in compare.test.mjs.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { readPages } from './support/site.mjs';
import { stage } from './support/stage.mjs';

const pages = await readPages();
const at = (address) => pages.find((page) => page.address === address);
const needed = ['/losninger/digisos/', '/kommuner/skien/', '/behov/'];
const missing = needed.filter((address) => !at(address));

describe('journeys from the front page', { skip: missing.length > 0 && `the site has no ${missing}` }, () => {
  const on = stage();
  let page;

  async function begin(width = 1280) {
    page = await on.open('/', { viewport: { width, height: 900 } });
  }
  const end = () => page.context().close();
  const main = () => page.getByRole('main');
  const heading = (name) => page.getByRole('heading', { level: 1, name });
  const section = (name) => page.getByRole('region', { name });

  /** From the front page to the page of Digisos, as one who knows the name. */
  async function findDigisos() {
    await begin();
    await page.getByRole('textbox', { name: 'Søk i erfaringer' }).fill('DigiSos');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/sok\/\?q=DigiSos/);
    await main().getByRole('link', { name: 'Digisos', exact: true }).first().click();
    await heading('Digisos').waitFor();
  }

  test('«hvem bruker DigiSos, og hvem er mest lik oss?»', async () => {
    await findDigisos();
    const users = section('Hvem bruker den');
    await users.getByLabel('Vis først kommuner som ligner').selectOption({ label: 'Skien' });
    const answer = users.getByRole('status');
    await answer.filter({ hasText: 'er mest lik av dem' }).waitFor();
    const [, first] = /likhet med Skien\. (.+) er mest lik/.exec(await answer.innerText());
    const rows = users.getByRole('rowheader');
    assert.match(await rows.nth(0).innerText(), /^Skien/);
    const alike = await rows.nth(1).innerText();
    assert.ok(alike.startsWith(first), alike);
    assert.match(alike, /Likt: .*(størrelse|målform|region|avstand)/);
    await end();
  });

  test('«hva har naboene som vi mangler?»', async () => {
    await begin();
    await page.getByRole('link', { name: 'Kommuner', exact: true }).first().click();
    await main().getByRole('rowheader', { name: 'Skien' }).getByRole('link').click();
    await heading('Skien').waitFor();
    const around = section('Finnes rundt Skien');
    const rows = around.getByRole('row').filter({ has: page.getByRole('rowheader') });
    assert.ok((await rows.count()) > 0);
    // Nothing that the municipality has itself stated is among them.
    const own = await section('Løsninger').getByRole('rowheader').getByRole('link').allInnerTexts();
    const names = await around.getByRole('rowheader').getByRole('link').allInnerTexts();
    assert.deepEqual(
      names.filter((name) => own.includes(name)),
      [],
    );
    assert.ok((await rows.first().getByRole('cell').first().getByRole('link').count()) > 0, 'nobody is named');

    await rows.first().getByRole('rowheader').getByRole('link').click();
    await heading(names[0]).waitFor();
    await section('Hvem bruker den').getByText('Sortert etter likhet med Skien').waitFor();
    await end();
  });

  test('«hvilke behov deler vi med andre, og hvem kan hjelpe?»', async () => {
    await begin();
    await main().getByRole('link', { name: 'Hvem kan jeg spørre?' }).click();
    await heading('Behov').waitFor();
    const shared = page.locator('.need').first();
    const needing = await shared.locator('.need__wanted').getByRole('link').allInnerTexts();
    assert.ok(needing.length > 1, 'the first need is shared');
    // Both who has it and who can help are answered, if only by «ingen».
    for (const name of ['Har det allerede', 'Kan hjelpe']) {
      const answer = shared.getByRole('heading', { name }).locator('xpath=following-sibling::*[1]');
      assert.notEqual((await answer.innerText()).trim(), '');
    }
    await shared.locator('.need__wanted').getByRole('link').first().click();
    await heading(needing[0]).waitFor();
    assert.ok(await section('Behov og kompetanse').isVisible());
    await end();
  });

  test('«skriv ut saksvedlegg»', async () => {
    await findDigisos();
    await page.evaluate(() => {
      globalThis.printed = 0;
      globalThis.print = () => (globalThis.printed += 1);
    });
    await page.getByRole('button', { name: 'Skriv ut som saksvedlegg' }).click();
    assert.equal(await page.evaluate(() => globalThis.printed), 1);

    await page.emulateMedia({ media: 'print' });
    for (const part of ['nav', 'form select', 'button:not(.sort)', '.search', '.top__language', '.facets']) {
      assert.equal(await page.locator(`${part}:visible`).count(), 0, `${part} is printed`);
    }
    const sources = section('Kilder').getByRole('listitem').first();
    assert.ok(await sources.isVisible());
    const printed = await sources
      .locator('a')
      .first()
      .evaluate((link) => getComputedStyle(link, '::after').content);
    assert.match(printed, /http/, 'the address of the source is not printed');
    const foot = page.locator('.page-foot');
    assert.match(await foot.innerText(), /Sist endret \d+\.\s\p{L}+\s\d{4}/u);
    assert.match(await foot.innerText(), /https:\/\/\S+\/losninger\/digisos\//);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} px wider than the paper`);

    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const sheets = pdf.match(/\/Type\s*\/Page\b(?!s)/g).length;
    assert.ok(sheets >= 1 && sheets <= 7, `${sheets} pages`);
    await end();
  });
});
