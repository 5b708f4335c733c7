// What is asked about each kind of document, section by section: lists whose entries are statements, and
// fields that are statements by themselves or with others below the same name.

/**
 * @typedef {object} ListSection
 * @property {string} key
 * @property {string} list     the field of the document
 * @property {string} record   what its entries are, in the rules
 * @property {string[]} names  the fields that name an entry
 * @property {string[]} ask    those that can be corrected
 * @property {string} [dated]  the one that says when it was last known to be true
 * @property {string} [source] the one that says who knows it
 */

/**
 * @typedef {object} FieldSection
 * @property {string} key
 * @property {(string | Group)[]} fields
 * @property {boolean} [folded]  whether it is folded away: what seldom changes
 *
 * @typedef {object} Group  fields below one name
 * @property {string} path
 * @property {string} record
 * @property {string[]} keys
 */

/** @type {Group} */
const COST = {
  path: 'kostnad',
  record: 'Cost',
  keys: ['etablering', 'årlig', 'år', 'egeninnsats_timer', 'merknad'],
};

/** @type {Record<string, (ListSection | FieldSection)[]>} */
export const PLANS = {
  kommune: [
    {
      key: 'bruk',
      list: 'bruk',
      record: 'UsageEntry',
      names: ['løsning'],
      ask: ['status', 'siden', 'til', 'avtale_slutt', 'merknad'],
      dated: 'bekreftet',
      source: 'kilde',
    },
    {
      key: 'behov',
      list: 'behov',
      record: 'Need',
      names: ['tema', 'tekst'],
      ask: ['tekst', 'prioritet', 'løsning'],
      dated: 'dato',
    },
    {
      key: 'kompetanse',
      list: 'kompetanse',
      record: 'Competence',
      names: ['tema', 'tekst'],
      ask: ['tekst', 'nivå', 'kan_hjelpe'],
    },
    {
      key: 'kontakt',
      fields: [{ path: 'kontakt', record: 'MunicipalityContact', keys: ['rolle', 'enhet', 'epost'] }],
    },
    {
      key: 'fakta',
      folded: true,
      fields: [
        'kommunenummer',
        'fylke',
        'region',
        'målform',
        { path: 'folketall', record: 'Population', keys: ['antall', 'år'] },
        'areal_km2',
        'administrasjonssenter',
        'nettsted',
        { path: 'digitv', record: 'Participation', keys: ['deltar', 'siden', 'merknad'] },
      ],
    },
  ],
  losning: [
    {
      key: 'hva',
      fields: [
        'sammendrag',
        'alias',
        'type',
        'eierskap',
        'leverandør',
        'temaer',
        'leveranseform',
        'livsløp',
        'lisens',
        'nettsted',
        'kildekode',
        'tilgjengelig_for',
      ],
    },
    {
      key: 'pris',
      fields: [COST, { path: 'fellesavtale', record: 'SharedContract', keys: ['eier', 'slutt', 'opsjon', 'url'] }],
    },
    { key: 'sammenheng', fields: ['bygger_på', 'integreres_med', 'alternativ_til', 'erstattet_av'] },
  ],
  erfaring: [
    {
      key: 'erfaring',
      fields: [
        'sammendrag',
        'viktigst',
        'status',
        { path: 'periode', record: 'Period', keys: ['fra', 'til'] },
        'kommuner',
        'region',
        'løsninger',
        'temaer',
        'gjenbruksgrad',
      ],
    },
    {
      key: 'pris',
      fields: [
        COST,
        { path: 'anskaffelse', record: 'ProcurementFacts', keys: ['form', 'felles_med', 'avtale_slutt', 'opsjon'] },
        {
          path: 'personvern',
          record: 'Assessments',
          keys: ['dpia', 'ros', 'databehandleravtale', 'universell_utforming'],
        },
      ],
    },
    {
      key: 'kontakt',
      fields: [{ path: 'kontakt', record: 'ReportContact', keys: ['rolle', 'kommune', 'kan_hjelpe_med'] }],
    },
  ],
};
