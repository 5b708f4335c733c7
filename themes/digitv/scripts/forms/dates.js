// Dates as far as they are known, as people write them and as files have them.

/** The same in both written forms. */
const MONTHS = 'januar februar mars april mai juni juli august september oktober november desember'.split(' ');

/** The day of the reader, as files have it: `2026-11-30`. */
export function today(now = new Date()) {
  const two = (n) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * What somebody has written, as files have it: `28.11.2026`, `11/2026` and `nov. 2026` are dates too.
 * A text that is none is returned as it is.
 * @param {string} written
 */
export function read(written) {
  const text = written.trim().replace(/\s+/g, ' ');
  const day = /^(\d{1,2})[./] ?(\d{1,2})[./] ?(\d{4})$/.exec(text);
  if (day) return `${day[3]}-${day[2].padStart(2, '0')}-${day[1].padStart(2, '0')}`;
  const month = /^(\d{1,2})[./](\d{4})$/.exec(text);
  if (month) return `${month[2]}-${month[1].padStart(2, '0')}`;
  const words = /^(?:(\d{1,2})\. ?)?([a-zæøå]{3,})\.? (\d{4})$/i.exec(text);
  if (words) {
    const number = MONTHS.findIndex((name) => name.startsWith(words[2].toLowerCase())) + 1;
    const known = `${words[3]}-${String(number).padStart(2, '0')}`;
    if (number > 0) return words[1] ? `${known}-${words[1].padStart(2, '0')}` : known;
  }
  const about = /^(?:ca|rundt|omkring|kring)\.? (\d{4}.*)$/i.exec(text);
  return about ? `ca. ${about[1]}` : text;
}

/**
 * A date for readers: `2026-11-30` → 30. november 2026.
 * @param {string} known
 */
export function show(known) {
  const [, about = '', year, month, day] = /^(ca\. )?(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(known) ?? [];
  if (!year) return known;
  const name = month && MONTHS[Number(month) - 1];
  if (day) return `${about}${Number(day)}. ${name} ${year}`;
  return name ? `${about}${name} ${year}` : about + year;
}

/**
 * Whether a date of the right form is in the calendar.
 * @param {string} known
 */
export function isInCalendar(known) {
  const [year, month = 1, day = 1] = known
    .replace(/^ca\.? */, '')
    .split('-')
    .map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= last;
}

/**
 * How old a statement is on `day`: `fresh`, `ageing`, `stale`; `undated` without a date.
 * @param {string | undefined} known
 * @param {string} day
 * @param {{ ageing: number, stale: number }} limits  in months
 */
export function freshness(known, day, limits) {
  if (!known) return 'undated';
  const [year, month = 12, date = 31] = known
    .replace(/^ca\.? */, '')
    .split('-')
    .map(Number);
  const [thisYear, thisMonth, thisDate] = day.split('-').map(Number);
  const months = (thisYear - year) * 12 + thisMonth - month - (thisDate < date ? 1 : 0);
  if (months >= limits.stale) return 'stale';
  return months >= limits.ageing ? 'ageing' : 'fresh';
}
