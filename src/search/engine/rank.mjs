// Ranks documents by how well they match the words of a query.

import { countUpTo, listOf } from './shards.mjs';

const LEVELLING = 3;
// The part of a document's score that remains when it covers little of the query.
const FLOOR = 0.45;
const NEAR = 0.8;
const NEAREST_OF = 200;
const APART = 0.15;
// The worth from which a match counts towards how common a word is.
const COUNTED = 0.7;
const NAME = 1.6;
const NAME_IN_PART = 0.5;
// The part of the best coverage below which a document comes behind the others, and that below which
// it is no result.
const TAIL = 0.4;
const NO_RESULT = 0.3;
const BEHIND = 0.3;
// The part of what a word in parts says that the less telling part of it says at most.
const LESS_TELLING = 0.42;

/**
 * Scores each of `count` documents; `cover` is the largest part of the query that one of them
 * covers.
 */
export function score(words, names, count) {
  const scores = new Float32Array(count);
  const covered = new Float32Array(count);
  const having = new Float32Array(count);
  let total = 0;
  const used = words.filter((word) => word.answers.length > 0);
  for (const word of words) {
    word.counts = countsOf(word, count);
    word.rarity = word.answers.length > 0 ? rarityOf(word.counts.found, count) * word.value : 0;
    if (!word.isPiece) total += word.rarity;
  }
  for (const word of used) {
    const { parts } = word.counts;
    for (let at = 0; at < count; at += 1) {
      const part = parts[at];
      if (part === 0) continue;
      scores[at] += word.rarity * part * (1 + LEVELLING) * 0.5;
      if (word.isPiece) continue;
      covered[at] += word.rarity * Math.min(1, 0.4 + part);
      having[at] += word.rarity;
    }
  }
  let best = 0;
  for (let at = 0; at < count; at += 1) {
    if (scores[at] === 0) continue;
    const cover = total > 0 ? Math.min(1, covered[at] / total) : 1;
    covered[at] = cover;
    if (cover > best) best = cover;
    scores[at] *= FLOOR + (1 - FLOOR) * cover;
  }
  for (const { entry, part } of names) {
    const bonus = part === 1 ? NAME : NAME_IN_PART * part * part;
    const { documents } = listOf(entry);
    for (const at of documents) {
      // A name need be no word of the site.
      scores[at] += (total || 1) * bonus;
      covered[at] = Math.max(covered[at], best * part);
    }
  }
  addNearness(used, scores, count);
  const most = having.reduce((a, b) => Math.max(a, b), 0);
  // Of a word that is only found in parts, the less telling one alone is another subject.
  const isInParts = words.every((word) => word.taken);
  for (let at = 0; at < count; at += 1) {
    if (covered[at] < best * NO_RESULT || (isInParts && having[at] < most * LESS_TELLING)) scores[at] = 0;
    else if (covered[at] < best * TAIL) scores[at] *= BEHIND;
  }
  return { scores, cover: total > 0 ? most / total : 1 };
}

// Returns, by document, how well it matches the word, from 0 to 1; and the number of documents.
// Matches count from the nearest on, and each adds what is not yet reached, times its worth: any
// number of distant forms are worth less than the word itself.
function countsOf(word, count) {
  const sums = new Float32Array(count);
  const parts = new Float32Array(count);
  const seen = new Uint8Array(count);
  let found = 0;
  for (const answer of [...word.answers].sort((a, b) => b.worth - a.worth)) {
    // Half of what a distant form is worth less counts for each match, half for all together.
    const near = Math.sqrt(answer.worth);
    const reach = answer.reach ?? near;
    const { documents, counts } = answer.entry ? listOf(answer.entry) : together(answer.phrase, answer.via ? 0 : APART);
    for (let at = 0; at < documents.length; at += 1) {
      const document = documents[at];
      const before = levelled(sums[document]);
      sums[document] += counts[at] * near;
      parts[document] += reach * (levelled(sums[document]) - before);
      if (answer.worth >= COUNTED && !seen[document]) {
        seen[document] = 1;
        found += 1;
      }
    }
  }
  return { parts, found };
}

function levelled(sum) {
  return sum / (sum + LEVELLING);
}

// Returns the documents that have every word of a phrase, with more weight where they are adjacent.
function together(phrase, apart) {
  const words = phrase.map(byDocument);
  const documents = [];
  const counts = [];
  for (const document of words[0].keys()) {
    const all = words.map((word) => word.get(document));
    const worth = !all.every(Boolean) ? 0 : areNear(all) ? 1 : apart;
    if (worth === 0) continue;
    documents.push(document);
    counts.push(worth * Math.min(...all.map((posting) => posting.count)));
  }
  return { documents, counts };
}

function byDocument(answers) {
  const found = new Map();
  for (const { entry, worth } of answers) {
    const { documents, counts, begins, places } = listOf(entry);
    for (let at = 0; at < documents.length; at += 1) {
      const posting = found.get(documents[at]) ?? { count: 0, places: [] };
      posting.count += counts[at] * worth;
      if (places) posting.places.push(...places.slice(begins[at], begins[at + 1]));
      found.set(documents[at], posting);
    }
  }
  return found;
}

function areNear(postings) {
  const [first, ...rest] = postings;
  if (postings.some((posting) => posting.places.length === 0)) return true;
  return first.places.some((place) =>
    rest.every((posting) => posting.places.some((other) => Math.abs(other - place) <= rest.length + 1)),
  );
}

// Raises the scores of documents where words of the query are near each other, and in order.
function addNearness(words, scores, count) {
  const full = words.filter((word) => !word.isLight && !word.isPiece);
  if (full.length < 2) return;
  for (const document of best(scores, count, NEAREST_OF)) {
    let bonus = 0;
    for (let at = 1; at < full.length; at += 1) {
      const [first, second] = [full[at - 1], full[at]];
      const gap = second.at - first.at;
      const near = nearness(placesIn(first, document), placesIn(second, document), gap);
      bonus += near * Math.min(first.rarity, second.rarity);
    }
    scores[document] += bonus * NEAR;
  }
}

function nearness(first, second, gap) {
  let best = 0;
  for (const a of first) {
    for (const b of second) {
      const off = b - a;
      let near = 0;
      if (off === gap || off === 0) near = 1;
      else if (off > 0 && off <= gap + 2) near = 0.7;
      else if (Math.abs(off) <= 4) near = 0.45;
      else if (Math.abs(off) <= 12) near = 0.2;
      if (near > best) best = near;
    }
  }
  return best;
}

/** Returns the places in a document that match a word of a query, weak matches aside. */
export function placesIn(word, document) {
  const found = [];
  for (const answer of word.answers) {
    if (answer.worth < 0.3) continue;
    for (const { entry } of answer.entry ? [answer] : answer.phrase.flat()) {
      const list = listOf(entry);
      const at = countUpTo(list.documents, document) - 1;
      if (list.documents[at] !== document || !list.places) continue;
      for (let place = list.begins[at]; place < list.begins[at + 1]; place += 1) found.push(list.places[place]);
    }
  }
  return found;
}

/** Returns the `most` best documents, best first; of two equal ones the newer first. */
export function best(scores, count, most) {
  const found = [];
  for (let at = 0; at < count; at += 1) if (scores[at] > 0) found.push(at);
  found.sort((a, b) => scores[b] - scores[a] || a - b);
  return found.slice(0, most);
}

function rarityOf(found, count) {
  return Math.log(1 + (count - found + 0.5) / (found + 0.5));
}
