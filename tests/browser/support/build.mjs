// Builds one of the small sites of tests/sites/ in a folder of its own.

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
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
  const folder = await mkdtemp(path.join(os.tmpdir(), 'digitv-built-'));
  const output = path.join(folder, 'public');
  await promisify(execFile)(program, ['build', '--root', path.join(sites, name), '--output', output]);
  return { folder: output, remove: () => rm(folder, { recursive: true, force: true }) };
}
