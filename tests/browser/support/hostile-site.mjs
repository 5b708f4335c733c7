// A site whose every text is hostile: all kinds of document, every field that takes text, the lists
// of topics and words, and the settings. It is made, not kept: the same number gives the same site.

import { MARKDOWN, REFUSED, TEXTS } from './payloads.mjs';

/** A string of YAML in which nothing means anything. */
const quoted = (text) => JSON.stringify(text).replace(/[\u007f-\uffff]/g, (letter) => letter);
const list = (texts) => `[${texts.map(quoted).join(', ')}]`;

const TOPICS = 6;
const STATUSES = ['i-bruk', 'pilot', 'planlagt', 'vurdert-ikke-valgt', 'avsluttet'];

/**
 * The files of a site with `count` documents besides, by name.
 * @param {number} count
 */
export function hostileSite(count) {
  const files = { 'site.yaml': settings(), ...data() };
  const kinds = [municipality, solution, report, page];
  for (let number = 0; number < count; number += 1) {
    const kind = kinds[number % kinds.length];
    const place = Math.floor(number / kinds.length);
    Object.assign(files, kind(place, texts(number), Math.ceil(count / kinds.length)));
  }
  return files;
}

/** The texts of one document: each a payload of its own, all payloads in turn over the documents. */
function texts(number) {
  let next = number * 7;
  // Every sixteenth document of each kind has a link that no document may have.
  const markdown = (number >> 2) % 16 === 15 ? REFUSED : MARKDOWN;
  return {
    text: () => TEXTS[next++ % TEXTS.length],
    short: () => TEXTS[next++ % TEXTS.length].slice(0, 120),
    body: () =>
      [0, 1, 2].map((step) => markdown[(number * 5 + step * 11) % markdown.length]).join('\n\n') +
      `\n\n## ${plain(TEXTS[number % TEXTS.length])}\n\n${TEXTS[(number * 3) % TEXTS.length]}\n\n` +
      `[${plain(TEXTS[(number + 5) % TEXTS.length])}](https://ks.no/?q=${number})\n`,
  };
}

/** Without what would end a heading or the text of a link. */
const plain = (text) => text.replace(/[\n[\]]/g, ' ');

const written = (fields, body) => `---\n${fields.filter(Boolean).join('\n')}\n---\n\n${body}`;

const head = (of) => [
  `tittel: ${quoted(of.text())}`,
  `sammendrag: ${quoted(`${of.text()} ${of.short()}`.slice(0, 290))}`,
  `kilder: [${quoted(of.text())}, {tittel: ${quoted(of.text())}, utgiver: ${quoted(of.text())}, ` +
    `merknad: ${quoted(of.text())}, url: ${quoted(`https://ks.no/${encodeURIComponent(of.short())}`)}}]`,
];

function municipality(place, of, each) {
  const next = (place + 1) % each;
  return {
    [`content/kommuner/k${place}.md`]: written(
      [
        ...head(of),
        `kommunenummer: '${1000 + place}'`,
        `fylke: ${quoted(of.short())}`,
        `region: ${quoted(`Region ${place % 5} ${TEXTS[place % 5]}`)}`,
        'målform: nøytral',
        `administrasjonssenter: ${quoted(of.short())}`,
        `nettsted: 'https://k${place}.example.no/?a=1&b="'`.replace('"', '%22'),
        `bruk: [{løsning: l${place}, status: ${STATUSES[place % STATUSES.length]}, bekreftet: 2025, ` +
          `kilde: ${quoted(of.text())}, merknad: ${quoted(of.text())}, avtale_slutt: 2027-01-01}, ` +
          `{løsning: l${next}, status: i-bruk, bekreftet: 2025-06, kilde: 'https://ks.no/${place}'}]`,
        `behov: [{tema: t${place % TOPICS}, tekst: ${quoted(of.text())}}]`,
        `kompetanse: [{tema: t${place % TOPICS}, tekst: ${quoted(of.text())}}]`,
      ],
      of.body(),
    ),
  };
}

function solution(place, of) {
  return {
    [`content/losninger/l${place}.md`]: written(
      [
        ...head(of),
        `alias: ${list([of.short(), of.short()])}`,
        'type: app',
        'eierskap: ks',
        `leverandør: ${quoted(of.short())}`,
        `lisens: ${quoted(of.short())}`,
        `temaer: [t${place % TOPICS}]`,
        `nettsted: https://l${place}.example.no/`,
        `tilgjengelig_for: ${list([of.short()])}`,
        `fellesavtale: {eier: ${quoted(of.short())}, opsjon: ${quoted(of.short())}, slutt: 2027-06-01, url: 'https://ks.no/avtale'}`,
        `kostnad: {merknad: ${quoted(of.text())}}`,
      ],
      of.body(),
    ),
  };
}

function report(place, of, each) {
  const fields = [
    ...head(of),
    `dato: 20${10 + (place % 15)}-03-01`,
    `kommuner: [k${place}, k${(place + 1) % each}]`,
    `løsninger: [l${place}]`,
    `temaer: [t${place % TOPICS}]`,
    'status: drift',
    `kort_fortalt: ${list([of.text(), of.text()])}`,
    `råd: ${list([of.text()])}`,
    `fallgruver: ${list([of.text()])}`,
    `ville_gjort_annerledes: ${list([of.text()])}`,
    `gevinster: [{type: kvalitet, tekst: ${quoted(of.text())}, målt: ${quoted(of.short())}, enhet: ${quoted(of.short())}}]`,
    `artefakter: [{type: ros, tittel: ${quoted(of.text())}, url: 'https://ks.no/a?b=1&c=2', lisens: ${quoted(of.short())}}]`,
    `kontakt: {rolle: ${quoted(of.short())}, kan_hjelpe_med: ${quoted(of.text())}}`,
    place % 3 === 0 && `tidligere_adresser: ["/gammel/'${place}<b>/"]`,
  ];
  return { [`content/erfaringer/e${place}.md`]: written(fields, of.body()) };
}

function page(place, of) {
  const files = { [`content/sider/s/s${place}.md`]: written(head(of), of.body()) };
  if (place % 4 === 0) files[`content/sider/s/s${place}.nn.md`] = written(head(of), of.body());
  return files;
}

function data() {
  const topics = Array.from({ length: TOPICS }, (_, place) => {
    const [nb, nn] = [TEXTS[place * 3], TEXTS[place * 3 + 1]].map((text) => quoted(text));
    return `  - {slug: t${place}, nb: ${nb}, nn: ${nn}}`;
  });
  const words = TEXTS.slice(0, 60).map(
    (text, place) =>
      `  - {term: ${quoted(`${text} ord${place}`)}, varianter: ${list([TEXTS[place + 1]])}, relatert: ${list([TEXTS[place + 2]])}}`,
  );
  return {
    'content/data/temaer.yaml': `temaer:\n${topics.join('\n')}\n`,
    'content/data/ordliste.yaml': `ord:\n${words.join('\n')}\n`,
  };
}

function settings() {
  const [title, tagline, description, publisher, example, licence, credit] = TEXTS.map((text) => quoted(text));
  return [
    `title: ${title}`,
    `tagline: ${tagline}`,
    `description: ${description}`,
    'base_url: https://hostile.example.no',
    `publisher: {name: ${publisher}, url: https://ks.no/}`,
    `search_examples: [${example}, ${title}]`,
    `licence: {name: ${licence}, url: https://ks.no/lisens}`,
    `map_credit: ${credit}`,
    'repository: {url: https://github.com/example/example, branch: main}',
    'checks:',
    ...[
      'raw-html',
      'broken-link',
      'broken-anchor',
      'missing-image',
      'missing-alt-text',
      'heading-level',
      'duplicate-entry',
      'too-long',
    ].map((check) => `  ${check}: "off"`),
  ].join('\n');
}
