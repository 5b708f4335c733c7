// What a page is on paper: no sheet is only the end of something, no heading stands alone at a foot,
// every sheet has its number, nothing reaches over its edge, and an annex to a case takes two sheets at
// most. The sheets are read with pdftotext (poppler-utils).

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { pagesOfEveryKind, readPages } from './support/site.mjs';
import { stage } from './support/stage.mjs';
import { tabs } from './support/tabs.mjs';

/** The fewest lines on the last of several sheets, where it does not begin with a heading of its own. */
const FEWEST = 5;
/** The width of what is printed on a sheet, in pixels: A4 without its margins. */
const SHEET = { upright: 680, wide: 1047 };
/** What the page is read on before it is printed. */
const SCREEN = { width: 1280, height: 720 };
const NUMBER = /^\s*Side (\d+) av (\d+)\s*$/;

/** So many pages are looked at at once. */
const AT_ONCE = 2;

const reads = spawnSync('pdftotext', ['-v']).error === undefined;
const pages = pagesOfEveryKind(await readPages()).filter(({ address }) => address !== '/stilguide/');
const isAnnex = ({ elements }) => elements.some(({ attributes }) => attributes.class === 'page-kind--annex');

describe('on paper', { skip: !reads && 'pdftotext is not installed', concurrency: AT_ONCE }, () => {
  const on = stage();
  const withTab = tabs(on, AT_ONCE);
  let folder;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'digitv-print-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  /** The lines of each sheet, without its number. */
  async function sheetsOf(page, address) {
    await page.waitForLoadState('networkidle');
    const file = path.join(folder, `${encodeURIComponent(address)}.pdf`);
    await writeFile(file, await page.pdf({ preferCSSPageSize: true }));
    const sheets = execFileSync('pdftotext', ['-layout', file, '-']).toString().split('\f').slice(0, -1);
    return sheets.map((sheet, at) => {
      const lines = sheet.split('\n').filter((line) => line.trim());
      const number = lines.findIndex((line) => NUMBER.test(line));
      assert.ok(number >= 0, `${address}: ark ${at + 1} har ikke nummer`);
      assert.deepEqual(NUMBER.exec(lines[number]).slice(1).map(Number), [at + 1, sheets.length]);
      return lines.toSpliced(number, 1);
    });
  }

  for (const page of pages) {
    test(page.address, async () => {
      const { sheets, out } = await withTab(async (tab) => {
        await tab.emulateMedia({ media: null });
        await tab.setViewportSize(SCREEN);
        await tab.goto(on.server.url(page.address));
        return { sheets: await sheetsOf(tab, page.address), out: await cutOff(tab) };
      });
      assert.deepEqual(out, [], 'noe når ut over kanten av arket');
      if (isAnnex(page)) assert.ok(sheets.length <= 2, `${sheets.length} ark`);
      // What each document needs is read on the page: on paper is how far each municipality has come.
      if (/\/vedlikehold\/$/.test(page.address)) assert.ok(sheets.length <= 4, `${sheets.length} ark`);
      const headings = page.html.match(/<h[2-4][^>]*>[^<]+/g)?.map((tag) => tag.replace(/^[^>]*>/, '').trim()) ?? [];
      const last = sheets.at(-1);
      const isWhole = last.length >= FEWEST || headings.includes(last[0].trim());
      if (sheets.length > 1) assert.ok(isWhole, `det siste arket har bare:\n${last.join('\n')}`);
      for (const sheet of sheets.slice(0, -1)) {
        assert.ok(!headings.includes(sheet.at(-1)?.trim()), `«${sheet.at(-1)}» står alene nederst`);
      }
    });
  }
});

/** What reaches over the right edge of the sheet. */
async function cutOff(page) {
  await page.emulateMedia({ media: 'print' });
  const kind = await page.evaluate(() => getComputedStyle(document.body).page);
  await page.setViewportSize({ width: SHEET[kind] ?? SHEET.upright, height: 900 });
  return page.evaluate(() => {
    const isSeen = (element) => element.checkVisibility() && !element.closest('.visually-hidden');
    const all = [...document.querySelectorAll('body *')].filter(isSeen);
    const out = all.filter((element) => element.getBoundingClientRect().right > innerWidth + 1);
    return out.map((element) => element.outerHTML.slice(0, 80)).slice(0, 3);
  });
}
