// What a first search fetches: the scripts of the search come in few files however they are written,
// and the rest depends on the query and the hits that are shown, not on the size of the site.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { launch } from './support/browser.mjs';
import { serveSite } from './support/site.mjs';

/** The page or the box, the worker, and the engine. */
const SCRIPTS = 3;
/** Besides scripts: the manifest, and what can be filtered by. */
const FIXED = 2;
/** Hits at a time. */
const HITS = 20;
/** The words of a query of one word, as it stands and as the beginning of others; and its name. */
const OF_A_WORD = 5;

/** The addresses that are fetched from what `act` does on `address` until `until` is there. */
async function fetched(address, act, until) {
  const [site, browser] = await Promise.all([serveSite(), launch()]);
  try {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(site.url(address));
    await page.waitForLoadState('networkidle');
    const asked = [];
    context.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await act(page);
    await page.locator(until).first().waitFor();
    await page.waitForLoadState('networkidle');
    return asked;
  } finally {
    await Promise.all([browser.close(), site.close()]);
  }
}

const scriptsOf = (asked) => asked.filter((address) => address.endsWith('.js'));

describe('a first search', () => {
  test('fetches three scripts on the search page, and then what the hits need', async () => {
    const type = (page) => page.locator('main input[name="q"]').fill('alarm');
    const asked = await fetched('/sok/', type, '.hit');
    assert.equal(scriptsOf(asked).length, SCRIPTS, scriptsOf(asked).join('\n'));
    assert.ok(asked.length <= SCRIPTS + FIXED + OF_A_WORD + HITS, asked.join('\n'));
  });

  test('fetches three scripts in the field of another page', async () => {
    const type = async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.insertText('alarm');
    };
    const asked = await fetched('/om/', type, '.suggest__option');
    assert.equal(scriptsOf(asked).length, SCRIPTS, scriptsOf(asked).join('\n'));
  });
});
