// Editing on the page in `digitv serve`: new documents and translations, with their texts and pictures.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe } from 'node:test';

import { becomes, dialog, editing, NOME, PHONE, PIXEL, saved, SITE, tooWide } from './support/edit-stage.mjs';

describe('new documents', () => {
  const withSite = editing();

  withSite(
    'a translation is made of the document in view, seen as it will be, corrected in its own file, and undone',
    async ({ open, text, site }) => {
      const file = 'content/kommuner/nome.nn.md';
      const page = await open('/kommuner/nome/');
      await page.getByRole('button', { name: 'Nytt dokument' }).press('Enter');
      const field = (name) => dialog(page).getByLabel(name);
      await field('Hva er det?').selectOption({ label: 'Nynorskutgave av «Nome»' });
      const save = dialog(page).getByRole('button', { name: 'Lagre', exact: true });
      // It begins with the words in bokmål, which are no translation.
      assert.equal(await field('Sammendrag').inputValue(), 'En kommune.');
      await save.click();
      await dialog(page).getByText('Ingenting er skrevet om til nynorsk ennå').waitFor();
      await assert.rejects(text(file));
      await field('Sammendrag').fill('Ein kommune.');
      await field(/^Teksten, i Markdown/).fill('Tekst på *nynorsk*.');
      await dialog(page).getByRole('button', { name: 'Forhåndsvis' }).click();
      await dialog(page).locator('.edit-preview em', { hasText: 'nynorsk' }).waitFor();
      assert.equal(await tooWide(page), 0);
      await save.click();
      await saved(page);
      const made = '---\ntittel: Nome\nsammendrag: Ein kommune.\n---\n\nTekst på *nynorsk*.\n';
      await becomes(text, file, made);
      // Its own words are in its own file, and the facts are in the main version.
      const main = await text(NOME);
      // The page that is in view has changed too, and is fetched anew.
      for (let tries = 0; tries < 400 && !(await fetch(site.url('/nn/kommuner/nome/'))).ok; tries += 1) {
        await new Promise((done) => setTimeout(done, 25));
      }
      const twin = await open('/nn/kommuner/nome/');
      await twin.getByRole('button', { name: 'Rediger: Fylke', exact: true }).click();
      await dialog(twin).getByLabel('Fylke').fill('Vestfold');
      await dialog(twin).getByRole('button', { name: 'Lagre', exact: true }).click();
      await saved(twin);
      await becomes(text, NOME, main.replace('fylke: Telemark', 'fylke: Vestfold'));
      assert.equal(await text(file), made);
      const bar = twin.locator('.edit-bar');
      await bar.getByRole('button', { name: 'Angre' }).click();
      await becomes(text, NOME, main);
      await bar.getByRole('button', { name: 'Angre' }).click();
      for (let tries = 0; tries < 200; tries += 1) {
        const there = await text(file).catch(() => undefined);
        if (there === undefined) return;
        await new Promise((done) => setTimeout(done, 25));
      }
      assert.fail(`${file} is still in ${site.root}`);
    },
    { viewport: PHONE },
  );

  withSite(
    'a new solution is made with the keyboard, never over another, and undone',
    async ({ open, text }) => {
      const page = await open('/kommuner/nome/');
      await page.getByRole('button', { name: 'Nytt dokument' }).press('Enter');
      const field = (name) => dialog(page).getByLabel(name, { exact: true });
      await dialog(page).getByLabel('Tittel').pressSequentially('Digisos');
      assert.equal(await field('Navnet i adressa').inputValue(), 'digisos');
      await dialog(page).getByLabel('Sammendrag').pressSequentially('Noe annet.');
      await dialog(page).getByLabel('Type').selectOption('app');
      await dialog(page).getByLabel('Eierskap').selectOption('ks');
      await dialog(page)
        .getByRole('combobox', { name: /Temaer/ })
        .pressSequentially('sosial');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      const save = dialog(page).getByRole('button', { name: 'Lagre', exact: true });
      await save.press('Enter');
      await dialog(page).getByText('`losninger/digisos-2`').waitFor();
      assert.equal(await text('content/losninger/digisos.md'), SITE['content/losninger/digisos.md']);
      await field('Navnet i adressa').fill('digisos-2');
      await save.press('Enter');
      await saved(page);
      await becomes(
        text,
        'content/losninger/digisos-2.md',
        '---\ntittel: Digisos\nsammendrag: Noe annet.\ntype: app\neierskap: ks\ntemaer: [sosiale-tjenester]\n---\n',
      );
      // Another tab, opened before, undoes it: the file is gone, and can be made again.
      const other = await open('/kommuner/nome/');
      await other.getByRole('button', { name: 'Angre', exact: true }).click();
      await other.getByText('Angret: nytt dokument').waitFor();
      await assert.rejects(text('content/losninger/digisos-2.md'));
      await other.getByRole('button', { name: 'Gjør om igjen' }).click();
      await becomes(
        text,
        'content/losninger/digisos-2.md',
        '---\ntittel: Digisos\nsammendrag: Noe annet.\ntype: app\neierskap: ks\ntemaer: [sosiale-tjenester]\n---\n',
      );
    },
    { refused: 1 },
  );

  /** Begins a new page «Om oss», and drops pictures with these names on its text, whose field it returns. */
  async function beginPage(page, names) {
    await page.getByRole('button', { name: 'Nytt dokument' }).click();
    await dialog(page).getByLabel('Hva er det?').selectOption('side');
    await dialog(page).getByLabel('Tittel').fill('Om oss');
    const text = dialog(page).getByLabel('Teksten, i Markdown');
    await text.fill('Slik ser det ut.');
    for (const name of names) {
      await text.evaluate(
        (field, [data, fileName]) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([Uint8Array.from(data)], fileName, { type: 'image/png' }));
          field.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
        },
        [[...PIXEL], name],
      );
      await dialog(page).getByLabel('Hva viser bildet?').fill(`Kart ${name}`);
      await page.keyboard.press('Enter');
      await dialog(page).locator('.edit-picture').waitFor({ state: 'hidden' });
    }
    return text;
  }

  withSite('a picture dropped on the text of a new document is written with it, and not before', async (at) => {
    const folder = path.join(at.site.root, 'content/sider');
    const files = () => readdir(folder).catch(() => []);
    const page = await at.open('/kommuner/nome/');
    const begin = async () => {
      const text = await beginPage(page, ['Kart.png', 'kart.PNG']);
      assert.match(await text.inputValue(), /!\[Kart Kart\.png\]\(kart\.png\)\s+!\[Kart kart\.PNG\]\(kart-2\.png\)/);
      await dialog(page).getByRole('button', { name: 'Forhåndsvis' }).click();
      await dialog(page).locator('.edit-preview canvas[aria-label="Kart Kart.png"]').waitFor();
      assert.deepEqual(await files(), []);
    };
    await begin();
    await dialog(page).getByRole('button', { name: 'Lukk uten å lagre' }).click();
    await dialog(page).getByRole('button', { name: 'Forkast det' }).click();
    assert.deepEqual(await files(), []);
    await begin();
    await dialog(page).getByRole('button', { name: 'Lagre', exact: true }).click();
    await saved(page);
    assert.deepEqual((await files()).sort(), ['kart-2.png', 'kart.png', 'om-oss.md']);
    assert.deepEqual(await readFile(path.join(folder, 'kart.png')), PIXEL);
    await page.getByRole('button', { name: 'Angre' }).click();
    await page.getByText('Angret: nytt dokument').waitFor();
    assert.deepEqual(await files(), []);
  });

  withSite('a picture that was taken out of the text of a new document is not written', async (at) => {
    const page = await at.open('/kommuner/nome/');
    const text = await beginPage(page, ['kart.png', 'nytt-kart.png']);
    const shown = await text.inputValue();
    await text.fill(shown.replace('![Kart kart.png](kart.png)', ''));
    await dialog(page).getByRole('button', { name: 'Lagre', exact: true }).click();
    await saved(page);
    const files = await readdir(path.join(at.site.root, 'content/sider'));
    assert.deepEqual(files.sort(), ['nytt-kart.png', 'om-oss.md']);
  });

  withSite(
    'a new page is made in nynorsk, with its text',
    async ({ open, text }) => {
      const page = await open('/nn/');
      await page.getByRole('button', { name: 'Nytt dokument' }).click();
      await dialog(page).getByLabel('Kva er det?').selectOption('side');
      await dialog(page).getByLabel('Tittel').fill('Om oss');
      await dialog(page).getByRole('button', { name: 'Lagre', exact: true }).click();
      await dialog(page).getByText('Fyll ut dette').waitFor();
      await dialog(page).getByLabel('Teksten, i Markdown').fill('## Kven\n\nVi er fleire.');
      await dialog(page).getByRole('button', { name: 'Lagre', exact: true }).click();
      await saved(page);
      await becomes(
        text,
        'content/sider/om-oss.md',
        '---\ntittel: Om oss\nspråk: nn\n---\n\n## Kven\n\nVi er fleire.\n',
      );
      assert.equal(await tooWide(page), 0);
    },
    { viewport: PHONE },
  );
});
