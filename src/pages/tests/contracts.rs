//! Contracts that end: the page and the calendar.

use super::fixture::Fixture;
use super::{BASE, site};

/// A contract of which only the year is known, one that has ended, and a shared one with a long
/// name.
const MORE: &[(&str, &str)] = &[
    (
        "content/kommuner/sor.md",
        "---
tittel: Sør
kommunenummer: '4030'
fylke: Sørfylket
målform: bokmål
bruk:
  - {løsning: elevnett, status: i-bruk, avtale_slutt: 2027}
  - {løsning: nyarkiv, status: i-bruk, avtale_slutt: 2025-03-31}
  - {løsning: felles, status: i-bruk}
  - {løsning: gammelarkiv, status: i-bruk, avtale_slutt: 2026-07-31}
  - {løsning: ubrukt, status: i-bruk, avtale_slutt: 2026-12}
---
",
    ),
    (
        "content/losninger/felles.md",
        "---
tittel: Fellesløsning for bygg, anlegg; vei og vann på øyene og i fjellet – æ, ø og å
sammendrag: Felles.
type: fagsystem
eierskap: interkommunal
leverandør: Sørlåv AS
temaer: [arkiv]
fellesavtale: {eier: Innkjøp Øst, slutt: 2028-02-29, opsjon: 'to år, så ett'}
---
",
    ),
];

/// Returns the lines of a calendar, with folded ones joined.
fn lines(calendar: &str) -> Vec<String> {
    let whole = calendar.replace("\r\n ", "");
    whole.split("\r\n").map(str::to_owned).collect()
}

#[test]
fn contracts_are_by_half_year_and_those_that_have_ended_come_last() {
    let page = Fixture::new(BASE, MORE).at("/avtaler/");
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("no {text}"));
    let order = [
        "s-2027-1",
        "s-2027-0",
        "s-2028-1",
        "s-2028-2",
        "s-ended",
        "s-ended-2025-1",
    ];
    let places: Vec<_> = order.map(|id| at(&format!("id=\"{id}\""))).to_vec();
    assert!(places.is_sorted(), "{places:?}");
    assert!(page.contains("Første halvår 2027") && page.contains("2027, ukjent måned"));
    assert!(page.contains("<th class=\"contract__end num\" scope=\"row\">juni 2027</th>"));
    assert!(page.contains("Opsjon: to år, så ett"));
    assert!(page.contains("Sørlåv AS"));
    assert!(page.contains("href=\"/kunnskap/avtaler.ics\""));
}

#[test]
fn half_a_year_that_is_partly_over_has_its_contracts_on_both_sides() {
    let page = Fixture::new(BASE, MORE).at("/avtaler/");
    for id in ["s-2026-2", "s-ended-2026-2"] {
        assert_eq!(page.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
    }
}

#[test]
fn a_site_without_contracts_says_so_and_offers_no_empty_calendar() {
    let empty = Fixture::empty();
    let page = empty.at("/avtaler/");
    assert!(page.contains("Vi vet ikke om noen avtale som går ut framover"));
    assert!(!page.contains("avtaler.ics"));
    // The calendar must stay available to its subscribers.
    let calendar = empty.at("/avtaler.ics");
    assert!(calendar.contains("BEGIN:VCALENDAR"));
    // RFC 5545, 3.6: one component at least.
    assert!(
        calendar.contains("END:VTIMEZONE\r\nEND:VCALENDAR"),
        "{calendar}"
    );
}

#[test]
fn the_calendar_has_each_end_once_as_a_whole_day() {
    let calendar = Fixture::new(BASE, MORE).at("/avtaler.ics");
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    assert!(calendar.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(calendar.matches("PRODID:").count(), 1);
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 7);
    let lines = lines(&calendar);
    let has = |line: &str| {
        assert!(lines.iter().any(|one| one == line), "{line}\n{lines:#?}");
    };
    has("DTSTART;VALUE=DATE:20280229");
    has("UID:fellesavtale-felles@example.no");
    // An event without an end lasts the day; with the same day as its end it would be empty.
    assert!(!calendar.contains("DTEND"));
    // The last day of «2027», with the note that the day is not known.
    has("DTSTART;VALUE=DATE:20271231");
    has("UID:bruk-sor-elevnett@example.no");
    has("DESCRIPTION:Sør\\nDagen er ikke kjent. Dette er den siste den kan være.");
}

#[test]
fn commas_and_long_lines_follow_the_calendar_format() {
    let calendar = Fixture::new(BASE, MORE).at("/avtaler.ics");
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75));
    assert!(!calendar.replace("\r\n", "").contains(['\r', '\n']));
    let lines = lines(&calendar);
    let summary = "SUMMARY:Avtale slutter: Fellesløsning for bygg\\, anlegg\\; vei og vann på \
                   øyene og i fjellet – æ\\, ø og å";
    assert!(lines.iter().any(|line| line == summary), "{lines:#?}");
    let description = "DESCRIPTION:Sør\\nAvtaleeier: Innkjøp Øst\\nLeverandør: Sørlåv AS\\n\
                       Opsjon: to år\\, så ett";
    assert!(lines.iter().any(|line| line == description), "{lines:#?}");
}

#[test]
fn the_calendar_is_deterministic() {
    let (one, other) = (site().at("/avtaler.ics"), site().at("/avtaler.ics"));
    assert_eq!(one, other);
    // The newest date in the content, which ages are counted to.
    assert!(one.contains("DTSTAMP:20261101T000000Z"), "{one}");
    assert!(one.matches("DTSTAMP").count() == one.matches("BEGIN:VEVENT").count());
}
