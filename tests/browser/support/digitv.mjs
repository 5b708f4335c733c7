// A running `digitv serve` for a site of a few files, and a hand that saves them.

import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The program: `DIGITV_BIN`, or the release build of the repository. */
export const program = path.resolve(
  process.env.DIGITV_BIN ?? fileURLToPath(new URL('../../../target/release/digitv', import.meta.url)),
);

const SETTINGS =
  'title: Prøve\nbase_url: https://prove.example.no\nchecks:\n  missing-accessibility-statement: "off"\n  missing-publisher: "off"\n';

/**
 * Serves a site.
 * @param {Record<string, string | Buffer>} files  by name, beside a `site.yaml` that needs no more
 */
export async function serve(files) {
  const root = await mkdtemp(path.join(os.tmpdir(), 'digitv-serve-'));
  const site = new Served(root);
  await site.save('site.yaml', SETTINGS);
  for (const [name, text] of Object.entries(files)) await site.save(name, text);
  await site.start();
  return site;
}

/**
 * Serves the site in a folder, which is removed afterwards.
 * @param {string} root
 */
export async function serveFolder(root) {
  const site = new Served(root);
  await site.start();
  return site;
}

class Served {
  #process;
  #port = '0';

  constructor(root) {
    this.root = root;
  }

  async start() {
    const options = ['serve', '--root', this.root, '--port', this.#port];
    this.#process = spawn(program, options, { stdio: ['ignore', 'pipe', 'ignore'] });
    const started = new Promise((resolve, reject) => {
      this.#process.once('error', reject);
      this.#process.once('exit', (code) => reject(new Error(`digitv serve ble avsluttet med ${code}`)));
      createInterface({ input: this.#process.stdout }).once('line', resolve);
    });
    const [origin, port] = /http:\/\/[^/:]+:(\d+)/.exec(await started);
    this.#process.removeAllListeners('exit');
    this.origin = origin;
    this.#port = port;
  }

  async stop() {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGINT');
    await ended;
  }

  async close() {
    await this.stop();
    await rm(this.root, { recursive: true });
  }

  async save(name, text) {
    const file = path.join(this.root, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }

  url(address) {
    return this.origin + address;
  }
}
