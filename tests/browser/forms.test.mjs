// The forms, as somebody in a municipality uses them: with the keyboard alone and on a phone, under the
// site's own security headers, to the file that comes out.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { injectAxe, violations } from './support/axe.mjs';
import { launch } from './support/browser.mjs';
import { serve } from './support/server.mjs';
import { watch } from './support/watch.mjs';

const program = path.resolve(
  process.env.DIGITV_BIN ?? fileURLToPath(new URL('../../target/release/digitv', import.meta.url)),
);
const run = promisify(execFile);
const PHONE = { width: 375, height: 800 };
const DESK = { width: 1280, height: 900 };

const SITE = {
  'site.yaml': `title: Prøve
base_url: https://prove.example.no
publisher: {contact: "mailto:post@example.no"}
repository: {url: "https://github.com/eier/depot", folder: kunnskap}
report_error_url: mailto:post@example.no
checks:
  missing-accessibility-statement: "off"
  missing-publisher: "off"
`,
  'content/kommuner/nome.md': `---
tittel: Nome
kommunenummer: "4018"
fylke: Telemark
målform: nøytral
folketall: {antall: 6549, år: 2025}
bruk:
  - løsning: ks-laering
    status: pilot
    siden: 2013
    bekreftet: 2014-06-17
    kilde: https://www.example.com/ks-laering
  - løsning: digisos
    status: i-bruk
    bekreftet: 2020
    kilde: kommunen
behov:
  - tema: data-og-integrasjon
    tekst: Oversikt over systemer
    dato: 2018-01
---

Tekst.
`,
  'content/kommuner/skien.md': `---
tittel: Skien
kommunenummer: "4003"
fylke: Telemark
målform: bokmål
---

Tekst.
`,
  'content/samarbeid/midt.md': `---
tittel: Midt
sammendrag: Et nettverk.
form: nettverk
medlemmer:
  - kommune: nome
resultater:
  - tekst: Felles avtale
---

Tekst.
`,
  'content/samarbeid/midt.nn.md': `---
tittel: Midt på nynorsk
sammendrag: Eit nettverk.
resultater:
  - tekst: Felles avtale om drift
---

Tekst på nynorsk.
`,
  ...Object.fromEntries(
    [
      ['ks-laering', 'KS Læring'],
      ['digisos', 'Digisos'],
      ['bibliotek', 'Meråpent bibliotek'],
    ].map(([slug, title]) => [
      `content/losninger/${slug}.md`,
      `---\ntittel: ${title}\nsammendrag: En løsning for prøver.\ntype: plattform\neierskap: ks\ntemaer: [hr-og-kompetanse]\nlisens: MIT\n---\n\nTekst.\n`,
    ]),
  ),
};

describe('forms', () => {
  let browser;
  let server;
  let root;

  before(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'digitv-forms-'));
    for (const [name, text] of Object.entries(SITE)) {
      const file = path.join(root, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    await run(program, ['build', '--root', root]);
    server = await serve(path.join(root, 'public'));
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    await rm(root, { recursive: true, force: true });
  });

  /** Opens a page in a reader of its own; what should never happen there is told at the end. */
  async function open(address, options = {}) {
    const context = await browser.newContext({ viewport: DESK, locale: 'nb', ...options });
    const page = await context.newPage();
    const told = watch(page, server.origin);
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) told.push(message.text());
    });
    await page.goto(server.origin + address);
    return { page, told, context };
  }

  const rett = (page) => page.locator('.statement').first().waitFor();
  const fortell = (page) => page.getByLabel('Hva gjorde dere?').waitFor();
  const stored = (page) => page.evaluate(() => Object.keys(localStorage).concat(Object.keys(sessionStorage)));
  /** Where the focus is. */
  const focused = (page, read) => page.evaluate(read);

  /** Presses the tab key until `isThere` says so in the page. */
  async function tabTo(page, isThere, argument) {
    for (let presses = 0; presses < 120; presses += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(isThere, argument)) return;
    }
    throw new Error('the tab key does not lead there');
  }

  /** Presses a button that saves the file, with the keyboard, and returns name and text of the file. */
  async function saved(page, press) {
    const download = page.waitForEvent('download');
    await press();
    const file = await download;
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  }

  /** Takes in contribution files on a copy of the site, as its maintainers do, and returns its folder. */
  async function received(files) {
    const site = await mkdtemp(path.join(os.tmpdir(), 'digitv-received-'));
    await cp(root, site, { recursive: true });
    await mkdir(path.join(site, 'content/innspill'), { recursive: true });
    for (const { name, text } of files) await writeFile(path.join(site, 'content/innspill', name), text);
    await run(program, ['motta', '--ja', '--root', site]);
    await run(program, ['check', '--root', site]);
    await run(program, ['build', '--root', site]);
    return site;
  }

  const isNamed = (name) => document.activeElement?.textContent?.includes(name);
  const isLabelled = (label) => document.activeElement?.labels?.[0]?.textContent.startsWith(label);
  const day = new Date();
  const two = (n) => String(n).padStart(2, '0');
  const today = `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;

  test('a pencil on a page in nynorsk leads to its own field, and to the file that it stands in', async () => {
    const { page, told, context } = await open('/nn/samarbeid/midt/', { locale: 'nn' });
    const pencil = (name) => page.locator('.correct-link', { hasText: name }).first();
    await pencil('Felles avtale om drift').focus();
    await page.keyboard.press('Enter');
    await rett(page);
    await page.getByRole('heading', { level: 1, name: /Midt på nynorsk/ }).waitFor();
    const about = await focused(page, () => document.activeElement.closest('.statement').textContent);
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
    await page.goto(server.origin + '/nn/rett/?d=samarbeid/midt.nn&f=medlemmer[nome]');
    await rett(page);
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
    const { page, told, context } = await open('/kommuner/nome/', { viewport: PHONE });
    await tabTo(page, isNamed, 'Rett eller bekreft');
    await page.keyboard.press('Enter');
    await rett(page);
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
    const site = await received([{ name, text }]);
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
    const { page, told, context } = await open('/rett/?d=kommuner/nome');
    await rett(page);
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
    assert.equal(await focused(page, () => document.activeElement.getAttribute('role')), 'alert');
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
    const { page, context } = await open('/rett/?d=kommuner/nome');
    await rett(page);
    await page.getByLabel('Hva bruker dere?').focus();
    await page.keyboard.type('dig');
    const option = page.getByRole('option').first();
    assert.match(await option.innerText(), /Digisos\s+Står her fra før/);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('bibl');
    await page.keyboard.press('ArrowDown');
    const active = await focused(
      page,
      () => document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.textContent,
    );
    assert.match(active, /Meråpent bibliotek/);
    await page.keyboard.press('Enter');
    assert.ok(await focused(page, () => document.activeElement.closest('.added') !== null));
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
    const { page, told, context } = await open('/losninger/bibliotek/', { viewport: PHONE });
    await page.getByRole('link', { name: 'Legg til en pris' }).click();
    const price = page.locator('.added');
    await price.getByLabel('Kroner').first().fill('12 000');
    await price.getByLabel('Betales').selectOption('årlig');
    await page.getByLabel('Rollen din').fill('Rådgiver');
    await page.getByLabel('Kommunen din').selectOption('nome');
    const first = await saved(page, () => page.getByRole('button', { name: 'Last ned' }).click());
    await page.goto(`${server.origin}/samarbeid/midt/`);
    await page.getByRole('link', { name: 'Rett eller legg til: deltakere' }).click();
    await rett(page);
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
    const site = await received([first, second]);
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
    const { page, context } = await open('/rett/?d=kommuner/nome');
    await rett(page);
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

  test('personal data is found before anything can be sent', async () => {
    const { page, context } = await open('/rett/?d=kommuner/nome');
    await rett(page);
    const free = page.getByLabel('Noe mer vi bør vite?');
    await free.fill('Ring prosjektlederen på 900 00 000.');
    await page.getByLabel('Rollen din').fill('Rådgiver');
    const warning = page.locator('.sighting');
    assert.match(await warning.innerText(), /«900 00 000»: nummeret ser ut som et mobilnummer/);
    await page.getByRole('button', { name: 'Last ned' }).click();
    assert.match(await page.getByRole('alert').innerText(), /mobilnummer/);
    await warning.getByRole('button', { name: 'Ta det bort' }).click();
    assert.equal(await free.inputValue(), 'Ring prosjektlederen på .');
    assert.equal(await warning.count(), 0);
    const { text } = await saved(page, () => page.getByRole('button', { name: 'Last ned' }).click());
    assert.match(text, /Ring prosjektlederen på \./);
    await context.close();
  });

  test('mail, forge and file are the same, and what is too long for an address says so', async () => {
    const { page, context } = await open('/rett/?d=kommuner/nome');
    await rett(page);
    await page.locator('.statement').nth(1).getByLabel('Stemmer fortsatt').check();
    await page.getByLabel('Rollen din').fill('Rådgiver');
    const mail = page.getByRole('link', { name: 'Send på e-post' });
    const forge = page.getByRole('link', { name: 'Foreslå på GitHub' });
    const { name, text } = await saved(page, () => page.getByRole('button', { name: 'Last ned' }).click());
    const letter = new URL(await mail.getAttribute('href'));
    assert.equal(letter.protocol + letter.pathname, 'mailto:post@example.no');
    assert.equal(letter.searchParams.get('subject'), 'Innspill: Nome');
    assert.ok(letter.searchParams.get('body').replaceAll('\r\n', '\n').endsWith(`\n\n${text}`));
    const page_ = new URL(await forge.getAttribute('href'));
    assert.equal(page_.origin + page_.pathname, 'https://github.com/eier/depot/new/main');
    assert.equal(page_.searchParams.get('filename'), `kunnskap/content/innspill/${name}`);
    assert.equal(page_.searchParams.get('value'), text);

    await page.getByLabel('Noe mer vi bør vite?').fill('Mer å fortelle. '.repeat(180));
    assert.ok((await mail.getAttribute('href')).length < 1900);
    assert.match(decodeURIComponent(await mail.getAttribute('href')), /Legg ved fila/);
    assert.ok((await forge.getAttribute('href')).length <= 8191);
    await page.getByLabel('Noe mer vi bør vite?').fill('Mer å føre på. '.repeat(200));
    await page.locator('.statement').nth(0).getByLabel('Stemmer ikke').check();
    await page.locator('.statement').nth(0).getByLabel('Merknad').fill('Æøå æøå. '.repeat(400));
    assert.match(await page.locator('.send').innerText(), /for lange for en adresse til GitHub \(over 8 191 byte\)/);
    await context.close();
  });

  test('nothing is kept until the writer asks, and then until the writer drops it', async () => {
    const { page, context } = await open('/rett/?d=kommuner/nome');
    await rett(page);
    await page.locator('.statement').nth(1).getByLabel('Vet ikke').check();
    await page.getByLabel('Noe mer vi bør vite?').fill('Halvferdig');
    assert.deepEqual(await stored(page), []);
    const asked = page.waitForEvent('dialog');
    const left = page.close({ runBeforeUnload: true });
    const dialog = await asked;
    assert.equal(dialog.type(), 'beforeunload');
    // It is answered with no, as every dialog is here.
    await left;
    await page.getByRole('button', { name: 'Ta vare på utkastet på denne maskina' }).click();
    assert.deepEqual(await stored(page), ['digitv-utkast:rett/kommuner/nome']);
    await page.reload();
    await rett(page);
    assert.equal(await page.getByLabel('Noe mer vi bør vite?').inputValue(), 'Halvferdig');
    assert.ok(await page.locator('.statement').nth(1).getByLabel('Vet ikke').isChecked());
    await page.getByRole('button', { name: 'Slett utkastet' }).click();
    assert.deepEqual(await stored(page), []);
    await context.close();
  });

  test('a fact leads to its place in the form, and a new use too', async () => {
    const { page, context } = await open('/kommuner/nome/');
    await page.getByRole('link', { name: 'Stemmer det? (Digisos)' }).click();
    await rett(page);
    assert.equal(
      await focused(
        page,
        () => document.activeElement.closest('.statement').querySelector('legend').innerText.trim().split(/\s/)[0],
      ),
      'Digisos',
    );
    await page.goto(`${server.origin}/kommuner/nome/`);
    await page.getByRole('link', { name: 'Rett: Innbyggere' }).focus();
    await page.keyboard.press('Enter');
    await rett(page);
    assert.ok(await page.getByText(/Antall: 6\s549/).isVisible());
    await page.goto(`${server.origin}/losninger/bibliotek/`);
    await page.getByRole('link', { name: 'Rett: Lisens' }).focus();
    await page.keyboard.press('Enter');
    await rett(page);
    assert.equal(
      await focused(
        page,
        () => document.activeElement.closest('.statement').querySelector('legend').innerText.trim().split(/\s/)[0],
      ),
      'Lisens',
    );
    await page.goto(`${server.origin}/rett/?ny=bibliotek`);
    await page.getByLabel('Hvilken kommune gjelder det?').selectOption('Nome');
    await page.getByRole('button', { name: 'Vis opplysningene' }).click();
    await page.locator('.added').waitFor();
    assert.match(await page.locator('.added h3').innerText(), /Meråpent bibliotek/);
    await context.close();
  });

  test('a report is told with the keyboard alone, on a phone, and seen as it will be', async () => {
    const { page, told, context } = await open('/fortell/', { viewport: PHONE });
    await fortell(page);
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
    const { page, context } = await open('/fortell/?losning=bibliotek&kommune=nome');
    await fortell(page);
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
    const site = await received([{ name, text }]);
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

  for (const [width, size] of Object.entries({ 375: PHONE, 768: { width: 768, height: 900 }, 1280: DESK })) {
    for (const colorScheme of ['light', 'dark']) {
      test(`accessible and no wider than the page, at ${width}, ${colorScheme}`, async () => {
        const { page, told, context } = await open('/rett/?d=kommuner/nome', {
          viewport: size,
          colorScheme,
          bypassCSP: true,
        });
        await rett(page);
        await page.locator('.statement').nth(0).getByLabel('Stemmer ikke').check();
        await page.locator('.statement').nth(0).getByLabel('Siden').fill('i fjor');
        await page.locator('.statement').nth(1).getByLabel('Stemmer fortsatt').check();
        await page.getByRole('button', { name: 'Legg til et behov' }).click();
        await page.getByLabel('Noe mer vi bør vite?').fill('kari.nordmann@example.no');
        await page.getByRole('button', { name: 'Last ned' }).click();
        const wider = () => {
          const { scrollWidth, clientWidth } = document.documentElement;
          if (scrollWidth <= clientWidth) return [];
          const beyond = (element) => element.getBoundingClientRect().right > clientWidth + 1;
          return [...document.querySelectorAll('main *')].filter(beyond).map(({ outerHTML }) => outerHTML.slice(0, 90));
        };
        assert.deepEqual(await page.evaluate(wider), []);
        await injectAxe(page);
        assert.deepEqual(await violations(page, 'rett'), []);
        const other = await context.newPage();
        await other.goto(`${server.origin}/fortell/`);
        await fortell(other);
        await other.getByText('Hva kostet det?', { exact: true }).click();
        await other.getByLabel('Hva bør andre vite').fill('Ring 900 00 000');
        assert.deepEqual(await other.evaluate(wider), []);
        await injectAxe(other);
        assert.deepEqual(await violations(other, 'fortell'), []);
        assert.deepEqual(told, []);
        await context.close();
      });
    }
  }

  test('in nynorsk the words are in nynorsk', async () => {
    const { page, context } = await open('/nn/rett/?d=kommuner/nome');
    await rett(page);
    assert.equal(await page.locator('h1').innerText(), 'Rett eller stadfest: Nome');
    await page.locator('.statement').nth(0).getByLabel('Stemmer ikkje').check();
    await page.locator('.statement').nth(0).getByLabel('Sidan').fill('2025-02-30');
    await page.keyboard.press('Tab');
    assert.match(await page.locator('.statement').nth(0).innerText(), /finst ikkje i kalenderen/);
    await context.close();
  });

  test('without script there are questions, and a mailbox', async () => {
    for (const address of ['/rett/', '/rett/?d=kommuner/nome', '/fortell/']) {
      const { page, context } = await open(address, { javaScriptEnabled: false });
      assert.ok((await page.locator('noscript ol > li, main ol > li').count()) >= 6, address);
      assert.match(
        await page.locator('main a[href^="mailto:"]').first().getAttribute('href'),
        /^mailto:post@example\.no\?subject=/,
      );
      assert.equal(await page.locator('form.form-page').isVisible(), false);
      await context.close();
    }
  });

  test('what does not exist leads to a choice', async () => {
    for (const named of ['kommuner/finnes-ikke', '../../etc', 'sider/om', '%3Cscript%3E']) {
      const { page, context } = await open(`/rett/?d=${named}`);
      await page.getByText('Vi fant ikke det du skulle rette').waitFor();
      assert.ok(await page.getByLabel('Hvilken kommune gjelder det?').isVisible());
      await context.close();
    }
  });
});
