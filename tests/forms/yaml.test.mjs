// What the forms write is what the program reads: ten thousand texts, written into the files of a site,
// built, and read back.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';

import { fileName, fileText, slug } from '../../themes/digitv/scripts/forms/contribution.js';
import { freshness, isInCalendar, read, show } from '../../themes/digitv/scripts/forms/dates.js';
import { Bare, date, write } from '../../themes/digitv/scripts/forms/yaml.js';
import { digitv, withSite } from './support/digitv.mjs';

const PLACES = 20;
const EACH = 500;
/** Pieces that mean something to some reader of YAML, and plain ones between them. */
const PIECES =
  `- : # ? & * ! | > % @ \` { } [ ] , " ' \\ / = ~ . .. ... --- <<: !!str &a *a null true no ja nei 2024 2024-05-17 0x1F 1e3 .5 1_000
  12:30 «a» … – “ ” \u00a0 \u2009 \t \n \n\n å Ø ß 日本 😀 é kommune Digisos i-bruk https://example.no/a?b=c#d a: b #c`.split(
    /[ ]+/,
  );

/** Numbers that look random and are the same at every run. */
function* numbers(seed) {
  for (let state = seed; ; ) {
    state = (state * 1664525 + 1013904223) >>> 0;
    yield state;
  }
}

/** So many different texts. */
function texts(count) {
  const from = numbers(17);
  const next = (most) => from.next().value % most;
  const all = new Set();
  while (all.size < count) {
    let text = '';
    for (let pieces = 1 + next(9); pieces > 0; pieces -= 1) {
      text += PIECES[next(PIECES.length)] + ['', ' ', ' ', '  '][next(4)];
    }
    if (text.trim() && text.trim() !== '\u00a0') all.add(text);
  }
  return [...all];
}

/** A text as the program keeps it: every run of white space is one space. */
const kept = (text) => text.split(/\s+/u).filter(Boolean).join(' ');

describe('YAML', () => {
  test('ten thousand texts are read as they were written', { timeout: 300_000 }, async () => {
    const byKept = new Map(texts(2 * PLACES * EACH).map((text) => [kept(text), text]));
    const all = [...byKept.values()].slice(0, PLACES * EACH);
    assert.equal(all.length, PLACES * EACH);
    const files = {};
    for (let place = 0; place < PLACES; place += 1) {
      const fields = {
        tittel: `Sted ${place}`,
        kommunenummer: String(4001 + place),
        fylke: 'Telemark',
        målform: 'bokmål',
        behov: all
          .slice(place * EACH, (place + 1) * EACH)
          .map((text) => ({ tema: 'sak-og-arkiv', tekst: text, dato: date('2024-05') })),
      };
      files[`content/kommuner/sted-${place}.md`] = `---\n${write(fields)}\n---\n`;
    }
    await withSite(files, async (root) => {
      const output = path.join(root, 'public');
      await digitv('build', '--root', root, '--output', output);
      for (let place = 0; place < PLACES; place += 1) {
        const facts = JSON.parse(await readFile(path.join(output, `skjema/kommuner/sted-${place}.json`), 'utf8'));
        const wanted = all.slice(place * EACH, (place + 1) * EACH).map(kept);
        assert.deepEqual(
          facts.fields.behov.map(({ tekst }) => tekst),
          wanted,
        );
        assert.ok(facts.fields.behov.every(({ dato }) => dato === '2024-05'));
      }
    });
  });

  test('what is plainly a text has no quotes, and all else has', () => {
    const lines = write({
      rolle: 'Digitaliseringsrådgiver',
      felt: 'bruk[digisos].status',
      fra: date('2020'),
      til: new Bare('2026-11-30'),
      ca: date('ca. 2018'),
      tall: 12,
      nei: 'nei: takk',
      ord: 'no',
      lista: ['arkiv', 'a: b'],
      flere: [{ tema: 'arkiv', tekst: 'To\nlinjer' }],
      tom: [],
    });
    assert.equal(
      lines,
      `rolle: Digitaliseringsrådgiver
felt: "bruk[digisos].status"
fra: 2020
til: 2026-11-30
ca: ca. 2018
tall: 12
nei: "nei: takk"
ord: "no"
lista:
  - arkiv
  - "a: b"
flere:
  - tema: arkiv
    tekst: |-
      To
      linjer
tom: []`,
    );
  });
});

describe('a contribution file', () => {
  test('has the sender, the day, the changes and the words to the editors', () => {
    const text = fileText({
      from: { rolle: 'Digitaliseringsrådgiver', kommune: 'nome' },
      date: '2026-11-30',
      changes: [
        {
          dokument: 'kommuner/nome',
          felt: 'bruk[digisos].bekreftet',
          fra: date('2020'),
          til: date('2026-11-30'),
          kilde: 'kommunen',
        },
      ],
      text: ' Hei \n',
    });
    assert.equal(
      text,
      `---
innspill: 1
fra:
  rolle: Digitaliseringsrådgiver
  kommune: nome
dato: 2026-11-30
endringer:
  - dokument: kommuner/nome
    felt: "bruk[digisos].bekreftet"
    fra: 2020
    til: 2026-11-30
    kilde: kommunen
---

Hei
`,
    );
  });

  test('is named by its day and what it is about', () => {
    assert.equal(fileName('2026-11-30', 'Nome: bibliotek på kvelden'), '2026-11-30-nome-bibliotek-pa-kvelden.md');
    assert.equal(fileName('2026-11-30', '…'), '2026-11-30-innspill.md');
    assert.equal(slug('Ærlig Øving Åsgårdstrand é'), 'aerlig-oving-asgardstrand-e');
    assert.equal(slug('ord '.repeat(40)).length <= 60, true);
  });
});

describe('dates', () => {
  test('are read as people write them', () => {
    for (const [written, known] of [
      ['28.11.2026', '2026-11-28'],
      ['1.2.2024', '2024-02-01'],
      ['11/2026', '2026-11'],
      ['nov. 2026', '2026-11'],
      ['3. mai 2024', '2024-05-03'],
      ['Mai 2024', '2024-05'],
      [' 2024 ', '2024'],
      ['ca. 2018', 'ca. 2018'],
      ['rundt 2018', 'ca. 2018'],
      ['2024-05-17', '2024-05-17'],
      ['i fjor', 'i fjor'],
    ]) {
      assert.equal(read(written), known, written);
    }
  });

  test('are shown as the site shows them', () => {
    assert.equal(show('2024-05-03'), '3. mai 2024');
    assert.equal(show('2024-05'), 'mai 2024');
    assert.equal(show('ca. 2018'), 'ca. 2018');
  });

  test('are in the calendar, and age', () => {
    assert.ok(isInCalendar('2024-02-29') && !isInCalendar('2025-02-29') && !isInCalendar('2024-13'));
    const limits = { ageing: 12, stale: 24 };
    const on = '2026-11-28';
    assert.equal(freshness('2026-01', on, limits), 'fresh');
    assert.equal(freshness('2025-11-28', on, limits), 'ageing');
    assert.equal(freshness('2025-11-29', on, limits), 'fresh');
    assert.equal(freshness('2014', on, limits), 'stale');
    assert.equal(freshness(undefined, on, limits), 'undated');
  });
});
