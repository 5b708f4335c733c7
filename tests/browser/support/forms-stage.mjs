// A small site with forms, served under its own security headers, and what somebody does who fills them
// in, for as long as the tests of one `describe` run.

import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { launch } from './browser.mjs';
import { SITE } from './forms-site.mjs';
import { serve } from './server.mjs';
import { watch } from './watch.mjs';

const program = path.resolve(
  process.env.DIGITV_BIN ?? fileURLToPath(new URL('../../../target/release/digitv', import.meta.url)),
);
const run = promisify(execFile);
const day = new Date();
const two = (n) => String(n).padStart(2, '0');

export const PHONE = { width: 375, height: 800 };
export const DESK = { width: 1280, height: 900 };
/** The day, as a contribution has it. */
export const today = `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;

/** For `tabTo`: the element with the focus has this name, or this label. */
export const isNamed = (name) => document.activeElement?.textContent?.includes(name);
export const isLabelled = (label) => document.activeElement?.labels?.[0]?.textContent.startsWith(label);

/** Waits for the form in which statements are corrected, or in which a report is told. */
export const correcting = (page) => page.locator('.statement').first().waitFor();
export const telling = (page) => page.getByLabel('Hva gjorde dere?').waitFor();

/** The names of all that the page has kept. */
export const stored = (page) => page.evaluate(() => Object.keys(localStorage).concat(Object.keys(sessionStorage)));

/** Presses the tab key until `isThere` says so in the page. */
export async function tabTo(page, isThere, argument) {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(isThere, argument)) return;
  }
  throw new Error('the tab key does not lead there');
}

/** Does what saves the file of a contribution, and returns its name and text. */
export async function saved(page, press) {
  const download = page.waitForEvent('download');
  await press();
  const file = await download;
  return {
    name: file.suggestedFilename(),
    text: await readFile(await file.path(), 'utf8'),
  };
}

/** Call inside `describe`. The site and the browser are there from the first test on. */
export function formsStage() {
  let root;
  let browser;
  const on = {
    /** @type {Awaited<ReturnType<typeof serve>>} */
    server: undefined,

    /** Opens a page in a reader of its own; `told` is what should never happen there. */
    async open(address, options = {}) {
      const context = await browser.newContext({
        viewport: DESK,
        locale: 'nb',
        ...options,
      });
      const page = await context.newPage();
      const told = watch(page, on.server.origin);
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) told.push(message.text());
      });
      await page.goto(on.server.origin + address);
      return { page, told, context };
    },

    /** Takes in contribution files on a copy of the site, as its maintainers do, and returns its folder. */
    async received(files) {
      const site = await mkdtemp(path.join(os.tmpdir(), 'digitv-received-'));
      await cp(root, site, { recursive: true });
      await mkdir(path.join(site, 'content/innspill'), { recursive: true });
      for (const { name, text } of files) await writeFile(path.join(site, 'content/innspill', name), text);
      await run(program, ['motta', '--ja', '--root', site]);
      await run(program, ['check', '--root', site]);
      await run(program, ['build', '--root', site]);
      return site;
    },
  };
  before(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'digitv-forms-'));
    for (const [name, text] of Object.entries(SITE)) {
      const file = path.join(root, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    await run(program, ['build', '--root', root]);
    on.server = await serve(path.join(root, 'public'));
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await on.server?.close();
    await rm(root, { recursive: true, force: true });
  });
  return on;
}
