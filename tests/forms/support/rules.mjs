// The rules of the forms, as the program writes them.

import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { digitv, withSite } from './digitv.mjs';

/** @returns {Promise<any>} `skjema/regler.json` of a site */
export function readRules() {
  return withSite({}, async (root) => {
    const output = path.join(root, 'public');
    await digitv('build', '--root', root, '--output', output);
    return JSON.parse(await readFile(path.join(output, 'skjema/regler.json'), 'utf8'));
  });
}

/** The cases that the program is held to as well. */
export async function readCases(name) {
  return JSON.parse(await readFile(new URL(`../${name}.json`, import.meta.url), 'utf8'));
}
