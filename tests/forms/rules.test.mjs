// What the forms say of values and of personal data is what the program says: the same cases are run
// against its checks (`src/reference/form_rules.rs`, `src/content/privacy/rules.rs`).

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { findPersonalData, wordsFor } from '../../themes/digitv/scripts/forms/privacy.js';
import { Rules } from '../../themes/digitv/scripts/forms/rules.js';
import { readCases, readRules } from './support/rules.mjs';

const data = await readRules();

describe('rules', () => {
  test('the same verdict and the same words as the program, for every shared value', async () => {
    const rules = new Rules(data, 'nb');
    const cases = await readCases('values');
    assert.ok(cases.length > 40);
    for (const { record, field, value, message } of cases) {
      const said = rules.fault(rules.field(record, field), value, field);
      assert.equal(said ?? null, message, `${record} ${field}: ${value.slice(0, 60)}`);
    }
  });

  test('every verdict has words in nynorsk too', async () => {
    const rules = new Rules(data, 'nn');
    for (const { record, field, value, message } of await readCases('values')) {
      const said = rules.fault(rules.field(record, field), value, field);
      assert.equal(said === undefined, message === null, value.slice(0, 60));
      assert.ok(!said?.includes('{'), said);
    }
    assert.equal(
      rules.fault(rules.field('UsageEntry', 'siden'), '2025-02-30'),
      'datoen «2025-02-30» finst ikkje i kalenderen',
    );
  });

  test('words of closed lists are in the language of the page', () => {
    assert.equal(new Rules(data, 'nb').label('bruksstatus', 'fases-ut'), 'fases ut');
    assert.equal(new Rules(data, 'nn').label('bruksstatus', 'fases-ut'), 'blir fasa ut');
  });
});

describe('personal data', () => {
  test('the same is found as the program finds, for every shared text', async () => {
    const cases = await readCases('privacy');
    assert.ok(cases.length > 100);
    for (const { text, found } of cases) {
      const own = findPersonalData(text, data.privacy).map(({ check, part, doubtful }) => ({ check, part, doubtful }));
      assert.deepEqual(own, found, JSON.stringify(text));
    }
  });

  test('each finding has a message and an advice in both written forms', async () => {
    const texts = (await readCases('privacy')).map(({ text }) => text).join('\n\n');
    const kinds = new Set();
    for (const sighting of findPersonalData(texts, data.privacy)) {
      const [nb, nn] = ['nb', 'nn'].map((lang) => wordsFor(sighting, data.privacy.messages, lang));
      assert.ok(nb.message && nb.help && nn.message && nn.help && nb.help !== '');
      kinds.add(nb.message);
    }
    assert.equal(kinds.size, 5);
  });
});
