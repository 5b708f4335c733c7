// Every fact on every page has a link beside it to the form in which it is corrected. A page of a new kind
// has to have them too, or stand in a list below with the reason.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { buildSite } from './support/build.mjs';
import { factsOf } from './support/facts.mjs';
import { basePath, folder } from './support/site.mjs';

/** Parts of pages whose facts have no link of their own. */
const ELSEWHERE = {
  '.annex': 'made for paper, where no link can be followed; it leads back to the page that it is made of',
  '.legend': 'explains signs',
  '.status-key': 'explains signs',
  '.prose': 'the text of a document, which has «Rediger denne sida»: the forms ask about fields',
  '.correct-link': 'the name of the link itself',
  '.draft': 'a mail that somebody may send',
  template: 'parts for scripts',
};

/** Kinds of pages without facts, or whose facts have no form. */
const WITHOUT = {
  annex: 'made for paper, see above',
  correct: 'the form itself',
  editor: 'parts for «Rediger» in `digitv serve`',
  numbers: 'counts, charts and sums: each bar leads to the page or the list of what it counts',
  page: 'the text of a page, which has no form',
  search: 'names, and hits that lead to the place where the fact stands',
  'style-guide': 'examples',
  tell: 'the form itself',
  topics: 'counts, each beside the link to the page with what is counted',
};

/** What is wrong on the pages of a site: facts and kinds of pages without a link. */
async function withoutLink(folder, base) {
  const { facts, kinds, leading } = await factsOf(folder, base, ELSEWHERE);
  const lost = facts.filter(({ kind, isNear }) => !isNear && !(kind in WITHOUT));
  const silent = [...kinds].filter((kind) => !leading.has(kind) && !(kind in WITHOUT));
  return { lost: lost.map(({ page, shown }) => `${page}: ${shown}`).slice(0, 40), silent };
}

test('every fact of the site has a link to its form', async () => {
  const { lost } = await withoutLink(folder, await basePath());
  assert.deepEqual(lost, []);
});

test('so has every fact of a site with facts of every kind, and every kind of page has links', async () => {
  const site = await buildSite('corrections');
  try {
    assert.deepEqual(await withoutLink(site.folder, '/kunnskap/'), { lost: [], silent: [] });
  } finally {
    await site.remove();
  }
});
