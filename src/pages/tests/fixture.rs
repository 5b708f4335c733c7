//! A small site in memory with every kind of content: two regions and a municipality outside them,
//! both written forms, translations, old and new statements, old addresses.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use crate::content::published::Published;
use crate::diagnostic::{Diagnostic, Severity};
use crate::pages::{AddressConflict, Plan, Route};
use crate::site::{self, Clock, Loaded, Options, Site};
use crate::source::Snapshot;

/// A site, from its files to its plan.
pub(super) struct Fixture(Arc<Site>);

impl Deref for Fixture {
    type Target = Site;

    fn deref(&self) -> &Site {
        &self.0
    }
}

impl Fixture {
    /// Returns the site of [`FILES`] under `base_url`, with `more` files.
    pub(super) fn new(base_url: &str, more: &[(&str, &str)]) -> Self {
        let settings = SETTINGS.replace("{base_url}", base_url);
        let files = [("site.yaml", settings.as_str())];
        Self::of(files.iter().chain(FILES).chain(more).copied())
    }

    /// Returns a site without content, with the required settings alone.
    pub(super) fn empty() -> Self {
        Self::of([("site.yaml", "title: Tom\nbase_url: https://example.no\n")])
    }

    /// Returns the errors of the site of [`FILES`] with `more` files.
    pub(super) fn errors(more: &[(&str, &str)]) -> Vec<Diagnostic> {
        let settings = SETTINGS.replace("{base_url}", super::BASE);
        let files = [("site.yaml", settings.as_str())];
        errors(&load(files.iter().chain(FILES).chain(more).copied()))
    }

    fn of<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Self {
        let loaded = load(files);
        assert_eq!(errors(&loaded), []);
        Self(loaded.site.expect("a site without errors"))
    }

    /// Returns the conflicts between addresses.
    pub(super) fn conflicts(&self) -> Vec<AddressConflict<'_>> {
        let planned = Plan::new(&self.context(), &Published::default());
        planned.expect("the theme renders").1
    }

    /// Returns the bytes of a route as text.
    pub(super) fn render(&self, route: &Route) -> String {
        match self.plan.render(route, &self.context()) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) => panic!("{}: {error}", route.address),
        }
    }

    /// Returns the page or file at `address` as text.
    pub(super) fn at(&self, address: &str) -> String {
        let route = self.plan.any_route(address, &self.context());
        self.render(route.unwrap_or_else(|| panic!("no route {address}")))
    }

    /// Returns every HTML page, by address.
    pub(super) fn pages(&self) -> BTreeMap<String, String> {
        let pages = self.plan.routes.iter().filter(|route| route.is_html());
        pages
            .map(|route| (route.address.to_string(), self.render(route)))
            .collect()
    }
}

fn load<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Loaded {
    let options = Options::default();
    site::assemble(
        Snapshot::from_files(files),
        Vec::new(),
        &options,
        Clock::start(),
    )
}

fn errors(loaded: &Loaded) -> Vec<Diagnostic> {
    let all = loaded.diagnostics.iter();
    let errors = all.filter(|diagnostic| diagnostic.severity == Severity::Error);
    errors.cloned().collect()
}

const SETTINGS: &str = "\
title: Prøve
tagline: En prøve
description: En liten samling for prøver.
base_url: {base_url}
map_credit: Kartverket
report_error_url: https://meld-fra.no/feil
repository: {url: https://kode-vert.no/samling, branch: main}
publisher: {name: Utgiveren, url: https://ut-giver.no}
";

/// The files of the site, without its settings.
pub(super) const FILES: &[(&str, &str)] = &[
    (
        "content/data/temaer.yaml",
        "temaer:
  - {slug: helse, nb: Helse og omsorg, nn: Helse og omsorg, gruppe: tjenesteområde, los: 'https://psi-norge.no/los/helse'}
  - {slug: skole, nb: Skole, nn: Skule, gruppe: tjenesteområde}
  - {slug: arkiv, nb: Sak og arkiv, nn: Sak og arkiv, gruppe: digitaliseringsområde}
  - {slug: tomt, nb: Uten noe, nn: Utan noko, gruppe: digitaliseringsområde}
",
    ),
    (
        "content/kommuner/dalen.md",
        "---
tittel: Dalen
sammendrag: En kommune i øst.
kommunenummer: '4001'
tidligere_kommunenummer: ['3001', '0101']
fylke: Østfylket
region: Østregionen
målform: bokmål
folketall: {antall: 12345, år: 2025}
areal_km2: 321.5
administrasjonssenter: Dalsentrum
nettsted: https://www.dal-kommune.no
kontakt: {rolle: digitaliseringsrådgiver, enhet: IKT, epost: postmottak@dalen.kommune.no}
digitv: {deltar: true, siden: 2023, merknad: Var med fra start.}
tidligere_adresser: [/kommuner/gamle-dalen/]
sist_gjennomgått: 2026-10-01
bruk:
  - {løsning: alarm, status: i-bruk, siden: 2019, bekreftet: 2026-09-01, kilde: 'https://www.dal-kommune.no/alarm', erfaring: dalen-alarm, avtale_slutt: 2027-06}
  - {løsning: elevnett, status: fases-ut, siden: 2015, bekreftet: 2020, merknad: 'Byttes ut <snart> & stille.'}
  - {løsning: gammelarkiv, status: avsluttet, til: 2018, kilde: muntlig}
behov:
  - {tema: arkiv, tekst: Et arkiv som varer., prioritet: høy, løsning: nyarkiv, dato: 2026-05}
  - {tema: helse, tekst: Hjelp med tilsyn om natta.}
kompetanse:
  - {tema: helse, tekst: Innføring av alarmer, nivå: erfaren, kan_hjelpe: true}
kilder:
  - {url: 'https://www.dal-kommune.no/om', tittel: Om Dalen, utgiver: Dalen kommune, dato: 2026-09}
---
## Hva Dalen har

Se [alarmen](../losninger/alarm.md) og [om oss](../sider/om.md).
",
    ),
    (
        "content/kommuner/fjell.md",
        "---
tittel: Fjell
språk: nn
kommunenummer: '4002'
fylke: Østfylket
region: Østregionen
målform: nynorsk
bruk:
  - {løsning: alarm, status: pilot, siden: 2026-01, bekreftet: 2025-06, merknad: Berre i to grender.}
behov:
  - {tema: arkiv, tekst: Eit arkiv for kartet., løsning: nyarkiv, dato: 2026-04-02}
---
## Kva Fjell har

Lite enno.
",
    ),
    (
        "content/kommuner/vik.md",
        "---
tittel: Vik
sammendrag: En kommune i vest.
kommunenummer: '4011'
tidligere_kommunenummer: ['3001']
fylke: Vestfylket
region: Vestregionen
målform: nøytral
folketall: {antall: 9000, år: 2025}
bruk:
  - {løsning: alarm, status: bruker-ikke, bekreftet: 2026-08-01}
  - {løsning: nyarkiv, status: i-bruk, siden: 2024, bekreftet: 2026-08-01}
  - {løsning: elevnett, status: planlagt, siden: 2027}
---
",
    ),
    (
        "content/kommuner/oya.md",
        "---
tittel: Øya
kommunenummer: '4020'
fylke: Vestfylket
målform: bokmål
---
",
    ),
    (
        "content/losninger/alarm.md",
        "---
tittel: Alarm
alias: [trygghetsalarm]
sammendrag: Varsler når noen trenger hjelp hjemme.
type: fagsystem
eierskap: kommersiell
leverandør: Alarm AS
temaer: [helse]
leveranseform: [sky, mobil]
livsløp: stabil
lisens: Lukket
nettsted: https://www.alarm-as.no
kildekode: https://kode-vert.no/alarm
bygger_på: [nyarkiv]
tilgjengelig_for: [kommuner]
fellesavtale: {eier: Innkjøpet, slutt: 2028-12-31, opsjon: ett år til, url: 'https://avtale-sted.no/alarm'}
kostnad: {etablering: 50-200k, årlig: under-50k, år: 2024, merknad: Per hundre brukere.}
sist_gjennomgått: 2026-11-01
kilder: ['https://www.alarm-as.no/om']
---
## Hva den gjør

Den varsler.
",
    ),
    (
        "content/losninger/alarm.nn.md",
        "---
tittel: Alarm på nynorsk
sammendrag: Varslar når nokon treng hjelp heime.
type: fagsystem
eierskap: kommersiell
temaer: [helse]
sist_gjennomgått: 2026-11-02
---
## Kva ho gjer

Ho varslar.
",
    ),
    (
        "content/losninger/elevnett.md",
        "---
tittel: Elevnett
sammendrag: Nett for elever.
type: plattform
eierskap: kommunal
temaer: [skole]
alternativ_til: [nyarkiv]
integreres_med: [alarm]
---
",
    ),
    (
        "content/losninger/gammelarkiv.md",
        "---
tittel: Gammelarkiv
sammendrag: Et arkiv som var.
type: fagsystem
eierskap: kommersiell
livsløp: foreldet
temaer: [arkiv]
erstattet_av: nyarkiv
---
",
    ),
    (
        "content/losninger/nyarkiv.md",
        "---
tittel: «Nyarkiv» & co
sammendrag: Et arkiv som varer, sier <noen>.
type: metode
eierskap: åpen-kildekode
temaer: [arkiv, skole]
---
",
    ),
    (
        "content/losninger/ubrukt.md",
        "---
tittel: Ubrukt
sammendrag: Ingen har sagt noe om den.
type: sensor
eierskap: nasjonal
temaer: [helse]
---
",
    ),
    (
        "content/erfaringer/dalen-alarm.md",
        "---
tittel: Dalen tok i bruk alarm
sammendrag: Det gikk bra.
dato: 2026-09-10
kommuner: [dalen, fjell]
løsninger: [alarm]
temaer: [helse]
status: drift
periode: {fra: 2018, til: 2019-06}
kort_fortalt:
  - Begynn i det små.
  - Spør de som skal bruke den.
gevinster:
  - {type: spart-tid, tekst: Færre turer, forventet: 10, målt: 12, enhet: timer i uka, evidens: målt}
  - {type: innbygger, tekst: Tryggere hjemme, evidens: erfart}
kostnad: {etablering: 50-200k, årlig: under-50k, år: 2019, egeninnsats_timer: 120, merknad: Mest opplæring.}
anskaffelse: {form: minikonkurranse, felles_med: [fjell], avtale_slutt: 2027-06, opsjon: to år}
personvern: {dpia: ja, ros: delvis}
råd: [Start tidlig., Mål før og etter.]
fallgruver: [Dekningen er dårlig i dalen.]
ville_gjort_annerledes: [Vi ville prøvd to leverandører.]
gjenbrukt_fra: [utenfra]
gjenbruksgrad: tilpasses
artefakter:
  - {type: ros, tittel: ROS for alarm, url: 'https://www.dal-kommune.no/ros.pdf', lisens: CC BY 4.0, dato: 2019}
kontakt: {rolle: prosjektleder, kommune: dalen, kan_hjelpe_med: anskaffelse}
kilder: [{url: 'https://www.dal-kommune.no/alarm', tittel: Om alarmen, dato: 2019-06}]
grunnlag: egen-erfaring
---
## Hva vi gjorde

Vi prøvde [alarm](../losninger/alarm.md). Se [resultatet](#hva-kom-ut-av-det).

## Hva kom ut av det?

Færre turer.
",
    ),
    (
        "content/erfaringer/fjell-arkiv.md",
        "---
tittel: Fjell gav opp arkivet
sammendrag: Det vart for dyrt.
språk: nn
dato: 2026-10-01
kommuner: [fjell]
løsninger: [gammelarkiv]
temaer: [arkiv]
status: avbrutt
kilder: ['https://fjell-avisa.no/arkiv']
grunnlag: åpne-kilder
---
",
    ),
    (
        "content/erfaringer/utenfra.md",
        "---
tittel: Et sted langt unna
sammendrag: De gjorde det før oss.
dato: 2026-10-02
region: Langt unna
løsninger: [alarm]
temaer: [helse, skole]
status: skalert
periode: {fra: 2015}
kilder: ['https://langt-unna.no']
grunnlag: åpne-kilder
---
## Kort

Mye å lære.
",
    ),
    (
        "content/sider/om.md",
        "---
tittel: Om oss
sammendrag: Hvem vi er.
tidligere_adresser: [/om-oss/]
---
## Hvem

Vi.

## Hva

Dette.

## Hvor

Her.
",
    ),
    ("content/sider/om.nn.md", "---\ntittel: Om oss på nynorsk\n---\n## Kven\n\nVi.\n"),
    ("content/sider/bidra.md", "---\ntittel: Slik bidrar du\n---\nSend inn det du vet om løsningene, så andre kan lære av det.\n"),
    ("content/sider/english.md", "---\ntittel: In English\nspråk: en\n---\n## Who we are\n\nMunicipalities.\n"),
];
