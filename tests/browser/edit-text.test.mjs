// Editing on the page in `digitv serve`: the text of a document, and pictures in it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe } from 'node:test';

import { dialog, edit, editing, NOME, PIXEL, saved, SITE } from './support/edit-stage.mjs';

describe('editing the text', () => {
  const withSite = editing();

  withSite('a part of the text is written, looked at and given a picture', async (at) => {
    const page = await at.open('/kommuner/nome/');
    await edit(page, 'Ikt').click();
    const text = dialog(page).getByLabel('Teksten, i Markdown');
    assert.equal(await text.inputValue(), 'Noe om ikt.');
    await text.fill('Mer **om** ikt.');
    await dialog(page).getByRole('button', { name: 'Forhåndsvis' }).click();
    await dialog(page).locator('.edit-preview strong', { hasText: 'om' }).waitFor();
    assert.equal(await at.text(NOME), SITE[NOME]);
    await dialog(page)
      .getByLabel('Legg inn et bilde', { exact: true })
      .and(page.locator('input'))
      .setInputFiles({ name: 'Kart over Nome.PNG', mimeType: 'image/png', buffer: PIXEL });
    await dialog(page).getByLabel('Hva viser bildet?').fill('Kart over kommunen');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('.edit-writing__text').value.includes('!['));
    await dialog(page).getByRole('button', { name: 'Lagre', exact: true }).click();
    await saved(page);
    const written = await at.text(NOME);
    assert.match(written, /\n## Ikt\n\nMer \*\*om\*\* ikt\.\n\n!\[Kart over kommunen\]\(kart-over-nome\.png\)\n/);
    assert.deepEqual(await readFile(path.join(at.site.root, 'content/kommuner/kart-over-nome.png')), PIXEL);
    await page.locator('main img[alt="Kart over kommunen"]').waitFor();
    for (let times = 0; times < 2; times += 1) {
      const undo = page.getByRole('button', { name: 'Angre' });
      await undo.click();
      await page.waitForFunction(
        (n) => document.querySelector('.edit-bar__count').textContent.startsWith(n),
        ['1 endring', 'Alt er delt'][times],
      );
    }
    assert.equal(await at.text(NOME), SITE[NOME]);
    await assert.rejects(readFile(path.join(at.site.root, 'content/kommuner/kart-over-nome.png')));
  });

  withSite('a picture that is dropped on the text is taken', async (at) => {
    const page = await at.open('/kommuner/nome/');
    await page.getByRole('button', { name: 'Rediger teksten' }).click();
    // The field comes with the text, which the server is asked for.
    await dialog(page)
      .locator('.edit-writing__text')
      .evaluate(
        (field, data) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([Uint8Array.from(data)], 'kart.png', { type: 'image/png' }));
          field.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
        },
        [...PIXEL],
      );
    assert.match(await dialog(page).locator('.edit-picture').innerText(), /kart\.png/);
    // Without a description it is not put anywhere.
    await dialog(page).getByRole('button', { name: 'Sett inn' }).click();
    assert.equal(await page.evaluate(() => document.activeElement.id), 's-edit-alt');
  });
});
