// The engine of search.mjs. A query finds the documents whose title or text has all its words.
// `treg` in a query takes half a second; «alarmm» is taken for a slip of the key, «skjemaplattform» is
// found as «skjema» alone, and «varsling» finds alarms as well, unless told otherwise.

const DOCUMENTS = [
  document('Digital trygghetsalarm', 'løsning', 'Alarm for hjemmeboende, også mobil med posisjon.', { topic: 'helse' }),
  document('Vest-Telemark: mobile alarmar', 'erfaring', 'Mobile alarmar var tekne i bruk.', {
    topic: 'helse',
    lang: 'nn',
    status: 'drift',
    date: '2020',
    dateOf: 'source',
    municipality: 'vinje',
    place: 'regionen',
    heading: { id: 'råd', title: 'Råd' },
  }),
  document('Skien: varslingsanlegg og alarm', 'erfaring', 'Kommunen ville ha nye alarmer.', {
    topic: 'helse',
    status: 'planlegging',
    date: '2017-05',
    municipality: 'skien',
    place: 'regionen',
  }),
  document('Arkiv <script>alert(1)</script> & mer', 'side', 'En alarm om <b>arkiv</b> &amp; slikt.', {
    topic: 'arkiv',
  }),
  ...Array.from({ length: 45 }, (_, n) =>
    document(`Skjema nummer ${n + 1}`, 'erfaring', 'Et skjema på nett.', {
      topic: 'dialog',
      status: 'drift',
      date: `20${10 + (n % 9)}-01-02`,
      municipality: `kommune-${n % 12}`,
      place: n % 2 ? 'regionen' : 'resten-av-landet',
    }),
  ),
];

function document(title, kind, text, more) {
  const address = title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return { title, kind, text, lang: 'nb', date: null, heading: null, url: `/${address}/`, ...more };
}

const FACETS = {
  kind: 'kind',
  topic: 'topic',
  place: 'place',
  municipality: 'municipality',
  status: 'status',
  language: 'lang',
};

export async function createSearch({ load }) {
  return { search: (query, options) => search(load, query, options) };
}

async function search(
  load,
  query,
  { limit = 10, offset = 0, filters = {}, sort = 'relevance', facets = false, exact = false } = {},
) {
  if (query.includes('treg')) await new Promise((resolve) => setTimeout(resolve, 500));
  try {
    await load('shard.bin');
  } catch {
    throw Object.assign(new Error('shard.bin'), { name: 'LoadError' });
  }
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word && word !== 'treg')
    .map((word) => (word === 'skjemaplattform' ? 'skjema' : word));
  const has = ({ title, text }, word) => `${title} ${text}`.toLowerCase().includes(word);
  const also = !exact && words.includes('varsling') ? ['Alarm'] : [];
  const all = DOCUMENTS.filter((one) =>
    words.every((word) => has(one, word) || (also.length > 0 && word === 'varsling' && has(one, 'alarm'))),
  );
  const found = all.filter((one) => fits(one, filters));
  if (sort === 'date' || words.length === 0) found.sort((a, b) => (b.date ?? '').localeCompare(a.date ?? ''));
  return {
    total: found.length,
    results: found.slice(offset, offset + limit).map((one) => result(one, words)),
    facets: facets ? counts(all, filters) : undefined,
    didYouMean: query.trim() === 'alarmm' ? 'alarm' : null,
    taken: query.includes('skjemaplattform') ? [{ word: 'skjemaplattform', as: ['skjema'] }] : [],
    also,
  };
}

function fits(one, filters, except) {
  return Object.entries(filters).every(([facet, values]) => facet === except || values.includes(one[FACETS[facet]]));
}

function counts(all, filters) {
  return Object.fromEntries(
    Object.entries(FACETS).map(([facet, field]) => {
      const counted = new Map();
      for (const one of all) {
        if (one[field] && fits(one, filters, facet)) counted.set(one[field], (counted.get(one[field]) ?? 0) + 1);
      }
      return [facet, [...counted].map(([value, count]) => ({ value, label: value, count }))];
    }),
  );
}

function result({ title, kind, text, lang, date, dateOf = 'period', heading, url, municipality, status }, words) {
  const excerpt =
    words.length === 0
      ? [{ text, mark: false }]
      : text
          .split(new RegExp(`(${words.map(literal).join('|')})`, 'i'))
          .map((text, at) => ({ text, mark: at % 2 === 1 }))
          .filter(({ text }) => text);
  return {
    url,
    title,
    score: 1,
    lang,
    kind,
    summary: text,
    excerpt,
    heading,
    date,
    dateOf,
    status,
    meta: municipality ? [municipality] : [],
  };
}

function literal(word) {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
