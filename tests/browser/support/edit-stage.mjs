// A running `digitv serve` for a small site, and what one does who edits on its pages.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { launch } from './browser.mjs';
import { serve, serveFolder } from './digitv.mjs';
import { watch } from './watch.mjs';

export const PHONE = { width: 375, height: 800 };
export const DESK = { width: 1280, height: 900 };
export const NOME = 'content/kommuner/nome.md';

/** The files of the site, by their names. */
export const SITE = {
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
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const day = new Date();
const two = (n) => String(n).padStart(2, '0');
/** The day, as a file has it. */
export const today = `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;

/** Call inside `describe`: returns what declares a test that gets a site of its own. */
export function editing() {
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

  return withSite;
}

/** The button that edits what has this name. */
export const edit = (page, name) => page.getByRole('button', { name: `Rediger: ${name}`, exact: true });

export const dialog = (page) => page.getByRole('dialog');

/** Waits until what is saved has closed the dialog. */
export const saved = (page) => dialog(page).waitFor({ state: 'detached' });

/** Waits until the file has these bytes. */
export const becomes = async (text, file, expected) => {
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await text(file).catch(() => '')) === expected) return;
    await new Promise((done) => setTimeout(done, 25));
  }
  assert.equal(await text(file), expected);
};

/** By how much the page is wider than the window. */
export const tooWide = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Waits until the page that a link leads to has been made. */
export const becomesThere = async (page, link) => {
  const address = await link.getAttribute('href');
  await page.waitForFunction(async (address) => (await fetch(address)).ok, address);
};

/** Presses the tab key until `isThere` says so in the page. */
export async function tabTo(page, isThere, argument) {
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(isThere, argument)) return;
  }
  throw new Error('the tab key does not lead there');
}

/** Runs in the page: whether what has the focus has a name that begins so. */
export const isNamed = (name) => {
  const { activeElement: one } = document;
  return (one?.ariaLabel ?? one?.textContent ?? '').trim().startsWith(name);
};
