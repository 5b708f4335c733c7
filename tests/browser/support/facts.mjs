// The facts that the pages of a built site show, and whether a link beside each leads to the form in
// which it is corrected. A fact is a text that stands in a field of a document, or a mark of a status, an
// age or evidence.

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { DomUtils, parseDocument } from 'htmlparser2';

/** In characters: shorter texts are names and words, which stand in many places. */
const TELLING = 15;
/** What shows the value of a field without its text. */
const MARKS = new Set(['status', 'age', 'evidence', 'standing', 'tile']);
/** What a reader sees as one row: a link in it is beside the fact. */
const ROWS = new Set(['li', 'tr', 'p', 'article', 'header']);
/** What gathers rows: a link in words to the form of its document is beside its facts too. */
const PARTS = new Set(['section', 'details', 'aside']);
/** The links to the form of each municipality, for the tables on the same page. */
const PLACES = 'correct-places';

/**
 * @typedef {object} Fact
 * @property {string} page   the address of the page
 * @property {string} kind   of the page: `solution`
 * @property {string} shown  the text, or the class of the mark
 * @property {boolean} isNear  whether a link to the form is beside it
 */

/**
 * Every fact on the pages of a site, every kind of page, and the kinds with a link to a form.
 * @param {string} folder  the built site
 * @param {string} base    the path that it is published under
 * @param {Record<string, string>} elsewhere  selectors (`.legend`, `ul`) of what is no fact
 * @returns {Promise<{ facts: Fact[], kinds: Set<string>, leading: Set<string> }>}
 */
export async function factsOf(folder, base, elsewhere) {
  const stated = await statedIn(folder);
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('index.html'));
  const kinds = new Set();
  const leading = new Set();
  const pages = files.map(async (file) => {
    const html = await readFile(path.join(folder, file), 'utf8');
    const kind = /page-kind--([a-z-]+)/.exec(html)?.[1];
    const main = DomUtils.findOne(({ name }) => name === 'main', parseDocument(html).children);
    if (!kind || !main) return [];
    kinds.add(kind);
    if (DomUtils.existsOne((node) => node.name === 'a' && Boolean(queryOf(node, base)), [main])) leading.add(kind);
    const found = [...shownIn(main, stated, elsewhere)];
    const here = { page: `/${path.dirname(file)}/`, kind };
    return found.map(({ node, shown, documents }) => ({ ...here, shown, isNear: isNear(node, documents, base) }));
  });
  return { facts: (await Promise.all(pages)).flat(), kinds, leading };
}

/** The texts of all documents that have a form, each with those that state it. */
async function statedIn(folder) {
  /** @type {Map<string, Set<string>>} */
  const stated = new Map();
  // What leads to a document by its name says nothing of it.
  const names = [];
  const all = await readdir(path.join(folder, 'skjema'), { recursive: true });
  for (const name of all.filter((name) => name.includes(path.sep) && name.endsWith('.json'))) {
    const { document, title, fields, nn } = JSON.parse(await readFile(path.join(folder, 'skjema', name), 'utf8'));
    for (const text of [...textsOf(fields), ...textsOf(nn?.fields)]) {
      stated.set(text, (stated.get(text) ?? new Set()).add(document));
    }
    names.push(title, nn?.title, fields.navn_nn, fields.region, ...(fields.alias ?? []));
  }
  for (const name of names) stated.delete(plain(name ?? ''));
  return stated;
}

/** @returns {string[]} every text below `value` that is long enough to be known again */
function textsOf(value) {
  if (typeof value === 'string') return value.length < TELLING || value.startsWith('http') ? [] : [plain(value)];
  return Object.values(value ?? {}).flatMap(textsOf);
}

function* shownIn(main, stated, elsewhere) {
  const isElsewhere = (node) => Object.keys(elsewhere).some((selector) => matches(node, selector));
  const nodes = [main];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    const documents = node.type === 'text' && stated.get(plain(node.data));
    if (documents) yield { node, shown: plain(node.data), documents };
    if (!node.attribs || isElsewhere(node)) continue;
    const mark = classesOf(node).find((name) => MARKS.has(name));
    if (mark) yield { node, shown: mark, documents: undefined };
    nodes.push(...node.children);
  }
}

/** Whether a link to the form of one of `documents`, or of any where it is undefined, is beside `node`. */
function isNear(node, documents, base) {
  for (let around = node.parent; around; around = around.parent) {
    const links = DomUtils.findAll(({ name }) => name === 'a', [around]);
    const led = links.map((link) => ({ link, query: queryOf(link, base) })).filter(({ query }) => query);
    if (led.some(({ link, query }) => isBeside(around, link, query, documents))) return true;
    if (around.name === 'main') return false;
  }
  return false;
}

function isBeside(around, link, query, documents) {
  const isOfOne =
    documents === undefined || documents.has(query.get('d')?.replace(/\.nn$/, '')) || isOwn(query, documents);
  const isRow = ROWS.has(around.name) || isRowToo(around);
  // Where the reader chooses the municipality it is in no document yet.
  if (isRow) return isOfOne || query.has('ny');
  if (PARTS.has(around.name)) return isOfOne && query.has('d') && !classesOf(link).includes('correct-link');
  const places = link.parent?.parent?.parent;
  return classesOf(around).includes('page') && classesOf(places).includes(PLACES);
}

/** What a network says of its members is corrected with each: its own statement goes before. */
function isOwn(query, documents) {
  const isUse = query.get('d')?.startsWith('kommuner/') && query.get('f')?.startsWith('bruk[');
  return isUse && [...documents].some((document) => document.startsWith('samarbeid/'));
}

/** A statement with its note below, statements that are told as one, and a fact with its name. */
function isRowToo(around) {
  const isOne = around.name === 'tbody' && around.children.filter(({ name }) => name === 'tr').length <= 2;
  return isOne || classesOf(around).includes('fold') || around.parent?.name === 'dl';
}

/** What a link to the form says of it; undefined for any other. */
function queryOf({ attribs: { href = '' } }, base) {
  const form = /^(?:nn\/)?rett\/\?(.*)$/.exec(href.startsWith(base) ? href.slice(base.length) : '');
  return form ? new URLSearchParams(form[1]) : undefined;
}

function matches(node, selector) {
  return selector.startsWith('.') ? classesOf(node).includes(selector.slice(1)) : node.name === selector;
}

function classesOf(node) {
  return (node?.attribs?.class ?? '').split(' ');
}

/** A text as a field has it: without what breaks lines, and the full stop of the sentence around it. */
function plain(text) {
  return text
    .replaceAll('\u00AD', '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.:,]$/, '');
}
