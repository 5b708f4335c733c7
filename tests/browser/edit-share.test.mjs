// The forms of the site save straight in `digitv serve`, and what is changed is shared as a commit or a patch.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { becomesThere, dialog, edit, editing, NOME, saved, today } from './support/edit-stage.mjs';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);

describe('forms and sharing', () => {
  const withSite = editing();

  withSite(
    'a report is told and saved straight, without a contribution file',
    async (at) => {
      const page = await at.open('/fortell/');
      await page.getByLabel('Hva gjorde dere?').fill('Digital søknad prøvd i Nome');
      await page.locator('[data-ask="sammendrag"] textarea').fill('Vi prøvde digital søknad om sosialhjelp.');
      for (const [key, name] of [
        ['kommuner', 'Nome'],
        ['temaer', 'Sosiale tjenester'],
      ]) {
        await page.locator(`[data-ask="${key}"] .picker__input`).fill(name);
        await page.getByRole('option', { name }).first().click();
      }
      await page.locator('input[name="status"]').first().check();
      await page.locator('[data-ask="råd"] textarea').fill('Begynn i det små.');
      await page.getByLabel('Rollen din').fill('Fagleder');
      await page.getByLabel('Kommunen din').selectOption('nome');
      await page.getByRole('button', { name: 'Lagre i filene' }).click();
      const see = page.getByRole('link', { name: 'Se siden' });
      await see.waitFor();
      const text = await at.text('content/erfaringer/digital-soknad-provd-i-nome.md');
      assert.match(text, /^---\ntittel: Digital søknad prøvd i Nome\n/);
      assert.match(text, /\nkommuner: \[nome\]\n/);
      await becomesThere(page, see);
      await see.click();
      await page.getByRole('heading', { level: 1, name: /Digital søknad prøvd i Nome/ }).waitFor();
      await page.locator('.edit-bar').getByRole('button', { name: 'Angre' }).click();
      await page.waitForFunction(() => document.querySelector('.edit-bar__count').textContent === 'Alt er delt');
      await assert.rejects(at.text('content/erfaringer/digital-soknad-provd-i-nome.md'));
    },
    { awaited: /^404: .*\/erfaringer\/digital-soknad-provd-i-nome\/$/ },
  );

  withSite('what is changed is shown, committed with words, or saved as a patch', async (at) => {
    const git = async (...all) => (await run('git', all, { cwd: at.site.root })).stdout.trim();
    await git('init', '--quiet');
    await git('config', 'user.name', 'Prøve');
    await git('config', 'user.email', 'post@example.no');
    await git('add', '.');
    await git('commit', '--quiet', '-m', 'Start');
    await writeFile(path.join(at.site.root, 'uvedkommende.txt'), 'noe annet');
    const page = await at.open('/kommuner/nome/');
    await edit(page, 'Fylke').click();
    await dialog(page).getByLabel('Fylke').fill('Vestfold');
    await dialog(page).getByRole('button', { name: 'Lagre', exact: true }).click();
    await saved(page);
    await page.getByRole('button', { name: 'Vis og del' }).click();
    const drawer = page.locator('.edit-drawer');
    await drawer.locator('.edit-line--in', { hasText: 'fylke: Vestfold' }).waitFor();
    assert.match(await drawer.locator('.edit-line--out').innerText(), /fylke: Telemark/);
    const download = page.waitForEvent('download');
    await drawer.getByRole('button', { name: 'Lagre som patch' }).click();
    const patch = await readFile(await (await download).path(), 'utf8');
    assert.match(patch, /^diff --git a\/content\/kommuner\/nome\.md b\/content\/kommuner\/nome\.md\n/);
    assert.match(patch, /\n-fylke: Telemark\n\+fylke: Vestfold\n/);
    assert.match(await drawer.getByLabel('Hva har du gjort?').inputValue(), /^Nome: fylke Telemark → Vestfold$/);
    await drawer.getByLabel('Hva har du gjort?').fill('Nome ligger i Vestfold');
    await drawer.getByRole('button', { name: 'Lag commit' }).click();
    await page.getByText(/Laget commit [0-9a-f]{7}/).waitFor();
    assert.equal(await git('log', '-1', '--format=%s %an'), 'Nome ligger i Vestfold Prøve');
    assert.equal(await git('status', '--porcelain'), '?? uvedkommende.txt');
  });

  withSite(
    'all that is said of Nome in this repository is confirmed with few clicks',
    async (at) => {
      const page = await at.open('/kommuner/nome/');
      const before = await at.text(NOME);
      let clicks = 0;
      const click = async (target) => {
        clicks += 1;
        await target.click();
      };
      await click(page.getByRole('link', { name: 'Gå gjennom alt' }));
      await page.locator('.statement').first().waitFor();
      const answers = page.locator('.form-page .section .statement:visible').getByLabel('Stemmer fortsatt');
      const count = await answers.count();
      const stated = before.match(/^ {2}- (løsning|tema): /gm).length;
      assert.equal(count, stated, 'all that is in lists is asked about');
      for (let one = 0; one < count; one += 1) await click(answers.nth(one));
      await click(page.getByLabel('Rollen din'));
      await page.keyboard.type('Rådgiver');
      await click(page.getByRole('button', { name: 'Lagre i filene' }));
      await page.getByRole('link', { name: 'Se siden' }).waitFor();
      const text = await at.text(NOME);
      const isOther = (line, place) => line !== before.split('\n')[place];
      const changed = text.split('\n').filter(isOther);
      assert.ok(
        changed.every((line) => /^ +(bekreftet|dato): |^ +kilde: kommunen$/.test(line)),
        changed.join('\n'),
      );
      assert.equal(changed.filter((line) => line.includes(today)).length, count);
      // Ten seconds for each click, eight letters besides: well under two minutes.
      assert.equal(clicks, count + 3);
      assert.ok(clicks * 10 < 120, `${clicks} clicks`);
    },
    {
      folder: async () => {
        const folder = await mkdtemp(path.join(os.tmpdir(), 'digitv-edit-'));
        for (const name of ['content', 'site.yaml']) {
          await cp(path.join(repository, name), path.join(folder, name), { recursive: true });
        }
        return folder;
      },
    },
  );
});
