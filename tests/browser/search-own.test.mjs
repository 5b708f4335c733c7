// The site's own search, engine and index, under the site's own security headers: what is on the
// site is found by its name, from the box and on the page.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { readPages } from './support/site.mjs';
import { stage } from './support/stage.mjs';

/** So many documents of each kind are looked for. */
const OF_EACH = 3;

const pages = (await readPages()).filter((page) => !page.redirect);
const wanted = ['losninger', 'kommuner', 'erfaringer'].flatMap((folder) =>
  pages
    .filter(({ address }) => new RegExp(`^/${folder}/(?!side/)[^/]+/$`).test(address))
    .slice(0, OF_EACH)
    .map(({ address, html }) => ({ address, title: text(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)[1]) })),
);

describe('the search of the site', () => {
  const on = stage();

  test('finds what is there by its name', async () => {
    assert.ok(wanted.length > 0);
    const page = await on.browser.newPage();
    const complaints = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    for (const { address, title } of wanted) {
      await page.goto(on.server.url(`/sok/?q=${encodeURIComponent(title)}`));
      const first = page.locator('.hit__title a').first();
      await first.waitFor();
      const href = await first.getAttribute('href');
      // The other version of the document may be the one that is found.
      assert.ok(href.endsWith(address), `${title}: ${href}`);
    }
    await page.goto(on.server.url('/'));
    await page.keyboard.press('/');
    await page.keyboard.type(wanted[0].title);
    await page.getByRole('option').filter({ hasText: wanted[0].title }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname.endsWith(wanted[0].address));
    assert.deepEqual(complaints, []);
    await page.close();
  });
});

function text(html) {
  const entities = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&#x27;': "'" };
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&[#\w]+;/g, (entity) => entities[entity] ?? entity)
    .trim();
}
