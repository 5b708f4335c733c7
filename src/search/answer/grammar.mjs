// Reads a query as one of the questions that the graph answers. Anything else is none: every word of
// the query is a part of the question or of a name in it.

/** Parts of wordings, in both written forms. */
const WHO = `(?:hvem|kven|(?:hvilke[nt]?|hva for|kva(?: for)?) kommun(?:er|ar|e))(?: er det)?(?: som)? `;
const MANY = `(?:hvor|kor) mange(?: kommun(?:er|ar))?(?: (?:er det )?som)? `;
const SOME = `(?:noen|nokon|nokre)(?: kommun(?:er|ar|e))?`;
const WHAT = `(?:hva|kva|(?:hvilke|hva for|kva(?: for)?) (?:løsning(?:er|ar)|løysing(?:er|ar)|system(?:er|a)?|tjenester|tenester))`;
const USE = `(?:bruk(?:er|ar)|nytt(?:er|ar)|benytt(?:er|ar)|har tatt i bruk|har teke i bruk)`;
const USE_OR_HAVE = `(?:bruk(?:er|ar)|nytt(?:er|ar)|benytt(?:er|ar)|har tatt i bruk|har teke i bruk|har)`;
const LIKE = `(?:(?:ligner|likner|lignar|liknar)(?: mest)?(?: på)?|er lik(?:e|t)?(?: som)?|er ganske lik(?:e|t)?)`;
const WE = `(?:vi|me|oss|vår kommune|kommunen vår|kommuna vår)`;
const LACK = `(?:mangl(?:er|ar)|ikk(?:j)?e har|ikk(?:j)?e bruk(?:er|ar)|ikk(?:j)?e nyttar)`;
const CONTRACTS = '(?:hvilke|hva for|kva(?: for)?|hvor mange|kor mange) (?:avtal|kontrakt)(?:er|ar)';
const RUN_OUT = '(?:går ut|utløper|løper ut|slutt(?:er|ar)|tar slutt|tek slutt|end(?:er|ar))';
const NAME = '(.+)';

/** Each kind of question with its wordings; their groups are the parts of the question in order. */
const WORDINGS = [
  [
    'usersLike',
    ['solution', 'place'],
    [
      `${WHO}${USE_OR_HAVE} ${NAME} (?:og|som) (?:som |også |òg )?${LIKE} ${NAME}`,
      `${MANY}${USE_OR_HAVE} ${NAME} og ${LIKE} ${NAME}`,
    ],
  ],
  ['usersLike', ['place', 'solution'], [`${WHO}${LIKE} (.+?) (?:og |som )?${USE_OR_HAVE} ${NAME}`]],
  [
    'missing',
    ['place', 'own'],
    [`${WHAT} ${USE_OR_HAVE} ${NAME} som (${WE}) ${LACK}`, `${WHAT} ${USE_OR_HAVE} ${NAME} som ${NAME} ${LACK}`],
  ],
  [
    'missing',
    ['own', 'place'],
    [
      `${WHAT} mangl(?:er|ar) (${WE}) som ${NAME} ${USE_OR_HAVE}`,
      `${WHAT} mangl(?:er|ar) ${NAME} som ${NAME} ${USE_OR_HAVE}`,
    ],
  ],
  [
    'users',
    ['solution'],
    [
      `${WHO}${USE_OR_HAVE} ${NAME}`,
      `${MANY}${USE_OR_HAVE} ${NAME}`,
      `(?:har|bruk(?:er|ar)|nyttar|benytter) ${SOME} (?:tatt i bruk |teke i bruk )?${NAME}`,
      `(?:er det|finnes det|finst det|fins det) ${SOME} som ${USE_OR_HAVE} ${NAME}`,
    ],
  ],
  [
    'uses',
    ['place'],
    [`${WHAT} ${USE} ${NAME}`, `${WHAT} har ${NAME} (?:tatt|teke) i bruk`, `${WHAT} er i bruk i ${NAME}`],
  ],
  [
    'cost',
    ['solution'],
    [
      `(?:hva|kva|hvor mye|kor mykje) kost(?:er|ar) (?:det å (?:bruke|ha|innføre|ta i bruk) )?${NAME}`,
      `(?:hva|kva) er prisen (?:på|for) ${NAME}`,
      `(?:hvor|kor) dyr[te]? er ${NAME}`,
    ],
  ],
  [
    'know',
    ['subject'],
    [
      `${WHO}(?:kan|vet|veit) (?:noe|noko|litt|mye|mykje) om ${NAME}`,
      `${WHO}har (?:kompetanse|kunnskap|kunnskapar) (?:på|i|om|innen|innan|innenfor|innanfor) ${NAME}`,
      `${WHO}kan (?:hjelpe|hjelpe oss|hjelpe andre) med ${NAME}`,
      `(?:hvem|kven) (?:kan|bør) (?:jeg|eg|vi|me|man|en|ein) (?:spørre|spørje|spørja) om ${NAME}`,
    ],
  ],
  ['contracts', ['year'], [String.raw`${CONTRACTS}(?: (?:er det )?som)? ${RUN_OUT} i (\d{4})`]],
].flatMap(([kind, parts, wordings]) =>
  wordings.map((wording) => ({ kind, parts, pattern: new RegExp(`^${wording}$`, 'u') })),
);

/** Words before a name that say what sort of thing it is. */
const BEFORE = /^(?:kommunen|kommuna|løsningen|løysinga|systemet|tjenesten|tenesta|temaet) /u;
/** Words at the end of a question that change nothing. */
const AFTER = / (?:nå|no|i dag|idag)$/u;

/**
 * The readings of a query: each has its kind and its parts as written, `{ kind, place: 'larvik' }`.
 * The caller takes the first whose names it knows. There is none where the query is no question.
 */
export function readings(query) {
  const text = plain(query).replace(AFTER, '');
  const found = [];
  for (const { kind, parts, pattern } of WORDINGS) {
    const match = text.match(pattern);
    if (!match) continue;
    const values = match.slice(1).map((value) => value.replace(BEFORE, ''));
    found.push({ kind, ...Object.fromEntries(parts.map((part, at) => [part, values[at]])) });
  }
  return found;
}

/** Whether a part of a question is the reader's own municipality: «vi». */
export function isOwn(text) {
  return new RegExp(`^${WE}$`, 'u').test(text);
}

/** Small letters and digits, in words with one space between. */
export function plain(text) {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
