// Hostile texts in every field of every kind of document: nothing runs, nothing is fetched from
// elsewhere, no file is broken. Pages are opened with the site's policy off, so that it is the pages
// themselves that hold, and under the policy.
//
//   npm test -- hostile.test.mjs                       160 documents, pages of every kind
//   DIGITV_HOSTILE=1000 npm test -- hostile.test.mjs   1,000 documents, every page

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { launch } from './support/browser.mjs';
import { buildHostile } from './support/hostile-build.mjs';
import { TEXTS } from './support/payloads.mjs';
import { dangers, watch } from './support/watch.mjs';

const SHORT = 160;
const count = Number(process.env.DIGITV_HOSTILE ?? SHORT);
const built = await buildHostile(count);
process.env.DIGITV_SITE = built.folder;
const { listFiles, pagesOfEveryKind, readPages, serveSite } = await import('./support/site.mjs');

const all = await readPages();
const ofEveryKind = pagesOfEveryKind(all);
const pages = count > SHORT ? all : ofEveryKind;
/** A page of hundreds of municipalities takes its time on a busy machine. */
const PATIENCE_MS = 240_000;
const files = await listFiles();
const read = (file) => readFile(path.join(built.folder, file), 'utf8');

describe('hostile texts', () => {
  let browser, server;
  before(async () => {
    server = await serveSite();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    await built.remove();
  });

  test('reach pages of every kind', () => {
    const least = count >= 1000 ? 200 : count / 5;
    for (const kind of ['kommuner', 'losninger', 'erfaringer', 'sider']) {
      assert.ok(built.documents.get(kind) >= least, `${kind}: ${built.documents.get(kind)}`);
    }
    console.log(
      `${[...built.documents.values()].reduce((a, b) => a + b)} documents reach the site, of ${built.plain} only the fields; ` +
        `${built.refused} refused; ${pages.length} of ${all.length} pages opened`,
    );
  });

  for (const policy of ['off', 'on']) {
    test(`run and fetch nothing, policy ${policy}`, async () => {
      const queue = pages.map(({ address }) => address);
      const wrong = [];
      const worker = async () => {
        const context = await browser.newContext({ bypassCSP: policy === 'off' });
        const page = await context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        const told = watch(page, server.origin);
        for (let address = queue.pop(); address !== undefined; address = queue.pop()) {
          told.length = 0;
          await page.goto(server.url(encodeURI(address)), { waitUntil: 'load' });
          const found = [...(await dangers(page)), ...told];
          if (found.length > 0) wrong.push([address, ...found]);
        }
        await context.close();
      };
      await Promise.all([worker(), worker(), worker(), worker()]);
      assert.deepEqual(wrong, []);
    });
  }

  test('run nothing in the search, the choices and the tables', async () => {
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const told = watch(page, server.origin);
    const wrong = [];
    const look = async (what) => {
      const found = [...(await dangers(page)), ...told.splice(0)];
      if (found.length > 0) wrong.push([what, ...found]);
    };
    const queries = TEXTS.filter((_, at) => at % (count > SHORT ? 1 : 6) === 0);
    await page.goto(server.url('/sok/'));
    for (const text of queries) {
      await page.goto(server.url(`/sok/?q=${encodeURIComponent(text)}`));
      await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
      await page.waitForTimeout(100);
      await look(`q=${text}`);
    }
    await page.goto(server.url('/'));
    const box = page.locator('input[name="q"]').first();
    for (const text of queries.slice(0, 6)) {
      await box.fill(text.slice(0, 40));
      await page.waitForTimeout(150);
      await look(`suggestions for ${text}`);
    }
    const names = [
      'q',
      'tema',
      'kommune',
      'kommuner',
      'losning',
      'region',
      'status',
      'type',
      'eier',
      'ar',
      'fra',
      'sorter',
      'side',
      'vis',
    ];
    const hostile = TEXTS.slice(0, 3).map((text) =>
      names.map((name) => `${name}=${encodeURIComponent(text)}`).join('&'),
    );
    const real = 'tema=t1&kommuner=k0,k1&kommune=k1&fra=k1&region=region-0';
    for (const address of [
      '/erfaringer/',
      '/losninger/',
      '/sammenlign/',
      '/dekning/',
      '/kommuner/',
      '/losninger/l1/',
    ]) {
      for (const query of [real, ...hostile]) {
        await page.goto(server.url(`${address}?${query}`));
        await look(`${address}?${query}`);
      }
      for (const summary of await page.locator('main summary:visible').all()) await summary.click().catch(() => {});
      for (const button of await page.locator('main th button:visible').all()) await button.click().catch(() => {});
      await look(`choices of ${address}`);
    }
    await context.close();
    assert.deepEqual(wrong, []);
  });

  test('break no feed, calendar, table or graph', async () => {
    // The test reads XML from texts, which the policy of the site (Trusted Types) turns down.
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    await page.goto(server.url('/404.html'));
    for (const file of files.filter((file) => /\.(xml|svg)$/.test(file))) {
      const error = await page.evaluate(
        (text) => new DOMParser().parseFromString(text, 'application/xml').querySelector('parsererror')?.textContent,
        await read(file),
      );
      assert.equal(error, undefined, file);
    }
    await context.close();
    for (const file of files.filter((file) => /\.(json|jsonld)$/.test(file))) JSON.parse(await read(file));
    for (const file of files.filter((file) => file.endsWith('.ics'))) assertCalendar(await read(file), file);
    for (const file of files.filter((file) => file.endsWith('.csv'))) assertTable(await read(file), file);
  });
});

/** Lines end with CRLF, are folded (at 75 bytes and the space), and unfolded each is a property of ours. */
function assertCalendar(text, file) {
  const lines = text.split('\r\n');
  assert.equal(lines.pop(), '', file);
  assert.ok(
    lines.every((line) => Buffer.byteLength(line) <= 76 && !/[\n\r]/.test(line)),
    file,
  );
  const whole = lines.join('\n').replaceAll('\n ', '').split('\n');
  const names = [
    'VERSION PRODID CALSCALE METHOD NAME X-WR-CALNAME X-WR-CALDESC X-WR-TIMEZONE',
    'REFRESH-INTERVAL X-PUBLISHED-TTL SOURCE COLOR URL UID DTSTAMP DTSTART DTEND DURATION',
    'SUMMARY DESCRIPTION LAST-MODIFIED CATEGORIES TRANSP STATUS CLASS LOCATION RELATED-TO',
  ].join(' ');
  const known = new RegExp(`^(BEGIN|END):(VCALENDAR|VEVENT)$|^(${names.replaceAll(' ', '|')})[;:]`);
  assert.deepEqual(
    whole.filter((line) => !known.test(line)),
    [],
    file,
  );
  const opened = whole.filter((line) => line === 'BEGIN:VEVENT').length;
  assert.equal(whole.filter((line) => line === 'END:VEVENT').length, opened, file);
  assert.equal(whole.filter((line) => line === 'BEGIN:VCALENDAR').length, 1, file);
}

/** Every row has all columns, and no cell begins a formula, wherever a spreadsheet begins one. */
function assertTable(text, file) {
  const rows = parse(text.replace(/^\ufeff/, ''));
  const width = rows[0].length;
  assert.ok(
    rows.every((row) => row.length === width),
    file,
  );
  const starts = /(^|[;\t\r\n])[\s"]*[=+\-@＝＋－＠]/;
  const isNumber = /^[+-]?\d+([.,]\d+)?$/;
  assert.deepEqual(
    rows.flat().filter((cell) => starts.test(cell) && !isNumber.test(cell)),
    [],
    file,
  );
}

function parse(text) {
  const rows = [];
  let row = [];
  for (const [, , quoted, bare, end] of text.matchAll(/("((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
  }
  assert.deepEqual(row, []);
  return rows;
}
