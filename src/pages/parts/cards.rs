//! Cards: what lists show of a document. Never its body.

use std::borrow::Cow;

use serde::Serialize;

use crate::content::report::Period;
use crate::knowledge::{DocumentId, MunicipalityId, ReportId, SolutionId, TopicId, experienced};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Word, age_basis};
use crate::text::Lang;
use crate::text::PartialDate;

/// A report in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ReportCard<'a> {
    /// Its name in addresses.
    pub(crate) slug: &'a str,
    /// The report.
    #[serde(flatten)]
    pub(crate) link: Link<'a>,
    /// Its first conclusion, else its summary; in the language of the report.
    pub(crate) lesson: &'a str,
    /// When the work went on, as far as known.
    pub(crate) period: Option<Period>,
    /// The year that it is sorted under.
    pub(crate) year: Option<i16>,
    /// What that year is of: `period`, `source` or `written`.
    pub(crate) year_of: Option<&'static str>,
    /// How far the work had come.
    pub(crate) status: Word,
    /// Where: municipalities, a region, or a place elsewhere (without address).
    pub(crate) places: Vec<Link<'a>>,
    /// What it is about.
    pub(crate) solutions: Vec<Link<'a>>,
}

/// A solution in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SolutionCard<'a> {
    /// Its name in addresses.
    pub(crate) slug: &'a str,
    /// The solution.
    #[serde(flatten)]
    pub(crate) link: Link<'a>,
    /// What it is, in the language of the document.
    pub(crate) summary: &'a str,
    /// What sort of thing it is.
    pub(crate) kind: Word,
    /// Who owns it.
    pub(crate) ownership: Word,
    /// Its main topic.
    pub(crate) topic: Option<Link<'a>>,
    /// Users by a statement that still counts.
    pub(crate) users: usize,
    /// Users by older statements.
    pub(crate) older_users: usize,
    /// Statements of any kind.
    pub(crate) stated: usize,
    /// Reports about it.
    pub(crate) reports: usize,
}

/// A municipality in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct MunicipalityCard<'a> {
    /// Its name in addresses.
    pub(crate) slug: &'a str,
    /// The municipality.
    #[serde(flatten)]
    pub(crate) link: Link<'a>,
    /// Its number.
    pub(crate) number: &'a str,
    /// Inhabitants, where known.
    pub(crate) population: Option<u32>,
    /// The year they were counted.
    pub(crate) population_year: Option<PartialDate>,
    /// The written form it has decided on.
    pub(crate) written_form: Word,
    /// Solutions in use by a statement that still counts.
    pub(crate) solutions: usize,
    /// Solutions in use by older statements.
    pub(crate) older_solutions: usize,
    /// Statements of any kind.
    pub(crate) stated: usize,
    /// Reports about it.
    pub(crate) reports: usize,
    /// Needs it has stated.
    pub(crate) needs: usize,
}

/// Something in a list that is only named, with a line under it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct LinkedItem<'a> {
    /// What.
    #[serde(flatten)]
    pub(crate) link: Link<'a>,
    /// The line under it.
    pub(crate) sub: Option<String>,
}

/// A sentence of a report, with where it stands.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SaidView<'a> {
    /// What it says; a benefit with its figure, where one was measured.
    pub(crate) text: Cow<'a, str>,
    /// The language of that.
    pub(crate) lang: Lang,
    /// The report, as place and year, linked to the place in it.
    pub(crate) from: Link<'a>,
    /// How well it is known, for a benefit.
    pub(crate) evidence: Option<Word>,
}

/// From here on, places are counted and not named.
const MANY_PLACES: usize = 4;

impl<'a> Reader<'a> {
    /// A report in a list.
    pub(crate) fn report_card(&self, id: ReportId) -> ReportCard<'a> {
        let node = self.knowledge().report(id);
        let fields = &node.entry.version(self.lang).fields;
        let facts = &node.entry.main.fields;
        let lesson = fields
            .in_short
            .first()
            .map_or(fields.head.summary.as_str(), String::as_str);
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
        }
    }

    /// Reports in a list.
    pub(crate) fn report_cards(&self, ids: &[ReportId]) -> Vec<ReportCard<'a>> {
        ids.iter().map(|id| self.report_card(*id)).collect()
    }

    /// A solution in a list.
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
            users: counts.confirmed,
            older_users: counts.older,
            stated: counts.stated(),
            reports: node.edges.reports.len(),
        }
    }

    /// A municipality in a list.
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
            solutions: counts.confirmed,
            older_solutions: counts.older,
            stated: counts.stated(),
            reports: node.edges.reports.len(),
            needs: node.edges.needs.len(),
        }
    }

    /// A solution that hangs together with another, with its type and owner under it.
    pub(crate) fn linked_solution(&self, id: SolutionId) -> LinkedItem<'a> {
        let facts = &self.knowledge().solution(id).entry.main.fields;
        let kind = self.word(facts.kind).label;
        let sub = match &facts.supplier {
            Some(supplier) => format!("{supplier} · {kind}"),
            None => kind.to_owned(),
        };
        LinkedItem {
            link: self.solution(id),
            sub: Some(sub),
        }
    }

    /// A document that mentions another, with its kind under it.
    pub(crate) fn mentioning(&self, id: DocumentId) -> LinkedItem<'a> {
        let kind = match id {
            DocumentId::Municipality(_) => "kind.municipality",
            DocumentId::Solution(_) => "kind.solution",
            DocumentId::Report(_) => "kind.report",
            DocumentId::Page(_) => "kind.page",
        };
        LinkedItem {
            link: self.document(id),
            sub: Some(self.text(kind)),
        }
    }

    /// Where a report is from: its municipalities by name, or counted where they are many; else
    /// its region or the place it names.
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

    /// Where a report is from and when, in few words: «Horten, 2018». Linked to `anchor` in it.
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

    /// The year that a report's experience is from, where anything tells; reports are numbered by
    /// it, newest first.
    pub(crate) fn report_year(&self, id: ReportId) -> Option<i16> {
        experienced(&self.knowledge().report(id).entry.main.fields).map(|(date, _)| date.year())
    }

    /// The name of a municipality in addresses.
    pub(crate) fn municipality_slug(&self, id: MunicipalityId) -> &'a str {
        self.knowledge().municipality(id).entry.slug.as_str()
    }

    /// The region whose municipalities `all` are, each and every one.
    fn region_of_all(&self, all: &[MunicipalityId]) -> Option<Link<'a>> {
        let first = self.knowledge().municipality(*all.first()?).edges.region?;
        let region = self.knowledge().region(first);
        let same = region.municipalities.len() == all.len()
            && region.municipalities.iter().all(|id| all.contains(id));
        same.then(|| self.region(first))
    }

    /// The name of a topic in addresses.
    pub(crate) fn topic_slug(&self, id: TopicId) -> &'a str {
        self.knowledge().topic(id).topic.slug.as_str()
    }
}
