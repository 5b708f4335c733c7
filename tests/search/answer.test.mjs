// How a query is read as a question, and what the names in it mean. tests/browser/answers.test.mjs asks
// whole questions of built sites.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { readings } from '../../src/search/answer/grammar.mjs';
import { Names, slips } from '../../src/search/answer/names.mjs';

describe('a question', () => {
  const cases = {
    'Hvem bruker Digisos?': [{ kind: 'users', solution: 'digisos' }],
    'kven er det som brukar KS SvarUt': [{ kind: 'users', solution: 'ks svarut' }],
    'Kva for kommunar nyttar løysinga Fiks-plattformen no?': [{ kind: 'users', solution: 'fiks plattformen' }],
    'hvor mange kommuner har tatt i bruk Vigilo i dag': [{ kind: 'users', solution: 'vigilo' }],
    'har noen Framsikt': [{ kind: 'users', solution: 'framsikt' }],
    'finst det nokon som brukar Elements?': [{ kind: 'users', solution: 'elements' }],
    'hva koster det å bruke Digisos': [{ kind: 'cost', solution: 'digisos' }],
    'Kor dyrt er Vigilo': [{ kind: 'cost', solution: 'vigilo' }],
    'Kva brukar Larvik kommune?': [{ kind: 'uses', place: 'larvik kommune' }],
    'hvem kan noe om velferdsteknologi': [{ kind: 'know', subject: 'velferdsteknologi' }],
    'Kva har Larvik som vi manglar?': [{ kind: 'missing', place: 'larvik', own: 'vi' }],
    'hva mangler vi som Larvik har': [{ kind: 'missing', own: 'vi', place: 'larvik' }],
    'Hvilke avtaler går ut i 2027?': [{ kind: 'contracts', year: '2027' }],
  };
  for (const [query, expected] of Object.entries(cases)) {
    test(query, () => assert.deepEqual(readings(query).slice(0, expected.length), expected));
  }

  test('about two names is tried before one about a name with «og» in it', () => {
    const [first, second] = readings('hvem bruker Digisos og ligner på Larvik');
    assert.deepEqual(first, { kind: 'usersLike', solution: 'digisos', place: 'larvik' });
    assert.equal(second.solution, 'digisos og ligner på larvik');
  });

  test('about two names stops the first before what is asked of it', () => {
    assert.deepEqual(readings('hvem ligner på Larvik og bruker Digisos')[0], {
      kind: 'usersLike',
      place: 'larvik',
      solution: 'digisos',
    });
  });

  for (const query of ['digisos', 'hvem', 'hvem bruker', 'bruker av digisos', 'avtaler 2027', 'når kom digisos', '']) {
    test(`is not «${query}»`, () => assert.deepEqual(readings(query), []));
  }
});

describe('a name', () => {
  const names = new Names([
    { kind: 'solution', number: 0, names: ['Digital trygghetsalarm', 'trygghetsalarm', 'tryggleiksalarm'] },
    { kind: 'solution', number: 1, names: ['ID-porten'] },
    { kind: 'solution', number: 2, names: ['Kontakt- og reservasjonsregisteret (KRR)', 'KRR'] },
    { kind: 'solution', number: 3, names: ['Fiks Arkiv'] },
    { kind: 'solution', number: 4, names: ['Responssenter'] },
    { kind: 'solution', number: 5, names: ['Varsling24'] },
    { kind: 'solution', number: 6, names: ['Kartlager', 'Delt navn'] },
    { kind: 'solution', number: 7, names: ['Kartlagner', 'Delt navn'] },
    { kind: 'solution', number: 8, names: ['Kommune-Kari'] },
    { kind: 'place', number: 0, names: ['Tønsberg', 'Tønsberg kommune'] },
    { kind: 'other', number: 0, names: ['Responssenteret'] },
  ]);
  const found = (text, kinds = ['solution']) => names.find(text, kinds)?.number;

  test('is one however it is written apart, in plain letters, and without what is in brackets', () => {
    assert.equal(found('id porten'), 1);
    assert.equal(found('IDporten'), 1);
    assert.equal(found('kontakt og reservasjonsregisteret'), 2);
    assert.equal(found('tonsberg', ['place']), 0);
    assert.equal(found('toensberg kommune', ['place']), 0);
    assert.deepEqual(names.find('KRR', ['solution']), { kind: 'solution', number: 2, isExact: true });
  });

  test('may be inflected or have one slip, which is told', () => {
    assert.deepEqual(names.find('trygghetsalarmer', ['solution']), { kind: 'solution', number: 0, isExact: false });
    assert.equal(found('trygghetsalarmen'), 0);
    assert.equal(found('trygghetsalram'), 0);
    assert.equal(found('tønsbreg', ['place']), 0);
    assert.equal(found('fiks arkv'), 3);
  });

  test('is none where it could be another, or is no more than near', () => {
    assert.equal(found('delt navn'), undefined, 'two have it');
    assert.equal(found('kartlagr'), undefined, 'near two');
    assert.equal(found('kommunekart'), undefined, 'another word');
    assert.equal(found('kommunekir'), undefined, 'another end');
    assert.equal(found('responssenteret'), undefined, 'the name of a network');
    assert.equal(found('varsling25'), undefined, 'another number');
    assert.equal(found('krt'), undefined, 'too short');
    assert.equal(found('tønsberger', ['place']), undefined, 'places are not inflected');
    assert.equal(found('tønsberg'), undefined, 'no solution');
    assert.equal(found('ikke id-porten'), undefined);
    assert.equal(found('tid på id-porten'), undefined);
    assert.equal(found(''), undefined);
  });
});

test('slips are letters left out, added, exchanged or swapped', () => {
  assert.equal(slips('alarm', 'alarm', 2), 0);
  assert.equal(slips('alram', 'alarm', 2), 1);
  assert.equal(slips('alrm', 'alarm', 2), 1);
  assert.equal(slips('alaarn', 'alarm', 2), 2);
  assert.equal(slips('alarmsentral', 'alarm', 2), 3);
});
