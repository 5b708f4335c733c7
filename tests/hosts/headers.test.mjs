// nginx, Apache, Caddy and `digitv serve` send the same headers with each kind of file.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { start } from './support/servers.mjs';
import { addressOf, buildSite } from './support/site.mjs';

/** The headers that digitv decides on; all others are a server's own. */
const NAMES = [
  'access-control-allow-origin',
  'cache-control',
  'content-security-policy',
  'content-type',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'permissions-policy',
  'referrer-policy',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
];

const ALL = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), ' +
    'magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

const OWN_HOST =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; " +
  "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; " +
  "form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; " +
  "trusted-types digitv-worker; frame-ancestors 'none'";

const SANDBOX =
  "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** What is to be sent with a file of `kind` from `server`, beside its type. */
function expected(kind, { server, base }) {
  const isServe = server === 'serve';
  const scripts = [`${base}/assets/`, `${base}/search/files/`, ...(isServe ? ['/.digitv/'] : [])];
  const ownFolders =
    `script-src ${scripts.map((folder) => `*:*${folder}`).join(' ')}; ` + `worker-src *:*${base}/assets/`;
  return {
    ...ALL,
    // A site in a folder says nothing for its host. `serve` is no host, and has drafts in its data.
    ...(!base && !isServe && { 'strict-transport-security': 'max-age=31536000' }),
    ...(kind === 'data' && !isServe && { 'access-control-allow-origin': '*' }),
    'cache-control': kind === 'hashed' ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-security-policy': kind === 'attachment' ? SANDBOX : `${OWN_HOST}, ${ownFolders}`,
  };
}

/** One file of each sort: its address, its kind and its type. */
function files(site) {
  const own = [
    ['/', 'page', 'text/html; charset=utf-8'],
    ['/prove-med-vedlegg/', 'page', 'text/html; charset=utf-8'],
    ['/404.html', 'page', 'text/html; charset=utf-8'],
    ['/gammel-prove/', 'page', 'text/html; charset=utf-8'],
    ['/sitemap.xml', 'page', 'application/xml; charset=utf-8'],
    ['/opensearch.xml', 'page', 'application/opensearchdescription+xml; charset=utf-8'],
    ['/search/manifest.json', 'page', 'application/json'],
    [/^assets\/digitv\..*\.css$/, 'hashed', 'text/css; charset=utf-8'],
    [/^assets\/search\/start\..*\.js$/, 'hashed', 'text/javascript; charset=utf-8'],
    [/^assets\/symbols\..*\.svg$/, 'hashed', 'image/svg+xml'],
    [/^search\/files\/.*\.bin$/, 'hashed', 'application/octet-stream'],
    [/^search\/files\/.*js$/, 'hashed', 'text/javascript; charset=utf-8'],
    ['/data/bruk.csv', 'data', 'text/csv; charset=utf-8'],
    ['/data/katalog.ttl', 'data', 'text/turtle; charset=utf-8'],
    ['/data/katalog.jsonld', 'data', 'application/ld+json'],
    ['/dekning.csv', 'data', 'text/csv; charset=utf-8'],
    ['/avtaler.ics', 'data', 'text/calendar; charset=utf-8'],
    ['/atom.xml', 'data', 'application/atom+xml; charset=utf-8'],
    [/^vedlegg\/.*plan\.pdf$/, 'attachment', 'application/pdf'],
    [/^vedlegg\/.*bilde\.png$/, 'attachment', 'image/png'],
    [/^vedlegg\/.*liste\.csv$/, 'attachment', 'text/csv; charset=utf-8'],
    [/^vedlegg\/.*notat\.txt$/, 'attachment', 'text/plain; charset=utf-8'],
  ];
  const onlyThere = [
    [/^kommuner\/[^/]+\/atom\.xml$/, 'data', 'application/atom+xml; charset=utf-8'],
    [/^temaer\/[^/]+\/atom\.xml$/, 'data', 'application/atom+xml; charset=utf-8'],
    [/^likhet\/[^/]+\.json$/, 'page', 'application/json'],
    ['/robots.txt', 'page', 'text/plain; charset=utf-8'],
  ];
  const there = (pattern) =>
    site.files.some((file) => (pattern instanceof RegExp ? pattern.test(file) : `/${file}` === pattern));
  return [...own, ...onlyThere.filter(([pattern]) => there(pattern))].map(([where, ...rest]) => [
    where instanceof RegExp ? addressOf(site, where) : where,
    ...rest,
  ]);
}

async function ask(url) {
  const response = await fetch(url, { redirect: 'manual', headers: { 'accept-encoding': 'identity' } });
  const sent = NAMES.filter((name) => response.headers.has(name));
  return {
    status: response.status,
    location: response.headers.get('location'),
    headers: Object.fromEntries(sent.map((name) => [name, response.headers.get(name)])),
    text: await response.text(),
  };
}

/** Each site on each server. The site in a folder has Apache read `.htaccess`. */
const TRIED = [
  ['.', ['nginx', 'apache', 'caddy', 'serve']],
  ['tests/sites/base-path', ['nginx', 'htaccess', 'caddy', 'serve']],
];

for (const [from, servers] of TRIED) {
  describe(from === '.' ? 'the site of this repository' : from, () => {
    let site;
    before(async () => {
      site = await buildSite(from);
    });
    after(() => site?.remove());
    for (const name of servers) {
      describe(name, () => trials(name, () => site));
    }
  });
}

function trials(name, siteOf) {
  let server;
  let url;
  let given;
  before(async () => {
    server = await start(name, siteOf());
    given = { server: name, base: siteOf().base };
    url = (address) => server.origin + given.base + address;
  });
  after(() => server?.stop());

  test('each kind of file has its headers', async () => {
    const all = files(siteOf());
    for (const [address, kind, type] of all) {
      const { status, headers } = await ask(url(address));
      assert.equal(status, 200, address);
      assert.deepEqual(headers, sorted({ ...expected(kind, given), 'content-type': type }), address);
    }
    assert.ok(all.length >= 22);
  });

  test('what is not there is the page for that, with the headers of a page', async () => {
    const page = await ask(url('/404.html'));
    for (const address of [
      '/finnes-ikke/',
      '/finnes-ikke.css',
      '/assets/finnes-ikke.js',
      '/search/files/finnes-ikke.bin',
      '/data/finnes-ikke.csv',
      '/vedlegg/finnes-ikke.pdf',
      '/.digitv-files',
      '/.git/config',
      '/prove-med-vedlegg/.env',
    ]) {
      const { status, headers, text } = await ask(url(address));
      assert.equal(status, 404, address);
      const type = { 'content-type': 'text/html; charset=utf-8' };
      assert.deepEqual(headers, sorted({ ...expected('page', given), ...type }), address);
      // `serve` adds a line of its own.
      const shown = (html) => html.replace(/<script type="module" src="\/\.digitv\/.*/s, '');
      assert.equal(shown(text), shown(page.text), address);
    }
  });

  test('no folder is listed', async () => {
    for (const address of ['/assets/', '/search/files/', '/vedlegg/']) {
      const { status, text } = await ask(url(address));
      assert.ok([403, 404].includes(status), `${address} ${status}`);
      assert.doesNotMatch(text, /Index of|href="[^"]*\.(css|bin|pdf)"[^>]*>[^<]*\.(css|bin|pdf)</, address);
      assert.match(text, /<main id="s-main"/, address);
    }
  });

  test('a page has one address', async () => {
    for (const other of ['/prove-med-vedlegg', '/prove-med-vedlegg/index.html']) {
      const { status, location } = await ask(url(other));
      assert.ok([301, 302, 307, 308].includes(status), `${other} ${status}`);
      assert.equal(new URL(location, url(other)).href, url('/prove-med-vedlegg/'), other);
    }
  });
}

function sorted(headers) {
  return Object.fromEntries(Object.entries(headers).sort(([a], [b]) => (a < b ? -1 : 1)));
}
