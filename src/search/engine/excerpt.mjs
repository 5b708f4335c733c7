// Selects what a result shows: the best place in the document, and the words around it.

import { chunksOf } from './analysis.mjs';
import { placesIn } from './rank.mjs';

const LENGTH = 220;
const LEAD = 60;
const IN_HEADING = 0.5;
const SHORTEST_INSIDE = 4;

/** Returns a function that rates how well a chunk of text matches the words of a query. */
export function createMarker(words, analysis) {
  const worths = new Map();
  const parts = [];
  const full = words.filter((word) => !word.isLight);
  for (const word of full.length > 0 ? full : words) {
    const rarity = Math.max(word.rarity, 0.1);
    for (const answer of word.answers) {
      for (const { entry } of answer.entry ? [answer] : answer.phrase.flat()) {
        const worth = rarity * Math.min(1, answer.worth);
        if (worth > (worths.get(entry.form) ?? 0)) worths.set(entry.form, worth);
      }
    }
    if (word.key.length >= SHORTEST_INSIDE) parts.push([word.key, rarity * 0.5]);
  }
  const known = new Map();
  return function worthOf(chunk) {
    let worth = known.get(chunk);
    if (worth === undefined) {
      worth = 0;
      for (const { form } of analysis.takeApart(chunk).words) {
        worth = Math.max(worth, worths.get(form) ?? 0);
        if (worth === 0) {
          const folded = analysis.fold(form);
          for (const [part, value] of parts) if (folded.includes(part)) worth = Math.max(worth, value);
        }
      }
      known.set(chunk, worth);
    }
    return worth;
  };
}

/** Returns the number of the heading whose part of the document matches best; −1 for none. */
export function bestPart(words, document, card) {
  const { headings } = card;
  if (headings.length === 0) return -1;
  const sums = new Float32Array(headings.length + 1);
  for (const word of words) {
    if (word.isLight) continue;
    const seen = new Float32Array(sums.length);
    for (const place of placesIn(word, document)) {
      let part = headings.length;
      while (part > 0 && headings[part - 1][2] > place) part -= 1;
      const [, title, begin] = headings[part - 1] ?? [];
      const worth = title && place - begin < title.split(/\s+/).length ? 1 + IN_HEADING : 1;
      if (worth > seen[part]) seen[part] = worth;
    }
    for (const [part, worth] of seen.entries()) sums[part] += worth * word.rarity;
  }
  let best = 0;
  for (let part = 1; part < sums.length; part += 1) if (sums[part] > sums[best]) best = part;
  return best - 1;
}

/** Returns pieces of text around the best place: `{ text, mark }`. */
export function excerptOf(card, part, worthOf) {
  const preferred = card.texts[part + 1] ?? '';
  const texts = [preferred, card.summary, ...card.texts.filter((text) => text !== preferred)];
  let best = null;
  texts.forEach((text, at) => {
    if (!text) return;
    const stretch = bestWindow(text, worthOf);
    // Prefers the part that the result leads to, then the summary, unless another is clearly
    // better.
    const score = stretch.score * (at === 0 ? 1.25 : at === 1 ? 1.1 : 1);
    if (!best || score > best.score + 0.001) best = { ...stretch, text, score };
  });
  if (!best) return [];
  if (best.score === 0 && card.summary) best = { ...bestWindow(card.summary, () => 0), text: card.summary };
  return pieces(best);
}

function bestWindow(text, worthOf) {
  const marks = [];
  for (const match of chunksOf(text)) {
    const worth = worthOf(match[0]);
    if (worth > 0)
      marks.push({ start: match.index, end: match.index + match[0].length, worth, word: match[0].toLowerCase() });
  }
  let best = { score: 0, from: 0 };
  marks.forEach((first, at) => {
    const seen = new Set();
    let score = 0;
    for (let next = at; next < marks.length && marks[next].end - first.start < LENGTH - LEAD; next += 1) {
      score += seen.has(marks[next].word) ? marks[next].worth * 0.1 : marks[next].worth;
      seen.add(marks[next].word);
    }
    if (score > best.score + 1e-6) best = { score, from: first.start };
  });
  const start = beginOf(text, best.from);
  return { score: best.score, marks, start, end: endOf(text, start) };
}

// Returns a position a little before the first mark, at the beginning of a sentence or else of a
// word.
function beginOf(text, from) {
  if (from <= LEAD) return 0;
  const before = text.slice(from - LEAD, from);
  const sentence = before.search(/[.?!] (?!.*[.?!] )/s);
  if (sentence >= 0) return from - LEAD + sentence + 2;
  const space = before.indexOf(' ');
  return space < 0 ? from : from - LEAD + space + 1;
}

function endOf(text, start) {
  if (text.length - start <= LENGTH) return text.length;
  const space = text.lastIndexOf(' ', start + LENGTH);
  return space > start ? space : start + LENGTH;
}

function pieces({ text, marks, start, end }) {
  const found = [];
  const add = (piece, mark) => {
    if (piece) found.push({ text: piece, mark });
  };
  let at = start;
  add(start > 0 ? '… ' : '', false);
  for (const mark of marks) {
    if (mark.start < start || mark.end > end) continue;
    add(text.slice(at, mark.start), false);
    add(text.slice(mark.start, mark.end), true);
    at = mark.end;
  }
  add(text.slice(at, end) + (end < text.length ? ' …' : ''), false);
  return found;
}
