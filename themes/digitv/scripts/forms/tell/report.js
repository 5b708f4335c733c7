// A report made of the answers to the ten questions. Nothing here touches the page.

import { slug } from '../contribution.js';
import { written } from '../values.js';
import { date } from '../yaml.js';

/**
 * Where each answer belongs in a report: the record of its field in the rules, by the names that the
 * page gives it. What stands below another name is `kostnad:årlig`.
 * @type {Record<string, string>}
 */
export const RECORDS = {
  tittel: 'erfaring',
  sammendrag: 'erfaring',
  kommuner: 'erfaring',
  løsninger: 'erfaring',
  temaer: 'erfaring',
  'periode:fra': 'Period',
  'periode:til': 'Period',
  'kostnad:etablering': 'Cost',
  'kostnad:årlig': 'Cost',
  'kostnad:merknad': 'Cost',
  'gevinster:tekst': 'Benefit',
  'gevinster:type': 'Benefit',
  'gevinster:evidens': 'Benefit',
  'artefakter:type': 'Artefact',
  'artefakter:tittel': 'Artefact',
  'artefakter:url': 'Artefact',
  'kontakt:rolle': 'ReportContact',
  'kontakt:kommune': 'ReportContact',
  'kontakt:kan_hjelpe_med': 'ReportContact',
};
/** Lists whose entries have fields; one entry is asked for. */
const LISTS = ['gevinster', 'artefakter'];
/** What an entry of such a list must have. */
const NEEDED = { gevinster: ['tekst', 'type'], artefakter: ['tittel', 'type', 'url'] };

/**
 * The fields of the report, in the order of files.
 * @param {Record<string, any>} answers
 * @param {string} day
 * @param {import('../rules.js').Rules} rules
 */
export function fieldsOf(answers, day, rules) {
  const value = (key) => {
    const answer = answers[key];
    if (answer === undefined || answer.length === 0) return undefined;
    const record = RECORDS[key];
    return record ? written(rules.field(record, key.split(':').at(-1)), answer) : answer;
  };
  const group = (name) => {
    const keys = Object.keys(RECORDS).filter((key) => key.startsWith(`${name}:`));
    const all = keys.map((key) => [key.split(':')[1], value(key)]).filter(([, one]) => one !== undefined);
    return all.length > 0 ? Object.fromEntries(all) : undefined;
  };
  const list = (name) => {
    const entry = group(name);
    return entry && NEEDED[name].every((key) => key in entry) ? [entry] : undefined;
  };
  const advice = value('råd');
  const fields = {
    tittel: value('tittel'),
    sammendrag: value('sammendrag'),
    dato: date(day),
    kommuner: value('kommuner'),
    løsninger: value('løsninger'),
    temaer: value('temaer'),
    status: value('status'),
    periode: group('periode'),
    viktigst: advice?.[0],
    gevinster: list('gevinster'),
    kostnad: group('kostnad'),
    råd: advice,
    fallgruver: value('fallgruver'),
    ville_gjort_annerledes: value('ville_gjort_annerledes'),
    artefakter: list('artefakter'),
    kontakt: group('kontakt'),
    grunnlag: 'egen-erfaring',
  };
  return Object.fromEntries(Object.entries(fields).filter(([, one]) => one !== undefined));
}

/** The entries of lists that are begun and lack something, by the names of what they lack. */
export function halfEntries(answers) {
  return LISTS.flatMap((name) => {
    const keys = Object.keys(RECORDS).filter((key) => key.startsWith(`${name}:`));
    const isBegun = keys.some((key) => answers[key]?.length > 0);
    return isBegun ? NEEDED[name].map((key) => `${name}:${key}`).filter((key) => !answers[key]?.length) : [];
  });
}

/**
 * The change that makes the report a new document.
 * @param {Record<string, any>} answers
 * @param {{ day: string, rules: import('../rules.js').Rules, heading: string }} given
 */
export function newReport(answers, { day, rules, heading }) {
  const fields = fieldsOf(answers, day, rules);
  const text = (answers.tekst ?? '').replace(/[ \t]+$/gm, '').trim();
  return {
    dokument: `erfaringer/${slug(answers.tittel ?? '') || 'ny-erfaring'}`,
    ny: fields,
    ...(text && { tekst: `## ${heading}\n\n${text}` }),
  };
}
