// Asks axe-core what breaks WCAG on a page.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const SOURCE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules that depend on colours, for a page where nothing else has changed. */
export const COLOUR_RULES = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
};

/** Puts axe into a page, whose policy must be bypassed. */
export async function injectAxe(page) {
  await page.evaluate(SOURCE);
}

/**
 * Returns what axe finds as the page is now, as text that says where.
 * @param {import('playwright-core').Page} page  with axe in it
 * @param {string} state  the state of the page, for the text
 * @param {object} [options]  axe's own, where they are others than every rule
 * @returns {Promise<string[]>}
 */
export async function violations(page, state, options = {}) {
  const { violations } = await page.evaluate((options) => globalThis.axe.run(document, options), {
    runOnly: { type: 'tag', values: TAGS },
    resultTypes: ['violations'],
    ...options,
  });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `[${state}] ${id}: ${help}\n  ${target}\n  ${failureSummary}`),
  );
}
