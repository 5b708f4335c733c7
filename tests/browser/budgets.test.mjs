// What a first visit may weigh, compressed as a host sends it, and that nothing to speak of moves
// while the page comes.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { pagesOfEveryKind, readPages } from './support/site.mjs';
import { stage } from './support/stage.mjs';

/** In bytes, everything that is fetched before anybody touches the page. */
const ARTICLE = 40_000;
const FRONT = 60_000;
/**
 * Layout shift, as browsers count it (0.1 is what they call good). The browser may paint the top bar
 * before it has read the link to the other written form, which then moves the rest by 0.0024.
 */
const MOVES = 0.005;
/** `/erfaringer/skien/`, in either written form. */
const IS_ARTICLE = /^\/(nn\/)?(erfaringer|losninger|kommuner)\/[^/]+\/$/;
const IS_FRONT = /^\/(nn\/)?$/;

const pages = pagesOfEveryKind(await readPages());

describe('budgets', () => {
  const on = stage();

  for (const { address } of pages) {
    test(address, async () => {
      const context = await on.browser.newContext({ viewport: { width: 1280, height: 900 } });
      try {
        const page = await context.newPage();
        const weights = [];
        page.on('response', (response) => weights.push(weightOf(response)));
        await page.addInitScript(() => {
          globalThis.moved = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) globalThis.moved += entry.value;
          }).observe({ type: 'layout-shift', buffered: true });
        });
        await page.goto(on.server.url(address), { waitUntil: 'networkidle' });
        const fetched = await Promise.all(weights);
        const total = fetched.reduce((sum, { bytes }) => sum + bytes, 0);
        const most = IS_FRONT.test(address) ? FRONT : IS_ARTICLE.test(address) ? ARTICLE : Infinity;
        const parts = fetched.map(({ url, bytes }) => `${bytes} ${new URL(url).pathname}`).join('\n');
        assert.ok(total <= most, `${total} byte, og høyst ${most}:\n${parts}`);
        const moved = await page.evaluate(() => globalThis.moved);
        assert.ok(moved <= MOVES, `det som står på sida, flytter seg: ${moved}`);
      } finally {
        await context.close();
      }
    });
  }
});

async function weightOf(response) {
  const body = await response.body().catch(() => Buffer.alloc(0));
  return { url: response.url(), bytes: gzipSync(body).length };
}
