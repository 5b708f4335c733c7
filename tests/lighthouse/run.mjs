// Lighthouse on the pages that carry the site, as a phone sees them:
//
//     DIGITV_SITE=public npm test
//
// Accessibility, good practice and findability must be 100. Speed is told beside them and judged
// by people: it is measured with a clock, and a busy machine is slow. What makes a page slow is
// held by `visit.test.mjs` of the browser tests. Exit status 1 where a page has less than 100.

import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

import { findChromium } from '../browser/support/chromium.mjs';
import { readPages, serveSite } from '../browser/support/site.mjs';

const MUST_BE_FULL = ['accessibility', 'best-practices', 'seo'];
/** How often a page is asked before it counts as one that cannot be measured. */
const TRIES = 4;
const pages = (await readPages()).filter((page) => !page.redirect);
const addresses = process.argv.slice(2).length ? process.argv.slice(2) : await chosen();

const server = await serveSite();
let passed = 0;
let failed = 0;
try {
  for (const address of addresses) {
    const lhr = await measure(address);
    const missed = Object.values(lhr.categories).flatMap((category) => reasons(category, lhr));
    const scores = Object.values(lhr.categories).map(({ id, score }) => `${id} ${points(score)}`);
    const isFull = MUST_BE_FULL.every((id) => lhr.categories[id].score === 1);
    if (isFull) passed += 1;
    else failed += 1;
    console.log(`${isFull ? '✔' : '✖'} ${address}  ${scores.join('  ')}`);
    for (const reason of missed) console.log(`    ${reason}`);
  }
} finally {
  await server.close();
}
console.log(`ℹ pass ${passed}\nℹ fail ${failed}`);
process.exitCode = failed ? 1 : 0;

/**
 * What Lighthouse found on a page. On a machine with too much to do, Chromium may not have painted
 * in time: then there is nothing to judge by, which says nothing of the page, and it is asked again.
 */
async function measure(address) {
  for (let tries = 1; ; tries += 1) {
    const lhr = await ask(address);
    const failures = [lhr.runtimeError?.message, ...Object.values(lhr.audits).map((audit) => audit.errorMessage)];
    const isJudged = Object.values(lhr.categories).every(({ score }) => score !== null);
    if (isJudged || tries === TRIES) return lhr;
    console.log(`${address}: not measured (${failures.find(Boolean)}); once more`);
  }
}

/** Asks once, in a browser of its own: what is left of the page before would count as of this one. */
async function ask(address) {
  const chrome = await launch({
    chromePath: findChromium({ whole: true }),
    chromeFlags: ['--headless=new', '--disable-dev-shm-usage', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    const { lhr } = await lighthouse(server.url(address), {
      port: chrome.port,
      onlyCategories: ['performance', ...MUST_BE_FULL],
      logLevel: 'error',
    });
    return lhr;
  } finally {
    chrome.kill();
  }
}

function points(score) {
  return score === null ? 'not measured' : Math.round(score * 100);
}

/** The front page, the search, the coverage, and the largest page of each kind of document. */
async function chosen() {
  const largest = (folder) =>
    pages
      .filter(({ address }) => address.startsWith(folder) && address.split('/').length === 4)
      .toSorted((one, other) => other.size - one.size)
      .slice(0, 1)
      .map(({ address }) => address);
  const own = ['/', '/sok/', '/dekning/'].filter((wanted) => pages.some(({ address }) => address === wanted));
  return [...own, ...['/erfaringer/', '/losninger/', '/kommuner/'].flatMap(largest)];
}

/** What took a point away, and where it stands. */
function reasons({ auditRefs }, { audits }) {
  return auditRefs
    .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9)
    .map(({ id }) => {
      const { title, displayValue = '', details } = audits[id];
      const places = (details?.items ?? [])
        .slice(0, 3)
        .map((item) => item.node?.snippet ?? item.url ?? item.source?.url ?? '');
      return [`${id}: ${title} ${displayValue}`, ...places.filter(Boolean)].join('\n      ');
    });
}
