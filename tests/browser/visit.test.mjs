// A first visit: what it may weigh, compressed as a host sends it; that nothing moves while the page
// comes; that nothing leaves the site and nothing is stored: no request to another origin, and no
// complaint from the browser under the site's own security headers.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { pagesOfEveryKind, readPages } from './support/site.mjs';
import { PAUSE_HEADER } from './support/server.mjs';
import { stage } from './support/stage.mjs';

/** In bytes, everything that is fetched before anybody touches the page. */
const ARTICLE = 40_000;
const FRONT = 60_000;
/**
 * Layout shift while the page is read, as browsers count it (0.1 is what they call good): they may
 * paint before they have read it all.
 */
const MOVES = 0.005;
/** Long enough for a browser to paint what it has; where it is not, the test sees less and still passes. */
const PAUSE_MS = 300;
/** `/erfaringer/skien/`, in either written form. */
const IS_ARTICLE = /^\/(nn\/)?(erfaringer|losninger|kommuner)\/[^/]+\/$/;
const IS_FRONT = /^\/(nn\/)?$/;

const pages = pagesOfEveryKind(await readPages());

// Most of the time of a page goes to waiting for whatever else it might fetch.
describe('a first visit', { concurrency: 4 }, () => {
  const on = stage();

  test('the site sends a strict Content-Security-Policy', async () => {
    const response = await fetch(on.server.url('/'));
    await response.arrayBuffer();
    const policy = response.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'|default-src 'self'/);
    assert.doesNotMatch(policy, /unsafe-/);
    assert.match(policy, /frame-ancestors/);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    assert.ok(response.headers.get('referrer-policy'));
    assert.ok(response.headers.get('permissions-policy'));
  });

  for (const page of pages) {
    test(page.address, async () => {
      const outcome = await visit(page, { width: 1280, height: 900 });
      const { fetched, whileRead, moves, complaints, strangers, stored } = outcome;
      const total = fetched.reduce((sum, { bytes }) => sum + bytes, 0);
      const parts = fetched.map(({ url, bytes }) => `${bytes} ${new URL(url).pathname}`).join('\n');
      assert.ok(total <= most(page), `${total} byte, og høyst ${most(page)}:\n${parts}`);
      holdsStill(whileRead, moves);
      assert.deepEqual(complaints, []);
      assert.deepEqual(strangers, []);
      assert.deepEqual(stored, { cookies: [], local: [], session: [], databases: [], caches: [] });
    });
  }

  // The columns may come one by one, as on a slow line.
  test('the first column of the foot stands still while the others come', async () => {
    const context = await on.browser.newContext();
    const page = await context.newPage();
    await page.goto(on.server.url('/'));
    const place = () =>
      page.locator('.foot__column').evaluateAll(([first]) => {
        const { x, width } = first.getBoundingClientRect();
        return [x, width];
      });
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const whole = await place();
      await page.locator('.foot__column + .foot__column').evaluateAll((others) => {
        for (const other of others) other.remove();
      });
      assert.deepEqual(await place(), whole, `${width} px`);
      await page.reload();
    }
    await context.close();
  });

  test('the name of the site and the menu stand still while the rest of the top comes', async () => {
    const context = await on.browser.newContext();
    const page = await context.newPage();
    const places = (...parts) =>
      page.evaluate((parts) => {
        const place = (part) => Object.values(document.querySelector(part).getBoundingClientRect().toJSON());
        return parts.map(place);
      }, parts);
    for (const width of [320, 768]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(on.server.url('/'));
      const [brand, button] = await places('.brand', '.menu-small summary');
      await page.evaluate(() => document.querySelector('.menu-small summary').lastChild.remove());
      assert.deepEqual(await places('.menu-small summary'), [button], `the button at ${width} px`);
      await page.evaluate(() => {
        const { parentElement, nextSibling } = document.querySelector('.brand');
        const rest = document.createRange();
        rest.setStartBefore(nextSibling);
        rest.setEndAfter(parentElement.closest('header').lastChild);
        rest.deleteContents();
      });
      assert.deepEqual(await places('.brand'), [brand], `the name at ${width} px`);
    }
    await context.close();
  });

  // Where a table becomes a list of records, its headings become something else.
  for (const page of pages.filter(({ elements }) => elements.some(({ attributes }) => 'data-sort' in attributes))) {
    test(`${page.address} on a phone`, async () => {
      const { whileRead, moves } = await visit(page, { width: 320, height: 700 });
      holdsStill(whileRead, moves);
    });
  }

  /**
   * Returns what is fetched when `page` is opened, what moves (while it is read, and in all), what the
   * browser complains of, what is asked of other sites, and what is stored.
   */
  async function visit({ address, elements }, viewport) {
    // Such a page is first painted when its scripts have run.
    const waits = elements.some(({ attributes }) => attributes.blocking === 'render');
    // The second half of the page comes late, as on a slow line: what it moves is then seen too.
    const extraHTTPHeaders = { [PAUSE_HEADER]: String(PAUSE_MS) };
    const context = await on.browser.newContext({ viewport, extraHTTPHeaders });
    try {
      const page = await context.newPage();
      const weights = [];
      page.on('response', (response) => weights.push(weightOf(response)));
      const { complaints, strangers } = listen(page, on.server.origin);
      await page.addInitScript(watchMoves);
      // Scripts come late, as on a slow line: what they move is then seen, every time.
      const painted = withResolvers();
      if (waits) painted.resolve();
      await page.route('**/*.js', async (route) => {
        await painted.promise;
        await route.continue();
      });
      const loaded = page.goto(on.server.url(address), { waitUntil: 'networkidle' });
      await page.waitForFunction(() => document.readyState !== 'loading' && globalThis.painted);
      const whileRead = (await page.evaluate(() => globalThis.moves)).length;
      painted.resolve();
      await loaded;
      const fetched = await Promise.all(weights);
      const moves = await page.evaluate(() => globalThis.moves);
      const stored = { cookies: await context.cookies(), ...(await page.evaluate(storage)) };
      return { fetched, whileRead, moves, complaints, strangers, stored };
    } finally {
      await context.close();
    }
  }
});

function most({ address }) {
  if (IS_FRONT.test(address)) return FRONT;
  return IS_ARTICLE.test(address) ? ARTICLE : Infinity;
}

/** `whileRead` of the `moves` came before any script. */
function holdsStill(whileRead, moves) {
  assert.deepEqual(moves.slice(whileRead), [], 'et skript flytter på noe');
  const sum = moves.reduce((sum, { value }) => sum + value, 0);
  assert.ok(sum <= MOVES, `noe flytter seg mens sida leses: ${JSON.stringify(moves)}`);
}

/** Gathers what the browser complains of on `page`, and what is asked of others than `origin`. */
function listen(page, origin) {
  const complaints = [];
  const strangers = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && url.protocol !== 'data:') strangers.push(url.href);
  });
  page.on('requestfailed', (request) => complaints.push(`ikke hentet: ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  return { complaints, strangers };
}

/** Runs in the page: returns the names of all that is stored. */
async function storage() {
  return {
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: 'caches' in globalThis ? await caches.keys() : [],
  };
}

/** Runs in the page: notes what moves, and when it has been painted as it was read. */
function watchMoves() {
  globalThis.moves = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      // Less is a pixel that is rounded in another way.
      if (value < 0.0001) continue;
      globalThis.moves.push({ value, what: sources.map(({ node }) => node?.outerHTML?.slice(0, 80)) });
    }
  }).observe({ type: 'layout-shift', buffered: true });
  document.addEventListener('readystatechange', () => {
    requestAnimationFrame(() => requestAnimationFrame(() => (globalThis.painted = true)));
  });
}

function withResolvers() {
  let resolve;
  const promise = new Promise((done) => (resolve = done));
  return { promise, resolve };
}

async function weightOf(response) {
  const body = await response.body().catch(() => Buffer.alloc(0));
  return { url: response.url(), bytes: gzipSync(body).length };
}
