//! A site of any number of documents, the same every time: what the benchmarks are run on, and
//! what `examples/generate.rs` writes for a profiler or another generator.
//!
//! The shape is that of a region's knowledge base: for the most part reports of 600 words, each
//! joined with municipalities, solutions and topics, and linking to others in its text.

mod words;

use std::fmt::Write;

use words::Words;

/// The files of a site with `documents` documents, with their names relative to its root.
pub fn site(documents: usize) -> Vec<(String, String)> {
    files(&Size::of(documents))
}

/// The files of a site with so many of each kind.
#[allow(dead_code)] // The benchmarks need none.
pub fn site_of(municipalities: usize, solutions: usize, reports: usize) -> Vec<(String, String)> {
    files(&Size {
        municipalities,
        solutions,
        reports,
    })
}

fn files(size: &Size) -> Vec<(String, String)> {
    let mut files = vec![("site.yaml".to_owned(), SETTINGS.to_owned())];
    files.extend((0..size.municipalities).map(|number| municipality(number, size)));
    files.extend((0..size.solutions).map(|number| solution(number, size)));
    files.extend((0..size.reports).map(|number| report(number, size)));
    files
}

const SETTINGS: &str = "\
title: Kunnskapsbanken
base_url: https://kunnskap.example.no
as_of: 2026-11-01
checks:
  missing-accessibility-statement: \"off\"
  readability: \"off\"
";

/// How many of each kind.
struct Size {
    municipalities: usize,
    solutions: usize,
    reports: usize,
}

impl Size {
    /// No more municipalities than Norway has, no more solutions than they would know of; the
    /// rest is reports.
    fn of(documents: usize) -> Self {
        let municipalities = (documents / 20).clamp(1, 357);
        let solutions = (documents / 10).clamp(1, 400);
        Self {
            municipalities,
            solutions,
            reports: documents.saturating_sub(municipalities + solutions),
        }
    }
}

const TOPICS: [&str; 8] = [
    "helse-og-omsorg",
    "skole-og-utdanning",
    "plan-bygg-og-geodata",
    "sak-og-arkiv",
    "skjema-og-dialog",
    "innbyggertjenester",
    "sosiale-tjenester",
    "kunstig-intelligens",
];
const USAGE: [&str; 8] = [
    "i-bruk",
    "i-bruk",
    "i-bruk",
    "innføres",
    "pilot",
    "planlagt",
    "avsluttet",
    "bruker-ikke",
];
const REPORT_STATUS: [&str; 5] = ["drift", "drift", "pilot", "innføring", "avbrutt"];
const REGIONS: [&str; 12] = [
    "Fjordane",
    "Heimdalen",
    "Kystlandet",
    "Midtbygda",
    "Nordfjella",
    "Oslomarka",
    "Skogene",
    "Sørøyane",
    "Vassdraget",
    "Vestheia",
    "Ytterstranda",
    "Østvidda",
];
/// Words in the body of a report.
const REPORT_WORDS: usize = 600;

fn municipality(number: usize, size: &Size) -> (String, String) {
    let mut words = Words::new(1, number);
    let mut text = format!(
        "---\ntittel: {name}\nsammendrag: {summary}\nkommunenummer: '{number:04}'\nfylke: Fylket\n\
         region: {region}\nmålform: {form}\nfolketall: {{antall: {people}, år: 2026}}\nbruk:\n",
        name = words.name(),
        summary = words.sentence(14),
        number = 1101 + number,
        region = REGIONS[number % REGIONS.len()],
        form = words.pick(&["bokmål", "nynorsk", "nøytral"]),
        people = 900 + words.below(60_000),
    );
    let first = words.below(size.solutions);
    for step in 0..size.solutions.min(20) {
        // One after the other from a place of its own: none is named twice.
        let solution = (first + step) % size.solutions;
        let _ = writeln!(
            text,
            "  - {{løsning: {}, status: {}, siden: {}, bekreftet: {}, kilde: Kommunen}}",
            solution_slug(solution),
            words.pick(&USAGE),
            2015 + words.below(10),
            words.date(2023, 2026),
        );
    }
    text.push_str("behov:\n");
    for _ in 0..2 {
        let _ = writeln!(
            text,
            "  - {{tema: {}, tekst: {}, prioritet: høy}}",
            words.pick(&TOPICS),
            words.phrase(6)
        );
    }
    let _ = write!(
        text,
        "kompetanse:\n  - {{tema: {}, tekst: {}, nivå: erfaren, kan_hjelpe: true}}\n\
         kilder:\n  - https://example.no/kommune/{number}\n---\n\n{}\n",
        words.pick(&TOPICS),
        words.phrase(5),
        words.paragraph(60),
    );
    (
        format!("content/kommuner/{}.md", municipality_slug(number)),
        text,
    )
}

fn solution(number: usize, size: &Size) -> (String, String) {
    let mut words = Words::new(2, number);
    let mut text = format!(
        "---\ntittel: {name}\nsammendrag: {summary}\ntype: {kind}\neierskap: {owner}\n\
         leverandør: {supplier}\ntemaer: [{topic}]\nleveranseform: sky\nlivsløp: stabil\n\
         kostnad: {{årlig: 50-200k}}\n",
        name = words.name(),
        summary = words.sentence(16),
        kind = words.pick(&["fagsystem", "plattform", "app", "fellesløsning"]),
        owner = words.pick(&["kommersiell", "ks", "nasjonal", "kommunal"]),
        supplier = words.name(),
        topic = words.pick(&TOPICS),
    );
    if number > 0 {
        let _ = writeln!(text, "bygger_på: [{}]", solution_slug(words.below(number)));
    }
    let _ = write!(
        text,
        "kilder:\n  - https://example.no/losning/{number}\n---\n\n{}\n\n## Hva den gjør\n\n{} [Les om erfaringen](../erfaringer/{}.md).\n",
        words.paragraph(50),
        words.paragraph(60),
        report_slug(words.below(size.reports.max(1))),
    );
    (
        format!("content/losninger/{}.md", solution_slug(number)),
        text,
    )
}

fn report(number: usize, size: &Size) -> (String, String) {
    let mut words = Words::new(3, number);
    let municipality = words.below(size.municipalities);
    let solution = words.below(size.solutions);
    let (from, to) = (2015 + words.below(6), 2021 + words.below(5));
    let mut text = format!(
        "---\ntittel: {title}\nsammendrag: {summary}\ndato: {date}\nkommuner: [{municipality}]\n\
         løsninger: [{solution}]\ntemaer: [{topic}]\nstatus: {status}\n\
         periode: {{fra: {from}, til: {to}}}\nkort_fortalt:\n  - {a}\n  - {b}\n  - {c}\n\
         råd:\n  - {advice}\nfallgruver:\n  - {pitfall}\ngevinster:\n  - {{type: spart-tid, tekst: {benefit}, evidens: erfart}}\n\
         kilder:\n  - https://example.no/erfaring/{number}\n---\n\n",
        title = words.sentence(6),
        summary = words.sentence(18),
        date = words.date(2020, 2026),
        municipality = municipality_slug(municipality),
        solution = solution_slug(solution),
        topic = words.pick(&TOPICS),
        status = words.pick(&REPORT_STATUS),
        a = words.phrase(8),
        b = words.phrase(7),
        c = words.phrase(9),
        advice = words.phrase(9),
        pitfall = words.phrase(9),
        benefit = words.phrase(6),
    );
    report_body(&mut text, &mut words, size, (municipality, solution));
    (
        format!("content/erfaringer/{}.md", report_slug(number)),
        text,
    )
}

fn report_body(text: &mut String, words: &mut Words, size: &Size, joined: (usize, usize)) {
    const HEADINGS: [&str; 4] = [
        "Bakgrunn",
        "Hva vi gjorde",
        "Hvordan det gikk",
        "Veien videre",
    ];
    for (part, heading) in HEADINGS.into_iter().enumerate() {
        let _ = write!(text, "## {heading}\n\n");
        for _ in 0..2 {
            let _ = write!(text, "{}\n\n", words.paragraph(REPORT_WORDS / 10));
        }
        let _ = match part {
            0 => write!(
                text,
                "[Kommunen](../kommuner/{}.md) valgte [denne løsningen](../losninger/{}.md#hva-den-gjor).\n\n",
                municipality_slug(joined.0),
                solution_slug(joined.1),
            ),
            1 => write!(
                text,
                "- {}\n- {}\n- **{}** og [noe likt]({}.md)\n\n",
                words.phrase(10),
                words.phrase(10),
                words.phrase(4),
                report_slug(words.below(size.reports)),
            ),
            2 => write!(
                text,
                "| Mål | Før | Etter |\n| --- | --: | --: |\n| {} | 12 | 7 |\n| {} | 40 | 21 |\n\n",
                words.phrase(3),
                words.phrase(3),
            ),
            _ => write!(text, "> [!TIP]\n> {}\n", words.sentence(20)),
        };
    }
}

fn municipality_slug(number: usize) -> String {
    format!("kommune-{number}")
}

fn solution_slug(number: usize) -> String {
    format!("losning-{number}")
}

fn report_slug(number: usize) -> String {
    format!("erfaring-{number}")
}
