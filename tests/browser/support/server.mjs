// Serves a built site on this machine as a host would: the headers of its `_headers` file,
// `index.html` for a folder, `404.html` for what is not there, text compressed. Nothing else.

import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

import { headersFor, parseHeaders } from './headers.mjs';

const TYPES = {
  '.atom': 'application/atom+xml; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.geojson': 'application/geo+json',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.ics': 'text/calendar; charset=utf-8',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.jsonld': 'application/ld+json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttl': 'text/turtle; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.xml': 'application/xml; charset=utf-8',
};

/** What a host compresses. */
const TEXT = /^(text\/|application\/(json|.*\+(json|xml)|xml)|image\/svg)/;
const compressed = promisify(gzip);

/** The header of a request that asks for a pause in the middle of the page, in milliseconds. */
export const PAUSE_HEADER = 'x-pause-halfway';

/** However the tests end, no server outlives this. */
const LIFETIME_MS = 15 * 60 * 1000;

/**
 * Serves `folder` under `base` (the path of the site's `base_url`) on a free port.
 * @param {string} folder
 * @param {string} base  `/` or `/kunnskap/`
 * @param {Map<string, () => Promise<{ status?: number, body: string, type?: string }>>} standIns
 *   files that are answered in another way, by their path from `base`
 * @returns where it is, how to end it, and the paths it has been asked for: what a browser has kept is not among them
 */
export async function serve(folder, base = '/', standIns = new Map()) {
  const rules = parseHeaders(await readFile(path.join(folder, '_headers'), 'utf8').catch(() => ''));
  const asked = [];
  const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
    asked.push(decode(new URL(request.url, 'http://127.0.0.1').pathname));
    answer(folder, base, rules, standIns, request, response).catch(() => response.destroy());
  });
  server.maxConnections = 100;
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const lifetime = new AbortController();
  setTimeout(LIFETIME_MS, null, { ref: false, signal: lifetime.signal }).then(
    () => server.closeAllConnections(),
    () => {},
  );
  server.unref();
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        lifetime.abort();
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

async function answer(folder, base, rules, standIns, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const { pathname } = new URL(request.url, 'http://127.0.0.1');
  // A host matches its rules against the address as the reader sees it.
  const headers = headersFor(rules, pathname);
  const standIn = pathname.startsWith(base) && standIns.get(pathname.slice(base.length));
  if (standIn) {
    const { status = 200, body, type = 'text/javascript; charset=utf-8' } = await standIn();
    headers.set('content-type', type);
    response.writeHead(status, Object.fromEntries(headers)).end(body);
    return;
  }
  const { status, file, location } = await find(folder, base, pathname);
  if (location) {
    headers.set('location', location);
    response.writeHead(status, Object.fromEntries(headers)).end();
    return;
  }
  const bytes = await readFile(file).catch(() => Buffer.from('404'));
  if (!headers.has('content-type')) {
    headers.set('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream');
  }
  const pause = Number(request.headers[PAUSE_HEADER] ?? 0);
  if (pause > 0 && headers.get('content-type') === TYPES['.html']) {
    response.writeHead(status, Object.fromEntries(headers));
    response.write(bytes.subarray(0, bytes.length / 2));
    await setTimeout(pause);
    response.end(bytes.subarray(bytes.length / 2));
    return;
  }
  const isSmaller = TEXT.test(headers.get('content-type')) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  if (isSmaller) headers.set('content-encoding', 'gzip');
  const body = isSmaller ? await compressed(bytes) : bytes;
  headers.set('content-length', String(body.length));
  response.writeHead(status, Object.fromEntries(headers));
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function find(folder, base, pathname) {
  const missing = { status: 404, file: path.join(folder, '404.html') };
  if (!pathname.startsWith(base)) return missing;
  const relative = decode(pathname.slice(base.length));
  const wanted = path.join(folder, relative ?? '..');
  if (wanted !== folder && !wanted.startsWith(folder + path.sep)) return missing;
  if (pathname.endsWith('/')) {
    const file = path.join(wanted, 'index.html');
    return (await isFile(file)) ? { status: 200, file } : missing;
  }
  if (await isFile(wanted)) return { status: 200, file: wanted };
  if (await isFile(path.join(wanted, 'index.html'))) {
    return { status: 308, location: `${pathname}/` };
  }
  return missing;
}

function decode(text) {
  try {
    const decoded = decodeURIComponent(text);
    return decoded.includes('\0') ? undefined : decoded;
  } catch {
    return undefined;
  }
}

async function isFile(file) {
  return (await stat(file).catch(() => undefined))?.isFile() ?? false;
}
