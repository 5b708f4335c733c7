// A reader of the site whose search engine is a stand-in: it keeps the contract of the real one,
// answers what the tests know (engine.js), and fails when told. The page, its scripts and the
// security headers are the site's own.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, beforeEach } from 'node:test';

import { launch } from './browser.mjs';
import { serveSite } from './site.mjs';

const ENGINE = await readFile(new URL('engine.js', import.meta.url), 'utf8');

/** The stand-in, and the switches for it. */
export function standInSearch() {
  const search = {
    /** Whether files of the index cannot be fetched. */
    broken: false,
    /** Called when the manifest is asked for. */
    onManifest: () => {},
    /** Paths asked for, in order. */
    asked: [],
    files: new Map(),
  };
  const add = (path, type, body) => {
    search.files.set(path, async () => {
      search.asked.push(path);
      if (path === 'search/manifest.json') search.onManifest();
      const isIndex = path === 'search/shard.bin';
      return search.broken && isIndex ? { status: 503, body: '', type } : { body, type };
    });
  };
  add('search/manifest.json', 'application/json', JSON.stringify({ engine: 'files/engine.js' }));
  add('search/files/engine.js', 'text/javascript', ENGINE);
  add('search/shard.bin', 'application/octet-stream', 'x');
  // Where the first result leads.
  add('digital-trygghetsalarm/', 'text/html', '<!doctype html><title>Alarm</title>');
  return search;
}

/** A reader for the tests of a suite, with a new page for each. What the browser complains of fails the test. */
export function searchReader() {
  const reader = new Reader();
  before(() => reader.begin());
  after(() => reader.end());
  beforeEach(() => reader.open());
  afterEach(async () => {
    await reader.context.close();
    assert.deepEqual(reader.complaints, []);
  });
  return reader;
}

class Reader {
  search = standInSearch();

  async begin() {
    this.server = await serveSite(this.search.files);
    this.browser = await launch();
  }

  async end() {
    await this.browser?.close();
    await this.server?.close();
  }

  /** A new page, in the place of one that is open. */
  async open(options = {}) {
    await this.context?.close();
    this.search.broken = false;
    this.search.onManifest = () => {};
    this.search.asked.length = 0;
    this.complaints = [];
    this.context = await this.browser.newContext({ reducedMotion: 'reduce', ...options });
    this.page = await this.context.newPage();
    this.page.on('pageerror', (error) => this.complaints.push(String(error)));
    this.page.on('dialog', (dialog) => this.complaints.push(`dialog: ${dialog.message()}`));
    this.page.on('console', (message) => {
      // That a file cannot be fetched is what some tests are about.
      const expected = message.text().includes('503');
      if (message.type() === 'error' && !expected) this.complaints.push(message.text());
    });
  }

  go(address) {
    return this.page.goto(this.server.url(address));
  }

  field() {
    return this.page.locator('input[name="q"]').first();
  }

  /** The suggestions under the field. */
  options() {
    return this.page.getByRole('option').and(this.page.locator('.suggest__option'));
  }

  /** Waits until the search page says this of what it found. */
  found(text) {
    return this.page.locator('.found__count', { hasText: text }).waitFor();
  }

  titles() {
    return this.page.locator('.hit__title').allInnerTexts();
  }

  /** What the address says of the search. */
  query() {
    return new URL(this.page.url()).search;
  }

  async assertFocus(selector) {
    const focused = await this.page.evaluate((selector) => document.activeElement.matches(selector), selector);
    assert.ok(focused, `fokus er ikke på ${selector}`);
  }
}
