// What a first search fetches: the scripts of the search come in few files however they are written,
// and the rest depends on the query and the hits that are in view, not on the size of the site.
//
// With 10,000 documents the manifest has 16.6 kB and the script 35 kB; `tests/search/cost.mjs` measures the
// whole there. Here the parts are held that make it so.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { launch } from './support/browser.mjs';
import { folder, serveSite } from './support/site.mjs';

/** The page, the box, and the worker with the engine. */
const SCRIPTS = 1;
/** The files that a first search of one word may ask for in a narrow window, and in a wide one. */
const REQUESTS = 6;
const REQUESTS_WIDE = 8;
/** The bytes that it may take, and those of the scripts, compressed. */
const BYTES = 60 * 1024;
const SCRIPT_BYTES = 36 * 1024;
const WIDE = { width: 1280, height: 800 };
/** What the manifest may take for each file that it names, in bytes, beside the tables of the analysis. */
const MANIFEST = 9 * 1024;
const BYTES_PER_FILE = 6;
const BYTES_PER_CARD_FILE = 1.2;
/** The same for the facets of each document that stand in it. */
const BYTES_PER_DOCUMENT = 1;

/** The addresses that the host is asked for from what `act` does on `address` until `until` is there. */
async function fetched(address, act, until, viewport = { width: 375, height: 667 }) {
  const [site, browser] = await Promise.all([serveSite(), launch()]);
  try {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    await page.goto(site.url(address));
    await page.waitForLoadState('networkidle');
    const before = site.asked.length;
    await act(page);
    await page.locator(until).first().waitFor();
    await page.waitForLoadState('networkidle');
    return site.asked.slice(before).map((address) => `/${address.slice(site.base.length)}`);
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

  test('fetches one script on the search page, and then what the hits in view need', async () => {
    const asked = await fetched('/sok/', type, '.hit');
    assert.equal(scriptsOf(asked).length, SCRIPTS, scriptsOf(asked).join('\n'));
    assert.ok((await bytesOf(scriptsOf(asked))) <= SCRIPT_BYTES);
    assert.ok(asked.length <= REQUESTS, asked.join('\n'));
    assert.ok((await bytesOf(asked)) <= BYTES);
    const inWide = await fetched('/sok/', type, '.hit', WIDE);
    assert.ok(inWide.length <= REQUESTS_WIDE, inWide.join('\n'));
  });

  test('fetches what can be chosen where it is seen', async () => {
    const { facets } = JSON.parse(await readFile(path.join(folder, 'search/manifest.json'), 'utf8'));
    const isFacets = (address) => facets.files.some(({ file }) => address.endsWith(`/${file}.json`));
    assert.ok(!(await fetched('/sok/', type, '.hit')).some(isFacets));
    const choices = '.found .choice:visible';
    assert.ok(!(await fetched('/sok/', type, choices, { width: 1280, height: 500 })).some(isFacets));
    const toTheEnd = async (page) => {
      await type(page);
      if (page.viewportSize().width < WIDE.width) {
        await page.locator('.hit').first().waitFor();
        await page.locator('.found .facets > summary').click();
      }
      await page.locator(choices).last().scrollIntoViewIfNeeded();
      await page.mouse.wheel(0, 300);
    };
    const municipality = '.found .choice:visible input[name="kommune"]';
    assert.ok((await fetched('/sok/', toTheEnd, municipality)).some(isFacets));
    assert.ok((await fetched('/sok/', toTheEnd, municipality, WIDE)).some(isFacets));
  });

  test('fetches one script in the field of another page', async () => {
    const type = async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.insertText('alarm');
    };
    const asked = await fetched('/om/', type, '.suggest__option', WIDE);
    assert.equal(scriptsOf(asked).length, SCRIPTS, scriptsOf(asked).join('\n'));
  });

  test('begins with a manifest that grows by little with each document', async () => {
    const file = await readFile(path.join(folder, 'search/manifest.json'));
    const { documents, terms, spelling, cards } = JSON.parse(file);
    const named = [terms, ...Object.values(spelling)].reduce((sum, { files }) => sum + files.length / 8, 0);
    const parts = named * BYTES_PER_FILE * 2 + cards.counts.length * BYTES_PER_CARD_FILE;
    const most = MANIFEST + parts + documents * BYTES_PER_DOCUMENT;
    assert.ok(gzipSync(file).length <= most, `${gzipSync(file).length} bytes, ${most} at most`);
  });
});
