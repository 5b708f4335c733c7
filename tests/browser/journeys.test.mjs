// What a new user comes for, from the front page to the answer, by what is seen on the way: links
// and fields by their words. «Sammenlign tre kommuner» is in compare.test.mjs.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { follow } from './support/follow.mjs';
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
    await follow(page, main().getByRole('link', { name: 'Digisos', exact: true }).first());
    await heading('Digisos').waitFor();
  }

  test('«hvem bruker DigiSos, og hvem er mest lik oss?»', async () => {
    await findDigisos();
    const users = section('Hvem bruker den');
    await main().getByLabel('Svar for kommunen').selectOption({ label: 'Skien' });
    const answer = main().getByRole('status');
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
    await follow(page, page.getByRole('link', { name: 'Kommuner', exact: true }).first());
    await follow(page, main().getByRole('rowheader', { name: 'Skien' }).getByRole('link'));
    await heading('Skien').waitFor();
    const around = section('Finnes rundt Skien');
    const rows = around.getByRole('row').filter({ has: page.getByRole('rowheader') });
    assert.ok((await rows.count()) > 0);
    // Nothing that the municipality has itself stated is among them.
    const own = await section('Det vi vet om bruk').getByRole('rowheader').getByRole('link').allInnerTexts();
    const names = await around.getByRole('rowheader').getByRole('link').allInnerTexts();
    assert.deepEqual(
      names.filter((name) => own.includes(name)),
      [],
    );
    assert.ok((await rows.first().getByRole('cell').first().getByRole('link').count()) > 0, 'nobody is named');

    await follow(page, rows.first().getByRole('rowheader').getByRole('link'));
    await heading(names[0]).waitFor();
    await main().getByText('Sortert etter likhet med Skien').waitFor();
    await end();
  });

  test('«hvilke behov deler vi med andre, og hvem kan hjelpe?»', async () => {
    await begin();
    await follow(page, page.getByRole('link', { name: 'Behov', exact: true }).first());
    await heading('Behov').waitFor();
    const shared = page.locator('.need').first();
    const needing = await shared.locator('.need__who').getByRole('link').allInnerTexts();
    assert.ok(needing.length > 1, 'the first need is shared');
    // Who has it is answered, if only by «ingen», and so is what to do next.
    assert.match(await shared.innerText(), /Har det fra før|Vi kjenner ing/);
    assert.match(await shared.locator('.need__next').innerText(), /^Neste steg: .+/);
    await follow(page, shared.locator('.need__who').getByRole('link').first());
    await heading(needing[0]).waitFor();
    assert.ok(await section('Behov og kompetanse').isVisible());
    await end();
  });

  test('«skriv ut saksvedlegg»', async () => {
    await findDigisos();
    await follow(page, page.getByRole('link', { name: 'Saksvedlegg på to ark' }));
    await heading('Digisos').waitFor();
    await page.evaluate(() => {
      globalThis.printed = 0;
      globalThis.print = () => (globalThis.printed += 1);
    });
    await page.getByRole('button', { name: 'Skriv ut' }).click();
    assert.equal(await page.evaluate(() => globalThis.printed), 1);

    await page.emulateMedia({ media: 'print' });
    for (const part of ['nav', 'form select', 'button:not(.sort)', '.search', '.top__language', '.facets']) {
      assert.equal(await page.locator(`${part}:visible`).count(), 0, `${part} is printed`);
    }
    const sources = section('Kilder').getByRole('listitem').first();
    assert.ok(await sources.isVisible());
    assert.match(await page.locator('.annex__facts').innerText(), /Sist endret\s+\d+\.\s\p{L}+\s\d{4}/u);
    assert.match(await page.locator('.annex__end').innerText(), /https:\/\/\S+\/losninger\/digisos\//);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} px wider than the paper`);

    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const sheets = pdf.match(/\/Type\s*\/Page\b(?!s)/g).length;
    assert.equal(sheets, 2);
    await end();
  });
});
