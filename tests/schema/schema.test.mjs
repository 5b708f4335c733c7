// The schemas for editors: valid, right about everything that `digitv check` passes, and not content
// with what it refuses.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

const root = new URL('../../', import.meta.url).pathname;
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
const read = (path) => readFileSync(join(root, path), 'utf8');
const names = readdirSync(join(root, 'schema')).map((file) => file.replace(/\.json$/, ''));
const schemas = Object.fromEntries(names.map((name) => [name, JSON.parse(read(`schema/${name}.json`))]));
const valid = Object.fromEntries(names.map((name) => [name, ajv.compile(schemas[name])]));

const FOLDERS = {
  kommuner: 'kommune',
  losninger: 'losning',
  erfaringer: 'erfaring',
  samarbeid: 'samarbeid',
  sider: 'side',
};

/** Every document below a site, with the name of its schema. A site need not have every kind. */
function documents(site) {
  const folders = Object.entries(FOLDERS).map(([folder, name]) => [join(site, 'content', folder), name]);
  return folders
    .filter(([folder]) => existsSync(join(root, folder)))
    .flatMap(([folder, name]) =>
      readdirSync(join(root, folder), { recursive: true })
        .filter((file) => file.endsWith('.md'))
        .map((file) => ({ path: join(folder, file), name: file.endsWith('.nn.md') ? `${name}.nn` : name })),
    );
}

/** The fields of a document, which stand between lines with `---`. */
const fields = (path) => parse(read(path).split(/^---$/m)[1]);

/** What a schema has against a value, a line each. */
function errors(name, value) {
  valid[name](value);
  return (valid[name].errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

describe('the schemas', () => {
  for (const name of names) {
    test(`${name}.json is JSON Schema 2020-12`, () => {
      assert.ok(ajv.validateSchema(schemas[name]), ajv.errorsText());
    });
  }
  for (const site of ['.', 'src/cli/starter']) {
    test(`find nothing wrong in the content of ${site}`, () => {
      const all = documents(site);
      assert.ok(all.length >= 5, `${all.length} documents`);
      const wrong = all.flatMap(({ path, name }) => errors(name, fields(path)).map((error) => `${path}: ${error}`));
      assert.deepEqual(wrong, []);
      assert.deepEqual(errors('site', parse(read(join(site, 'site.yaml')))), []);
    });
  }
  test('find nothing wrong in the built-in lists', () => {
    for (const name of ['temaer', 'ordliste']) {
      assert.deepEqual(errors(name, parse(read(`src/content/${name}.yaml`))), []);
    }
  });
});

const kommune = "tittel: A\nkommunenummer: '4003'\nfylke: Telemark\nmålform: bokmål\n";
const losning = 'tittel: A\nsammendrag: B\ntype: app\neierskap: ks\ntemaer: [arkiv]\n';
const erfaring = 'tittel: A\nsammendrag: B\ndato: 2024-05\nstatus: drift\ntemaer: [arkiv]\n';
const site = 'title: A\nbase_url: https://example.no\n';

describe('right as check reads it', () => {
  for (const [name, text] of [
    ['kommune', kommune],
    ['kommune', kommune.replace('målform', 'malform').replace('bokmål', 'bokmal')],
    ['kommune', `${kommune}bruk:\n  - {losning: digisos, status: i-bruk, siden: 2024}\n`],
    ['kommune.nn', 'tittel: A\n'],
    ['losning', losning.replace('[arkiv]', 'arkiv')],
    ['losning', `${losning}kostnad: {etablering: 0, årlig: under-50k, år: 2024}\n`],
    ['erfaring', `${erfaring}kilder: ["https://example.no/a", Et brev, {tittel: B}]\n`],
    ['erfaring', `${erfaring}gevinster: [{type: spart-tid, tekst: A, forventet: 12, målt: 10 %}]\n`],
    ['side', 'title: A\ndraft: true\ntags: [a, b]\n'],
    ['side', 'dato: 2024-05-17T08:00:00Z\n'],
    ['site', `${site}menu: [om, /dekning/, {title: A, address: "https://b.no"}]\n`],
    ['site', `${site}footer:\n  - [om, bidra]\n  - om\nchecks: {broken-link: "off"}\n`],
  ]) {
    test(`${name}: ${text.split('\n').slice(-2)[0]}`, () => {
      assert.deepEqual(errors(name, parse(text)), []);
    });
  }
});

describe('refused', () => {
  for (const [name, text] of [
    ['kommune', 'tittel: A\n'],
    ['kommune', kommune.replace("'4003'", '4003')],
    ['kommune', kommune.replace('bokmål', 'riksmål')],
    ['kommune', `${kommune}folketal: {antall: 1}\n`],
    ['kommune', `${kommune}folketall: 55513\n`],
    ['kommune', `${kommune}bruk: [{løsning: digisos}]\n`],
    ['kommune', `${kommune}bruk: {løsning: digisos, status: pilot}\n`],
    ['kommune', `${kommune}modenhet: [{tema: arkiv, nivå: 6}]\n`],
    ['kommune', `${kommune}kontakt: {epost: post}\n`],
    ['kommune.nn', 'tittel: A\ntitel: B\n'],
    ['losning', losning.replace('sammendrag: B\n', '')],
    ['losning', losning.replace('[arkiv]', '[]')],
    ['losning', `${losning}nettsted: www.example.no\n`],
    ['losning', `${losning}bygger_på: [Digi Sos]\n`],
    ['erfaring', erfaring.replace('2024-05', 'mai 2024')],
    ['erfaring', erfaring.replace('2024-05', '2024-13')],
    ['erfaring', `${erfaring}periode: 2024-2026\n`],
    ['erfaring', `${erfaring}gevinster: [{type: tid, tekst: A}]\n`],
    ['erfaring', `${erfaring}utkast: kanskje\n`],
    ['side', 'tittel: A\nslug: b\n'],
    ['site', 'title: A\n'],
    ['site', `${site}lang: en\n`],
    ['site', `${site}menu: [javascript:x]\n`],
    ['site', `${site}checks: {broken-lnk: warning}\n`],
    ['site', `${site}security: {contact: "http://a.no", expires: 2027-06-30}\n`],
    ['site', `${site}hosts: [nginx]\n`],
    ['temaer', 'temaer: [{slug: A B, nb: C}]\n'],
    ['ordliste', 'ord: [{varianter: [a]}]\n'],
  ]) {
    test(`${name}: ${text.split('\n').slice(-2)[0]}`, () => {
      assert.notDeepEqual(errors(name, parse(text)), []);
    });
  }
});
