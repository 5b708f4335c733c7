// Editing on the page in `digitv serve`, as one who writes does it: with the keyboard alone and on a phone,
// under the site's own security headers, to the bytes in the files.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe } from 'node:test';

import { injectAxe, violations } from './support/axe.mjs';
import {
  becomes,
  DESK,
  dialog,
  edit,
  editing,
  isNamed,
  NOME,
  PHONE,
  saved,
  SITE,
  tabTo,
  today,
  tooWide,
} from './support/edit-stage.mjs';

describe('editing on the page', () => {
  const withSite = editing();

  withSite('a fact is changed where it stands, the page follows, and the way back gives the same bytes', async (at) => {
    const page = await at.open('/kommuner/nome/');
    await edit(page, 'Innbyggere').click();
    await dialog(page).getByLabel('Antall').fill('6 600');
    await dialog(page).getByRole('button', { name: 'Lagre', exact: true }).click();
    await saved(page);
    const changed = SITE[NOME].replace('6549', '6600');
    assert.equal(await at.text(NOME), changed);
    await page.getByText('6 600').waitFor();
    assert.ok(await page.evaluate(isNamed, 'Rediger: Innbyggere'), 'the focus is where it was');
    assert.match(await page.locator('.edit-bar').innerText(), /1 endring er ikke delt/);
    await page.getByRole('button', { name: 'Angre' }).click();
    await becomes(at.text, NOME, SITE[NOME]);
    await page.getByText('6 549').waitFor();
    await page.getByRole('button', { name: 'Gjør om igjen' }).click();
    await becomes(at.text, NOME, changed);
    await page.getByRole('button', { name: 'Angre' }).click();
    await becomes(at.text, NOME, SITE[NOME]);
  });

  withSite(
    'with the keyboard alone, on a phone: a use is confirmed and another thing corrected, and undone',
    async (at) => {
      const page = await at.open('/kommuner/nome/');
      await tabTo(page, isNamed, 'Rediger: Digisos');
      await page.keyboard.press('Enter');
      await dialog(page).waitFor();
      await tabTo(page, isNamed, 'Stemmer fortsatt');
      await page.keyboard.press('Enter');
      await saved(page);
      const confirmed = SITE[NOME].replace('bekreftet: 2020', `bekreftet: ${today}`);
      assert.equal(await at.text(NOME), confirmed);
      assert.ok(await page.evaluate(isNamed, 'Rediger: Digisos'), 'the focus is where it was');
      await page.keyboard.press('Enter');
      await dialog(page).waitFor();
      await page.keyboard.press('ArrowUp');
      await tabTo(page, isNamed, 'Lagre');
      await page.keyboard.press('Enter');
      await saved(page);
      assert.match(await at.text(NOME), /status: "innføres"/);
      for (const expected of [confirmed, SITE[NOME]]) {
        await tabTo(page, isNamed, 'Angre');
        await page.keyboard.press('Enter');
        await becomes(at.text, NOME, expected);
      }
      assert.equal(await tooWide(page), 0);
    },
    { viewport: PHONE },
  );

  withSite('what is wrong is said in the field, and personal data is never sent on', async (at) => {
    const page = await at.open('/kommuner/nome/');
    await edit(page, 'Digisos').click();
    await dialog(page).getByLabel('Merknad').fill('Ring 900 00 000');
    await dialog(page).getByRole('button', { name: 'Lagre', exact: true }).click();
    assert.match(await dialog(page).innerText(), /mobilnummer/);
    await dialog(page).getByLabel('Merknad').fill('');
    await dialog(page).getByLabel('Siden').fill('i fjor');
    await dialog(page).getByRole('button', { name: 'Lagre', exact: true }).click();
    assert.match(await dialog(page).locator('.field__fault:visible').innerText(), /dato/);
    assert.equal(await at.text(NOME), SITE[NOME]);
    // Esc asks before it loses what is written.
    await page.keyboard.press('Escape');
    assert.match(await dialog(page).innerText(), /ikke er lagret/);
    await dialog(page).getByRole('button', { name: 'Skriv videre' }).click();
    assert.equal(await dialog(page).getByLabel('Siden').inputValue(), 'i fjor');
    await page.keyboard.press('Escape');
    await dialog(page).getByRole('button', { name: 'Forkast det' }).click();
    await saved(page);
  });

  withSite(
    'a file that somebody else has changed is a conflict, shown with both sides',
    async (at) => {
      const page = await at.open('/kommuner/nome/');
      await edit(page, 'Digisos').click();
      await dialog(page).getByLabel('Status').selectOption('avsluttet');
      const theirs = SITE[NOME].replace('"pilot"', 'i-bruk');
      await writeFile(path.join(at.site.root, NOME), theirs);
      await dialog(page).getByRole('button', { name: 'Lagre', exact: true }).click();
      const alert = dialog(page).getByRole('alert');
      assert.match(await alert.innerText(), /Digisos, status: du så pilot, nå står det i bruk/);
      assert.equal(await at.text(NOME), theirs);
      await alert.getByRole('button', { name: 'Hent det som står nå' }).click();
      await dialog(page).getByLabel('Status').waitFor();
      assert.equal(await dialog(page).getByLabel('Status').inputValue(), 'i-bruk');
    },
    { refused: 1 },
  );

  withSite('the page can be read without its buttons, and keeps to that', async (at) => {
    const page = await at.open('/kommuner/nome/');
    const buttons = page.locator('.edit-here');
    assert.ok((await buttons.count()) > 8);
    await page.getByRole('switch', { name: 'Rediger på siden' }).click();
    assert.equal(await buttons.count(), 0);
    assert.ok(await page.locator('.correct-link').first().isVisible());
    await page.reload();
    await page.locator('.edit-strip').waitFor();
    assert.equal(await buttons.count(), 0);
  });

  for (const [name, viewport] of Object.entries({ phone: PHONE, desk: DESK })) {
    withSite(
      `nothing of it stands in the way of anybody, on the ${name}`,
      async (at) => {
        const page = await at.open('/kommuner/nome/');
        const clean = async (where) => {
          await injectAxe(page);
          // There the bar lies over nothing.
          await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
          assert.deepEqual(await violations(page, where), []);
        };
        await edit(page, 'Fylke').click();
        await dialog(page).getByLabel('Fylke').fill('Vestfold');
        await clean('a fact');
        await dialog(page).getByRole('button', { name: 'Lagre', exact: true }).click();
        await saved(page);
        await page.getByRole('button', { name: 'Vis og del' }).click();
        await page.locator('.edit-line--in').waitFor();
        await clean('the difference');
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'Rediger teksten' }).click();
        await dialog(page).getByLabel('Teksten, i Markdown').fill('## Ny\n\nOrd.');
        await dialog(page).getByRole('button', { name: 'Forhåndsvis' }).click();
        await dialog(page).locator('.edit-preview h2, .edit-preview h3').nth(1).waitFor();
        await clean('a text');
        assert.equal(await tooWide(page), 0);
      },
      // What looks at the page puts a style into it.
      { viewport, bypassCSP: true },
    );
  }
});
