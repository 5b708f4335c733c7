// How matches of a word add up to the score of a document.

import assert from 'node:assert/strict';
import test from 'node:test';
import { score } from '../../src/search/engine/rank.mjs';

/** An entry of the index, by document and count there. */
function entry(...postings) {
  return { list: { documents: postings.map(([document]) => document), counts: postings.map(([, count]) => count) } };
}

/** An entry of a word that stands once in the first document, at `place`. */
function at(place) {
  return { list: { documents: [0], counts: [5], begins: [0, 1], places: [place] } };
}

function scoresOf(answers, documents) {
  const word = { answers, value: 1, at: 0, isLight: false, isPiece: false };
  return score([word], [], documents).scores;
}

test('any number of distant forms are worth less than the word itself', () => {
  const [itself, form, other] = [entry([0, 5]), entry([1, 40]), entry([1, 40])];
  const scores = scoresOf(
    [
      { entry: form, worth: 0.3 },
      { entry: itself, worth: 1 },
      { entry: other, worth: 0.3 },
    ],
    3,
  );
  assert.ok(scores[0] > scores[1], `${scores}`);
  assert.ok(scores[1] > 0);
  assert.equal(scores[2], 0);
});

test('a distant form beside the word adds a little', () => {
  const [itself, form] = [entry([0, 5], [1, 5]), entry([1, 5])];
  const scores = scoresOf(
    [
      { entry: itself, worth: 1 },
      { entry: form, worth: 0.3 },
    ],
    2,
  );
  assert.ok(scores[1] > scores[0], `${scores}`);
});

test('a phrase of the word list stands together, and the parts of a compound may be apart', () => {
  const phrase = (...places) => places.map((place) => [{ entry: at(place), worth: 1 }]);
  const listed = (...places) => scoresOf([{ phrase: phrase(...places), worth: 0.75, via: 'legge ned' }], 2)[0];
  const compound = (...places) => scoresOf([{ phrase: phrase(...places), worth: 0.75 }], 2)[0];
  assert.ok(listed(10, 11) > 0);
  assert.equal(listed(10, 40), 0);
  assert.ok(compound(10, 40) > 0);
  assert.ok(compound(10, 40) < compound(10, 11));
});
