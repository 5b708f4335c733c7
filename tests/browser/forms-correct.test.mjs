// The form in which statements are confirmed and corrected: with the keyboard alone and on a phone, to the
// file that comes out.

import assert from 'node:assert/strict';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';

import {
  PHONE,
  correcting,
  formsStage,
  isLabelled,
  isNamed,
  saved,
  stored,
  tabTo,
  today,
} from './support/forms-stage.mjs';

describe('the form for corrections', () => {
  const on = formsStage();

  test('a pencil on a page in nynorsk leads to its own field, and to the file that it stands in', async () => {
    const { page, told, context } = await on.open('/nn/samarbeid/midt/', {
      locale: 'nn',
    });
    const pencil = (name) => page.locator('.correct-link', { hasText: name }).first();
    await pencil('Felles avtale om drift').focus();
    await page.keyboard.press('Enter');
    await correcting(page);
    await page.getByRole('heading', { level: 1, name: /Midt på nynorsk/ }).waitFor();
    const about = await page.evaluate(() => document.activeElement.closest('.statement').textContent);
    assert.match(about, /Felles avtale om drift/);
    const answer = async (words, label, text) => {
      const statement = page.locator('.statement', { hasText: words }).first();
      await statement.getByText('Stemmer ikkje', { exact: true }).click();
      await statement.getByLabel(label).first().fill(text);
    };
    await answer('Felles avtale om drift', /^Beskriving/, 'Felles avtale om drift og vakt');
    const sayWho = async () => {
      await page.getByLabel('Rolla di').fill('Fagleiar');
      await page.getByLabel('Kommunen din').selectOption('nome');
    };
    await sayWho();
    const { text } = await saved(page, () => page.getByRole('button', { name: 'Last ned' }).click());
    assert.match(text, /dokument: samarbeid\/midt\.nn\b/);
    assert.match(text, /til: Felles avtale om drift og vakt/);
    // The words in bokmål are not touched.
    assert.doesNotMatch(text, /dokument: samarbeid\/midt[,\n]/);
    // What the translation does not have stands in the main version.
    await page.goto(on.server.origin + '/nn/rett/?d=samarbeid/midt.nn&f=medlemmer[nome]');
    await correcting(page);
    const member = page.locator('.statement', { hasText: 'Nome' }).first();
    await member.getByText('Stemmer framleis', { exact: true }).click();
    await sayWho();
    const facts = await saved(page, () => page.getByRole('button', { name: 'Last ned' }).click());
    assert.match(facts.text, /dokument: samarbeid\/midt[,\n]/);
    assert.doesNotMatch(facts.text, /midt\.nn/);
    assert.deepEqual(told, []);
    await context.close();
  });

  test('the statements of Nome are confirmed with the keyboard alone, on a phone, from its own page', async () => {
    const { page, told, context } = await on.open('/kommuner/nome/', {
      viewport: PHONE,
    });
    await tabTo(page, isNamed, 'Rett eller bekreft');
    await page.keyboard.press('Enter');
    await correcting(page);
    assert.equal(await page.locator('h1').innerText(), 'Rett eller bekreft: Nome');
    for (let place = 0; place < 3; place += 1) {
      await tabTo(page, () => document.activeElement?.matches('.three input'));
      await page.keyboard.press('Space');
    }
    assert.match(await page.locator('.thin-foot').innerText(), /3 av 3 besvart/);
    await tabTo(page, isLabelled, 'Rollen din');
    await page.keyboard.type('Digitaliseringsrådgiver');
    await tabTo(page, isNamed, 'Last ned');
    const { name, text } = await saved(page, () => page.keyboard.press('Enter'));
    assert.equal(name, `${today}-nome.md`);
    assert.equal(
      text,
      `---
innspill: 1
fra:
  rolle: Digitaliseringsrådgiver
  kommune: nome
dato: ${today}
endringer:
  - dokument: kommuner/nome
    felt: "bruk[ks-laering].bekreftet"
    fra: 2014-06-17
    til: ${today}
    kilde: kommunen
  - dokument: kommuner/nome
    felt: "bruk[ks-laering].kilde"
    fra: https://www.example.com/ks-laering
    til: kommunen
    kilde: kommunen
  - dokument: kommuner/nome
    felt: "bruk[digisos].bekreftet"
    fra: 2020
    til: ${today}
    kilde: kommunen
  - dokument: kommuner/nome
    felt: "behov[data-og-integrasjon: Oversikt over systemer].dato"
    fra: 2018-01
    til: ${today}
    kilde: kommunen
---
`,
    );
    const site = await on.received([{ name, text }]);
    const profile = await readFile(path.join(site, 'content/kommuner/nome.md'), 'utf8');
    assert.equal(profile.match(new RegExp(`bekreftet: ${today}`, 'g')).length, 2);
    assert.equal(profile.match(/kilde: kommunen/g).length, 2);
    assert.deepEqual(await readdir(path.join(site, 'content/innspill')), ['mottatt']);
    assert.deepEqual(await readdir(path.join(site, 'content/innspill/mottatt')), [name]);
    await rm(site, { recursive: true });
    assert.deepEqual(told, []);
    assert.deepEqual(await stored(page), []);
    await context.close();
  });

  test('a statement is corrected, and taken out only with a reason', async () => {
    const { page, told, context } = await on.open('/rett/?d=kommuner/nome');
    await correcting(page);
    const [first, second] = [page.locator('.statement').nth(0), page.locator('.statement').nth(1)];
    await first.getByLabel('Stemmer ikke').check();
    await first.getByLabel('Status').selectOption('i-bruk');
    await first.getByLabel('Merknad').fill('Kurs: for nye ansatte');
    assert.match(await first.locator('.edit__foot').innerText(), /Blir: status i bruk \(før: pilot\)/);
    await second.getByLabel('Stemmer ikke').check();
    await second.getByRole('button', { name: 'Ta den bort' }).click();
    await page.getByLabel('Rollen din').fill('Fagansvarlig');
    await page.getByRole('button', { name: 'Last ned' }).click();
    const wrong = page.getByRole('alert');
    assert.match(await wrong.innerText(), /Digisos, Hvorfor\?/);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'alert');
    await wrong.getByRole('link').first().click();
    await page.keyboard.type('Vi sluttet i 2024');
    const { text } = await saved(page, () => page.getByRole('button', { name: 'Last ned' }).click());
    assert.match(text, /felt: "bruk\[ks-laering\]\.status"\n {4}fra: pilot\n {4}til: i-bruk\n/);
    assert.match(text, /felt: "bruk\[ks-laering\]\.merknad"\n {4}til: "Kurs: for nye ansatte"\n/);
    assert.match(text, /felt: "bruk\[digisos\]"\n {4}fjern: Vi sluttet i 2024\n/);
    assert.deepEqual(told, []);
    await context.close();
  });

  test('a solution is found in the field with suggestions, and added', async () => {
    const { page, context } = await on.open('/rett/?d=kommuner/nome');
    await correcting(page);
    await page.getByLabel('Hva bruker dere?').focus();
    await page.keyboard.type('dig');
    const option = page.getByRole('option').first();
    assert.match(await option.innerText(), /Digisos\s+Står her fra før/);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('bibl');
    await page.keyboard.press('ArrowDown');
    const active = await page.evaluate(
      () => document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.textContent,
    );
    assert.match(active, /Meråpent bibliotek/);
    await page.keyboard.press('Enter');
    assert.ok(await page.evaluate(() => document.activeElement.closest('.added') !== null));
    await page.locator('.added').getByLabel('Status').selectOption('i-bruk');
    await page.getByLabel('Hva bruker dere?').fill('Noe helt annet');
    await page.getByRole('option', { name: /Noe helt annet/ }).click();
    await page.getByLabel('Rollen din').fill('Biblioteksjef');
    const { text } = await saved(page, () => page.getByRole('button', { name: 'Last ned' }).click());
    assert.match(text, /felt: bruk\n {4}ny:\n {6}løsning: bibliotek\n {6}status: i-bruk\n {6}bekreftet: /);
    assert.match(text, /---\n\nBruker også: Noe helt annet\n$/);
    await context.close();
  });

  test('a price and a member are added from the pages, and a result corrected, on a phone', async () => {
    const { page, told, context } = await on.open('/losninger/bibliotek/', {
      viewport: PHONE,
    });
    await page.getByRole('link', { name: 'Legg til en pris' }).click();
    const price = page.locator('.added');
    await price.getByLabel('Kroner').first().fill('12 000');
    await price.getByLabel('Betales').selectOption('årlig');
    await page.getByLabel('Rollen din').fill('Rådgiver');
    await page.getByLabel('Kommunen din').selectOption('nome');
    const first = await saved(page, () => page.getByRole('button', { name: 'Last ned' }).click());
    await page.goto(`${on.server.origin}/samarbeid/midt/`);
    await page.getByRole('link', { name: 'Rett eller legg til: deltakere' }).click();
    await correcting(page);
    await page.getByRole('button', { name: 'Legg til et medlem' }).click();
    const member = page.locator('.added');
    await member.getByLabel('Kommune').selectOption('skien');
    await member.getByLabel('Navn').fill('Skien');
    await page.getByLabel('Rollen din').fill('Rådgiver');
    await page.getByLabel('Kommunen din').selectOption('nome');
    await page.getByRole('button', { name: 'Last ned' }).click();
    await page.getByRole('link', { name: /Fyll ut bare én/ }).click();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    const result = page.locator('.statement').filter({ hasText: 'Felles avtale' });
    await result.getByLabel('Stemmer ikke').check();
    await result.getByLabel('Beskrivelse').fill('Felles avtale i tre kommuner');
    const second = await saved(page, () => page.getByRole('button', { name: 'Last ned' }).click());
    const site = await on.received([first, second]);
    const read = (name) => readFile(path.join(site, 'content', name), 'utf8');
    assert.match(
      await read('losninger/bibliotek.md'),
      /kostnad:\n {2}beløp:\n {4}- kroner: 12000\n {6}hyppighet: årlig\n/,
    );
    const network = await read('samarbeid/midt.md');
    assert.match(network, /medlemmer:\n {2}- kommune: nome\n {2}- kommune: skien\n/);
    assert.match(network, /tekst: Felles avtale i tre kommuner\n/);
    await rm(site, { recursive: true });
    assert.deepEqual(told, []);
    await context.close();
  });

  test('one from elsewhere does not speak for the municipality, but tells where it stands', async () => {
    const { page, context } = await on.open('/rett/?d=kommuner/nome');
    await correcting(page);
    await page.locator('.statement').nth(1).getByLabel('Stemmer fortsatt').check();
    await page.getByLabel('Rollen din').fill('Rådgiver');
    assert.equal(await page.getByLabel('Hvor står det?').isVisible(), false);
    await page.getByLabel('Kommunen din').selectOption('skien');
    await page.getByRole('button', { name: 'Last ned' }).click();
    assert.match(await page.getByRole('alert').innerText(), /Hvor står det\?: Fyll ut dette/);
    await page.getByLabel('Hvor står det?').fill('https://example.no/nome-og-digisos');
    const { text } = await saved(page, () => page.getByRole('button', { name: 'Last ned' }).click());
    assert.match(text, /kommune: skien/);
    assert.match(
      text,
      /felt: "bruk\[digisos\]\.kilde"\n {4}fra: kommunen\n {4}til: https:\/\/example\.no\/nome-og-digisos\n/,
    );
    assert.doesNotMatch(text, /kilde: kommunen/);
    await context.close();
  });

  test('a fact leads to its place in the form, and a new use too', async () => {
    const { page, context } = await on.open('/kommuner/nome/');
    await page.getByRole('link', { name: 'Stemmer det? (Digisos)' }).click();
    await correcting(page);
    assert.equal(
      await page.evaluate(
        () => document.activeElement.closest('.statement').querySelector('legend').innerText.trim().split(/\s/)[0],
      ),
      'Digisos',
    );
    await page.goto(`${on.server.origin}/kommuner/nome/`);
    await page.getByRole('link', { name: 'Rett: Innbyggere' }).focus();
    await page.keyboard.press('Enter');
    await correcting(page);
    assert.ok(await page.getByText(/Antall: 6\s549/).isVisible());
    await page.goto(`${on.server.origin}/losninger/bibliotek/`);
    await page.getByRole('link', { name: 'Rett: Lisens' }).focus();
    await page.keyboard.press('Enter');
    await correcting(page);
    assert.equal(
      await page.evaluate(
        () => document.activeElement.closest('.statement').querySelector('legend').innerText.trim().split(/\s/)[0],
      ),
      'Lisens',
    );
    await page.goto(`${on.server.origin}/rett/?ny=bibliotek`);
    await page.getByLabel('Hvilken kommune gjelder det?').selectOption('Nome');
    await page.getByRole('button', { name: 'Vis opplysningene' }).click();
    await page.locator('.added').waitFor();
    assert.match(await page.locator('.added h3').innerText(), /Meråpent bibliotek/);
    await context.close();
  });
});
