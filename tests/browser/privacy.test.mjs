// Nothing leaves the site and nothing is kept: no request to another origin, nothing stored, and
// no complaint from the browser under the site's own security headers.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { pagesOfEveryKind, readPages } from './support/site.mjs';
import { stage } from './support/stage.mjs';

const pages = pagesOfEveryKind(await readPages());

// Most of the time of a page goes to waiting for whatever else it might ask for.
describe('privacy', { concurrency: 6 }, () => {
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

  for (const { address } of pages) {
    test(address, async () => {
      const context = await on.browser.newContext();
      try {
        const page = await context.newPage();
        const complaints = [];
        const strangers = [];
        page.on('console', (message) => {
          if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
        });
        page.on('pageerror', (error) => complaints.push(String(error)));
        page.on('request', (request) => {
          const url = new URL(request.url());
          if (url.origin !== on.server.origin && url.protocol !== 'data:') strangers.push(url.href);
        });
        page.on('requestfailed', (request) => complaints.push(`ikke hentet: ${request.url()}`));
        page.on('response', (response) => {
          if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
        });
        await page.goto(on.server.url(address), { waitUntil: 'networkidle' });

        const kept = await page.evaluate(async () => ({
          local: Object.keys(localStorage),
          session: Object.keys(sessionStorage),
          databases: (await indexedDB.databases()).map(({ name }) => name),
          caches: 'caches' in globalThis ? await caches.keys() : [],
        }));
        assert.deepEqual(complaints, []);
        assert.deepEqual(strangers, []);
        assert.deepEqual(await context.cookies(), []);
        assert.deepEqual(kept, { local: [], session: [], databases: [], caches: [] });
      } finally {
        await context.close();
      }
    });
  }
});
