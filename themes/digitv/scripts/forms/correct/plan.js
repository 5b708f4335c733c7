// What is asked about each kind of document, section by section: lists whose entries are statements, and
// fields that are statements by themselves or with others below the same name.

import { LISTS } from './lists.js';

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
 *
 * @typedef {import('./lists.js').ListSection} ListSection
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
    LISTS.bruk,
    LISTS.behov,
    LISTS.kompetanse,
    {
      key: 'kontakt',
      fields: [{ path: 'kontakt', record: 'MunicipalityContact', keys: ['rolle', 'enhet', 'epost'] }],
    },
    LISTS.modenhet,
    {
      key: 'fakta',
      folded: true,
      fields: [
        'sammendrag',
        'kommunenummer',
        'tidligere_kommunenummer',
        'fylke',
        'region',
        'målform',
        { path: 'folketall', record: 'Population', keys: ['antall', 'år'] },
        'areal_km2',
        'administrasjonssenter',
        'nettsted',
        { path: 'digitv', record: 'Participation', keys: ['deltar', 'siden', 'merknad'] },
        'mangler',
      ],
    },
    LISTS.kilder,
  ],
  losning: [
    {
      key: 'hva',
      fields: [
        'tittel',
        'navn_nn',
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
    LISTS.produkter,
    {
      key: 'pris',
      fields: [COST, { path: 'fellesavtale', record: 'SharedContract', keys: ['eier', 'slutt', 'opsjon', 'url'] }],
    },
    LISTS.beløp,
    LISTS.pristrinn,
    LISTS.frister,
    {
      key: 'sammenheng',
      fields: ['bygger_på', 'integreres_med', 'alternativ_til', 'erstattet_av', 'dekker_behov'],
    },
    { key: 'ukjent', fields: ['mangler'] },
    LISTS.kilder,
  ],
  erfaring: [
    {
      key: 'erfaring',
      fields: [
        'tittel',
        'sammendrag',
        'viktigst',
        'kort_fortalt',
        'status',
        { path: 'periode', record: 'Period', keys: ['fra', 'til'] },
        'hendelse',
        'dato',
        'kommuner',
        'region',
        'løsninger',
        'temaer',
        'gjenbruksgrad',
        'gjenbrukt_fra',
        'grunnlag',
      ],
    },
    LISTS.gevinster,
    LISTS.råd,
    LISTS.fallgruver,
    { key: 'annerledes', fields: ['ville_gjort_annerledes'] },
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
    LISTS.beløp,
    LISTS.pristrinn,
    LISTS.omfang,
    LISTS.vedtak,
    LISTS.artefakter,
    {
      key: 'kontakt',
      fields: [{ path: 'kontakt', record: 'ReportContact', keys: ['rolle', 'kommune', 'kan_hjelpe_med'] }],
    },
    { key: 'ukjent', fields: ['mangler'] },
    LISTS.kilder,
  ],
  samarbeid: [
    {
      key: 'hva',
      fields: [
        'tittel',
        'sammendrag',
        'alias',
        'form',
        'formål',
        'siden',
        'til',
        'vert',
        'betaling',
        'områder',
        'nettsted',
        { path: 'antall_medlemmer', record: 'MemberCount', keys: ['antall', 'dato', 'kilde'] },
      ],
    },
    LISTS.medlemmer,
    LISTS.felles_bruk,
    {
      key: 'kontakt',
      fields: [{ path: 'kontakt', record: 'MunicipalityContact', keys: ['rolle', 'enhet', 'epost'] }],
    },
    LISTS.resultater,
    LISTS.vedtak,
    LISTS.frister,
    { key: 'ukjent', fields: ['mangler'] },
    LISTS.kilder,
  ],
};
