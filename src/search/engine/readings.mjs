// Builds the readings of a query with words that the site does not know: as it stands, and with
// words replaced by those that may have been meant. A document counts by the reading that it
// matches best, so that the best of each likely reading is near the top.

const MOST_READINGS = 4;
// The difference in cost to the likeliest reading from which a reading is ignored.
const MARGIN = 0.75;
const SHARPNESS = 0.5;

/**
 * Returns the texts that `text` may have been meant for, by the candidates of its words, likeliest
 * first: `{ text, weight, isShown, taken }`, where `taken` are words that nothing matches as they
 * stand, each with those that it is replaced by.
 */
export function textsOf(text, words) {
  const doubted = words.filter((word) => word.candidates.length > 0);
  if (doubted.length === 0) return [];
  const best = doubted.map((word) => word.candidates[0]);
  const choices = [{ chosen: best, more: 0 }];
  doubted.forEach((word, at) => {
    for (const candidate of word.candidates.slice(1)) {
      choices.push({
        chosen: best.map((one, other) => (other === at ? candidate : one)),
        more: candidate.cost - best[at].cost,
      });
    }
  });
  return choices
    .filter(({ more }) => more <= MARGIN)
    .sort((a, b) => a.more - b.more)
    .slice(0, MOST_READINGS)
    .map(({ chosen, more }) => ({
      text: replaced(text, doubted, chosen),
      weight: Math.exp(-SHARPNESS * more),
      isShown: chosen.every((candidate) => candidate.isShown),
      taken: doubted.flatMap((word, at) => (word.answers.length > 0 && !word.taken ? [] : [[word, [chosen[at].form]]])),
    }));
}

function replaced(text, words, candidates) {
  const places = words.map((word, at) => ({ ...word, form: candidates[at].form }));
  places.sort((a, b) => b.start - a.start);
  return places.reduce((text, { start, ends, form }) => text.slice(0, start) + form + text.slice(ends), text);
}

/**
 * Returns the scores of documents over `readings`, each `{ scores, cover, weight }`; and by
 * document the reading that the score is from.
 */
export function merged(readings, count) {
  const sources = new Uint8Array(count);
  if (readings.length === 1) return { scores: readings[0].scores, sources };
  const scores = new Float32Array(count);
  const tops = readings.map((reading) => reading.scores.reduce((a, b) => Math.max(a, b), 0));
  const scale = Math.max(...tops);
  readings.forEach(({ scores: own, cover, weight }, reading) => {
    if (tops[reading] === 0) return;
    const worth = weight * cover * scale;
    for (let at = 0; at < count; at += 1) {
      const score = worth * (own[at] / tops[reading]);
      if (score <= scores[at]) continue;
      scores[at] = score;
      sources[at] = reading;
    }
  });
  return { scores, sources };
}
