// Hostile files beside a document: most are refused, and those that are published run nothing,
// fetch nothing and start no worker, whatever the host says of them.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { launch } from './support/browser.mjs';
import { headersFor, parseHeaders } from './support/headers.mjs';

const program = path.resolve(
  process.env.DIGITV_BIN ?? fileURLToPath(new URL('../../target/release/digitv', import.meta.url)),
);
const FOLDER = 'content/sider/om';
const SCRIPT = "fetch('/ran');alert(1);navigator.serviceWorker?.register('/vedlegg/sider/om/sw.js')";
const HTML = `<!DOCTYPE html><title>x</title><script>${SCRIPT}</script><img src=x onerror="${SCRIPT}">`;
const XHTML = `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>${SCRIPT}</script></html>`;
const svg = (inside, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}<rect width="9" height="9"/></svg>`;
const pdf = (inside) => `%PDF-1.4\n1 0 obj\n<< ${inside} >>\nendobj\n%%EOF\n`;
const GIF = 'GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;';
const PNG = '\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0crc!\0\0\0\0IEND\xaeB`\x82';

/** Refused as a whole. */
const REFUSED = {
  'a.html': HTML,
  'a.htm': HTML,
  'a.xhtml': XHTML,
  'a.xht': XHTML,
  'a.shtml': HTML,
  'a.xml': XHTML,
  'a.xsl': XHTML,
  'a.svgz': svg(`<script>${SCRIPT}</script>`),
  'sw.js': SCRIPT,
  'a.js': SCRIPT,
  'a.mjs': SCRIPT,
  'a.css': '@import url(/ran);',
  'a.wasm': '\0asm',
  'a.swf': 'FWS',
  'a.hta': HTML,
  'a.mht': `MIME-Version: 1.0\n\n${HTML}`,
  'a.eml': `MIME-Version: 1.0\n\n${HTML}`,
  'a.php': HTML,
  'a.exe': 'MZ',
  'a.bin': HTML,
  'a.dat': HTML,
  'uten-endelse': HTML,
  'a.txt': HTML,
  'a.csv': HTML,
  'a.ics': HTML,
  'a.json': HTML,
  'a.vtt': `\n\n ${HTML}`,
  'b.txt': XHTML,
  'c.txt': `\ufeff${HTML}`,
  'd.txt': `MIME-Version: 1.0\nContent-Type: text/html\n\n${HTML}`,
  'a.pdf': HTML,
  'a.png': HTML,
  'a.jpg': HTML,
  'a.gif': HTML,
  'a.webp': HTML,
  'a.avif': HTML,
  'a.mp4': HTML,
  'a.docx': HTML,
  'b.gif': `GIF89a/*\0\0\0*/=1;${SCRIPT}`,
  'c.gif': `${GIF}<script>${SCRIPT}</script>`,
  'b.png': `${PNG}${HTML}`,
  'b.jpg': `\xff\xd8\xff\xe0${HTML}`,
  'b.pdf': pdf('/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>'),
  'c.pdf': pdf('/S /Launch /F (calc.exe)'),
  'd.pdf': `${HTML}%PDF-1.4`,
  'a.svg': HTML,
  'b.svg': '<svg xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></svg>',
  'a.md.txt': HTML,
  'a.markdown': HTML,
  _redirects: '/* https://evil.example/ 302',
};

/** Published, as they are or without what runs. */
const PUBLISHED = {
  'e.txt': `Tekst først.\n${HTML}`,
  'e.csv': `a;b\n${HTML};1\n`,
  'e.json': JSON.stringify(HTML),
  'e.ics': `BEGIN:VCALENDAR\nSUMMARY:${HTML}\nEND:VCALENDAR\n`,
  'e.vtt': `WEBVTT\n\n${HTML}\n`,
  'e.gif': GIF,
  'e.png': PNG,
  'e.pdf': pdf('/Type /Catalog'),
  'e.svg': svg(`<script>${SCRIPT}</script>`),
  'f.svg': svg('<script href="sw.js"/>'),
  'g.svg': svg('', `onload="${SCRIPT}"`),
  'h.svg': svg(`<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="/ran"/></foreignObject>`),
  'i.svg': svg('<image href="/ran.png" width="9" height="9"/><use href="/ran.svg#a"/>'),
  'j.svg': svg('<style>@import url(/ran.css); rect { fill: url(/ran.svg#a) }</style>'),
  'k.svg': svg(
    `<set attributeName="onload" to="alert(1)"/><animate attributeName="href" values="javascript:alert(1)"/>`,
  ),
  'l.svg': `<?xml-stylesheet href="/ran.xsl" type="text/xsl"?>${svg('')}`,
  'm.svg': `<!DOCTYPE svg [<!ENTITY x SYSTEM "/ran">]>${svg('<text>x</text>')}`,
  'n.svg': svg('<a href="javascript:alert(1)"><text y="9">x</text></a>'),
};

describe('attachments', () => {
  let root, browser;
  before(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'digitv-vedlegg-'));
    await save('site.yaml', 'title: Prøve\nbase_url: https://prove.example.no\n');
    await save(`${FOLDER}/index.md`, '---\ntittel: Om\n---\n\nTekst.\n');
    for (const [name, text] of Object.entries({ ...REFUSED, ...PUBLISHED })) {
      await save(
        `${FOLDER}/${name}`,
        /[\x80-\xff]/.test(text) && !/[\u0100-\uffff]/.test(text) && /^(GIF|\x89|\xff\xd8)/.test(text)
          ? Buffer.from(text, 'latin1')
          : text,
      );
    }
    browser = await launch({ whole: true });
  });
  after(async () => {
    await browser?.close();
    await rm(root, { recursive: true, force: true });
  });

  async function save(name, text) {
    const file = path.join(root, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }

  function digitv(...options) {
    return new Promise((resolve) => {
      execFile(program, options, (error, stdout, stderr) => resolve({ status: error?.code ?? 0, stdout, stderr }));
    });
  }

  test('that can run something are refused by name', async () => {
    const { stdout } = await digitv('check', '--root', root, '--format', 'json');
    const told = JSON.parse(stdout).filter(({ severity }) => severity === 'error');
    const names = [...new Set(told.map(({ file }) => path.basename(file)))].sort();
    assert.deepEqual(names, Object.keys(REFUSED).sort());
    for (const name of names) await rm(path.join(root, FOLDER, name));
    const { status, stderr } = await digitv('build', '--root', root);
    assert.equal(status, 0, stderr);
    const published = await readdir(path.join(root, 'public/vedlegg/sider/om'));
    assert.deepEqual(published.sort(), Object.keys(PUBLISHED).sort());
  });

  for (const mode of ['the emitted headers', 'no headers at all']) {
    test(`that are published do nothing under ${mode}`, async () => {
      const rules = parseHeaders(await readFile(path.join(root, 'public/_headers'), 'utf8'));
      const types = {
        '.svg': 'image/svg+xml',
        '.txt': 'text/plain',
        '.csv': 'text/csv',
        '.json': 'application/json',
        '.ics': 'text/calendar',
        '.vtt': 'text/vtt',
        '.gif': 'image/gif',
        '.png': 'image/png',
        '.pdf': 'application/pdf',
      };
      const asked = [];
      const server = createServer(async (request, response) => {
        const { pathname } = new URL(request.url, 'http://site');
        asked.push(pathname);
        const bytes = await readFile(path.join(root, 'public', pathname)).catch(() => undefined);
        if (mode === 'the emitted headers') {
          for (const [name, value] of headersFor(rules, pathname)) response.setHeader(name, value);
          response.setHeader('content-type', types[path.extname(pathname)] ?? 'application/octet-stream');
        }
        response.statusCode = bytes ? 200 : 404;
        response.end(bytes);
      });
      await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
      const origin = `http://127.0.0.1:${server.address().port}`;
      const wrong = [];
      try {
        const context = await browser.newContext();
        const page = await context.newPage();
        page.on('dialog', (dialog) => {
          wrong.push(`dialog: ${dialog.message()}`);
          dialog.dismiss().catch(() => {});
        });
        page.on('worker', (worker) => wrong.push(`worker: ${worker.url()}`));
        context.on('serviceworker', (worker) => wrong.push(`service worker: ${worker.url()}`));
        for (const name of Object.keys(PUBLISHED)) {
          const address = `/vedlegg/sider/om/${name}`;
          asked.length = 0;
          // A download is no page, and tells so by failing.
          await page.goto(origin + address, { waitUntil: 'load' }).catch(() => {});
          await page.waitForTimeout(60);
          const others = asked.filter((other) => other !== address && other !== '/favicon.ico');
          if (others.length > 0) wrong.push(`${name} asked for ${others}`);
        }
        await context.close();
      } finally {
        server.close();
        server.closeAllConnections();
      }
      assert.deepEqual(wrong, []);
    });
  }
});
