//! Every date that documents state, by what it says, and what is told of those that cannot be right.

use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use super::as_of::SURELY_PAST;
use super::{LinkProblem, Place};
use crate::content::problem::{Part, Problem, Step};
use crate::content::{Document, HasHead, Library, Municipality, PartialDate, Report};
use crate::diagnostic::Check;

/// What a date says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// Something was written, confirmed, counted or published then. Ages are counted by these.
    Stated,
    /// It is the year of a count or of prices, which may be given before it has ended.
    Counted,
    /// Something began then.
    Began,
    /// Something ends then: a contract, a project. It may lie ahead.
    Ends,
}

/// A date in a document.
pub(super) struct Stated<'a> {
    pub(super) file: &'a Arc<str>,
    pub(super) date: PartialDate,
    pub(super) says: Says,
    /// The first year that can be meant.
    since: i16,
    field: Field,
}

/// Where a date stands.
#[derive(Clone, Copy)]
enum Field {
    Top(&'static str),
    In(&'static str, &'static str),
    Item(&'static str, usize, &'static str),
}

impl Field {
    fn path(self) -> Vec<Step> {
        let key = |name: &'static str| Step::Key(name.into());
        match self {
            Self::Top(name) => vec![key(name)],
            Self::In(outer, name) => vec![key(outer), key(name)],
            Self::Item(list, index, name) => vec![key(list), Step::Index(index), key(name)],
        }
    }
}

/// Before this nothing that municipalities share here was written or confirmed.
const FIRST_STATED: i16 = 1990;
/// A source may be a law.
const FIRST_SOURCE: i16 = 1800;
/// Systems that are in use may be old.
const FIRST_BEGAN: i16 = 1960;

/// Every date of the main versions in `library`; facts are taken from these alone.
pub(super) fn all(library: &Library) -> Vec<Stated<'_>> {
    let mut found = Found { dates: Vec::new() };
    for entry in &library.municipalities {
        found.municipality(&entry.main);
    }
    for entry in &library.solutions {
        let fields = &entry.main.fields;
        found.head(&entry.main);
        let contract = fields.shared_contract.as_ref();
        found.add(
            &entry.main,
            contract.and_then(|contract| contract.end),
            Says::Ends,
            FIRST_STATED,
            Field::In("fellesavtale", "slutt"),
        );
        let year = fields.cost.as_ref().and_then(|cost| cost.year);
        found.add(
            &entry.main,
            year,
            Says::Counted,
            FIRST_STATED,
            Field::In("kostnad", "år"),
        );
    }
    for entry in &library.reports {
        found.report(&entry.main);
    }
    for entry in &library.pages {
        found.head(&entry.main);
        found.add(
            &entry.main,
            entry.main.fields.date,
            Says::Stated,
            FIRST_STATED,
            Field::Top("dato"),
        );
    }
    found.dates
}

struct Found<'a> {
    dates: Vec<Stated<'a>>,
}

impl<'a> Found<'a> {
    fn add<F>(
        &mut self,
        document: &'a Document<F>,
        date: Option<PartialDate>,
        says: Says,
        since: i16,
        field: Field,
    ) {
        let file = &document.file;
        self.dates.extend(date.map(|date| Stated {
            file,
            date,
            says,
            since,
            field,
        }));
    }

    fn head<F: HasHead>(&mut self, document: &'a Document<F>) {
        let head = document.head();
        self.add(
            document,
            head.reviewed,
            Says::Stated,
            FIRST_STATED,
            Field::Top("sist_gjennomgått"),
        );
        for (index, source) in head.sources.iter().enumerate() {
            self.add(
                document,
                source.date,
                Says::Stated,
                FIRST_SOURCE,
                Field::Item("kilder", index, "dato"),
            );
        }
    }

    fn municipality(&mut self, document: &'a Document<Municipality>) {
        let fields = &document.fields;
        self.head(document);
        let counted = fields.population.and_then(|population| population.year);
        self.add(
            document,
            counted,
            Says::Counted,
            FIRST_BEGAN,
            Field::In("folketall", "år"),
        );
        let since = fields.participation.as_ref().and_then(|part| part.since);
        self.add(
            document,
            since,
            Says::Began,
            FIRST_BEGAN,
            Field::In("digitv", "siden"),
        );
        for (index, usage) in fields.usages.iter().enumerate() {
            let at = |name| Field::Item("bruk", index, name);
            self.add(
                document,
                usage.confirmed,
                Says::Stated,
                FIRST_STATED,
                at("bekreftet"),
            );
            let begins = if usage.status.counts_as_user() {
                Says::Began
            } else {
                Says::Ends
            };
            self.add(document, usage.since, begins, FIRST_BEGAN, at("siden"));
            self.add(document, usage.until, Says::Ends, FIRST_BEGAN, at("til"));
            self.add(
                document,
                usage.contract_end,
                Says::Ends,
                FIRST_STATED,
                at("avtale_slutt"),
            );
        }
        for (index, need) in fields.needs.iter().enumerate() {
            self.add(
                document,
                need.date,
                Says::Stated,
                FIRST_STATED,
                Field::Item("behov", index, "dato"),
            );
        }
        for (index, maturity) in fields.maturity.iter().enumerate() {
            self.add(
                document,
                maturity.date,
                Says::Stated,
                FIRST_STATED,
                Field::Item("modenhet", index, "dato"),
            );
        }
    }

    fn report(&mut self, document: &'a Document<Report>) {
        let fields = &document.fields;
        self.head(document);
        self.add(
            document,
            Some(fields.date),
            Says::Stated,
            FIRST_STATED,
            Field::Top("dato"),
        );
        for (index, artefact) in fields.artefacts.iter().enumerate() {
            self.add(
                document,
                artefact.date,
                Says::Stated,
                FIRST_BEGAN,
                Field::Item("artefakter", index, "dato"),
            );
        }
        let period = fields.period.as_ref();
        self.add(
            document,
            period.and_then(|period| period.from),
            Says::Ends,
            FIRST_BEGAN,
            Field::In("periode", "fra"),
        );
        self.add(
            document,
            period.and_then(|period| period.to),
            Says::Ends,
            FIRST_BEGAN,
            Field::In("periode", "til"),
        );
        let contract = fields
            .procurement
            .as_ref()
            .and_then(|facts| facts.contract_end);
        self.add(
            document,
            contract,
            Says::Ends,
            FIRST_STATED,
            Field::In("anskaffelse", "avtale_slutt"),
        );
        let year = fields.cost.as_ref().and_then(|cost| cost.year);
        self.add(
            document,
            year,
            Says::Counted,
            FIRST_STATED,
            Field::In("kostnad", "år"),
        );
    }
}

/// Contracts and projects end within this many years.
const LONGEST_AHEAD: i16 = 30;

/// What is wrong with `dates`, seen from `as_of`; `is_set` where the site says what day that is.
pub(super) fn check(dates: &[Stated<'_>], as_of: Date, is_set: bool) -> Vec<LinkProblem> {
    // A site without dates of its own has no other day to compare with.
    let now = as_of.max(SURELY_PAST);
    let soon = now.saturating_add(1.year());
    let told = |stated: &Stated<'_>| {
        let date = stated.date;
        let first = date.earliest();
        let problem = match stated.says {
            _ if date.year() < stated.since => too_early(date),
            Says::Stated if first > as_of => in_the_future(date, as_of, is_set),
            Says::Counted if first > soon => not_counted(date, now),
            Says::Began if first > soon => not_begun(date, now),
            Says::Ends if date.year() > now.year() + LONGEST_AHEAD => far_ahead(date),
            _ => return None,
        };
        Some(LinkProblem {
            file: stated.file.clone(),
            place: Place::Field {
                path: stated.field.path(),
                part: Part::Value,
            },
            problem,
        })
    };
    dates.iter().filter_map(told).collect()
}

fn too_early(date: PartialDate) -> Problem {
    Problem::new(
        Check::UnlikelyValue,
        format!("årstallet i {date} er neppe rett: så gammelt er dette ikke"),
    )
    .help("Se etter siffer som er byttet om.")
}

fn in_the_future(date: PartialDate, as_of: Date, is_set: bool) -> Problem {
    if is_set {
        let message = format!("datoen er {date}, men nettstedet gjelder per {as_of}");
        return Problem::new(Check::FutureDate, message)
            .help("Rett datoen, eller flytt fram `as_of` i `site.yaml`.");
    }
    let message = format!(
        "{date} er langt etter alle de andre datoene på nettstedet, der den nyeste er {as_of}"
    );
    Problem::new(Check::FutureDate, message).help(
        "Rett årstallet. Alder regnes ikke fra en dato som står alene; stemmer den, skriv `as_of` \
         med dagens dato i `site.yaml`.",
    )
}

fn not_begun(date: PartialDate, as_of: Date) -> Problem {
    let message = format!("det skal ha begynt {date}, men nettstedet gjelder per {as_of}");
    Problem::new(Check::UnlikelyValue, message)
        .help("Rett datoen, eller skriv en status som sier at det er planlagt.")
}

fn not_counted(date: PartialDate, as_of: Date) -> Problem {
    let message = format!("året {date} er ikke begynt, regnet fra {as_of}");
    Problem::new(Check::UnlikelyValue, message).help("Se etter siffer som er byttet om.")
}

fn far_ahead(date: PartialDate) -> Problem {
    let message = format!("{date} er mer enn {LONGEST_AHEAD} år fram i tid");
    Problem::new(Check::UnlikelyValue, message).help("Se etter siffer som er byttet om.")
}

#[cfg(test)]
mod tests {
    use crate::knowledge::fixture::{Site, TODAY};

    /// A site of `count` reports from the autumn of 2026, with a solution that is in use.
    fn site(count: usize) -> Site {
        let site = Site::new()
            .without_a_day()
            .topics(&["skole"])
            .solution("digisos", "kilder: [{url: 'https://a.no', dato: 2024-05}]")
            .municipality(
                "skien",
                "bruk: [{løsning: digisos, status: i-bruk, bekreftet: 2026-11-01}]",
            );
        (0..count).fold(site, |site, number| {
            site.report(
                &format!("r{number}"),
                &format!("dato: 2026-{:02}-23", 12 - number % 2 - 1),
            )
        })
    }

    #[test]
    fn a_date_that_stands_alone_moves_no_ages_and_is_told() {
        for (kind, fields) in [
            ("report", "dato: 2062-03-01"),
            (
                "report",
                "{dato: 2026-11-23, kilder: [{url: 'https://a.no', dato: 2036-11}]}",
            ),
            ("report", "{dato: 2026-11-23, sist_gjennomgått: 2046-01-01}"),
            (
                "report",
                "{dato: 2062-03-01, sist_gjennomgått: 2062-04-01, kilder: [{url: 'https://a.no', dato: 2061}]}",
            ),
            (
                "report",
                "{dato: 2026-11-23, artefakter: [{type: ros, tittel: A, url: 'https://a.no', dato: 2062}]}",
            ),
            (
                "municipality",
                "bruk: [{løsning: digisos, status: i-bruk, bekreftet: 2052-01-15}]",
            ),
            (
                "municipality",
                "behov: [{tema: skole, tekst: A, dato: 2062}]",
            ),
            (
                "municipality",
                "modenhet: [{tema: skole, nivå: 2, dato: 2106-01-01}]",
            ),
            ("solution", "sist_gjennomgått: 2062-01"),
            ("page", "dato: 2062-11-23"),
        ] {
            for count in [3, 20] {
                let site = site(count);
                let site = match kind {
                    "report" => site.report("x", fields),
                    "municipality" => site.municipality("x", fields),
                    "solution" => site.solution("x", fields),
                    _ => site.page("x", fields),
                };
                let (graph, problems) = site.link_with_problems();
                assert_eq!(graph.as_of, TODAY, "{fields}");
                assert!(!problems.is_empty(), "{fields}");
                for told in &problems {
                    assert_eq!(
                        told.problem.check.name(),
                        "future-date",
                        "{}",
                        told.problem.message
                    );
                    assert!(told.file.contains("/x.md"), "{}", told.file);
                }
            }
        }
    }

    #[test]
    fn a_year_too_many_is_told_where_the_site_has_a_rhythm() {
        let (graph, problems) = site(20)
            .report("x", "dato: 2027-11-23")
            .link_with_problems();
        assert_eq!((graph.as_of, problems.len()), (TODAY, 1));
        let (graph, problems) = site(20)
            .report("x", "dato: 2027-03-01")
            .link_with_problems();
        assert_eq!(
            (graph.as_of, problems.len()),
            (jiff::civil::date(2027, 3, 1), 0)
        );
    }

    #[test]
    fn few_or_old_dates_and_dates_with_company_are_believed() {
        let small = || Site::new().without_a_day().topics(&["skole"]);
        for site in [
            small().report("a", "dato: 2019-01-01"),
            small().report("a", "dato: 2031-01-01"),
            small().report("a", "dato: 2019-01-01").report("b", "dato: 2026-11-23"),
            small().report("a", "{dato: 2026-11-23, kilder: [{url: 'https://a.no', dato: 1814-05-17}]}"),
            small().solution("a", "kilder: [{url: 'https://a.no', dato: 2012}]").report("b", "dato: 2026-11-23"),
            small().report("a", "dato: 2026-11-23").report("b", "dato: 2028-02-01"),
            site(20).report("a", "dato: 2030-01-01").report("b", "dato: 2030-02-01").report("c", "dato: 2029-09-01").report("d", "dato: 2029-04-01").report("e", "dato: 2028-12-01").report("f", "dato: 2028-07-01").report("g", "dato: 2028-02-01").report("h", "dato: 2027-09-01").report("i", "dato: 2027-04-01"),
            site(20).solution("x", "{fellesavtale: {slutt: 2041-01-01}, kostnad: {år: 2027}}"),
            site(20).report("x", "{dato: 2026-11-23, periode: {fra: 2024, til: 2032}, anskaffelse: {avtale_slutt: 2038}}"),
            site(20).municipality("x", "{digitv: {deltar: true, siden: 2024}, bruk: [{løsning: digisos, status: planlagt, siden: 2029, avtale_slutt: 2036}]}"),
        ] {
            let problems = site.problems();
            assert_eq!(problems, [""; 0]);
        }
    }

    #[test]
    fn years_that_cannot_be_meant_are_told() {
        for (fields, field) in [
            ("{dato: 1926-11-23}", "dato"),
            (
                "{dato: 2026-11-23, periode: {fra: 1824, til: 2026}}",
                "periode fra",
            ),
            (
                "{dato: 2026-11-23, periode: {fra: 2024, til: 2126}}",
                "periode til",
            ),
            (
                "{dato: 2026-11-23, anskaffelse: {avtale_slutt: 2126-01-01}}",
                "anskaffelse avtale_slutt",
            ),
            ("{dato: 2026-11-23, kostnad: {år: 2062}}", "kostnad år"),
        ] {
            let problems = site(3).report("x", fields).problems();
            assert_eq!(problems.len(), 1, "{problems:?}");
            assert!(
                problems[0].contains(&format!("x.md {field}:")),
                "{problems:?}"
            );
        }
        for (fields, field) in [
            ("folketall: {antall: 5000, år: 2062}", "folketall år"),
            ("digitv: {deltar: true, siden: 2062}", "digitv siden"),
            (
                "bruk: [{løsning: digisos, status: i-bruk, siden: 2062}]",
                "bruk[0] siden",
            ),
            (
                "bruk: [{løsning: digisos, status: i-bruk, bekreftet: 1925}]",
                "bruk[0] bekreftet",
            ),
            (
                "bruk: [{løsning: digisos, status: i-bruk, avtale_slutt: 2125}]",
                "bruk[0] avtale_slutt",
            ),
        ] {
            let problems = site(3).municipality("x", fields).problems();
            assert_eq!(problems.len(), 1, "{problems:?}");
            assert!(
                problems[0].contains(&format!("x.md {field}:")),
                "{problems:?}"
            );
        }
    }
}
