// The formatters and the linters of scripts, style sheets and templates, and the types that scripts
// state in JSDoc.
//
//   npm test           finds what is wrong
//   npm run format     formats scripts and style sheets

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const LONGEST_LINE = 160;

/** Runs a program of `node_modules` on the repository; it must find nothing. */
function findsNothing(program, ...options) {
  const command = path.join(here, 'node_modules/.bin', program);
  const { status, stdout, stderr, error } = spawnSync(command, options, { cwd: root, encoding: 'utf8' });
  assert.equal(status, 0, error?.message ?? `${stdout}${stderr}`);
}

/** Returns every file below `folders` that has one of `endings`. */
async function filesIn(folders, endings) {
  const entries = await Promise.all(
    folders.map((folder) => readdir(path.join(root, folder), { recursive: true, withFileTypes: true })),
  );
  return entries
    .flat()
    .filter((entry) => entry.isFile() && endings.includes(path.extname(entry.name)))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => !/(^|\/)node_modules\/|^tests\/(sites|fuzz\/corpus)\//.test(file))
    .sort();
}

/** Returns `file:line: fault` for every line in which `find` finds a fault. */
async function faults(files, find) {
  const found = [];
  for (const file of files) {
    const lines = (await readFile(path.join(root, file), 'utf8')).split('\n');
    for (const [at, line] of lines.entries()) {
      const fault = find(line);
      if (fault) found.push(`${file}:${at + 1}: ${fault}`);
    }
  }
  return found;
}

test('scripts and style sheets are formatted, and Biome finds no fault in them', () => {
  findsNothing(
    'biome',
    'check',
    '--config-path=tests/style/biome-rules.jsonc',
    '--error-on-warnings',
    'themes',
    'src',
    'tests',
  );
});

test('Stylelint finds no fault in style sheets', () => {
  findsNothing('stylelint', '--config=tests/style/stylelint.config.json', 'themes/**/*.css', 'src/**/*.css');
});

test('the types that scripts state hold', () => {
  findsNothing('tsc', '--project', 'tests/style/tsconfig.json');
});

test(`no line of a script, style sheet or template has more than ${LONGEST_LINE} characters`, async () => {
  const files = [
    ...(await filesIn(['themes'], ['.css', '.html', '.js'])),
    ...(await filesIn(['src', 'tests'], ['.css', '.js', '.mjs'])),
  ];
  assert.ok(files.length > 100, `only ${files.length} files`);
  const tooLong = (line) => [...line].length > LONGEST_LINE && `${[...line].length} characters`;
  assert.deepEqual(await faults(files, tooLong), []);
});

test('tags of templates have a space on either side of what is in them, and no line ends with one', async () => {
  const files = await filesIn(['themes'], ['.html']);
  assert.ok(files.length > 50, `only ${files.length} files`);
  const fault = (line) => {
    if (/\s$/.test(line)) return 'ends with a space';
    if (line.includes('\t')) return 'has a tab';
    const cramped = /\{\{-?[^\s-]|\{%-?[^\s-]|\{#-?[^\s-]|[^\s-]-?(%\}|#\})|[^\s})-]-?\}\}(?!\})/.exec(line);
    return cramped && `needs a space in ${cramped[0]}`;
  };
  assert.deepEqual(await faults(files, fault), []);
});

test('every class that a style sheet has rules for is given by a template, a script or the program', async () => {
  const read = async (files) =>
    (await Promise.all(files.map((file) => readFile(path.join(root, file), 'utf8')))).join('\n');
  const sources = (
    await filesIn(['themes/digitv/templates', 'themes/digitv/scripts', 'src'], ['.html', '.js', '.rs'])
  ).filter((file) => !/\/tests[/.]/.test(file));
  const giving = await read(sources);
  const words = new Set(giving.match(/[\w-]+/g));
  // A class may be put together: `tile--{{ kind }}`, `tile--${kind}`, `tile--{}`.
  const beginnings = new Set(Array.from(giving.matchAll(/([\w-]*-)(?=\{|\$\{|["'`])/g), ([, beginning]) => beginning));
  const isGiven = (name) =>
    words.has(name) || Array.from(name.matchAll(/-/g)).some(({ index }) => beginnings.has(name.slice(0, index + 1)));
  const css = (await read(await filesIn(['themes/digitv/css'], ['.css']))).replaceAll(/\/\*.*?\*\//gs, '');
  const named = Array.from(css.matchAll(/\.([a-z][\w-]*)(?=[^{}]*\{)/g), ([, name]) => name);
  assert.ok(named.length > 500, `${named.length} classes`);
  assert.deepEqual(
    [...new Set(named)].filter((name) => !isGiven(name)),
    [],
  );
});
