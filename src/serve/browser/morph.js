// Takes a change in the source of a page into the page as it stands, and leaves all else alone.
//
// Three trees are at hand: the page as it was sent (`was`), as it is sent now (`now`), and as it
// lives in the tab, where the reader and other scripts have had their hands on it. Only what
// differs between the two that were sent is changed in the one that lives. So an open <details>,
// a text in a field, the focus, and whatever a script has put in stay as they are.

import { align, isSame } from './align.js';

/** Style sheets that are about to be replaced by one that is still on its way. */
const leaving = new WeakSet();
/** A page is not kept waiting for its style any longer than this. */
const STYLE_MS = 1000;

/**
 * Makes `live` differ from what it is as `now` differs from `was`.
 * @param {Document} live
 * @param {Document} was
 * @param {Document} now
 */
export async function morph(live, was, now) {
  morphAttributes(live.documentElement, was.documentElement, now.documentElement);
  const styles = [];
  morphNode(live.head, was.head, now.head, styles);
  // New elements are not shown in the old style.
  await Promise.race([Promise.all(styles), new Promise((done) => setTimeout(done, STYLE_MS))]);
  morphNode(live.body, was.body, now.body, []);
}

function morphNode(live, was, now, styles) {
  if (isSame(was, now)) return;
  if (live.nodeType !== Node.ELEMENT_NODE) {
    live.data = now.data;
    return;
  }
  if (isStyle(live) && was.getAttribute('href') !== now.getAttribute('href')) {
    styles.push(replaceStyle(live, now));
    return;
  }
  morphAttributes(live, was, now);
  if (live instanceof HTMLTemplateElement) {
    morphChildren(live.content, was.content, now.content, styles);
  } else {
    morphChildren(live, was, now, styles);
  }
}

function morphAttributes(live, was, now) {
  for (const { name, value } of now.attributes) {
    if (was.getAttribute(name) !== value) live.setAttribute(name, value);
  }
  for (const { name } of [...was.attributes]) {
    if (!now.hasAttribute(name)) live.removeAttribute(name);
  }
}

function morphChildren(live, was, now, styles) {
  const before = [...was.childNodes];
  const after = [...now.childNodes];
  const there = [...live.childNodes].filter((node) => !leaving.has(node));
  const inLive = align(before, there);
  const inBefore = align(after, before);

  const kept = new Set(inBefore);
  before.forEach((_, place) => {
    if (!kept.has(place) && inLive[place] >= 0) there[inLive[place]].remove();
  });
  let last = null;
  after.forEach((node, place) => {
    const old = inBefore[place];
    const alive = old >= 0 && inLive[old] >= 0 ? there[inLive[old]] : undefined;
    if (alive) {
      morphNode(alive, before[old], node, styles);
      last = alive;
    } else if (old < 0 || !isSame(before[old], node)) {
      const fresh = live.ownerDocument.importNode(node, true);
      if (last) last.after(fresh);
      else live.prepend(fresh);
      last = fresh;
    }
    // What is as it was, and yet not in the page, a script has taken out.
  });
}

function isStyle(node) {
  return node.nodeName === 'LINK' && node.getAttribute('rel') === 'stylesheet';
}

/**
 * Puts a style sheet in the place of another, which holds until the new one is there.
 * @returns {Promise<void>}
 */
function replaceStyle(live, now) {
  const fresh = live.ownerDocument.importNode(now, true);
  leaving.add(live);
  return new Promise((done) => {
    const swap = () => {
      live.remove();
      done();
    };
    fresh.addEventListener('load', swap, { once: true });
    fresh.addEventListener('error', swap, { once: true });
    live.after(fresh);
  });
}
