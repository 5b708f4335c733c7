// The links from the pages of the content to the form «Rett»: each leads to its own statement, on pages in
// nynorsk too, and to the file that it stands in.

import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { PLANS } from '../../themes/digitv/scripts/forms/correct/plan.js';
import { findStatement } from '../../themes/digitv/scripts/forms/correct/statements.js';
import { placedStatements, versionOf } from '../../themes/digitv/scripts/forms/correct/versions.js';
import { Rules } from '../../themes/digitv/scripts/forms/rules.js';
import { digitv } from './support/digitv.mjs';

/** Pages that show facts of many documents, and lead to the form of each. */
const LISTS = ['avtaler', 'behov', 'kommuner', 'losninger', 'nn/losninger', 'pris', 'regioner/grenland', 'samarbeid'];

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Every link to a statement on the pages of a site, with the page that it is on. */
async function linksOf(site) {
  const pages = (await readdir(site, { recursive: true })).filter((name) => name.endsWith('index.html'));
  const links = pages.map(async (page) => {
    const html = await readFile(path.join(site, page), 'utf8');
    const found = [...html.matchAll(/href="([^"]*\/rett\/\?d=[^"]*)"/g)];
    const queries = found.map(([, href]) => new URL(href.replaceAll('&amp;', '&'), 'https://a.no').searchParams);
    const facts = queries.filter((query) => query.has('f'));
    return facts.map((query) => ({ page, document: query.get('d'), field: query.get('f') }));
  });
  return (await Promise.all(links)).flat();
}

test('every pencil leads to its own statement', async () => {
  const site = await mkdtemp(path.join(os.tmpdir(), 'digitv-lenker-'));
  try {
    await digitv('build', '--root', ROOT, '--output', path.join(site, 'public'));
    const read = async (name) => JSON.parse(await readFile(path.join(site, 'public/skjema', name), 'utf8'));
    const rules = new Rules(await read('regler.json'), 'nb');
    const lost = [];
    let own = 0;
    const statements = new Map();
    const links = await linksOf(path.join(site, 'public'));
    for (const { page, document, field } of links) {
      const { main, isTranslation } = versionOf(document);
      if (!statements.has(document)) {
        const { nn, ...facts } = await read(`${main}.json`);
        const shown = { ...facts, ...(isTranslation && { nn }) };
        const all = PLANS[facts.kind].flatMap((section) => placedStatements(section, shown, rules));
        statements.set(document, all);
      }
      const found = findStatement(statements.get(document), field);
      if (found?.document.endsWith('.nn')) own += 1;
      // What a municipality uses through a network stands in no file of its own: it is begun there.
      const isThroughNetwork = main.startsWith('kommuner/') && field.startsWith('bruk[');
      if (!found && !isThroughNetwork) lost.push(`${page}: ${document} ${field}`);
    }
    assert.deepEqual(lost, []);
    const leading = new Set(links.map(({ page }) => path.dirname(page)));
    const silent = LISTS.filter((page) => !leading.has(page));
    assert.deepEqual(silent, []);
    assert.ok(own > 100, `${own} lead to translations`);
  } finally {
    await rm(site, { recursive: true, force: true });
  }
});
