// The settings of nginx in docs/nettverk.md, with a stand-in for oauth2-proxy: whoever has not logged
// in gets no file of the edition for the network.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { freePort, programOf } from './support/servers.mjs';
import { program } from './support/site.mjs';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const isRoot = process.getuid?.() === 0;
/** At the top of its host, as on the page. */
const ADDRESS = ['--base-url', 'https://internt.example.no'];

/** The nginx block of the page, at these ports and folders, without TLS. */
async function settings({ home, site, sitePort, port, loginPort }) {
  const page = await readFile(path.join(repository, 'docs/nettverk.md'), 'utf8');
  const [, block] = page.match(/```nginx\n([\s\S]*?)```/);
  const replaced = [
    ['127.0.0.1:8081', `127.0.0.1:${sitePort}`],
    ['listen 443 ssl', `listen 127.0.0.1:${port}`],
    ['127.0.0.1:4180', `127.0.0.1:${loginPort}`],
    ['/srv/nettverk', path.join(home, 'nettverk')],
    ['/etc/nginx/digitv-nettverk.conf', path.join(home, 'digitv.conf')],
  ];
  let text = block.replaceAll(/^ *ssl_certificate.*\n/gm, '');
  for (const [from, to] of replaced) {
    assert.ok(text.includes(from), from);
    text = text.replaceAll(from, to);
  }
  const printed = execFileSync(program, ['headers', 'nginx', '--for', 'nettverk', '--root', site, ...ADDRESS]);
  await writeFile(path.join(home, 'digitv.conf'), printed);
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${home}/${kind};`)
    .join(' ');
  const file = path.join(home, 'nginx.conf');
  await writeFile(
    file,
    `${isRoot ? 'user root;\n' : ''}daemon off;\npid ${home}/pid;\nerror_log ${home}/error.log;\nevents {}\n` +
      `http { include /etc/nginx/mime.types; access_log off; ${folders}\n${text}}\n`,
  );
  return file;
}

/** What oauth2-proxy answers: 202 with its cookie, else 401; its page of login leads to the provider. */
function standIn(request, response) {
  if (request.url === '/oauth2/auth') {
    response.writeHead(request.headers.cookie === '_oauth2_proxy=ja' ? 202 : 401).end();
  } else {
    const to = encodeURIComponent(request.headers['x-auth-request-redirect'] ?? '');
    response.writeHead(302, { location: `https://login.example.no/?til=${to}` }).end();
  }
}

describe('the edition for the network behind a login', () => {
  const site = path.join(repository, 'tests/sites/audiences');
  let home, login, nginx, origin, files;

  before(async () => {
    home = await mkdtemp(path.join(os.tmpdir(), 'digitv-login-'));
    await chmod(home, 0o755);
    const output = path.join(home, 'nettverk');
    execFileSync(program, ['build', '--for', 'nettverk', '--root', site, '--output', output, ...ADDRESS]);
    files = (await readdir(output, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(output, path.join(entry.parentPath, entry.name)))
      .filter((name) => !path.basename(name).startsWith('.'));
    const [sitePort, port, loginPort] = [await freePort(), await freePort(), await freePort()];
    login = createServer(standIn).listen(loginPort, '127.0.0.1');
    const file = await settings({ home, site, sitePort, port, loginPort });
    nginx = spawn(await programOf('nginx'), ['-c', file, '-e', `${home}/error.log`], { stdio: 'inherit' });
    origin = `http://127.0.0.1:${port}`;
    for (let attempt = 0; attempt < 200; attempt += 1) {
      if (await fetch(origin, { redirect: 'manual' }).catch(() => undefined)) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });

  after(async () => {
    nginx.kill('SIGTERM');
    login.close();
    await rm(home, { recursive: true, force: true });
  });

  const ask = (address, headers = {}) => fetch(`${origin}${address}`, { redirect: 'manual', headers });
  const addressOf = (name) => `/${name.split(path.sep).map(encodeURIComponent).join('/')}`;

  test('no file comes out without a login', async () => {
    assert.ok(files.length > 100);
    for (const name of [...files, 'losninger/hemmelig/', 'finnes-ikke/', '../nettverk/']) {
      const answer = await ask(addressOf(name));
      const body = await answer.text();
      // An address with `index.html` leads to the one without, which asks for the login.
      const isPlain = answer.status === 301 && name.endsWith('index.html');
      assert.ok(isPlain || answer.status === 302, `${name}: ${answer.status}`);
      assert.ok(!/hemmelig|Wåxidrelbunto/.test(body), name);
    }
  });

  test('the login knows where the reader was going', async () => {
    const answer = await ask('/losninger/hemmelig/?a=1&b=2');
    assert.equal(
      answer.headers.get('location'),
      'https://login.example.no/?til=%2Flosninger%2Fhemmelig%2F%3Fa%3D1%26b%3D2',
    );
  });

  test('with a login the site is there, and nobody else may keep it', async () => {
    const headers = { cookie: '_oauth2_proxy=ja' };
    for (const address of ['/losninger/hemmelig/', '/search/manifest.json', '/data/bruk.csv']) {
      const answer = await ask(address, headers);
      assert.equal(answer.status, 200, address);
      assert.match(answer.headers.get('x-robots-tag'), /noindex/, address);
      assert.match(answer.headers.get('cache-control'), /^private/, address);
      assert.equal(answer.headers.get('access-control-allow-origin'), null, address);
      await answer.arrayBuffer();
    }
    const missing = await ask('/finnes-ikke/', headers);
    assert.equal(missing.status, 404);
    assert.match(await missing.text(), /Bare for nettverket/);
  });
});
