// One-letter slips in words of the built site in DIGITV_SITE lead to the page that the right word
// leads to. The whole set is asked by `node slips.mjs SITE`; here a part of it is.

import assert from 'node:assert/strict';
import test from 'node:test';
import { partFound, ranked } from './slips.mjs';

const COUNT = 300;
const LEAST = 0.96;

test('the page of a misspelled word is among the first three', async () => {
  const outcome = await ranked(process.env.DIGITV_SITE, COUNT);
  assert.equal(outcome.length, COUNT);
  assert.ok(new Set(outcome.map(({ kind }) => kind)).size === 7, 'every kind of slip is made');
  assert.ok(partFound(outcome) >= LEAST, `${(100 * partFound(outcome)).toFixed(1)} %`);
});
