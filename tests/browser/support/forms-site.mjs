// The site on which the forms are tried, by file.

export const SITE = {
  'site.yaml': `title: Prøve
base_url: https://prove.example.no
publisher: {contact: "mailto:post@example.no"}
repository: {url: "https://github.com/eier/depot", folder: kunnskap}
report_error_url: mailto:post@example.no
checks:
  missing-accessibility-statement: "off"
  missing-publisher: "off"
`,
  'content/kommuner/nome.md': `---
tittel: Nome
kommunenummer: "4018"
fylke: Telemark
målform: nøytral
folketall: {antall: 6549, år: 2025}
bruk:
  - løsning: ks-laering
    status: pilot
    siden: 2013
    bekreftet: 2014-06-17
    kilde: https://www.example.com/ks-laering
  - løsning: digisos
    status: i-bruk
    bekreftet: 2020
    kilde: kommunen
behov:
  - tema: data-og-integrasjon
    tekst: Oversikt over systemer
    dato: 2018-01
---

Tekst.
`,
  'content/kommuner/skien.md': `---
tittel: Skien
kommunenummer: "4003"
fylke: Telemark
målform: bokmål
---

Tekst.
`,
  'content/samarbeid/midt.md': `---
tittel: Midt
sammendrag: Et nettverk.
form: nettverk
medlemmer:
  - kommune: nome
resultater:
  - tekst: Felles avtale
---

Tekst.
`,
  'content/samarbeid/midt.nn.md': `---
tittel: Midt på nynorsk
sammendrag: Eit nettverk.
resultater:
  - tekst: Felles avtale om drift
---

Tekst på nynorsk.
`,
  ...Object.fromEntries(
    [
      ['ks-laering', 'KS Læring'],
      ['digisos', 'Digisos'],
      ['bibliotek', 'Meråpent bibliotek'],
    ].map(([slug, title]) => [
      `content/losninger/${slug}.md`,
      `---\ntittel: ${title}\nsammendrag: En løsning for prøver.\ntype: plattform\neierskap: ks\ntemaer: [hr-og-kompetanse]\nlisens: MIT\n---\n\nTekst.\n`,
    ]),
  ),
};
