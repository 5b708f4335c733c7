// What a person does with a page: reads it on a narrow screen, with the keyboard, without
// JavaScript, in larger text.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { launch } from './support/browser.mjs';
import { pagesOfEveryKind, readPages } from './support/site.mjs';
import { stage } from './support/stage.mjs';
import { tabs } from './support/tabs.mjs';

const pages = pagesOfEveryKind(await readPages());
/** It has no room for the longest words: it must not scroll, but may break them. */
const NARROWEST = 320;
const WIDTHS = [NARROWEST, 375, 768, 1280];
/** So many pages are looked at at once. */
const AT_ONCE = 2;

describe('reading', { concurrency: AT_ONCE }, () => {
  const on = stage();
  const withTab = tabs(on, AT_ONCE);
  const withTabWithoutScript = tabs(on, AT_ONCE, { javaScriptEnabled: false });

  for (const { address } of pages) {
    test(`${address} never scrolls sideways, and breaks no word without a hyphen`, () =>
      withTab(async (page) => {
        await page.goto(on.server.url(address));
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 });
          assert.deepEqual(await wider(page), [], `på ${width} px`);
          if (width === NARROWEST || address === '/stilguide/') continue;
          assert.deepEqual(await page.evaluate(brokenWords), [], `på ${width} px`);
        }
      }));
  }

  test('no page scrolls sideways with text twice as large', async () => {
    const large = await launch({ fontSize: 32 });
    try {
      const page = await large.newPage({ viewport: { width: 1280, height: 800 } });
      for (const { address } of pages) {
        await page.goto(on.server.url(address));
        assert.deepEqual(await wider(page), [], address);
      }
    } finally {
      await large.close();
    }
  });

  test('the first stop of the keyboard is a link past the menu', async () => {
    await withPage('/', {}, async (page) => {
      await page.keyboard.press('Tab');
      const link = await page.evaluate(describeFocus);
      assert.match(link?.name ?? '', /^<a [^>]*href="[^"]*#/);
      assert.ok(link.seen, 'lenka synes ikke når den har fokus');
      await page.keyboard.press('Enter');
      const landed = await page.evaluate(() => {
        const target = document.querySelector(location.hash);
        return target?.closest('main') !== null && document.activeElement === target;
      });
      assert.ok(landed, 'fokus er ikke i hovedinnholdet');
    });
  });

  test('every stop of the keyboard is seen and marked', async () => {
    await withPage('/', {}, async (page) => {
      for (let stop = 0; stop < 80; stop += 1) {
        await page.keyboard.press('Tab');
        const focused = await page.evaluate(describeFocus);
        if (!focused) break;
        assert.ok(focused.seen, `synes ikke: ${focused.name}`);
        assert.ok(focused.marked, `ikke markert: ${focused.name}`);
      }
    });
  });

  for (const { address } of pages) {
    test(`${address} is all there without JavaScript`, () =>
      withTabWithoutScript(async (page) => {
        await page.goto(on.server.url(address));
        assert.ok(await page.locator('h1').isVisible());
        assert.ok(await page.locator('main').isVisible());
        const text = (await page.locator('main').innerText()).trim();
        assert.ok(text.length > 40, 'sida er nesten tom');
        // The style guide shows what scripts make, for whoever draws it: nothing there does anything.
        if (address === '/stilguide/') return;
        // What is pressed or chosen does nothing without a script, but in a form that is sent, and
        // where the style sheet sees the choice, as on the map.
        const controls = page.locator(
          ':is(button, input, select, textarea):not(form[action] *, [type="radio"][name="map"])',
        );
        assert.deepEqual(await shown(controls), [], 'noe virker ikke');
      }));
  }

  test('the choice of what the map shows needs no JavaScript', async (t) => {
    const withChoice = pages.find(({ elements }) => elements.some(({ attributes }) => attributes.name === 'map'));
    if (!withChoice) return t.skip('the site has no map with a choice');
    await withPage(withChoice.address, { javaScriptEnabled: false }, async (page) => {
      const shades = () =>
        page.locator('main svg [class]').evaluateAll((all) => all.map((shape) => getComputedStyle(shape).fill));
      const before = await shades();
      await page.locator('[type="radio"][name="map"]').last().check();
      assert.notDeepEqual(await shades(), before, 'kartet er som før');
    });
  });

  async function withPage(address, options, run) {
    const context = await on.browser.newContext(options);
    try {
      const page = await context.newPage();
      await page.goto(on.server.url(address));
      await run(page);
    } finally {
      await context.close();
    }
  }
});

/** Runs in the page: returns the words that go on on the next line without a hyphen, `|` where they do. */
function brokenWords() {
  const UNSEEN = 'code, pre, script, style, template, svg, [hidden], .visually-hidden';
  const broken = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const lineOf = (node, at) => {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const { width, bottom } = range.getBoundingClientRect();
    return width > 0 ? bottom : undefined;
  };
  while (texts.nextNode()) {
    const node = texts.currentNode;
    const { parentElement } = node;
    // What is clipped to a pixel is heard alone.
    if (parentElement.closest(UNSEEN) || parentElement.clientWidth === 1) continue;
    // There it is for the dictionary of the browser, where it has one.
    if (getComputedStyle(parentElement).hyphens === 'auto') continue;
    for (const { 0: word, index } of node.data.matchAll(/[\p{L}\u00ad]{8,}/gu)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if (range.getClientRects().length < 2) continue;
      // An address has no hyphens to break at.
      if (/[./@_]\S*$/.test(node.data.slice(0, index)) || /^[./@_]\p{L}/u.test(node.data.slice(index + word.length)))
        continue;
      let above;
      for (let at = 0; at < word.length; at += 1) {
        const line = lineOf(node, index + at);
        if (line === undefined) continue;
        if (line > above + 4 && word[at - 1] !== '\u00ad') broken.push(`${word.slice(0, at)}|${word.slice(at)}`);
        above = line;
      }
    }
  }
  return broken;
}

/** Those of `elements` that the reader sees. */
async function shown(elements) {
  return elements.evaluateAll((all) =>
    all.filter((element) => element.checkVisibility()).map((element) => element.outerHTML.slice(0, 100)),
  );
}

/** What makes the page wider than the screen; what scrolls in a box of its own does not. */
async function wider(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const out = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > root.clientWidth + 1,
    );
    return out.slice(0, 5).map((element) => element.outerHTML.slice(0, 100));
  });
}

/** What has the focus, whether it is in view, and whether it can be told from the rest. */
function describeFocus() {
  const element = document.activeElement;
  if (!element || element === document.body) return undefined;
  const { top, left, bottom, right, width, height } = element.getBoundingClientRect();
  const inView = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  // A shape of the map has no box to draw around: its own line grows.
  const shape = element instanceof SVGElement ? element.querySelector('path') : null;
  const line = (shape) => parseFloat(getComputedStyle(shape).strokeWidth);
  const others = [...document.querySelectorAll('svg a path')].filter((other) => other !== shape);
  const grown = shape && line(shape) >= 4 && others.every((other) => line(other) < line(shape));
  return {
    name: element.outerHTML.slice(0, 100),
    seen: width > 1 && height > 1 && inView,
    marked: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none' || grown,
  };
}
