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

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** A site with facts of every kind. */
const EVERY_KIND = path.join(ROOT, 'tests/sites/corrections');

/** Every link to the form of a document on the pages of a site, with the page that it is on. */
async function linksOf(site) {
  const all = await readdir(site, { recursive: true });
  // The style guide has examples, of no document.
  const pages = all.filter((name) => name.endsWith('index.html') && !name.startsWith('stilguide'));
  const links = pages.map(async (page) => {
    const html = await readFile(path.join(site, page), 'utf8');
    const found = [...html.matchAll(/href="([^"]*\/rett\/\?d=[^"]*)"/g)];
    const queries = found.map(([, href]) => new URL(href.replaceAll('&amp;', '&'), 'https://a.no').searchParams);
    return queries.map((query) => ({
      page,
      document: query.get('d'),
      field: query.get('f'),
      list: query.get('liste') ?? query.get('legg'),
    }));
  });
  return (await Promise.all(links)).flat();
}

/**
 * The links that lead to nothing in the form, and the number of those that lead to a translation.
 * @param {string} root
 */
async function followed(root) {
  const site = await mkdtemp(path.join(os.tmpdir(), 'digitv-lenker-'));
  try {
    await digitv('build', '--root', root, '--output', path.join(site, 'public'));
    const read = async (name) => JSON.parse(await readFile(path.join(site, 'public/skjema', name), 'utf8'));
    const rules = new Rules(await read('regler.json'), 'nb');
    const lost = [];
    let own = 0;
    const statements = new Map();
    const links = await linksOf(path.join(site, 'public'));
    for (const { page, document, field, list } of links) {
      const { main, isTranslation } = versionOf(document);
      if (!statements.has(document)) {
        const { nn, ...facts } = await read(`${main}.json`);
        const shown = { ...facts, ...(isTranslation && { nn }) };
        const plan = PLANS[facts.kind];
        const all = plan.flatMap((section) => placedStatements(section, shown, rules));
        statements.set(document, { all, lists: plan.map((section) => section.list) });
      }
      const { all, lists } = statements.get(document);
      if (list && !lists.includes(list)) lost.push(`${page}: ${document} ${list}`);
      // A table of municipalities leads to the list of what one uses, which may be empty.
      if (!field || lists.includes(field)) continue;
      const found = findStatement(all, field);
      if (found?.document.endsWith('.nn')) own += 1;
      // What a municipality uses through a network stands in no file of its own: it is begun there.
      const isThroughNetwork = main.startsWith('kommuner/') && field.startsWith('bruk[');
      if (!found && !isThroughNetwork) lost.push(`${page}: ${document} ${field}`);
    }
    return { lost, own, count: links.length };
  } finally {
    await rm(site, { recursive: true, force: true });
  }
}

test('every pencil leads to its own statement', async () => {
  const { lost, own, count } = await followed(ROOT);
  assert.deepEqual(lost, []);
  assert.ok(count > 5000, `${count} links`);
  assert.ok(own > 100, `${own} lead to translations`);
});

test('so does every pencil of a site with facts of every kind', async () => {
  const { lost, own } = await followed(EVERY_KIND);
  assert.deepEqual(lost, []);
  assert.ok(own > 10, `${own} lead to translations`);
});
