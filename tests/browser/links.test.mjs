// Every link within the site leads somewhere, and to the heading it names.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { readPages, serveSite } from './support/site.mjs';

/** Attributes that hold an address, by element; `*` is any element. */
const ADDRESSES = [
  ['a', 'href'],
  ['area', 'href'],
  ['form', 'action'],
  ['iframe', 'src'],
  ['image', 'href'],
  ['img', 'src'],
  ['link', 'href'],
  ['script', 'src'],
  ['source', 'src'],
  ['use', 'href'],
];
/** Anchors that a fixture has on purpose, since what it checks is set to a warning. */
const BROKEN_ON_PURPOSE = process.env.DIGITV_BROKEN_ANCHORS?.split(' ') ?? [];
/** Requests under way at once. */
const AT_ONCE = 16;

let server;
let pages;
before(async () => {
  server = await serveSite();
  pages = await readPages();
});
after(() => server?.close());

test('every address within the site answers 200', async () => {
  const wanted = new Map();
  for (const { from, url, within } of links()) {
    const address = url.href.replace(/#.*/, '');
    if (!within && !wanted.has(address)) wanted.set(address, from);
  }
  const wrong = [];
  const queue = [...wanted];
  const ask = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const [address, from] = next;
      const response = await fetch(address, { redirect: 'manual' });
      await response.arrayBuffer();
      if (response.status !== 200) wrong.push(`${response.status} ${address} (fra ${from})`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  assert.deepEqual(wrong.sort(), []);
  assert.ok(wanted.size > 10, `bare ${wanted.size} adresser: leser prøven sidene rett?`);
});

test('every #anchor is on the page it points into', () => {
  const byAddress = new Map(pages.map((page) => [server.url(page.address), page]));
  const wrong = new Map();
  for (const { from, url, within } of links()) {
    const anchor = decodeURIComponent(url.hash.slice(1));
    const page = within ?? byAddress.get(url.origin + url.pathname);
    // `#top` is the top of any page (HTML standard).
    if (!anchor || !page || anchor === 'top') continue;
    if (!page.ids.has(anchor)) wrong.set(`${url.pathname}#${anchor}`, from);
  }
  for (const [address, from] of wrong) {
    if (!BROKEN_ON_PURPOSE.includes(address)) console.error(`${address} (fra ${from})`);
  }
  assert.deepEqual([...wrong.keys()].sort(), BROKEN_ON_PURPOSE);
});

test('no id is used twice on a page', () => {
  const wrong = pages
    .map(({ file, elements }) => {
      const ids = elements.map(({ attributes }) => attributes.id).filter(Boolean);
      return [file, ids.filter((id, index) => ids.indexOf(id) !== index)];
    })
    .filter(([, twice]) => twice.length > 0);
  assert.deepEqual(wrong, []);
});

/**
 * Every link on every page that stays on the site, resolved as a browser does; `within` is the
 * page itself where the link only moves about on it.
 */
function* links() {
  for (const page of pages) {
    // The page for what is not found is shown at any address, so its links start from the root.
    const here = page.file === '404.html' ? server.url('/finnes/ikke/') : server.url(page.address);
    for (const { tag, attributes } of page.elements) {
      for (const [element, attribute] of ADDRESSES) {
        const written = tag === element ? attributes[attribute] : undefined;
        if (written === undefined || isPublished(attributes)) continue;
        const url = new URL(written, here);
        const within = written.startsWith('#') ? page : undefined;
        if (url.origin === server.origin) yield { from: page.file, url, within };
      }
    }
  }
}

/** `canonical` and its like name the published address, which is elsewhere while testing. */
function isPublished({ rel }) {
  return rel === 'canonical';
}
