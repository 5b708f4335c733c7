// The form in which a report is told: with the keyboard alone and on a phone, to the page that comes of it.

import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';

import {
  PHONE,
  formsStage,
  isLabelled,
  isNamed,
  saved,
  stored,
  tabTo,
  telling,
  today,
} from './support/forms-stage.mjs';
import { serve } from './support/server.mjs';

describe('the form for reports', () => {
  const on = formsStage();

  test('a report is told with the keyboard alone, on a phone, and seen as it will be', async () => {
    const { page, told, context } = await on.open('/fortell/', {
      viewport: PHONE,
    });
    await telling(page);
    const type = async (label, text, key) => {
      await tabTo(page, isLabelled, label);
      await page.keyboard.type(text);
      if (key) await page.keyboard.press(key);
    };
    await type('Hva gjorde dere?', 'Nome: bibliotek uten betjening');
    await type('Kort sagt', 'Biblioteket er åpent til 22.');
    await type('Resten', 'Vi begynte i det små.');
    await type('Hvem var med?', 'nom', 'Enter');
    await type('Løsning', 'bibl', 'Enter');
    await type('Tema', 'kultur', 'Enter');
    await tabTo(page, () => document.activeElement?.name === 'status');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await type('Hva bør andre vite', 'Én avtale per låner holder.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Sett av tid til opplæring.');
    const preview = page.locator('.preview');
    assert.match(await preview.innerText(), /Nome: bibliotek uten betjening\s+Én avtale per låner holder\./);
    assert.match(await preview.innerText(), /Alt som må med, er med\./);
    await type('Rollen din', 'Biblioteksjef');
    await tabTo(page, isLabelled, 'Kommunen din');
    await page.keyboard.type('Nome');
    await tabTo(page, isNamed, 'Last ned');
    const { name, text } = await saved(page, () => page.keyboard.press('Enter'));
    assert.equal(name, `${today}-nome-bibliotek-uten-betjening.md`);
    assert.equal(
      text,
      `---
innspill: 1
fra:
  rolle: Biblioteksjef
  kommune: nome
dato: ${today}
endringer:
  - dokument: erfaringer/nome-bibliotek-uten-betjening
    ny:
      tittel: "Nome: bibliotek uten betjening"
      sammendrag: Biblioteket er åpent til 22.
      dato: ${today}
      kommuner:
        - nome
      løsninger:
        - bibliotek
      temaer:
        - kultur-idrett-og-fritid
      status: drift
      viktigst: Én avtale per låner holder.
      råd:
        - Én avtale per låner holder.
        - Sett av tid til opplæring.
      grunnlag: egen-erfaring
    tekst: |-
      ## Hva vi gjorde

      Vi begynte i det små.
---
`,
    );
    assert.deepEqual(told, []);
    assert.deepEqual(await stored(page), []);
    await context.close();
  });

  test('the report is a document of the site', async () => {
    const { page, context } = await on.open('/fortell/?losning=bibliotek&kommune=nome');
    await telling(page);
    await page.getByLabel('Hva gjorde dere?').fill('Nome: «selvbetjent» bibliotek: et år etter');
    await page.getByLabel('Kort sagt').fill('Åpent til 22: flere lån');
    await page.getByLabel('Tema').fill('hr');
    await page.keyboard.press('Enter');
    await page.getByLabel('Stanset').check();
    await page.getByLabel('Hva bør andre vite').fill('# Begynn i det små\n- og spør: brukerne');
    await page.getByText('Hva kostet det?', { exact: true }).click();
    await page.getByLabel('Å drive, hvert år').selectOption('under-50k');
    await page.getByText('Hva ble bedre?', { exact: true }).click();
    await page.getByLabel('Beskrivelse').fill('Flere unge kommer');
    await page.getByLabel('Hva slags gevinst').selectOption('innbygger');
    await page.getByText('Hva gikk ikke som tenkt?', { exact: true }).click();
    await page.getByLabel('Fallgruver').fill('For lite tid til opplæring');
    await page.getByLabel('Hva ville dere gjort annerledes?').fill('Begynt med de ansatte\nSpurt naboen');
    assert.match(
      await page.locator('.preview').innerText(),
      /Fallgruver\s+For lite tid til opplæring\s+Ville gjort annerledes\s+Begynt med de ansatte\s+Spurt naboen/,
    );
    await page.getByLabel('Rollen din').fill('Biblioteksjef');
    await page.getByLabel('Kommunen din').selectOption('nome');
    const { name, text } = await saved(page, () => page.getByRole('button', { name: 'Last ned' }).click());
    const site = await on.received([{ name, text }]);
    const address = 'erfaringer/nome-selvbetjent-bibliotek-et-ar-etter/';
    const there = await serve(path.join(site, 'public'));
    await page.goto(`${there.origin}/${address}`);
    assert.equal(await page.locator('h1').innerText(), 'Nome: «selvbetjent» bibliotek: et år etter');
    assert.match(await page.locator('main').innerText(), /# Begynn i det små/);
    assert.match(await page.locator('main').innerText(), /Flere unge kommer/);
    assert.match(await page.locator('main').innerText(), /For lite tid til opplæring/);
    assert.match(await page.locator('main').innerText(), /Spurt naboen/);
    await there.close();
    await rm(site, { recursive: true });
    await context.close();
  });
});
