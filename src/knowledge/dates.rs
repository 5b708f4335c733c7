//! Every date that documents state, by its meaning, and diagnostics for those that cannot be right.

use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;
use tr::tr;

use crate::content::{Document, FrontMatter, Library, Municipality, Report};
use crate::diagnostic::{Check, Diagnostic, Location, Problem, Step};
use crate::text::PartialDate;
use crate::text::date::SURELY_PAST;

/// The meaning of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
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
    pub(super) meaning: Meaning,
    /// The first year that can be meant.
    since: i16,
    field: Field,
}

/// The field that a date stands in.
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

/// The first year in which anything that is shared here can have been written or confirmed.
const FIRST_STATED: i16 = 1990;
/// The first year of a source, which may be a law.
const FIRST_SOURCE: i16 = 1800;
/// The first year of a beginning: systems that are in use may be old.
const FIRST_BEGAN: i16 = 1960;

/// Returns every date of the main versions in `library`; facts are taken from these alone.
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
            Meaning::Ends,
            FIRST_STATED,
            Field::In("fellesavtale", "slutt"),
        );
        let year = fields.cost.as_ref().and_then(|cost| cost.year);
        found.add(
            &entry.main,
            year,
            Meaning::Counted,
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
            Meaning::Stated,
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
        meaning: Meaning,
        since: i16,
        field: Field,
    ) {
        let file = &document.file;
        self.dates.extend(date.map(|date| Stated {
            file,
            date,
            meaning,
            since,
            field,
        }));
    }

    fn head<F: FrontMatter>(&mut self, document: &'a Document<F>) {
        let head = document.head();
        self.add(
            document,
            head.reviewed,
            Meaning::Stated,
            FIRST_STATED,
            Field::Top("sist_gjennomgått"),
        );
        for (index, source) in head.sources.iter().enumerate() {
            self.add(
                document,
                source.date,
                Meaning::Stated,
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
            Meaning::Counted,
            FIRST_BEGAN,
            Field::In("folketall", "år"),
        );
        let since = fields.participation.as_ref().and_then(|part| part.since);
        self.add(
            document,
            since,
            Meaning::Began,
            FIRST_BEGAN,
            Field::In("digitv", "siden"),
        );
        self.usages(document);
        for (index, need) in fields.needs.iter().enumerate() {
            self.add(
                document,
                need.date,
                Meaning::Stated,
                FIRST_STATED,
                Field::Item("behov", index, "dato"),
            );
        }
        for (index, maturity) in fields.maturity.iter().enumerate() {
            self.add(
                document,
                maturity.date,
                Meaning::Stated,
                FIRST_STATED,
                Field::Item("modenhet", index, "dato"),
            );
        }
    }

    fn usages(&mut self, document: &'a Document<Municipality>) {
        for (index, usage) in document.fields.usages.iter().enumerate() {
            let at = |name| Field::Item("bruk", index, name);
            self.add(
                document,
                usage.confirmed,
                Meaning::Stated,
                FIRST_STATED,
                at("bekreftet"),
            );
            let begins = if usage.status.counts_as_user() {
                Meaning::Began
            } else {
                Meaning::Ends
            };
            self.add(document, usage.since, begins, FIRST_BEGAN, at("siden"));
            self.add(document, usage.until, Meaning::Ends, FIRST_BEGAN, at("til"));
            self.add(
                document,
                usage.contract_end,
                Meaning::Ends,
                FIRST_STATED,
                at("avtale_slutt"),
            );
        }
    }

    fn report(&mut self, document: &'a Document<Report>) {
        let fields = &document.fields;
        self.head(document);
        self.add(
            document,
            Some(fields.date),
            Meaning::Stated,
            FIRST_STATED,
            Field::Top("dato"),
        );
        for (index, artefact) in fields.artefacts.iter().enumerate() {
            self.add(
                document,
                artefact.date,
                Meaning::Stated,
                FIRST_BEGAN,
                Field::Item("artefakter", index, "dato"),
            );
        }
        let period = fields.period.as_ref();
        self.add(
            document,
            period.and_then(|period| period.from),
            Meaning::Ends,
            FIRST_BEGAN,
            Field::In("periode", "fra"),
        );
        self.add(
            document,
            period.and_then(|period| period.to),
            Meaning::Ends,
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
            Meaning::Ends,
            FIRST_STATED,
            Field::In("anskaffelse", "avtale_slutt"),
        );
        let year = fields.cost.as_ref().and_then(|cost| cost.year);
        self.add(
            document,
            year,
            Meaning::Counted,
            FIRST_STATED,
            Field::In("kostnad", "år"),
        );
    }
}

/// The number of years within which contracts and projects end.
const LONGEST_AHEAD: i16 = 30;

/// Returns what is wrong with `dates`, seen from `as_of`; `is_set` is `true` where the site says
/// what day that is.
pub(super) fn check(dates: &[Stated<'_>], as_of: Date, is_set: bool) -> Vec<Diagnostic> {
    // A site without dates of its own has no other day to compare with.
    let now = as_of.max(SURELY_PAST);
    let soon = now.saturating_add(1.year());
    let problem_of = |stated: &Stated<'_>| {
        let date = stated.date;
        let first = date.earliest();
        let problem = match stated.meaning {
            _ if date.year() < stated.since => too_early(date),
            Meaning::Stated if first > as_of => in_the_future(date, as_of, is_set),
            Meaning::Counted if first > soon => not_counted(date, now),
            Meaning::Began if first > soon => not_begun(date, now),
            Meaning::Ends if date.year() > now.year() + LONGEST_AHEAD => far_ahead(date),
            _ => return None,
        };
        Some(problem.at(stated.file.clone(), Location::value(stated.field.path())))
    };
    dates.iter().filter_map(problem_of).collect()
}

fn too_early(date: PartialDate) -> Problem {
    Problem::new(
        Check::UnlikelyValue,
        tr!(
            "årstallet i {date} er neppe rett: så gammelt er dette ikke",
            date
        ),
    )
    .help(tr!("Se etter siffer som er byttet om."))
}

fn in_the_future(date: PartialDate, as_of: Date, is_set: bool) -> Problem {
    if is_set {
        let message = tr!(
            "datoen er {date}, men nettstedet gjelder per {as_of}",
            date,
            as_of
        );
        return Problem::new(Check::FutureDate, message)
            .help(tr!("Rett datoen, eller flytt fram `as_of` i `site.yaml`."));
    }
    let message = tr!(
        "{date} er langt etter alle de andre datoene på nettstedet, der den nyeste er {as_of}",
        date,
        as_of
    );
    Problem::new(Check::FutureDate, message).help(tr!(
        "Rett årstallet. Alder regnes ikke fra en dato som står alene; stemmer den, skriv `as_of` \
         med dagens dato i `site.yaml`."
    ))
}

fn not_begun(date: PartialDate, as_of: Date) -> Problem {
    let message = tr!(
        "det skal ha begynt {date}, men nettstedet gjelder per {as_of}",
        date,
        as_of
    );
    Problem::new(Check::UnlikelyValue, message).help(tr!(
        "Rett datoen, eller skriv en status som sier at det er planlagt."
    ))
}

fn not_counted(date: PartialDate, as_of: Date) -> Problem {
    let message = tr!(
        "året {date} er ikke begynt, regnet fra {as_of}",
        date,
        as_of
    );
    Problem::new(Check::UnlikelyValue, message).help(tr!("Se etter siffer som er byttet om."))
}

fn far_ahead(date: PartialDate) -> Problem {
    let message = tr!(
        "{date} er mer enn {years} år fram i tid",
        date,
        years = LONGEST_AHEAD
    );
    Problem::new(Check::UnlikelyValue, message).help(tr!("Se etter siffer som er byttet om."))
}

#[cfg(test)]
mod tests;
