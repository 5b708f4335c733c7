// What a search costs on a built site: bytes that are fetched, compressed, for a first and for
// further queries, the size of the index against the pages, and the time of a query in Chromium; and
// what a reader's browser asks for, from the page as it stands to the results in view.
//
//   node cost.mjs SITE
//
// Chromium is driven by the packages of ../browser.

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { importEngine, loaderOf } from './engines/digitv.mjs';

const QUERIES = 100;
const VISITS = 20;
const [site] = process.argv.slice(2);
const manifest = JSON.parse(await readFile(path.join(site, 'search/manifest.json'), 'utf8'));
const queries = await queriesOf();

await sizes();
await transfer();
await times();
await visits();
process.exit(0);

// Queries of one to four words from titles all over the site, one in five misspelled.
async function queriesOf() {
  const { search } = await (await importEngine(site)).createSearch({ load: loaderOf(site) });
  const { results } = await search('', { limit: manifest.documents });
  const step = Math.max(1, Math.floor(results.length / QUERIES));
  return results
    .filter((_, at) => at % step === 0)
    .slice(0, QUERIES)
    .map(({ title }, at) => {
      const words = title.match(/[\p{L}\p{N}]+/gu) ?? ['digital'];
      const query = words.slice(0, 1 + (at % 4)).join(' ');
      return at % 5 === 4 && query.length > 5 ? query.slice(0, 3) + query.slice(4) : query;
    });
}

async function sizes() {
  let [pages, index] = [0, 0];
  for (const file of await readdir(site, { recursive: true })) {
    const isIndex = file.startsWith('search/') && /\.(json|bin|js)$/.test(file);
    if (!isIndex && !file.endsWith('.html')) continue;
    const size = gzipSync(await readFile(path.join(site, file))).length;
    if (isIndex) index += size;
    else pages += size;
  }
  const engine = gzipSync(await readFile(path.join(site, 'search', manifest.engine))).length;
  print('documents', manifest.documents);
  print('engine, gzip', kilo(engine));
  print('manifest, gzip', kilo(gzipSync(await readFile(path.join(site, 'search/manifest.json'))).length));
  print('index against pages, gzip', `${kilo(index)} of ${kilo(pages)}: ${((100 * index) / pages).toFixed(1)} %`);
}

async function transfer() {
  const load = loaderOf(site);
  const { createSearch } = await importEngine(site);
  const start = gzipSync(await readFile(path.join(site, 'search', manifest.engine))).length;
  let fetched = 0;
  let files = 0;
  const counting = async (name) => {
    const buffer = await load(name);
    fetched += gzipSync(new Uint8Array(buffer)).length;
    files += 1;
    return buffer;
  };
  const first = [];
  const further = [];
  const requests = [];
  for (const [at, query] of queries.entries()) {
    fetched = start;
    const engine = await createSearch({ load: counting });
    await engine.search(query);
    first.push(fetched);
    fetched = 0;
    files = 0;
    await engine.search(queries[(at + 7) % queries.length]);
    further.push(fetched);
    requests.push(files);
  }
  print('first result, gzip', `${kilo(mean(first))} on average, ${kilo(Math.max(...first))} at most`);
  print('further query, gzip', `${kilo(mean(further))} on average, ${kilo(Math.max(...further))} at most`);
  print('files of a further query', mean(requests).toFixed(1));
}

async function times() {
  const { serve } = await import('../browser/support/server.mjs');
  const { launch } = await import('../browser/support/browser.mjs');
  const server = await serve(path.resolve(site));
  const browser = await launch();
  const page = await browser.newPage({ bypassCSP: true });
  await page.goto(`${server.origin}/robots.txt`);
  const took = await page.evaluate(
    async ([engine, queries]) => {
      const { createSearch } = await import(`/search/${engine}`);
      const load = async (name) => (await fetch(`/search/${name}`)).arrayBuffer();
      const { search } = await createSearch({ load });
      const took = [];
      for (const query of queries) {
        await search(query);
        const start = performance.now();
        await search(query);
        took.push(performance.now() - start);
      }
      return took.sort((a, b) => a - b);
    },
    [manifest.engine, queries],
  );
  await browser.close();
  await server.close();
  const at = (part) => `${took[Math.floor(took.length * part)].toFixed(1)} ms`;
  print('query in Chromium, loaded', `${at(0.5)} median, ${at(0.9)} at the 90th percentile`);
}

// What the host is asked for when a page has been opened: for a first query, and for a further one there.
// Texts count compressed, and shards as they are, because hosts do not compress them.
async function visits() {
  const { serve } = await import('../browser/support/server.mjs');
  const { launch } = await import('../browser/support/browser.mjs');
  const server = await serve(path.resolve(site));
  const browser = await launch();
  const sized = async (asked) => {
    const sizes = asked.map(async (address) => {
      const bytes = await readFile(path.join(site, address.endsWith('/') ? `${address}index.html` : address));
      return address.endsWith('.bin') ? bytes.length : gzipSync(bytes).length;
    });
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  };
  for (const [width, height] of [
    [375, 667],
    [1280, 800],
  ]) {
    for (const [address, field, until] of [
      ['/sok/', 'main input[name="q"]', '.hit, .found__none:not([hidden])'],
      ['/nytt/', '.search--small input[name="q"]', '.suggest__option'],
    ]) {
      if (width === 375 && address === '/nytt/') continue;
      const steps = [[], [], []];
      for (let at = 0; at < VISITS; at += 1) {
        const context = await browser.newContext({ viewport: { width, height } });
        const page = await context.newPage();
        const done = async (step) => {
          await page.waitForLoadState('networkidle');
          const asked = server.asked.splice(0);
          steps[step].push({ requests: asked.length, bytes: await sized(asked) });
        };
        await page.goto(server.origin + address);
        await done(0);
        for (const step of [1, 2]) {
          await page.locator(field).fill(queries[(at * 7 + step * 3) % queries.length]);
          await page.locator(until).first().waitFor();
          await page.waitForTimeout(400);
          await done(step);
        }
        await context.close();
      }
      for (const [step, what] of ['the page', 'a first query', 'a further query'].entries()) {
        const of = (key) => steps[step].map((one) => one[key]);
        const [requests, bytes] = [of('requests'), of('bytes')];
        print(
          `${address} at ${width}: ${what}`,
          `${mean(requests).toFixed(1)} requests (median ${middle(requests)}, ${Math.max(...requests)} at most), ` +
            `${kilo(mean(bytes))} (${kilo(Math.max(...bytes))} at most)`,
        );
      }
    }
  }
  await browser.close();
  await server.close();
}

function mean(numbers) {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function middle(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}

function kilo(bytes) {
  return `${(bytes / 1024).toFixed(1)} kB`;
}

function print(what, value) {
  console.log(`${what.padEnd(34)}${value}`);
}
