// Editing on the page in `digitv serve`, as one who writes does it: with the keyboard alone and on a phone,
// under the site's own security headers, to the bytes in the files and the commit.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { injectAxe, violations } from './support/axe.mjs';
import { launch } from './support/browser.mjs';
import { serve, serveFolder } from './support/digitv.mjs';
import { watch } from './support/watch.mjs';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);
const PHONE = { width: 375, height: 800 };
const DESK = { width: 1280, height: 900 };
const NOME = 'content/kommuner/nome.md';

const SITE = {
  [NOME]: `---
tittel: Nome   # kommunen
sammendrag: En kommune.
kommunenummer: "4018"
fylke: Telemark
målform: nøytral
folketall: {antall: 6549, år: 2025}
bruk:
  - løsning: digisos
    status: "pilot"
    siden: 2019
    bekreftet: 2020
    kilde: kommunen
---

Først.

## Ikt

Noe om ikt.
`,
  'content/losninger/digisos.md':
    '---\ntittel: Digisos\nsammendrag: En løsning for prøver.\ntype: plattform\neierskap: ks\ntemaer: [sosiale-tjenester]\n---\n\nTekst.\n',
};

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const day = new Date();
const two = (n) => String(n).padStart(2, '0');
const today = `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;

describe('editing on the page', () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
  });

  /** Runs with a site of its own; the page may not complain of anything, nor ask anywhere else. */
  function withSite(name, run, options = {}) {
    test(name, async () => {
      const site = options.folder ? await serveFolder(await options.folder()) : await serve(SITE);
      const { viewport = DESK, bypassCSP = false } = options;
      const context = await browser.newContext({ viewport, bypassCSP, locale: 'nb' });
      context.setDefaultTimeout(60_000);
      try {
        const told = [];
        const open = async (address) => {
          const page = await context.newPage();
          const seen = watch(page, site.origin);
          page.on('console', (message) => {
            if (message.type() === 'error' && !/status of 4/.test(message.text())) seen.push(message.text());
          });
          told.push(seen);
          await page.goto(site.url(address));
          await page.locator('.edit-strip').waitFor();
          return page;
        };
        const text = (file) => readFile(path.join(site.root, file), 'utf8');
        await run({ open, site, text, context });
        const expected = options.refused ?? 0;
        const all = told.flat();
        const refused = all.filter((line) => /^4\d\d: .*\/\.digitv\/edit\//.test(line));
        const isAwaited = (line) => refused.includes(line) || options.awaited?.test(line);
        assert.deepEqual(
          all.filter((line) => !isAwaited(line)),
          [],
        );
        assert.equal(refused.length, expected);
      } finally {
        await context.close();
        await site.close();
      }
    });
  }

  const edit = (page, name) => page.getByRole('button', { name: `Rediger: ${name}`, exact: true });
  const dialog = (page) => page.getByRole('dialog');
  const saved = (page) => dialog(page).waitFor({ state: 'detached' });
  const becomes = async (text, file, expected) => {
    for (let tries = 0; tries < 200; tries += 1) {
      if ((await text(file).catch(() => '')) === expected) return;
      await new Promise((done) => setTimeout(done, 25));
    }
    assert.equal(await text(file), expected);
  };

  /** By how much the page is wider than the window. */
  const tooWide = (page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  /** Waits until the page that a link leads to has been made. */
  const becomesThere = async (page, link) => {
    const address = await link.getAttribute('href');
    await page.waitForFunction(async (address) => (await fetch(address)).ok, address);
  };

  /** Presses the tab key until `isThere` says so in the page. */
  async function tabTo(page, isThere, argument) {
    for (let presses = 0; presses < 150; presses += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(isThere, argument)) return;
    }
    throw new Error('the tab key does not lead there');
  }
  const isNamed = (name) => {
    const { activeElement: one } = document;
    return (one?.ariaLabel ?? one?.textContent ?? '').trim().startsWith(name);
  };

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
