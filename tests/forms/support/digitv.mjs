// Runs the program: `DIGITV_BIN`, or the release build of the repository.

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const program = path.resolve(
  process.env.DIGITV_BIN ?? fileURLToPath(new URL('../../../target/release/digitv', import.meta.url)),
);
const run = promisify(execFile);

export const SETTINGS =
  'title: Prøve\nbase_url: https://prove.example.no\nchecks:\n  missing-accessibility-statement: "off"\n  missing-publisher: "off"\n';

/**
 * Makes a folder with a site of `files`, and passes it to `use`.
 * @template T
 * @param {Record<string, string>} files  by name, beside a `site.yaml` that needs no more
 * @param {(root: string) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withSite(files, use) {
  const root = await mkdtemp(path.join(os.tmpdir(), 'digitv-forms-'));
  try {
    for (const [name, text] of Object.entries({ 'site.yaml': SETTINGS, ...files })) {
      const file = path.join(root, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    return await use(root);
  } finally {
    await rm(root, { recursive: true });
  }
}

/** Runs the program with `options`; what it says where it fails is in the error. */
export async function digitv(...options) {
  const { stdout } = await run(program, options, { maxBuffer: 64 * 1024 * 1024 }).catch((error) => {
    throw new Error(`digitv ${options.join(' ')}\n${error.stdout}${error.stderr}`.slice(0, 4000));
  });
  return stdout;
}

/**
 * Checks a site.
 * @param {string} root
 * @returns {Promise<{ file: string, message: string }[]>}
 */
export async function check(root) {
  // It ends with 1 where anything is wrong, and tells it all the same.
  const options = ['check', '--root', root, '--format', 'json'];
  const stdout = await run(program, options, { maxBuffer: 256 * 1024 * 1024 }).then(
    (result) => result.stdout,
    (error) => error.stdout,
  );
  return JSON.parse(stdout);
}
