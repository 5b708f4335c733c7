// A search page that stays open while the site is published again in its place, with other content:
// the files that its manifest names are gone, and it goes on without an error.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';

import { launch } from './support/browser.mjs';
import { program, serveFolder } from './support/digitv.mjs';
import { serve } from './support/server.mjs';

/** So many pages that the index has many files, and a query fetches few of them. */
const PAGES = 120;
const WORDS_OF_EACH = 60;

/** So often, with so many milliseconds between, one looks whether it is published. */
const MOST_LOOKS = 600;
const PAUSE = 100;

const STARTS = 'bak dor fal gim hus kor lam mon nab pil rav sol tur vik'.split(' ');
const MIDDLES = 'an el ik om un ar es il ot ur am ok ib eg'.split(' ');
const ENDS = 'del fot hav land mark nes sund tak vard'.split(' ');

/** Made-up words, each the same at every run. */
function word(number) {
  const digit = (list, place) => list[Math.floor(number / place) % list.length];
  const [starts, middles] = [STARTS.length, STARTS.length * MIDDLES.length];
  return digit(STARTS, 1) + digit(MIDDLES, starts) + digit(ENDS, middles) + digit(MIDDLES, middles * ENDS.length);
}

/** A folder with a site in which `extra` stands on a page of its own, and each other page has other words with each `seed`. */
async function writeSite(root, extra, seed) {
  await mkdir(path.join(root, 'content/sider'), { recursive: true });
  await writeFile(path.join(root, 'site.yaml'), 'title: Prøve\nbase_url: https://prove.example.no\n');
  const page = (title, words) => `---\ntittel: ${title}\nsammendrag: Om ${title.toLowerCase()}.\n---\n\n${words}\n`;
  for (let at = 0; at < PAGES; at += 1) {
    const words = Array.from({ length: WORDS_OF_EACH }, (_, n) => word(at * WORDS_OF_EACH + n + seed));
    const name = `Side nummer ${at + 1}`;
    await writeFile(path.join(root, `content/sider/side-${at + 1}.md`), page(name, words.join(' ')));
  }
  await writeFile(path.join(root, 'content/sider/egen.md'), page(extra, `Alt om ${extra.toLowerCase()} står her.`));
}

const build = (root, output) => promisify(execFile)(program, ['build', '--root', root, '--output', output]);

describe('a page that is open while the site is published again', () => {
  let browser;
  let folder;
  before(async () => {
    browser = await launch();
    folder = await mkdtemp(path.join(os.tmpdir(), 'digitv-published-'));
  });
  after(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Searches before and after `publish`, and gives what the browser asked for after it. */
  async function searchAcross(origin, publish) {
    const context = await browser.newContext();
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    const hit = (title) => page.locator('.hit__title', { hasText: title }).first();
    try {
      await page.goto(`${origin}/sok/?q=fyrtårn`);
      await hit('Fyrtårn').waitFor();
      await publish(page);
      const asked = [];
      context.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await page.locator('input[name="q"]').first().fill('seilbåt');
      await hit('Seilbåt').waitFor();
      assert.equal(await page.getByRole('alert').isVisible(), false);
      await page.locator('input[name="q"]').first().fill('seilbåter');
      await page.locator('.found__count', { hasText: '«seilbåter»' }).waitFor();
      await hit('Seilbåt').waitFor();
      assert.deepEqual(errors, []);
      return asked.filter((address) => address === '/search/manifest.json').length;
    } finally {
      await context.close();
    }
  }

  test('asks for the new manifest once, on a host of files', async () => {
    const [root, output] = [path.join(folder, 'static'), path.join(folder, 'public')];
    await writeSite(root, 'Fyrtårn', 0);
    await build(root, output);
    const before = JSON.parse(await readFile(path.join(output, 'search/manifest.json'), 'utf8'));
    assert.ok(before.terms.files.length > 8, 'the words are in several files');
    const host = await serve(output);
    try {
      const manifests = await searchAcross(host.origin, async () => {
        await writeSite(root, 'Seilbåt', 3);
        await build(root, output);
      });
      assert.equal(manifests, 1);
    } finally {
      await host.close();
    }
  });

  test('asks for the new manifest once, in digitv serve', async () => {
    const root = path.join(folder, 'served');
    await writeSite(root, 'Fyrtårn', 0);
    const site = await serveFolder(root);
    const manifest = () => fetch(site.url('/search/manifest.json')).then((response) => response.text());
    try {
      const before = await manifest();
      const manifests = await searchAcross(site.origin, async () => {
        await writeSite(root, 'Seilbåt', 3);
        for (let left = MOST_LOOKS; left > 0 && (await manifest()) === before; left -= 1) await setTimeout(PAUSE);
      });
      assert.equal(manifests, 1);
    } finally {
      await site.close();
    }
  });
});
