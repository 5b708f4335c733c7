// Finds Norwegian national identity numbers, in every way that people write them, as the checks of
// the content do: a date and five digits, of which the last two are check digits, together or with
// signs between the parts, also in digits of other scripts and in the codes of addresses and HTML.

/** The zeros of the scripts whose digits are read. */
const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0xff10, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6];
/** Digits that are encoded for addresses, for JSON and YAML, and for HTML. */
const CODED = /^(?:%3([0-9])|\\u003([0-9])|\\x3([0-9])|&#([xX]?)([0-9a-fA-F+]{1,7});)/;
const INVISIBLE = /^[\u00ad\u200b-\u200f\u2060\ufeff]/;
const CODED_BETWEEN = /^%(?:20|2[Dd]|2[Ee])/;
/** The longest word, in bytes, in which digits are taken for a number: longer ones are hashes. */
const LONGEST_WORD = 24;
const FIRST_WEIGHTS = [3, 7, 6, 1, 8, 9, 4, 5, 2];
const SECOND_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/**
 * @param {string} text
 * @param {string} between  the signs that may stand between the parts of a number
 * @returns {{ start: number, end: number, kind: 'real' | 'doubtful' | 'synthetic' }[]}
 */
export function findNumbers(text, between) {
  const found = [];
  let at = 0;
  while (at < text.length) {
    if (digitAt(text, at)) {
      const run = readRun(text, at, between);
      found.push(...numbersOf(run, text));
      at = run.digits.at(-1).end;
    } else {
      at += String.fromCodePoint(text.codePointAt(at)).length;
    }
  }
  return found;
}

/** The digit that begins at `at`, and its length. */
function digitAt(text, at) {
  const code = text.codePointAt(at);
  if (code === undefined) return undefined;
  const zero = ZEROS.find((zero) => code >= zero && code < zero + 10);
  if (zero !== undefined) return { value: code - zero, length: code > 0xffff ? 2 : 1 };
  if (code !== 0x25 && code !== 0x26 && code !== 0x5c) return undefined;
  const coded = CODED.exec(text.slice(at, at + 12));
  if (!coded) return undefined;
  const plain = coded[1] ?? coded[2] ?? coded[3];
  if (plain !== undefined) return { value: Number(plain), length: coded[0].length };
  const letter = Number.parseInt(coded[5], coded[4] ? 16 : 10);
  const isWhole = coded[4] ? /^[0-9a-f]+$/i.test(coded[5]) : /^[0-9]+$/.test(coded[5]);
  const value = letter - 0x30;
  return isWhole && value >= 0 && value <= 9 ? { value, length: coded[0].length } : undefined;
}

/** Digits with only signs between them, and how many come before each group. */
function readRun(text, start, between) {
  const digits = [];
  const starts = [0];
  let at = start;
  for (;;) {
    for (let digit = digitAt(text, at); digit; digit = digitAt(text, at)) {
      digits.push({ value: digit.value, start: at, end: at + digit.length });
      at += digit.length;
    }
    const gap = gapAt(text, at, between);
    if (!gap) return { digits, starts };
    at += gap.length;
    if (gap.isSeen) starts.push(digits.length);
  }
}

/** What stands between two digits; undefined where no digit follows soon. */
function gapAt(text, start, between) {
  let at = start;
  let seen = 0;
  for (let steps = 0; steps < 12; steps += 1) {
    if (digitAt(text, at)) return { length: at - start, isSeen: seen > 0 };
    if (at >= text.length) return undefined;
    const letter = text[at];
    if (INVISIBLE.test(letter)) {
      at += 1;
    } else if ((between.includes(letter) || '\n\r\t'.includes(letter)) && seen < 5) {
      at += 1;
      seen += 1;
    } else if (CODED_BETWEEN.test(text.slice(at, at + 3)) && seen < 5) {
      at += 3;
      seen += 1;
    } else {
      return undefined;
    }
  }
  return undefined;
}

function numbersOf({ digits, starts }, text) {
  const found = [];
  for (const [index, start] of starts.entries()) {
    const ends = [...starts.slice(index + 1), digits.length].map((end) => end - start);
    const last = ends.findIndex((end) => end > 13);
    const short = last < 0 ? ends : ends.slice(0, last);
    const whole = short.findIndex((end) => end === 11 || end === 13);
    if (whole < 0) continue;
    const groups = short.slice(0, whole + 1);
    const own = digits.slice(start, start + groups.at(-1));
    const place = { start: own[0].start, end: own.at(-1).end };
    if (!isWayOfWriting(groups, starts.length) || !isByItself(text, place, groups)) continue;
    const kind = kindOf(own.map(({ value }) => value));
    if (kind) found.push({ ...place, kind });
  }
  return found;
}

/** Whether digits are grouped as people group such a number; `groups` are the ends of the groups. */
function isWayOfWriting(groups, ofRun) {
  if (groups.length === 1 && groups[0] === 11) return true;
  // With the full year: day, month, century and year, and the rest.
  if (groups.join() === '2,4,8,13') return true;
  if (groups.at(-1) === 13) return false;
  return groups.includes(6) && (groups.length <= 5 || (groups.length === 11 && ofRun === 11));
}

/** Whether the number is not a part of something longer. */
function isByItself(text, place, groups) {
  if (groups.length !== 1) return true;
  const before = text.slice(0, place.start);
  const after = text.slice(place.end);
  if (/[0-9][.,]$/.test(before)) return false;
  const around = /[0-9A-Za-z]*$/.exec(before)[0].length + /^[0-9A-Za-z]*/.exec(after)[0].length;
  return around + 11 <= LONGEST_WORD;
}

/** What the digits are a number of; undefined where they are none. */
function kindOf(all) {
  const digits = all.length === 13 ? withoutCentury(all) : all;
  if (!digits) return undefined;
  const day = digits[0] * 10 + digits[1];
  const month = digits[2] * 10 + digits[3];
  const check = (weights) => (11 - (weights.reduce((sum, weight, at) => sum + weight * digits[at], 0) % 11)) % 11;
  const isDay = (day >= 1 && day <= 31) || (day >= 41 && day <= 71);
  if (!isDay || check(FIRST_WEIGHTS) !== digits[9] || check(SECOND_WEIGHTS) !== digits[10]) return undefined;
  if (month >= 1 && month <= 12) return 'real';
  if (month >= 41 && month <= 52) return 'doubtful';
  if ((month >= 66 && month <= 77) || (month >= 81 && month <= 92)) return 'synthetic';
  return undefined;
}

/** The eleven digits of a number with the full year; undefined where the century does not fit. */
function withoutCentury(all) {
  const century = all[4] * 10 + all[5];
  const serial = all[8] * 100 + all[9] * 10 + all[10];
  const fits = (century === 19 && (serial <= 499 || serial >= 900)) || (century === 20 && serial >= 500);
  return fits ? [...all.slice(0, 4), ...all.slice(6)] : undefined;
}
