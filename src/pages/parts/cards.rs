//! Cards: the parts of a document that lists show, never its body.

use std::borrow::Cow;

use serde::Serialize;

use crate::content::report::Period;
use crate::knowledge::{DocumentId, MunicipalityId, ReportId, SolutionId, experienced};
use crate::pages::context::flat::serialize_flat;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Word, age_basis};
use crate::text::Lang;
use crate::text::PartialDate;

/// A report in a list.
#[derive(Clone, Debug)]
pub(crate) struct ReportCard<'a> {
    /// Its name in addresses.
    pub(crate) slug: &'a str,
    /// The report.
    pub(crate) link: Link<'a>,
    /// Its first conclusion, else its summary; in the language of the report.
    pub(crate) lesson: &'a str,
    /// The period of the work, as far as known.
    pub(crate) period: Option<Period>,
    /// The year that it is sorted by.
    pub(crate) year: Option<i16>,
    /// The kind of that year: `period`, `source` or `written`.
    pub(crate) year_of: Option<&'static str>,
    /// The status of the work.
    pub(crate) status: Word,
    /// Its places: municipalities, a region, or a place elsewhere (without address).
    pub(crate) places: Vec<Link<'a>>,
    /// The solutions that it is about.
    pub(crate) solutions: Vec<Link<'a>>,
    /// The address of the form in which its conclusion is corrected.
    pub(crate) correct: Option<String>,
}

serialize_flat! { ReportCard<'_> {
    link: [title, address, lang],
    slug, lesson, period, year, year_of, status, places, solutions, correct
} }

/// A solution in a list.
#[derive(Clone, Debug)]
pub(crate) struct SolutionCard<'a> {
    /// Its name in addresses.
    pub(crate) slug: &'a str,
    /// The solution.
    pub(crate) link: Link<'a>,
    /// Its summary, in the language of the document.
    pub(crate) summary: &'a str,
    /// Its kind.
    pub(crate) kind: Word,
    /// The form of its ownership.
    pub(crate) ownership: Word,
    /// Its main topic.
    pub(crate) topic: Option<Link<'a>>,
    /// Municipalities that are known to use it, by statements of any age.
    pub(crate) known: usize,
    /// Of them, those confirmed within the limits.
    pub(crate) confirmed: usize,
    /// The number of statements of any kind.
    pub(crate) stated: usize,
    /// The number of reports about it.
    pub(crate) reports: usize,
}

serialize_flat! { SolutionCard<'_> {
    link: [title, address, lang],
    slug, summary, kind, ownership, topic, known, confirmed, stated, reports
} }

/// A municipality in a list.
#[derive(Clone, Debug)]
pub(crate) struct MunicipalityCard<'a> {
    /// Its name in addresses.
    pub(crate) slug: &'a str,
    /// The municipality.
    pub(crate) link: Link<'a>,
    /// Its number.
    pub(crate) number: &'a str,
    /// Inhabitants, where known.
    pub(crate) population: Option<u32>,
    /// The date of that count.
    pub(crate) population_year: Option<PartialDate>,
    /// The written form it has decided on.
    pub(crate) written_form: Word,
    /// Solutions that it is known to use, by statements of any age.
    pub(crate) known: usize,
    /// Of them, those confirmed within the limits.
    pub(crate) confirmed: usize,
    /// The number of statements of any kind.
    pub(crate) stated: usize,
    /// The number of reports about it.
    pub(crate) reports: usize,
    /// The number of needs it has stated.
    pub(crate) needs: usize,
}

serialize_flat! { MunicipalityCard<'_> {
    link: [title, address, lang],
    slug, number, population, population_year, written_form, known, confirmed, stated, reports,
    needs
} }

/// Something in a list that is only named, with a line under it.
#[derive(Clone, Debug)]
pub(crate) struct LinkedItem<'a> {
    /// The link to it.
    pub(crate) link: Link<'a>,
    /// The line under it.
    pub(crate) sub: Option<String>,
}

serialize_flat! { LinkedItem<'_> {
    link: [title, address, lang],
    sub
} }

/// A sentence of a report, with a link to its place there.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SaidView<'a> {
    /// The sentence; a benefit with its figure, where one was measured.
    pub(crate) text: Cow<'a, str>,
    /// The language of the sentence.
    pub(crate) lang: Lang,
    /// The report, as place and year, linked to the place in it.
    pub(crate) from: Link<'a>,
    /// The strength of the evidence, for a benefit.
    pub(crate) evidence: Option<Word>,
    /// The address of the form in which the sentence is corrected.
    pub(crate) correct: Option<String>,
}

/// The number of places from which they are counted and not named.
const MANY_PLACES: usize = 4;

impl<'a> Reader<'a> {
    /// Returns the card of a report.
    pub(crate) fn report_card(&self, id: ReportId) -> ReportCard<'a> {
        let node = self.knowledge().report(id);
        let fields = &node.entry.version(self.lang).fields;
        let facts = &node.entry.main.fields;
        let (lesson, field) = match (&fields.lesson, fields.in_short.first()) {
            (Some(lesson), _) => (lesson, "viktigst"),
            (None, Some(first)) => (first, "kort_fortalt"),
            (None, None) => (&fields.head.summary, "sammendrag"),
        };
        ReportCard {
            slug: node.entry.slug.as_str(),
            link: self.report(id),
            lesson,
            period: facts.period,
            year: self.report_year(id),
            year_of: experienced(facts).map(|(_, basis)| age_basis(basis)),
            status: self.word(facts.status),
            places: self.report_places(id),
            solutions: node
                .edges
                .solutions
                .iter()
                .map(|id| self.solution(*id))
                .collect(),
            correct: self.correct_shown(id, field),
        }
    }

    /// Returns the cards of reports, in the given order.
    pub(crate) fn report_cards(&self, ids: &[ReportId]) -> Vec<ReportCard<'a>> {
        ids.iter().map(|id| self.report_card(*id)).collect()
    }

    /// Returns the card of a solution.
    pub(crate) fn solution_card(&self, id: SolutionId) -> SolutionCard<'a> {
        let node = self.knowledge().solution(id);
        let facts = &node.entry.main.fields;
        let counts = self
            .knowledge()
            .count_usages(node.edges.usages.iter().copied());
        SolutionCard {
            slug: node.entry.slug.as_str(),
            link: self.solution(id),
            summary: &node.entry.version(self.lang).head().summary,
            kind: self.word(facts.kind),
            ownership: self.word(facts.ownership),
            topic: node.edges.topics.first().map(|id| self.topic(*id)),
            known: counts.users_of_any_age(),
            confirmed: counts.confirmed,
            stated: counts.stated(),
            reports: node.edges.reports.len(),
        }
    }

    /// Returns the card of a municipality.
    pub(crate) fn municipality_card(&self, id: MunicipalityId) -> MunicipalityCard<'a> {
        let node = self.knowledge().municipality(id);
        let facts = &node.entry.main.fields;
        let counts = self
            .knowledge()
            .count_usages(node.edges.usages.iter().copied());
        MunicipalityCard {
            slug: node.entry.slug.as_str(),
            link: self.municipality(id),
            number: facts.number.as_str(),
            population: facts.population.map(|population| population.count),
            population_year: facts.population.and_then(|population| population.year),
            written_form: self.word(facts.written_form),
            known: counts.users_of_any_age(),
            confirmed: counts.confirmed,
            stated: counts.stated(),
            reports: node.edges.reports.len(),
            needs: node.edges.needs.len(),
        }
    }

    /// Returns a link to a related solution, with its supplier and kind under it.
    pub(crate) fn linked_solution(&self, id: SolutionId) -> LinkedItem<'a> {
        let facts = &self.knowledge().solution(id).entry.main.fields;
        let kind = self.word(facts.kind).label;
        let sub = match &facts.supplier {
            Some(supplier) => format!("{supplier} · {kind}"),
            None => kind.into_owned(),
        };
        LinkedItem {
            link: self.solution(id),
            sub: Some(sub),
        }
    }

    /// Returns a link to a document that mentions another, with its kind under it.
    fn mentioning(&self, id: DocumentId) -> LinkedItem<'a> {
        LinkedItem {
            link: self.document(id),
            sub: Some(self.kind_of(id)),
        }
    }

    /// Returns the documents that mention `id`.
    pub(crate) fn mentions(&self, id: impl Into<DocumentId>) -> Vec<LinkedItem<'a>> {
        let from = self.knowledge().backlinks(id.into()).iter();
        from.map(|id| self.mentioning(*id)).collect()
    }

    /// Returns the documents that mention `id`, without those in `shown` and those that its own text
    /// links to: the page has them already.
    pub(crate) fn other_mentions(
        &self,
        id: impl Into<DocumentId>,
        shown: &[DocumentId],
    ) -> Vec<LinkedItem<'a>> {
        let id = id.into();
        let is_linked = |other: &DocumentId| self.knowledge().backlinks(*other).contains(&id);
        let from = self.knowledge().backlinks(id).iter();
        from.filter(|other| !shown.contains(other) && !is_linked(other))
            .map(|other| self.mentioning(*other))
            .collect()
    }

    /// Returns the word for the kind of a document, in lower case.
    pub(crate) fn kind_of(&self, id: DocumentId) -> String {
        self.text(&format!("kind.{}", id.kind().key()))
    }

    /// Returns the places a report is from: its municipalities by name, or counted where they are
    /// many; else its region or the place it names.
    pub(crate) fn report_places(&self, id: ReportId) -> Vec<Link<'a>> {
        let node = self.knowledge().report(id);
        let municipalities = &node.edges.municipalities;
        if let Some(region) = node.edges.region {
            return vec![self.region(region)];
        }
        if municipalities.len() >= MANY_PLACES {
            let counted = self.count("count.municipalities", municipalities.len());
            let region = self.region_of_all(municipalities);
            return vec![region.unwrap_or_else(|| Link::new(counted, ""))];
        }
        if municipalities.is_empty() {
            let elsewhere = node.entry.main.fields.region.as_deref();
            return elsewhere
                .map(|place| Link::new(place, ""))
                .into_iter()
                .collect();
        }
        municipalities
            .iter()
            .map(|id| self.municipality(*id))
            .collect()
    }

    /// Returns the place and year of a report in short, «Horten, 2018», as a link to `anchor` in
    /// it.
    pub(crate) fn report_origin(&self, id: ReportId, anchor: &str) -> Link<'a> {
        let facts = &self.knowledge().report(id).entry.main.fields;
        let places = self.report_places(id);
        let mut title = match places.as_slice() {
            [] => self.report(id).title.into_owned(),
            [one] => one.title.to_string(),
            [one, two] => format!("{} {} {}", one.title, self.text("and"), two.title),
            [one, rest @ ..] => {
                let others = rest.len().to_string();
                let arguments = [("place", one.title.as_ref()), ("others", others.as_str())];
                self.theme()
                    .text_with(self.interface, "count.place_and_others", None, &arguments)
            }
        };
        if let Some(end) = facts.period.and_then(|period| period.to.or(period.from)) {
            title.push_str(&format!(", {}", end.year()));
        }
        Link {
            title: title.into(),
            lang: None,
            ..self.report(id)
        }
        .at(anchor)
    }

    /// Returns the year of a report's experience, where it is known; reports are numbered by it,
    /// newest first.
    pub(crate) fn report_year(&self, id: ReportId) -> Option<i16> {
        experienced(&self.knowledge().report(id).entry.main.fields).map(|(date, _)| date.year())
    }

    /// Returns the region that has exactly the municipalities `all`.
    fn region_of_all(&self, all: &[MunicipalityId]) -> Option<Link<'a>> {
        let first = self.knowledge().municipality(*all.first()?).edges.region?;
        let region = self.knowledge().region(first);
        let same = region.municipalities.len() == all.len()
            && region.municipalities.iter().all(|id| all.contains(id));
        same.then(|| self.region(first))
    }
}
