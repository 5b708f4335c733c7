// What one who writes sees in the browser while `digitv serve` runs.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { launch } from './support/browser.mjs';
import { serve } from './support/digitv.mjs';

const page = (title, words) => `---\ntittel: ${title}\n---\n\n${words}\n`;
const long = Array.from({ length: 60 }, (_, line) => `Linje ${line} med noen ord.`).join('\n\n');

/** A theme whose pages hold all that a reader can have a hand on. */
const template = (words = '') => `{% extends "base.html" %}
{% block content %}
<h1>{{ page.title }}</h1>
<p id="fra-malen">${words}</p>
<form><input id="sok" type="search" name="q"><textarea id="tekst"></textarea><input id="hake" type="checkbox"></form>
<details id="mer"><summary>Mer</summary><p>Innhold</p></details>
<div class="prose">{{ body | safe }}</div>
{% endblock %}
`;

const square = (color) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10" fill="${color}"/></svg>`;

const FILES = {
  'content/sider/en.md': page('En', `Første.\n\n${long}`),
  'content/sider/to.md': page('To', 'Andre.'),
  'content/sider/bilde.md': page('Bilde', '![En firkant](firkant.svg)'),
  'content/sider/firkant.svg': square('red'),
  'themes/digitv/templates/page.html': template(),
  'themes/digitv/css/99-egen.css': '#fra-malen { color: rgb(1, 2, 3); }',
};

describe('digitv serve', () => {
  let browser;
  let site;
  let context;
  let complaints;
  before(async () => {
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
  });

  /** Runs with a site of its own; the page may not complain of anything. */
  function withSite(name, run, files = {}) {
    test(name, async () => {
      site = await serve({ ...FILES, ...files });
      context = await browser.newContext({ viewport: { width: 1000, height: 700 } });
      context.setDefaultTimeout(60_000);
      complaints = [];
      try {
        await run();
        assert.deepEqual(complaints, []);
      } finally {
        await context.close();
        await site.close();
      }
    });
  }

  /**
   * Opens a page, and waits until it is told of changes, and for what else it asks. A mark in it is
   * lost by a reload.
   */
  async function open(address, ...asked) {
    const tab = await context.newPage();
    tab.on('pageerror', (error) => complaints.push(String(error)));
    tab.on('console', (message) => {
      if (message.type() === 'error' && !/ERR_|status of [45]/.test(message.text())) complaints.push(message.text());
    });
    const answered = ['/.digitv/events', ...asked].map((asked) =>
      tab.waitForResponse((response) => response.url().includes(asked)),
    );
    await tab.goto(site.url(address));
    await Promise.all(answered);
    await tab.evaluate(() => (window.mark = true));
    return tab;
  }

  const isMarked = (tab) => tab.evaluate(() => window.mark === true);
  const shows = (tab, text) => tab.waitForFunction((text) => document.body.textContent.includes(text), text);

  withSite('what the reader has done to the page survives a change', async () => {
    const tab = await open('/en/');
    await tab.fill('#sok', 'trygghetsalarm');
    await tab.fill('#tekst', 'halvskrevet');
    await tab.check('#hake');
    await tab.click('#mer summary');
    await tab.focus('#tekst');
    await tab.evaluate(() => {
      document.querySelector('#tekst').setSelectionRange(3, 7);
      window.node = document.querySelector('#tekst');
      scrollTo(0, 400);
    });
    await site.save('content/sider/en.md', page('En, endret', `Første, endret.\n\n${long}\n\nSlutten.`));
    await shows(tab, 'Slutten.');
    const after = await tab.evaluate(() => ({
      search: document.querySelector('#sok').value,
      text: document.querySelector('#tekst').value,
      checked: document.querySelector('#hake').checked,
      open: document.querySelector('#mer').open,
      focus: document.activeElement.id,
      selection: [document.activeElement.selectionStart, document.activeElement.selectionEnd],
      same: window.node === document.querySelector('#tekst'),
      scroll: scrollY,
      title: document.title,
      heading: document.querySelector('h1').textContent,
    }));
    assert.deepEqual(after, {
      search: 'trygghetsalarm',
      text: 'halvskrevet',
      checked: true,
      open: true,
      focus: 'tekst',
      selection: [3, 7],
      same: true,
      scroll: 400,
      title: 'En, endret – Prøve',
      heading: 'En, endret',
    });
    assert.ok(await isMarked(tab));
  });

  withSite('a mistake is laid over the page, and goes when it is mended', async () => {
    const tab = await open('/en/');
    const hostile = '---\ntittel: <img src=x onerror=alert(1)>\nukjent\n---\n';
    await site.save('content/sider/to.md', hostile);
    const errors = tab.locator('digitv-overlay .errors');
    await errors.waitFor();
    const text = await errors.innerText();
    assert.match(text, /Én feil må rettes/);
    assert.match(text, /KB005/);
    assert.match(text, /content\/sider\/to\.md:3:/);
    const link = await errors.locator('a').first().getAttribute('href');
    assert.ok(link.startsWith(`vscode://file${site.root}/content/sider/to.md:3:`), link);
    assert.equal(await errors.locator('img').count(), 0);
    assert.match(await tab.locator('main').innerText(), /Første\./);
    await site.save('content/sider/to.md', page('To', 'Rettet.'));
    await errors.waitFor({ state: 'hidden' });
    assert.ok(await isMarked(tab));
  });

  withSite('the source line of a mistake is shown as text', async () => {
    const tab = await open('/en/');
    await site.save('content/sider/to.md', page('To', '[lenke](<b>x.md)\n\n<script>alert(1)</script>'));
    const errors = tab.locator('digitv-overlay .errors');
    await errors.waitFor();
    assert.match(await errors.locator('pre').allInnerTexts().then(String), /<script>alert\(1\)/);
    assert.equal(await errors.locator('script').count(), 0);
  });

  withSite('a mistake in the template that only shows when a page is made is told on that page', async () => {
    const tab = await open('/en/');
    const other = await open('/');
    await site.save('themes/digitv/templates/page.html', template('{{ finnes.ikke.her }}'));
    await tab.locator('digitv-overlay .errors').waitFor();
    assert.match(await tab.locator('main').innerText(), /Første\./);
    await site.save('themes/digitv/templates/page.html', template('Rettet mal'));
    await shows(tab, 'Rettet mal');
    await tab.locator('digitv-overlay .errors').waitFor({ state: 'hidden' });
    assert.ok(await isMarked(tab));
    assert.ok(await isMarked(other));
  });

  withSite('errors that are put away stay away until there are others', async () => {
    const tab = await open('/en/');
    await site.save('content/sider/to.md', '---\ntittel: To\nukjent\n---\n');
    const errors = tab.locator('digitv-overlay .errors');
    await errors.getByRole('button').click();
    await errors.waitFor({ state: 'hidden' });
    await site.save('content/sider/to.md', '---\ntittel: To\n---\n\n[Feil](finnes-ikke.md)\n');
    await errors.waitFor();
  });

  withSite('a style is swapped without a reload', async () => {
    const tab = await open('/en/');
    const color = (value) =>
      tab.waitForFunction((value) => getComputedStyle(document.querySelector('#fra-malen')).color === value, value);
    await color('rgb(1, 2, 3)');
    await site.save('themes/digitv/css/99-egen.css', '#fra-malen { color: rgb(4, 5, 6); }');
    await color('rgb(4, 5, 6)');
    await tab.waitForFunction(
      () => document.querySelectorAll('link[rel=stylesheet]:not([data-digitv-edit])').length === 1,
    );
    assert.ok(await isMarked(tab));
  });

  withSite('an image is swapped without a reload', async () => {
    const tab = await open('/bilde/');
    const color = (wanted) =>
      tab.waitForFunction((wanted) => {
        const image = document.querySelector('img');
        if (!image.complete || image.naturalWidth === 0) return false;
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 10;
        const pen = canvas.getContext('2d');
        pen.drawImage(image, 0, 0);
        return String(pen.getImageData(5, 5, 1, 1).data) === wanted;
      }, wanted);
    await color('255,0,0,255');
    await site.save('content/sider/firkant.svg', square('lime'));
    await color('0,255,0,255');
    await site.save('content/sider/firkant.svg', square('blue'));
    await color('0,0,255,255');
    assert.ok(await isMarked(tab));
  });

  withSite('of two tabs only the one that shows the change changes', async () => {
    const one = await open('/en/');
    // The last that editing asks for.
    const two = await open('/to/', '/.digitv/edit/page');
    const fetched = [];
    two.on('request', (request) => fetched.push(request.url()));
    await site.save('content/sider/en.md', page('En', 'Bare her.'));
    await shows(one, 'Bare her.');
    assert.deepEqual(fetched, []);
    await site.save('content/sider/to.md', page('To', 'Og der.'));
    await shows(two, 'Og der.');
    assert.ok((await isMarked(one)) && (await isMarked(two)));
  });

  withSite('a page follows on when the server has been away', async () => {
    const tab = await open('/en/');
    await site.stop();
    await tab.locator('digitv-overlay .lost').waitFor();
    await site.save('content/sider/en.md', page('En', 'Skrevet imens.'));
    await site.start();
    await shows(tab, 'Skrevet imens.');
    await tab.locator('digitv-overlay .lost').waitFor({ state: 'hidden' });
    await site.save('content/sider/en.md', page('En', 'Skrevet etterpå.'));
    await shows(tab, 'Skrevet etterpå.');
    assert.ok(await isMarked(tab));
  });

  withSite('a page that goes away becomes 404, and comes back', async () => {
    const tab = await open('/ny/');
    await site.save('content/sider/ny.md', page('Ny', 'Den er ny.'));
    await shows(tab, 'Den er ny.');
    assert.ok(await isMarked(tab));
  });

  withSite(
    'a site with errors from the start comes when they are mended',
    async () => {
      const tab = await open('/en/');
      await tab.locator('digitv-overlay .errors').waitFor();
      await site.save('content/sider/en.md', page('En', 'Endelig.'));
      await shows(tab, 'Endelig.');
    },
    { 'content/sider/en.md': '---\ntittel: En\n' },
  );

  withSite('another script makes the page begin anew', async () => {
    const tab = await open('/en/');
    const script = '<script type="module" src="{{ "egen.js" | asset }}"></script>';
    await site.save('themes/digitv/static/egen.js', 'document.body.dataset.egen = "1";');
    await site.save('themes/digitv/templates/page.html', template(script));
    await tab.waitForFunction(() => document.body.dataset.egen === '1');
    assert.ok(!(await isMarked(tab)));
  });

  withSite('what a script has put in stays', async () => {
    const tab = await open('/en/');
    await tab.evaluate(() => {
      const hits = document.createElement('ul');
      hits.id = 'treff';
      hits.textContent = 'To treff';
      document.querySelector('form').append(hits);
      document.querySelector('h1').classList.add('fra-skript');
    });
    await site.save('content/sider/en.md', page('En', 'Ny tekst.'));
    await shows(tab, 'Ny tekst.');
    assert.equal(await tab.locator('#treff').innerText(), 'To treff');
    assert.equal(await tab.locator('h1.fra-skript').count(), 1);
  });

  withSite(
    'warnings are a small number, drafts are marked, and the file can be opened',
    async () => {
      const tab = await open('/kladd/');
      const corner = tab.locator('digitv-overlay .corner');
      await corner.waitFor();
      assert.match(await corner.innerText(), /Utkast/);
      assert.match(await corner.innerText(), /1 advarsel/);
      assert.equal(
        await corner.locator('a', { hasText: 'Rediger fila' }).getAttribute('href'),
        `vscode://file${site.root}/content/sider/kladd.md:1:1`,
      );
      await corner.locator('summary').click();
      assert.match(await corner.innerText(), /KB041/);
      assert.equal(await tab.locator('digitv-overlay .errors').isVisible(), false);
    },
    { 'content/sider/kladd.md': '---\ntittel: Kladd\nutkast: true\n---\n\nSkriv til kari.nordmann@example.no.\n' },
  );

  withSite(
    'links that edit a file in the repository open it here',
    async () => {
      const tab = await open('/en/');
      const edit = tab.locator(`a[href="vscode://file${site.root}/content/sider/en.md:1:1"]`);
      await edit.first().waitFor({ state: 'attached' });
      assert.equal(await tab.locator('a[href*="kode.example.no"]').count(), 0);
    },
    {
      'site.yaml':
        'title: Prøve\nbase_url: https://prove.example.no\nrepository:\n  url: https://kode.example.no/a/b\n  branch: main\n',
    },
  );

  withSite(
    'the search finds what was written since its page was opened',
    async () => {
      const manifest = async () => (await fetch(site.url('/search/manifest.json'))).text();
      const before = await manifest();
      const tab = await open('/sok/?q=xylofon');
      await shows(tab, '1 treff på «xylofon»');
      await site.save('content/sider/spill.md', page('Spill', 'En kontrabass.'));
      while ((await manifest()) === before) await tab.waitForTimeout(50);
      await tab.fill('input[name="q"]', 'kontrabass');
      await shows(tab, '1 treff på «kontrabass»');
      await tab.fill('input[name="q"]', 'xylofon');
      await shows(tab, 'Ingen treff på «xylofon»');
    },
    { 'content/sider/spill.md': page('Spill', 'En xylofon.') },
  );

  withSite('a hidden tab asks what it has missed when it is seen again', async () => {
    const tab = await open('/en/');
    const see = (hidden) =>
      tab.evaluate((hidden) => {
        Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }, hidden);
    await see(true);
    await site.save('content/sider/en.md', page('En', 'Imens du var borte.'));
    await see(false);
    await shows(tab, 'Imens du var borte.');
    assert.ok(await isMarked(tab));
  });
});
