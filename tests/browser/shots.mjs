// Pictures of every kind of page, for people to look at:
//
//     DIGITV_SITE=public node shots.mjs [address …] [--widths=320,768,1280] [--schemes=light,dark]
//         [--screen] [--out=shots]
//
// They land in `shots/`, one for each page, width and colour scheme; with `--screen` of what is seen
// without scrolling. Those of the README are made with `npm run pictures`.

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { launch } from './support/browser.mjs';
import { pagesOfEveryKind, readPages, serveSite } from './support/site.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    widths: { type: 'string', default: '320,768,1280' },
    schemes: { type: 'string', default: 'light,dark' },
    screen: { type: 'boolean', default: false },
    out: { type: 'string', default: fileURLToPath(new URL('shots', import.meta.url)) },
  },
});
const widths = values.widths.split(',').map(Number);
const schemes = values.schemes.split(',');
const addresses = positionals.length ? positionals : pagesOfEveryKind(await readPages()).map((page) => page.address);

await mkdir(values.out, { recursive: true });
const server = await serveSite();
const browser = await launch();
try {
  for (const address of addresses) {
    for (const width of widths) {
      for (const colorScheme of schemes) {
        const context = await browser.newContext({
          colorScheme,
          viewport: { width, height: width < 600 ? 844 : 820 },
        });
        const page = await context.newPage();
        await page.goto(server.url(address), { waitUntil: 'networkidle' });
        const name =
          address
            .replace(/\.html$/, '')
            .split('/')
            .filter(Boolean)
            .join('-') || 'forside';
        const file = path.join(values.out, `${name}-${width}-${colorScheme}.png`);
        await page.screenshot({ path: file, fullPage: !values.screen });
        await context.close();
      }
    }
    console.log(address);
  }
} finally {
  await browser.close();
  await server.close();
}
