// The forms and the program agree on ten thousand values that nobody has thought of: what a form would
// refuse, the checks refuse with the same words, and what it lets through, they let through.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { Rules } from '../../themes/digitv/scripts/forms/rules.js';
import { date, write } from '../../themes/digitv/scripts/forms/yaml.js';
import { check, withSite } from './support/digitv.mjs';
import { readRules } from './support/rules.mjs';

const REPORTS = 1000;
const OTHERS = 500;

/** Numbers that look random and are the same at every run. */
function* numbers(seed) {
  for (let state = seed; ; ) {
    state = (state * 1664525 + 1013904223) >>> 0;
    yield state >>> 8;
  }
}

const from = numbers(29);
const next = (most) => from.next().value % most;
const one = (...all) => all[next(all.length)];
const digits = (count) => String(next(10 ** count)).padStart(count, '0');
const word = () => one('sak', 'nome', 'å', 'digital-plan', 'x1', 'kommune');

const KINDS = {
  date: () =>
    one(
      () => `${1790 + next(420)}`,
      () => `20${digits(2)}-${digits(2)}`,
      () => `20${digits(2)}-${digits(2)}-${digits(2)}`,
      () => `20${digits(2)}-0${1 + next(9)}-${1 + next(3)}${next(10)}`,
      () => `ca. 20${digits(2)}`,
      () => `${digits(2)}.${digits(2)}.20${digits(2)}`,
      () => `${word()} 2024`,
      () => `2024-${next(13)}-${next(32)}`,
    )(),
  hours: () =>
    one(
      () => String(1 + next(9999)),
      () => `${next(99)},5`,
      () => `${1 + next(9)} ${digits(3)}`,
      word,
    )(),
  address: () =>
    one('https://', 'http://', 'HTTPS://', 'https:', '//', 'ftp://', 'www.', '') +
    one('example.no', 'www.example.no', 'nome', 'example..no', '', 'æøå.no', 'a.b.c', '10.0.0.1', 'nome.no.', '1.2.3') +
    one('', '', '@nome.no', '.-a.no', '-.no', '.ѕkien.no') +
    one('', '/', '/sak?id=1#x', '/å b', ':8080/x', '?q'),
  mailbox: () =>
    one('post', 'postmottak', 'p.m', '', 'a b') +
    one('@', '@', '@@', '') +
    one('nome.no', 'nome', 'nome.kommune.no', '', '.no'),
  amount: () =>
    one(
      () => String(next(99999)),
      () => `${next(9)}${digits(10)}`,
      () => `${next(99)},5`,
      word,
    )(),
  share: () => one(String(next(99)), `${next(9)}.${next(9)}`, `${next(9)},${next(9)}`, word()),
  level: () => one(String(next(9)), String(next(6)), word()),
  key: () => one('felles-arkiv', 'Felles arkiv', 'æ', '-a', 'a--b', 'x1', 'a_b', word()),
  unknown: () =>
    one(
      'kostnad',
      'vedtak',
      'prisen',
      'kostnadd',
      'om tallet kom under 30',
      'om tallet kom under 30.',
      'Vi vet ikke prisen',
      'Det de betaler',
      'hva det kostet?',
      'Vilje til å betale',
    ),
  reference: () => one('kommunen', 'Et brev', 'https://', 'https://nome.no/a', 'HTTP://x..no', 'https://nome.no'),
  title: () => 'Tittel om noe '.repeat(1 + next(30)).trim() + next(100),
  summary: () => 'Et sammendrag av det. '.repeat(1 + next(22)).trim(),
};

/** A value as a form would write it, or as a text where it would not. */
const whole = (text) => (/^\d+$/.test(text) ? Number(text) : text);
const part = (text) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : text);
const typed = { date, hours: whole, amount: whole, level: whole, share: part };

/** The fields that are tried, each with its place in the rules. */
const OF_REPORT = {
  tittel: ['erfaring', 'tittel', 'title'],
  sammendrag: ['erfaring', 'sammendrag', 'summary'],
  fra: ['Period', 'fra', 'date'],
  timer: ['Cost', 'egeninnsats_timer', 'hours'],
  url: ['Artefact', 'url', 'address'],
};
const OF_MUNICIPALITY = {
  epost: ['MunicipalityContact', 'epost', 'mailbox'],
  nøkkel: ['Need', 'nøkkel', 'key'],
  nivå: ['Maturity', 'nivå', 'level'],
  mangler: ['kommune', 'mangler', 'unknown'],
};
const OF_SOLUTION = {
  kroner: ['Amount', 'kroner', 'amount'],
  kilde: ['Amount', 'kilde', 'reference'],
  per_innbygger: ['PriceStep', 'per_innbygger', 'share'],
  frist: ['Deadline', 'dato', 'date'],
  behov: ['losning', 'dekker_behov', 'key'],
};
const OF_NETWORK = {
  siden: ['samarbeid', 'siden', 'date'],
  antall: ['MemberCount', 'antall', 'amount'],
  nettsted: ['samarbeid', 'nettsted', 'address'],
  vedtatt: ['Decision', 'dato', 'date'],
  åpnet: ['Source', 'åpnet', 'date'],
};

describe('the forms and the program', () => {
  test('agree on ten thousand values', { timeout: 600_000 }, async () => {
    const data = await readRules();
    const rules = new Rules(data, 'nb');
    // Other checks have remarks of their own on such texts.
    const patterns = data.messages.map(
      ({ nb }) => new RegExp(`^${nb.replace(/[.*+?^$()[\]\\|]/g, '\\$&').replace(/\{\w+\}/g, '.*')}$`, 's'),
    );
    const isShared = (message) => patterns.some((pattern) => pattern.test(message));
    const files = {};
    const expected = {};
    let values = 0;
    const add = (name, fields, make) => {
      const all = Object.entries(fields).map(([key, [record, field, kind]]) => {
        const text = KINDS[kind]();
        return { key, text, kind, fault: rules.fault(rules.field(record, field), text, field) };
      });
      values += all.length;
      const written = Object.fromEntries(all.map(({ key, text, kind }) => [key, (typed[kind] ?? String)(text)]));
      files[name] = `---\n${write(make(written))}\n---\n\nTekst.\n`;
      expected[name] = all
        .filter(({ text }) => text !== '')
        .flatMap(({ fault }) => fault ?? [])
        .sort();
    };
    for (let number = 0; number < REPORTS; number += 1) {
      add(`content/erfaringer/r-${number}.md`, OF_REPORT, ({ tittel, sammendrag, fra, timer, url }) => ({
        tittel,
        sammendrag,
        dato: date('2026-01-01'),
        region: 'Telemark',
        temaer: ['sak-og-arkiv'],
        status: 'drift',
        periode: { fra },
        kostnad: { egeninnsats_timer: timer },
        artefakter: [{ type: 'ros', tittel: 'En', url }],
      }));
    }
    for (let number = 0; number < OTHERS; number += 1) {
      add(`content/losninger/l-${number}.md`, OF_SOLUTION, ({ kroner, kilde, per_innbygger, frist, behov }) => ({
        tittel: `Løsning ${number}`,
        sammendrag: 'Et sammendrag.',
        type: 'app',
        eierskap: 'kommunal',
        temaer: ['sak-og-arkiv'],
        dekker_behov: [behov],
        frister: [{ dato: frist, hva: 'Slutt' }],
        kostnad: { beløp: [{ kroner, hyppighet: 'engang', kilde }], pristrinn: [{ kroner: 5, per_innbygger }] },
      }));
      add(`content/samarbeid/s-${number}.md`, OF_NETWORK, ({ siden, antall, nettsted, vedtatt, åpnet }) => ({
        tittel: `Samarbeid ${number}`,
        sammendrag: 'Et sammendrag.',
        form: 'nettverk',
        siden,
        nettsted,
        antall_medlemmer: { antall },
        vedtak: [{ organ: 'Rådet', dato: vedtatt, utfall: 'vedtatt' }],
        kilder: [{ tittel: 'Et brev', åpnet }],
      }));
      add(`content/kommuner/k-${number}.md`, OF_MUNICIPALITY, ({ epost, nøkkel, nivå, mangler }) => ({
        tittel: `Sted ${number}`,
        kommunenummer: String(3001 + number),
        fylke: 'Telemark',
        målform: 'bokmål',
        kontakt: { epost },
        behov: [{ tema: 'sak-og-arkiv', tekst: 'Et arkiv', nøkkel }],
        mangler: [mangler],
        modenhet: [{ tema: 'sak-og-arkiv', nivå }],
      }));
    }
    assert.ok(values >= 10_000, `${values}`);
    const found = await withSite(files, check);
    const wrong = [];
    for (const [name, messages] of Object.entries(expected)) {
      const own = found.filter(({ file, message }) => file === name && isShared(message));
      const said = own.map(({ message }) => message).sort();
      if (String(said) !== String(messages)) wrong.push(`${name}: ${said} | ${messages}`);
    }
    assert.deepEqual(wrong.slice(0, 20), []);
    const refused = Object.values(expected).flat().length;
    assert.ok(refused > 1000 && refused < values, `${refused} of ${values}`);
  });
});
