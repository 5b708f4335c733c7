// What a first search fetches: the scripts of the search come in few files however they are written,
// and the rest depends on the query and the hits that are in view, not on the size of the site.
//
// With 10,000 documents the manifest has 9 kB and the scripts 30 kB; `tests/search/cost.mjs` measures the
// whole there. Here the parts are held that make it so.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { launch } from './support/browser.mjs';
import { folder, serveSite } from './support/site.mjs';

/** The page or the box, and the worker with the engine. */
const SCRIPTS = 2;
/** The files that a first search of one word may ask for in a narrow window. */
const REQUESTS = 8;
/** The bytes that it may take, and those of the scripts, compressed. */
const BYTES = 60 * 1024;
const SCRIPT_BYTES = 32 * 1024;
/** What the manifest may take for each file that it names, in bytes, beside the tables of the analysis. */
const MANIFEST = 8 * 1024;
const BYTES_PER_FILE = 6;
const BYTES_PER_CARD_FILE = 1.2;

/** The addresses that are fetched from what `act` does on `address` until `until` is there. */
async function fetched(address, act, until, viewport = { width: 375, height: 667 }) {
  const [site, browser] = await Promise.all([serveSite(), launch()]);
  try {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    await page.goto(site.url(address));
    await page.waitForLoadState('networkidle');
    const asked = [];
    context.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await act(page);
    await page.locator(until).first().waitFor();
    await page.waitForLoadState('networkidle');
    return asked.map((address) => `/${address.slice(site.base.length)}`);
  } finally {
    await Promise.all([browser.close(), site.close()]);
  }
}

const scriptsOf = (asked) => asked.filter((address) => address.endsWith('.js'));

async function bytesOf(asked) {
  const files = await Promise.all(asked.map((address) => readFile(path.join(folder, decodeURI(address)))));
  return files.reduce((sum, file) => sum + gzipSync(file).length, 0);
}

describe('a first search', () => {
  const type = (page) => page.locator('main input[name="q"]').fill('alarm');

  test('fetches two scripts on the search page, and then what the hits in view need', async () => {
    const asked = await fetched('/sok/', type, '.hit');
    assert.equal(scriptsOf(asked).length, SCRIPTS, scriptsOf(asked).join('\n'));
    assert.ok((await bytesOf(scriptsOf(asked))) <= SCRIPT_BYTES);
    assert.ok(asked.length <= REQUESTS, asked.join('\n'));
    assert.ok((await bytesOf(asked)) <= BYTES);
  });

  test('fetches what can be chosen where it is seen', async () => {
    const { facets } = JSON.parse(await readFile(path.join(folder, 'search/manifest.json'), 'utf8'));
    const isFacets = (address) => address.endsWith(`/${facets}.json`);
    assert.ok(!(await fetched('/sok/', type, '.hit')).some(isFacets));
    const open = async (page) => {
      await type(page);
      await page.locator('.hit').first().waitFor();
      await page.locator('.found .facets > summary').click();
    };
    assert.ok((await fetched('/sok/', open, '.choice:visible')).some(isFacets));
    const wide = { width: 1280, height: 800 };
    assert.ok((await fetched('/sok/', type, '.found .choice:visible', wide)).some(isFacets));
  });

  test('fetches two scripts in the field of another page', async () => {
    const type = async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.insertText('alarm');
    };
    const asked = await fetched('/om/', type, '.suggest__option', { width: 1280, height: 800 });
    assert.equal(scriptsOf(asked).length, SCRIPTS, scriptsOf(asked).join('\n'));
  });

  test('begins with a manifest that hardly grows with the number of documents', async () => {
    const file = await readFile(path.join(folder, 'search/manifest.json'));
    const { terms, spelling, cards } = JSON.parse(file);
    const named = [terms, ...Object.values(spelling)].reduce((sum, { files }) => sum + files.length / 8, 0);
    const most = MANIFEST + named * BYTES_PER_FILE * 2 + cards.counts.length * BYTES_PER_CARD_FILE;
    assert.ok(gzipSync(file).length <= most, `${gzipSync(file).length} bytes, ${most} at most`);
  });
});
