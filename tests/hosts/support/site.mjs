// Sites to put on servers: files that are given, with a page that has attachments and an earlier
// address, built.

import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** The program: `DIGITV_BIN`, or the release build of the repository. */
export const program = path.resolve(process.env.DIGITV_BIN ?? path.join(repository, 'target/release/digitv'));

const PAGE = `---
tittel: Prøve med vedlegg
tidligere_adresser: [/gammel-prove/]
---

Et bilde: ![Et rødt felt](vedlegg/bilde.png)

Les [planen](vedlegg/plan.pdf), [lista](vedlegg/liste.csv) og [notatet](vedlegg/notat.txt).
`;

const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R>>endobj
4 0 obj<</Length 30>>stream
1 0 0 rg 0 0 300 300 re f     
endstream endobj
trailer<</Root 1 0 R>>
%%EOF
`;

/** A red PNG of one pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4z8AAAAMBAQD3A0FDAAAAAElFTkSuQmCC';

const ATTACHMENTS = {
  'plan.pdf': PDF,
  'bilde.png': Buffer.from(PNG, 'base64'),
  'liste.csv': 'navn;antall\nBø;3\n',
  'notat.txt': 'Et notat på æ, ø og å.\n',
};

/**
 * @typedef {object} BuiltSite
 * @property {string} source  the folder with `site.yaml`
 * @property {string} folder  what was built
 * @property {string} base    what goes before every address: empty, or `/kunnskap`
 */

/**
 * Builds a copy of a site of the repository, with the page for trial.
 * @param {string} from  the folder with `site.yaml`, from the repository
 * @returns {Promise<BuiltSite & { files: string[], remove(): Promise<void> }>}
 */
export async function buildSite(from) {
  const home = await mkdtemp(path.join(os.tmpdir(), 'digitv-hosts-'));
  const source = path.join(home, 'source');
  const original = path.join(repository, from);
  await cp(path.join(original, 'content'), path.join(source, 'content'), { recursive: true });
  await cp(path.join(original, 'site.yaml'), path.join(source, 'site.yaml'));
  const pages = path.join(source, 'content/sider');
  await mkdir(path.join(pages, 'vedlegg'), { recursive: true });
  await writeFile(path.join(pages, 'prove-med-vedlegg.md'), PAGE);
  for (const [name, bytes] of Object.entries(ATTACHMENTS)) {
    await writeFile(path.join(pages, 'vedlegg', name), bytes);
  }
  const folder = path.join(home, 'public');
  const options = ['build', '--root', source, '--output', folder];
  execFileSync(program, options, { stdio: ['ignore', 'ignore', 'pipe'] });
  const settings = await readFile(path.join(source, 'site.yaml'), 'utf8');
  const url = new URL(/^base_url: *(\S+)/m.exec(settings)[1]);
  return {
    source,
    folder,
    base: url.pathname.replace(/\/$/, ''),
    files: await listFiles(folder),
    remove: () => rm(home, { recursive: true, force: true }),
  };
}

/** Every file in `folder`, sorted, `/` between parts. */
async function listFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .sort();
}

/** The address, without base path, of the first file that fits `pattern`. */
export function addressOf(site, pattern) {
  const file = site.files.find((file) => pattern.test(file));
  if (file === undefined) throw new Error(`no file like ${pattern}`);
  return `/${file}`;
}
