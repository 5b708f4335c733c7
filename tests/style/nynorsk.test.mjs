// Texts in nynorsk use one word for one thing: the one that CONTRIBUTING.md has chosen.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';

const root = new URL('../../', import.meta.url);
const read = (name) => readFile(new URL(name, root), 'utf8');
const yamlIn = async (folder) =>
  (await readdir(new URL(folder, root))).filter((name) => name.endsWith('.yaml')).map((name) => `${folder}/${name}`);

/** The words that are not used, each with those that are. */
async function choices() {
  const [, section] = (await read('CONTRIBUTING.md')).split('### Nynorsk\n');
  const rows = section.split('\n### ')[0].matchAll(/^\| ([^|]+) \| ([^|]+) \|$/gm);
  const words = [...rows].map(([, chosen, others]) => [chosen, others.split(', ')]).slice(2);
  return words.flatMap(([chosen, others]) => others.map((other) => ({ chosen, other })));
}

/** What is no text of ours: code, values, names that are quoted. */
const others = /`[^`]*`|\{[^}]*\}|«[^»]*»|<[^>]*>|(?<![\w-])--[\wæøå-]+/g;
/** Words that readers search for: every form of them. */
const SEARCHED = /^ {2}keywords:\n(?: {4}.*\n)*/gm;

/** Every text in nynorsk, with its place. */
async function* texts() {
  for (const file of await yamlIn('themes/digitv/texts/nn')) {
    const text = (await read(file)).replace(SEARCHED, (found) => found.replace(/[^\n]/g, ''));
    for (const [index, line] of text.split('\n').entries()) {
      const [, value] = /^ *(?:- )?(?:"[^"]*"|[^:#"\s][^:]*): +(\S.*)$/.exec(line) ?? [];
      if (value) yield { place: `${file}:${index + 1}`, value };
    }
  }
  for (const file of await yamlIn('src/messages/texts')) {
    for (const [index, line] of (await read(file)).split('\n').entries()) {
      const [, value] = /^ {2}nn: (.*)$/.exec(line) ?? [];
      if (value) yield { place: `${file}:${index + 1}`, value };
    }
  }
}

test('texts in nynorsk use the words that are chosen', async () => {
  const letter = '[\\p{L}\\p{N}_]';
  const rules = (await choices()).map(({ chosen, other }) => ({
    chosen,
    other: new RegExp(`(?<!${letter})${other}(?!${letter})`, 'iu'),
  }));
  assert.ok(rules.length > 15, 'the table of CONTRIBUTING.md is read');
  const wrong = [];
  let count = 0;
  for await (const { place, value } of texts()) {
    count += 1;
    const plain = value.replace(others, ' ');
    for (const { chosen, other } of rules) {
      const found = other.exec(plain);
      if (found) wrong.push(`${place}: «${found[0]}», written ${chosen}: ${value}`);
    }
  }
  assert.ok(count > 1000, `${count} texts`);
  assert.deepEqual(wrong, []);
});
