// What the form «Rett» makes of documents of every kind: each field has a place in it, each entry of a list
// is found by its name, and what is answered, corrected and added is taken in by `digitv motta`.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';

import { fileText } from '../../themes/digitv/scripts/forms/contribution.js';
import { LISTS, keysOf } from '../../themes/digitv/scripts/forms/correct/lists.js';
import { inOrder, nextAfter } from '../../themes/digitv/scripts/forms/correct/order.js';
import { PLANS } from '../../themes/digitv/scripts/forms/correct/plan.js';
import {
  additionOf,
  changesOf,
  findStatement,
  statementsOf,
} from '../../themes/digitv/scripts/forms/correct/statements.js';
import { Rules } from '../../themes/digitv/scripts/forms/rules.js';
import { check, digitv, withSite } from './support/digitv.mjs';
import { readRules } from './support/rules.mjs';

const DAY = '2026-11-30';
/** What every document has for those who keep the site. */
const KEPT = ['språk', 'utkast', 'tidligere_adresser', 'sist_gjennomgått'];
/** The titles of municipalities are not theirs to correct here; the title is in the page itself. */
const FIXED = { kommune: ['tittel'], losning: [], erfaring: [], samarbeid: [] };

const FILES = {
  'content/kommuner/nome.md': `---
tittel: Nome
kommunenummer: "4018"
fylke: Telemark
målform: nøytral
bruk:
  - {løsning: digisos, status: i-bruk, siden: 2020}
behov:
  - {tema: sak-og-arkiv, tekst: Ett felles arkiv}
kompetanse:
  - {tema: sak-og-arkiv, tekst: Arkivplan}
modenhet:
  - {tema: sak-og-arkiv, nivå: 2}
mangler: [kostnad, om avtalen er forlenget]
kilder:
  - https://example.no/a
  - {url: https://example.no/b, tittel: Et vedtak}
---
`,
  'content/losninger/digisos.md': `---
tittel: Digisos
sammendrag: Søknad om sosialhjelp.
type: app
eierskap: nasjonal
temaer: [sak-og-arkiv]
produkter:
  - {navn: Ett, leverandør: En}
frister:
  - {dato: 2027, hva: Gammel versjon slutter}
  - {dato: 2027, hva: Ny pris}
kostnad:
  beløp:
    - {kroner: 12000, hyppighet: årlig, gjelder: drift}
    - {kroner: 12000, hyppighet: engang, gjelder: opplæring}
  pristrinn:
    - {til_innbyggere: 5000, kroner: 11000}
kilder: [https://example.no/pris]
---
`,
  'content/losninger/altinn.md': `---
tittel: Altinn
sammendrag: Skjema.
type: plattform
eierskap: nasjonal
temaer: [sak-og-arkiv]
---
`,
  'content/erfaringer/nome-tok-i-bruk.md': `---
tittel: Nome tok det i bruk
sammendrag: Det gikk bra.
dato: 2026-01-01
kommuner: [nome]
temaer: [sak-og-arkiv]
status: drift
gevinster:
  - {type: kvalitet, tekst: Færre feil}
omfang:
  - {hva: søknader, antall: 120}
vedtak:
  - {organ: Kommunestyret, utfall: vedtatt, dato: 2024}
  - {organ: Kommunestyret, utfall: vedtatt, dato: 2025}
råd:
  - Begynn smått
  - {tekst: Sett av tid, fra: redaksjon}
fallgruver: [For lite tid]
artefakter:
  - {type: ros, tittel: ROS, url: https://example.no/ros}
---
`,
  'content/samarbeid/midt.md': `---
tittel: Midt
sammendrag: Et nettverk.
form: nettverk
medlemmer:
  - kommune: nome
  - {navn: Fylket, fra: 2020}
bruk:
  - {løsning: digisos, status: i-bruk}
vedtak:
  - {organ: Rådet, utfall: vedtatt}
frister:
  - {dato: 2027-05, hva: Avtalen slutter}
resultater:
  - {tekst: Felles avtale}
---
`,
};

/** A value for a field that is added, as a form would have it. */
function sample(rule, key, words) {
  const own = {
    url: 'https://example.no/ny',
    kommune: '',
    tema: 'skole-og-utdanning',
    løsning: 'altinn',
    til_innbyggere: '9000',
  };
  if (key in own) return own[key];
  const values = {
    date: '2026',
    word: words?.[0]?.value,
    integer: '4',
    address: 'https://example.no/ny',
    text: `Ny ${key}`,
  };
  return values[rule.type] ?? '';
}

const factsOf = async (root) => {
  const output = path.join(root, 'public');
  await digitv('build', '--root', root, '--output', output);
  const names = ['kommuner/nome', 'losninger/digisos', 'erfaringer/nome-tok-i-bruk', 'samarbeid/midt'];
  return Promise.all(
    names.map(async (name) => JSON.parse(await readFile(path.join(output, `skjema/${name}.json`), 'utf8'))),
  );
};
const takeIn = async (root, changes) => {
  const file = path.join(root, 'innspill.md');
  await writeFile(file, fileText({ from: { rolle: 'Rådgiver' }, date: DAY, changes, text: '' }));
  await digitv('motta', '--ja', '--root', root, file);
};
const statements = (facts, rules) =>
  PLANS[facts.kind].flatMap((section) => statementsOf(/** @type {any} */ (section), facts, rules));

describe('the form «Rett»', () => {
  test('has a place for every field of every kind', async () => {
    const { records } = await readRules();
    for (const [kind, sections] of Object.entries(PLANS)) {
      const asked = new Set(KEPT.concat(FIXED[kind]));
      for (const section of /** @type {any[]} */ (sections)) {
        if (!section.list) {
          for (const field of section.fields) asked.add(field.path ?? field);
          for (const { record, keys } of section.fields.filter(({ path }) => path)) {
            for (const key of keys) assert.ok(records[record][key], `${record} ${key}`);
          }
          continue;
        }
        asked.add(section.list.split('.')[0]);
        const { record, names, further = [], dated, source } = section;
        const known = new Set([...names, ...further, ...keysOf(section), ...[dated, source].filter(Boolean)]);
        // Whose advice it is, the editors say.
        const left = record === 'Advice' ? ['fra'] : [];
        assert.deepEqual(
          Object.keys(records[record]).filter((key) => !known.has(key) && !left.includes(key)),
          [],
          `${kind} ${section.list}`,
        );
        for (const key of known) assert.ok(records[record][key], `${record} ${key}`);
      }
      assert.deepEqual(
        Object.keys(records[kind]).filter((key) => !asked.has(key)),
        [],
        kind,
      );
    }
  });

  test('confirms, corrects and adds to every list of every kind', async () => {
    const data = await readRules();
    const rules = new Rules(data, 'nb');
    const given = { day: DAY, saidBy: 'kommunen', rules };
    await withSite(FILES, async (root) => {
      const before = await factsOf(root);
      for (const facts of before) {
        const known = statements(facts, rules).filter(({ isKnown }) => isKnown);
        const yes = { answer: 'ja', values: {}, address: '', remove: undefined };
        const confirmed = known.flatMap((one) => changesOf(facts.document, one, /** @type {any} */ (yes), given));
        await takeIn(root, confirmed);
      }
      for (const facts of await factsOf(root)) {
        const entries = statements(facts, rules).filter(({ entry }) => entry);
        const changes = entries.flatMap((one) => {
          const isText = (key) => ['text', 'reference'].includes(rules.field(one.record, key).type);
          const texts = one.keys.filter(
            (key) => isText(key) && !['nøkkel', 'kilde', one.values.kommune && 'navn'].includes(key),
          );
          const values = Object.fromEntries(texts.map((key) => [key, `Rettet ${key} ${one.path.length}`]));
          return changesOf(facts.document, one, { answer: 'nei', values, address: '', remove: undefined }, given);
        });
        const added = PLANS[facts.kind]
          .filter((section) => 'list' in section)
          .map((section) => {
            const list = /** @type {import('../../themes/digitv/scripts/forms/correct/lists.js').ListSection} */ (
              section
            );
            const keys = keysOf(list)
              .concat(list.names)
              .filter((key) => !list.rare?.includes(key) && key !== 'kilde');
            const values = keys.map((key) => {
              const rule = rules.field(list.record, key);
              return [key, sample(rule, key, rule.list && rules.words(rule.list))];
            });
            return additionOf(facts.document, list, Object.fromEntries(values), given);
          });
        await takeIn(root, [...changes, ...added]);
      }
      const after = await factsOf(root);
      for (const [at, facts] of after.entries()) {
        const one = statements(facts, rules).filter(({ entry }) => entry);
        const lists = PLANS[facts.kind].filter((section) => 'list' in section);
        const earlier = statements(before[at], rules).filter(({ entry }) => entry);
        assert.equal(one.length, earlier.length + lists.length, facts.document);
        for (const { path: place } of one) assert.equal(findStatement(one, place)?.path, place);
      }
      const errors = (await check(root)).filter(({ severity }) => severity === 'error');
      assert.deepEqual(errors, []);
    });
  });

  test('finds an entry by its name, by the beginning of that and by more of it', () => {
    const places = [
      'bruk[altinn]',
      'bruk[altinn-2]',
      'vedtak[Rådet]',
      'gevinster[kvalitet: Færre feil \\[målt\\]]',
      'kilder',
    ];
    const all = places.map((place) => ({ path: place, key: '' }));
    const found = (field) => findStatement(all, field)?.path;
    assert.equal(found('bruk[altinn-2]'), 'bruk[altinn-2]');
    assert.equal(found('bruk[altinn]'), 'bruk[altinn]');
    assert.equal(found('vedtak[Rådet: 2024: vedtatt]'), 'vedtak[Rådet]');
    assert.equal(found('gevinster[kvalitet: Færre fe'), places[3]);
    assert.equal(found('gevinster[kvalitet: Færre feil [målt]]'), places[3]);
    assert.equal(found('bruk[framsikt]'), undefined);
  });

  test('calls an entry by what it has become, and takes care of text without fields', async () => {
    const rules = new Rules(await readRules(), 'nb');
    const facts = {
      kind: 'kommune',
      fields: { behov: [{ tema: 'skole', tekst: 'Gammelt' }], kilder: ['https://example.no/a'] },
    };
    const given = { day: DAY, saidBy: '', rules };
    const [need, source] = PLANS.kommune
      .filter(({ key }) => ['behov', 'kilder'].includes(key))
      .flatMap((section) => statementsOf(/** @type {any} */ (section), facts, rules));
    const wrong = { answer: /** @type {const} */ ('nei'), address: '', remove: undefined };
    const values = { tema: 'helse', tekst: 'Nytt', prioritet: 'høy' };
    assert.deepEqual(
      changesOf('kommuner/a', need, { ...wrong, values }, given).map(({ felt }) => felt),
      [
        'behov[skole: Gammelt].tema',
        'behov[helse: Gammelt].tekst',
        'behov[helse: Nytt].prioritet',
        'behov[helse: Nytt].dato',
      ],
    );
    const [change] = changesOf('kommuner/a', source, { ...wrong, values: { tittel: 'Vedtak' } }, given);
    assert.equal(change.felt, 'kilder[https://example.no/a]');
    assert.equal(change.fra, 'https://example.no/a');
    assert.equal(change.til.tittel, 'Vedtak');
  });

  test('puts a price step between those that it belongs between', async () => {
    const rules = new Rules(await readRules(), 'nb');
    const given = { day: DAY, saidBy: '', rules };
    const file = 'content/losninger/digisos.md';
    const more = FILES[file].replace('kroner: 11000}', 'kroner: 11000} # små\n    - {kroner: 90000} # resten');
    await withSite({ ...FILES, [file]: more }, async (root) => {
      const facts = (await factsOf(root)).find(({ document }) => document === 'losninger/digisos');
      const steps = statementsOf(LISTS.pristrinn, facts, rules);
      // The step of the smallest is raised in the same contribution.
      const [raised] = steps;
      const answer = {
        answer: /** @type {const} */ ('nei'),
        values: { til_innbyggere: '6000' },
        address: '',
        remove: undefined,
      };
      const untouched = { answer: /** @type {const} */ (''), values: {}, address: '', remove: undefined };
      const answers = steps.map((statement) => ({ statement, answer: statement === raised ? answer : untouched }));
      const added = [
        { til_innbyggere: '50000', kroner: '50000' },
        { til_innbyggere: '9000', kroner: '20000' },
        { til_innbyggere: '2000', kroner: '8000' },
      ];
      const changes = inOrder(LISTS.pristrinn, added).map((values) =>
        additionOf(facts.document, LISTS.pristrinn, values, given, nextAfter(LISTS.pristrinn, values, answers)),
      );
      assert.deepEqual(
        changes.map(({ foran }) => foran),
        ['6000', '90000', '90000'],
      );
      await takeIn(root, [...changesOf(facts.document, raised, answer, given), ...changes]);
      const text = await readFile(path.join(root, file), 'utf8');
      const step = (most, kroner) => `    - {til_innbyggere: ${most}, kroner: ${kroner}}\n`;
      const between = `${step(9000, 20000)}${step(50000, 50000)}`;
      const now = `${step(2000, 8000)}${step(6000, 11000).trimEnd()} # små\n${between}    - {kroner: 90000} # resten`;
      assert.equal(text, more.replace(/ {4}- \{til_innbyggere: 5000[\s\S]*resten/, now));
    });
  });
});
