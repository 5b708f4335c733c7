// Builds the hostile site in a folder of its own. A document that is refused as a whole shows
// nothing, so its text is made plain; what is refused even then is left out, and counted.

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { hostileSite } from './hostile-site.mjs';

const program = path.resolve(
  process.env.DIGITV_BIN ?? fileURLToPath(new URL('../../../target/release/digitv', import.meta.url)),
);

/**
 * @param {number} count  how many documents
 * @returns {Promise<{ folder: string, documents: Map<string, number>, refused: number, plain: number,
 *   remove: () => Promise<void> }>}  the built site, how many documents of each kind reached it, how
 *   many were refused, and of how many only the fields got through
 */
export async function buildHostile(count) {
  const root = await mkdtemp(path.join(os.tmpdir(), 'digitv-hostile-'));
  const files = hostileSite(count);
  await save(root, files);
  const spoilt = await withErrors(root);
  for (const name of spoilt) {
    if (!name.endsWith('.md')) throw new Error(`${name} is refused`);
    files[name] = `${files[name].split('\n---\n')[0]}\n---\n\nTekst.\n`;
  }
  await save(root, files);
  const refused = await withErrors(root);
  await Promise.all(refused.map((name) => rm(path.join(root, name))));
  const folder = path.join(root, 'public');
  await run('build', '--root', root, '--output', folder);
  const documents = new Map();
  for (const name of Object.keys(files).filter((name) => name.endsWith('.md') && !refused.includes(name))) {
    const kind = name.split('/')[1];
    documents.set(kind, (documents.get(kind) ?? 0) + 1);
  }
  return {
    folder,
    documents,
    refused: refused.length,
    plain: spoilt.length - refused.length,
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

async function save(root, files) {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

/** The files that have errors of their own. */
async function withErrors(root) {
  const { stdout } = await run('check', '--root', root, '--format', 'json');
  const errors = JSON.parse(stdout).filter(({ severity }) => severity === 'error');
  return [...new Set(errors.map(({ file }) => file))];
}

function run(...words) {
  return new Promise((resolve, reject) => {
    execFile(program, words, { maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      // 1 is «the content has errors»: that is asked for by `check` alone.
      if (error && !(error.code === 1 && words[0] === 'check')) reject(new Error(`${error.message}\n${stderr}`));
      else resolve({ stdout, stderr });
    });
  });
}
