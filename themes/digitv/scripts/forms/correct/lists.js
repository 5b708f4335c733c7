// The lists of documents whose entries are statements, one by one.

/**
 * @typedef {object} ListSection
 * @property {string} key      what it is called in the words of the form
 * @property {string} list     the place of the list in the document: `bruk`, `kostnad.beløp`
 * @property {string} record   what its entries are, in the rules
 * @property {string[]} names  the fields that name an entry, the first of the table of fields
 * @property {string[]} [further]  those that come next, for entries that the others do not tell apart
 * @property {string[]} shows  the fields whose values are its heading: the first that has one
 * @property {string[]} ask    those that are asked for
 * @property {string[]} [rare] those that few have an answer to, folded away
 * @property {string} [plain]  the field that an entry of text alone is
 * @property {string[]} [either]  fields of which one must be filled in
 * @property {boolean} [isOne]  whether only one of those can be filled in
 * @property {string} [dated]  the one that says when it was last known to be true
 * @property {string} [since]  the words for that date
 * @property {string} [source] the one that says who knows it
 * @property {string} [order]   the field whose numbers its entries come in the order of; one without comes last
 * @property {string} [within] the section that it stands in
 * @property {boolean} [folded]  whether it is folded away: what seldom changes
 * @property {boolean} [quiet]  whether an empty one is only offered at the end
 */

/** @type {Record<string, ListSection>} */
export const LISTS = {
  bruk: {
    key: 'bruk',
    list: 'bruk',
    record: 'UsageEntry',
    names: ['løsning'],
    further: ['status', 'siden', 'til'],
    shows: ['løsning'],
    ask: ['status', 'siden', 'til', 'avtale_slutt', 'merknad'],
    rare: ['gjennom', 'erfaring'],
    dated: 'bekreftet',
    since: 'confirmed',
    source: 'kilde',
  },
  felles_bruk: {
    key: 'bruk',
    list: 'bruk',
    record: 'SharedUsage',
    names: ['løsning'],
    further: ['status'],
    shows: ['løsning'],
    ask: ['status', 'siden', 'til', 'merknad'],
    rare: ['medlemmer', 'erfaring'],
    dated: 'bekreftet',
    since: 'confirmed',
    source: 'kilde',
  },
  behov: {
    key: 'behov',
    list: 'behov',
    record: 'Need',
    names: ['tema', 'tekst'],
    shows: ['tekst'],
    ask: ['tema', 'tekst', 'prioritet', 'løsning'],
    rare: ['løst_av', 'nøkkel'],
    dated: 'dato',
  },
  kompetanse: {
    key: 'kompetanse',
    list: 'kompetanse',
    record: 'Competence',
    names: ['tema', 'tekst'],
    further: ['nivå'],
    shows: ['tema'],
    ask: ['tema', 'tekst', 'nivå', 'kan_hjelpe'],
  },
  modenhet: {
    key: 'modenhet',
    list: 'modenhet',
    record: 'Maturity',
    names: ['tema'],
    further: ['nivå', 'dato'],
    shows: ['tema'],
    ask: ['tema', 'nivå'],
    dated: 'dato',
    quiet: true,
  },
  produkter: {
    key: 'produkter',
    list: 'produkter',
    record: 'Product',
    names: ['navn'],
    further: ['leverandør'],
    shows: ['navn'],
    ask: ['navn', 'leverandør', 'nettsted', 'kilde'],
    quiet: true,
  },
  beløp: {
    key: 'beløp',
    list: 'kostnad.beløp',
    record: 'Amount',
    names: ['kroner'],
    further: ['til_kroner', 'ca', 'hyppighet', 'gjelder', 'år'],
    shows: ['gjelder', 'hyppighet'],
    ask: ['kroner', 'hyppighet', 'gjelder', 'kilde'],
    rare: ['til_kroner', 'ca', 'år'],
    within: 'pris',
  },
  pristrinn: {
    key: 'pristrinn',
    list: 'kostnad.pristrinn',
    record: 'PriceStep',
    names: ['til_innbyggere'],
    further: ['kroner', 'per_innbygger'],
    shows: ['til_innbyggere'],
    ask: ['til_innbyggere', 'kroner', 'per_innbygger'],
    either: ['kroner', 'per_innbygger'],
    order: 'til_innbyggere',
    within: 'pris',
  },
  frister: {
    key: 'frister',
    list: 'frister',
    record: 'Deadline',
    names: ['dato', 'hva'],
    further: ['slag', 'gjelder'],
    shows: ['hva'],
    ask: ['dato', 'hva', 'slag', 'gjelder', 'kilde'],
    quiet: true,
  },
  gevinster: {
    key: 'gevinster',
    list: 'gevinster',
    record: 'Benefit',
    names: ['type', 'tekst'],
    further: ['forventet', 'målt'],
    shows: ['tekst'],
    ask: ['tekst', 'type', 'evidens'],
    rare: ['forventet', 'målt', 'enhet'],
  },
  omfang: {
    key: 'omfang',
    list: 'omfang',
    record: 'Scale',
    names: ['hva'],
    further: ['antall', 'enhet', 'dato'],
    shows: ['hva'],
    ask: ['hva', 'antall', 'enhet', 'dato'],
    quiet: true,
  },
  vedtak: {
    key: 'vedtak',
    list: 'vedtak',
    record: 'Decision',
    names: ['organ'],
    further: ['dato', 'utfall', 'sak'],
    shows: ['organ'],
    ask: ['organ', 'dato', 'utfall', 'sak', 'kilde'],
    quiet: true,
  },
  råd: {
    key: 'råd',
    list: 'råd',
    record: 'Advice',
    names: ['tekst'],
    shows: ['tekst'],
    ask: ['tekst'],
    plain: 'tekst',
  },
  fallgruver: {
    key: 'fallgruver',
    list: 'fallgruver',
    record: 'Advice',
    names: ['tekst'],
    shows: ['tekst'],
    ask: ['tekst'],
    plain: 'tekst',
    quiet: true,
  },
  artefakter: {
    key: 'artefakter',
    list: 'artefakter',
    record: 'Artefact',
    names: ['type', 'tittel'],
    further: ['url'],
    shows: ['tittel'],
    ask: ['type', 'tittel', 'url', 'lisens', 'dato'],
    quiet: true,
  },
  medlemmer: {
    key: 'medlemmer',
    list: 'medlemmer',
    record: 'Member',
    names: ['kommune', 'navn'],
    further: ['fra', 'til'],
    shows: ['kommune', 'navn'],
    ask: ['kommune', 'navn', 'fra', 'til'],
    either: ['kommune', 'navn'],
    isOne: true,
  },
  resultater: {
    key: 'resultater',
    list: 'resultater',
    record: 'NetworkResult',
    names: ['tekst'],
    further: ['dato'],
    shows: ['tekst'],
    ask: ['tekst', 'dato', 'kilde'],
    quiet: true,
  },
  kilder: {
    key: 'kilder',
    list: 'kilder',
    record: 'Source',
    names: ['url', 'tittel'],
    further: ['utgiver', 'dato'],
    shows: ['tittel', 'url'],
    ask: ['url', 'tittel', 'utgiver', 'dato'],
    rare: ['slag', 'lest', 'arkiv', 'merknad'],
    plain: 'url',
    either: ['url', 'tittel'],
    dated: 'åpnet',
    since: 'opened',
    folded: true,
    quiet: true,
  },
};

/** The fields of the entries of a list that a form asks for. */
export function keysOf({ ask, rare = [] }) {
  return [...ask, ...rare];
}
