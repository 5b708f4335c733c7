// Bokmål and nynorsk: the interface follows the page, one keeps the place when one changes, and a
// title in the other written form says so wherever it stands.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';

import { pagesOfEveryKind, readPages } from './support/site.mjs';
import { stage } from './support/stage.mjs';

const pages = await readPages();
const langOf = (page) => page.elements.find(({ tag }) => tag === 'html').attributes.lang;
const isBoth = pages.some(({ address }) => address === '/nn/');
/** Titles of documents by address, but for names, which are the same in both. */
const titles = Object.fromEntries(
  pages
    .filter(({ address, redirect }) => !redirect && !/^(\/nn)?\/kommuner\/./.test(address))
    .map((page) => [page.address, { lang: langOf(page), title: textOf(/<h1[^>]*>(.*?)<\/h1>/s.exec(page.html)?.[1]) }]),
);

describe('both written forms', { skip: !isBoth && 'the site is in one written form' }, () => {
  const on = stage();
  let page;
  before(async () => {
    page = await on.browser.newPage({ viewport: { width: 1280, height: 900 } });
  });

  test('a page in nynorsk is nynorsk all around', async () => {
    const twin =
      pages.find(({ address }) => /^\/nn\/(losninger|erfaringer)\/./.test(address)) ??
      pages.find(({ address }) => address === '/nn/');
    await page.goto(on.server.url(twin.address));
    assert.equal(await page.locator('html').getAttribute('lang'), 'nn');
    const menu = await page.locator('.menu a').allInnerTexts();
    assert.ok(menu.includes('Erfaringar') && menu.includes('Løysingar'), menu.join());
    for (const href of await page.locator('.menu a').evaluateAll((links) => links.map((link) => link.pathname))) {
      assert.match(href, /\/nn\//);
    }
    assert.equal(await page.locator('a[hreflang="nb"]').first().getAttribute('lang'), 'nb');
  });

  const sections = ({ elements }) =>
    elements.filter(({ tag, attributes }) => /^h[23]$/.test(tag) && attributes.id?.startsWith('s-'));
  /** A page of the site itself that is long enough to be somewhere on. */
  const both = pages.find((page) => /^\/(nytt|vedlikehold|behov)\/$/.test(page.address) && sections(page).length > 1);

  test('changing keeps the place: in the address, or what is being read', {
    skip: !both && 'no page is long enough',
  }, async () => {
    const { id } = sections(both).at(-1).attributes;
    await page.goto(on.server.url(`${both.address}#${id}`));
    await page.locator('a[hreflang="nn"]:visible').first().click();
    await page.waitForURL(`**/nn${both.address}#${id}`);

    await page.goto(on.server.url(`/nn${both.address}`));
    await page.locator(`[id="${id}"]`).evaluate((head) => head.scrollIntoView());
    await page
      .locator('a[hreflang="nb"]')
      .first()
      .evaluate((link) => link.click());
    await page.waitForURL((url) => url.hash.startsWith('#s-') && !url.pathname.includes('/nn/'));
  });

  test('a title in the other written form says so wherever it stands', async () => {
    const wrong = [];
    let looked = 0;
    for (const { address } of pagesOfEveryKind(pages)) {
      await page.goto(on.server.url(address));
      // Words in a running text are the author's own.
      const links = await page.locator('main a[href]:not([hreflang], svg a, .prose a)').evaluateAll((links) =>
        links.map((link) => ({
          pathname: link.pathname,
          text: link.textContent.replace(/\s+/g, ' ').trim(),
          lang: link.closest('[lang]').lang,
        })),
      );
      for (const { pathname, text, lang } of links) {
        const target = titles[`/${pathname.slice(on.server.base.length)}`];
        if (target?.title !== text) continue;
        looked += 1;
        if (target.lang !== lang) wrong.push(`${address}: «${text}» is ${target.lang}, not ${lang}`);
      }
    }
    assert.deepEqual(wrong, []);
    // A small site may have no list that names a document; a large one has many.
    assert.ok(looked > 20 || pages.length < 100, `${looked} titles`);
  });
});

function textOf(html = '') {
  const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };
  return html
    .replace(/<[^>]+>/g, '')
    .replace(/&(#?\w+);/g, (whole, name) => entities[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
}
