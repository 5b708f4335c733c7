// Chromium opens each kind of page from nginx, Apache and Caddy, with the headers that digitv makes
// for them: nothing is stopped, nothing fails. And without any header, what pages say of themselves
// stops what does not belong there.

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { launch } from '../browser/support/browser.mjs';
import { serve } from '../browser/support/server.mjs';
import { start } from './support/servers.mjs';
import { addressOf, buildSite } from './support/site.mjs';

let browser;
/** A browser with all its parts, which takes twice the processor time: it fetches icons, and draws PDF. */
let whole;
before(async () => {
  browser = await launch();
  whole = await launch({ whole: true });
});
after(async () => {
  await browser?.close();
  await whole?.close();
});

/** Opens a page and gathers what the browser complains of, and what was asked for elsewhere. */
async function open(url, by = browser) {
  const context = await by.newContext();
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => {
    // A file that is opened by itself names no icon, so the browser looks for one.
    const isIcon = message.location().url.endsWith('/favicon.ico');
    if (['error', 'warning'].includes(message.type()) && !isIcon) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('requestfailed', (request) => {
    const isOfBrowser = request.url().startsWith('chrome-extension:');
    if (!isOfBrowser) complaints.push(`not fetched: ${request.url()}`);
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    // What shows a PDF is a part of the browser.
    const isOwn = origin === new URL(url).origin || ['data:', 'chrome-extension:', 'chrome:'].includes(protocol);
    if (!isOwn) complaints.push(`asked for: ${request.url()}`);
  });
  const answer = await page.goto(url, { waitUntil: 'networkidle' });
  return { page, answer, complaints, close: () => context.close() };
}

const OWN_PAGES = [
  '/',
  '/dekning/',
  '/losninger/altinn/',
  '/kommuner/skien/',
  '/erfaringer/agder-alarm/',
  '/stilguide/',
  '/sammenlign/?kommune=skien&kommune=porsgrunn',
];

for (const [from, servers] of [
  ['.', ['nginx', 'apache', 'caddy']],
  ['tests/sites/base-path', ['nginx', 'htaccess', 'caddy']],
]) {
  describe(from === '.' ? 'the site of this repository' : from, () => {
    let site;
    before(async () => {
      site = await buildSite(from);
    });
    after(() => site?.remove());
    for (const name of servers) {
      describe(name, { concurrency: 4 }, () => trials(name, () => site, from === '.' ? OWN_PAGES : ['/']));
    }
  });
}

function trials(name, siteOf, pages) {
  let server;
  let url;
  before(async () => {
    server = await start(name, siteOf());
    url = (address) => server.origin + siteOf().base + address;
  });
  after(() => server?.stop());

  for (const address of pages) {
    test(`${address} is shown as it should be`, async () => {
      const { page, answer, complaints, close } = await open(url(address), address === '/' ? whole : browser);
      assert.equal(answer.status(), 200);
      assert.deepEqual(complaints, []);
      assert.equal(await page.locator('.unstyled').isVisible(), false);
      await close();
    });
  }

  test('the search answers, in its worker', async () => {
    const { page, complaints, close } = await open(url('/sok/?q=prøve'));
    await page.getByRole('link', { name: 'Prøve med vedlegg' }).first().waitFor();
    assert.equal(page.workers().length, 1);
    assert.deepEqual(complaints, []);
    await close();
  });

  test('an earlier address leads on', async () => {
    const { page, complaints, close } = await open(url('/gammel-prove/'));
    await page.waitForURL(url('/prove-med-vedlegg/'));
    // What the page that was left had not fetched yet is no failure.
    assert.deepEqual(
      complaints.filter((text) => !/^not fetched: .*\/assets\//.test(text)),
      [],
    );
    await close();
  });

  test('what is not there is said in the page of the site', async () => {
    const { page, answer, complaints, close } = await open(url('/finnes/ikke/'));
    assert.equal(answer.status(), 404);
    assert.equal(await page.locator('.brand').isVisible(), true);
    // Chromium notes the status of the page itself.
    assert.deepEqual(
      complaints.filter((text) => !text.includes('status of 404')),
      [],
    );
    assert.ok(complaints.length <= 1);
    await close();
  });

  test('pictures are shown in a page and by themselves', async () => {
    const { page, complaints, close } = await open(url('/prove-med-vedlegg/'));
    const widths = await page.locator('main img').evaluateAll(async (images) => {
      await Promise.all(images.map((image) => image.decode()));
      return images.map((image) => image.naturalWidth);
    });
    assert.deepEqual(widths, [1]);
    for (const pattern of [/bilde\.png$/, /notat\.txt$/]) {
      const address = addressOf(siteOf(), pattern);
      const answer = await page.goto(url(address), { waitUntil: 'networkidle' });
      assert.equal(answer.status(), 200, address);
    }
    assert.deepEqual(complaints, []);
    await close();
  });

  test('a document is drawn by the browser', async () => {
    const { page, complaints, close } = await open(url(addressOf(siteOf(), /plan\.pdf$/)), whole);
    // The page of the document is red from edge to edge.
    const isDrawn = async () => (await redPart(await page.screenshot())) > 0.02;
    for (let attempt = 0; !(await isDrawn()); attempt += 1) {
      assert.ok(attempt < 50, 'nothing red is drawn');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.deepEqual(complaints, []);
    await close();
  });
}

describe('without any header', () => {
  let site;
  let folder;
  let server;
  before(async () => {
    site = await buildSite('tests/sites/base-path');
    folder = await mkdtemp(path.join(os.tmpdir(), 'digitv-plain-'));
    await cp(site.folder, folder, { recursive: true });
    await rm(path.join(folder, '_headers'));
    await writeFile(path.join(folder, 'vedlegg', 'ond.js'), 'globalThis.ran = "attachment"');
    await writeFile(path.join(folder, 'assets', 'ond.js'), 'globalThis.ran = "foreign"');
    server = await serve(folder, `${site.base}/`);
  });
  after(async () => {
    await server?.close();
    await rm(folder, { recursive: true });
    await site?.remove();
  });
  const url = (address) => server.origin + site.base + address;

  test('the search works', async () => {
    const { page, answer, complaints, close } = await open(url('/sok/?q=prøve'));
    assert.equal(answer.headers()['content-security-policy'], undefined);
    await page.getByRole('link', { name: 'Prøve med vedlegg' }).first().waitFor();
    assert.equal(page.workers().length, 1);
    assert.deepEqual(complaints, []);
    await close();
  });

  /** What ran of `markup`, put at the top of the page `html`; and whether the policy refused it. */
  async function tryOut(name, html, markup) {
    await writeFile(path.join(folder, name), html.replace('<body', `${markup}<body`));
    const { page, complaints, close } = await open(url(`/${name}`));
    const ran = await page.evaluate(() => globalThis.ran);
    await close();
    return { ran, refused: complaints.some((text) => text.includes('Content Security Policy')) };
  }

  const attempts = () => ({
    inline: '<script>globalThis.ran = "inline"</script>',
    handler: '<img src="data:," onerror="globalThis.ran = \'handler\'">',
    attachment: `<script src="${site.base}/vedlegg/ond.js"></script>`,
    // By another name the machine is another host; the folder is one that scripts may come from.
    foreign: `<script src="${server.origin.replace('127.0.0.1', 'localhost')}${site.base}/assets/ond.js"></script>`,
  });

  for (const file of ['index.html', '404.html', 'gammel-prove/index.html']) {
    test(`a script that got into ${file} does not run`, async () => {
      const html = (await readFile(path.join(folder, file), 'utf8'))
        // It is to stay here.
        .replace(/<meta http-equiv="refresh"[^>]*>/, '');
      const open = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>\n/g, '');
      for (const [kind, markup] of Object.entries(attempts())) {
        const name = `prove-${kind}.html`;
        assert.deepEqual(await tryOut(name, html, markup), { ran: undefined, refused: true }, kind);
        // Without what the page says of itself it does: the trial is a real one.
        if (file !== 'index.html') continue;
        assert.deepEqual(await tryOut(name, open, markup), { ran: kind, refused: false }, kind);
      }
    });
  }

  test('a text cannot be made into markup by a script', async () => {
    const { page, close } = await open(url('/'));
    const outcomes = await page.evaluate(() =>
      [
        () => (document.createElement('div').innerHTML = '<img src=x>'),
        () => new Worker('/deling/kunnskap/assets/x.js'),
        () => trustedTypes.createPolicy('another', {}),
      ].map((attempt) => {
        try {
          attempt();
          return 'done';
        } catch (error) {
          return error.name;
        }
      }),
    );
    assert.deepEqual(outcomes, ['TypeError', 'TypeError', 'TypeError']);
    await close();
  });

  test('a page that is opened from the disk says what to do', async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(path.join(folder, 'index.html')).href);
    await page.getByText('digitv serve --open').waitFor();
    const { width, height } = await page.locator('.logo').boundingBox();
    assert.ok(width <= 48 && height <= 48, `${width} × ${height}`);
    await page.close();
  });
});

/** The part of a picture that is red, from 0 to 1. */
async function redPart(png) {
  const page = await browser.newPage();
  const part = await page.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let red = 0;
    for (let at = 0; at < data.length; at += 4) {
      red += data[at] > 200 && data[at + 1] < 60 && data[at + 2] < 60 ? 1 : 0;
    }
    return red / (image.width * image.height);
  }, png.toString('base64'));
  await page.close();
  return part;
}
