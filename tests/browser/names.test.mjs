// Regions and municipalities with long names, on a site as `digitv init` makes it: nothing runs over
// anything else, and no page is wider than the window.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { launch } from './support/browser.mjs';
import { serve } from './support/digitv.mjs';

const starter = fileURLToPath(new URL('../../src/cli/starter', import.meta.url));
const WIDTHS = [320, 390, 640, 768, 1024, 1280, 1920];
const PAGES = ['/', '/kommuner/', '/dekning/', '/tall/', '/behov/', '/losninger/', '/kommuner/eksempelvik/'];
const NAMES = [
  ['Eksempelregionen', 'Eksempelvik'],
  ['Kristiansandsregionen', 'Nord-Fron'],
  ['Interkommunalt samarbeid i Nordhordland og Gulen', 'Samarbeidskommunen'],
  ['Nordmørsregiondigitaliseringssamarbeidet', 'Kristiansundsamarbeidskommunen'],
];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** The files of a fresh site, with these names. */
async function files(region, municipality) {
  const found = {};
  for (const entry of await readdir(starter, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(md|yaml)$/.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const text = await readFile(file, 'utf8');
    found[path.relative(starter, file)] = text
      .replace('region: Eksempelregionen', `region: ${region}`)
      .replace('tittel: Eksempelvik\n', `tittel: ${municipality}\n`);
  }
  return found;
}

/** The names in the register that run over each other, and how much wider than the window the page is. */
const look = (page) =>
  page.evaluate(() => {
    const boxes = (element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return [...range.getClientRects()];
    };
    const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4;
    const over = [...document.querySelectorAll('.register__group')].filter((group) => {
      const names = boxes(group.querySelector('h2, h3'));
      return boxes(group.querySelector('ul')).some((box) => names.some((name) => meet(name, box)));
    });
    return { over: over.length, sideways: document.documentElement.scrollWidth - innerWidth };
  });

describe('long names', () => {
  for (const [region, municipality] of NAMES) {
    it(`${region} and ${municipality}`, async () => {
      const site = await serve(await files(region, municipality));
      const page = await browser.newPage();
      try {
        for (const address of PAGES) {
          await page.goto(site.origin + address);
          for (const width of WIDTHS) {
            await page.setViewportSize({ width, height: 800 });
            assert.deepEqual(await look(page), { over: 0, sideways: 0 }, `${address} at ${width}`);
          }
        }
      } finally {
        await page.close();
        await site.close();
      }
    });
  }
});
