// Builds one of the small sites of tests/sites/ in a folder of its own.

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const program = path.resolve(
  process.env.DIGITV_BIN ?? fileURLToPath(new URL('../../../target/release/digitv', import.meta.url)),
);
const sites = fileURLToPath(new URL('../../sites/', import.meta.url));

/**
 * @param {string} name  of the folder in tests/sites/
 * @returns {Promise<{ folder: string, remove: () => Promise<void> }>}
 */
export async function buildSite(name) {
  return build(path.join(sites, name), await temporary());
}

/**
 * Builds a site of these files.
 * @param {Map<string, string>} files  by their paths
 * @returns {Promise<{ folder: string, remove: () => Promise<void> }>}
 */
export async function buildFiles(files) {
  const folder = await temporary();
  const root = path.join(folder, 'site');
  for (const [name, text] of files) {
    const file = path.join(root, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return build(root, folder);
}

function temporary() {
  return mkdtemp(path.join(os.tmpdir(), 'digitv-built-'));
}

async function build(root, folder) {
  const output = path.join(folder, 'public');
  await promisify(execFile)(program, ['build', '--root', root, '--output', output]);
  return { folder: output, remove: () => rm(folder, { recursive: true, force: true }) };
}
