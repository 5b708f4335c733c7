//! The list of reports by year, newest first, with facets. A long list has several pages.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::knowledge::{Knowledge, MunicipalityId, ReportId, SolutionId, TopicId};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::pages::parts::cards::ReportCard;
use crate::pages::parts::facets::{Facet, FacetGroup, Traits, counted, groups, largest, ranked};
use crate::pages::parts::pages::{self, MOST_ROWS, Pager};
use crate::pages::parts::report_rows::ReportRow;
use crate::pages::site_page::{Part, SitePage};
use crate::text::{Lang, Vocabulary};
use crate::theme::{Fragment, PageMeta};

/// The value that stands for an unknown year in addresses and ids.
const NO_YEAR: &str = "no-year";

/// The data for `reports.html`.
#[derive(Serialize)]
pub(crate) struct ReportsView<'a> {
    /// The number of all reports.
    total: usize,
    /// The number of reports that are not written from public sources.
    own: usize,
    /// Reports of this page by year, newest first.
    years: Vec<Year<'a>>,
    /// The facets of the list; empty where they are drawn already.
    facets: Vec<FacetGroup<'a>>,
    /// The facets as every page of a list with several shows them.
    drawn_facets: Option<Fragment>,
    /// The place of this page of the list; before it are newer reports.
    #[serde(flatten)]
    pager: Pager,
}

/// The reports of one year, or those of unknown year.
#[derive(Serialize)]
pub(crate) struct Year<'a> {
    /// The year.
    year: Option<i16>,
    /// The reports.
    reports: Vec<Listed<'a>>,
}

/// A report in the list.
#[derive(Serialize)]
#[serde(untagged)]
enum Listed<'a> {
    /// Its row, where the list has several pages, which the search narrows.
    Row(ReportRow<'a>),
    /// Its card, with what the list is narrowed by.
    Card(Box<Narrowed<'a>>),
}

/// A report in a list that its reader narrows.
#[derive(Serialize)]
struct Narrowed<'a> {
    /// The card that lists show of it.
    #[serde(flatten)]
    card: ReportCard<'a>,
    /// The values of facets that it has.
    traits: String,
}

/// Returns the number of pages that the list takes.
pub(crate) fn pages(knowledge: &Knowledge) -> usize {
    pages::count(knowledge.reports.len(), MOST_ROWS)
}

/// Returns the metadata and the data of a page of the list, counted from 1.
pub(crate) fn reports<'a>(reader: &Reader<'a>, page: usize) -> (PageMeta, ReportsView<'a>) {
    let knowledge = reader.knowledge();
    let all = &knowledge.reports;
    let meta = reader.list_page_meta(SitePage::Reports, page);
    let drawn_facets = drawn_facets(reader);
    let view = ReportsView {
        total: all.len(),
        own: reader.reports_of_their_own(),
        years: years(
            reader,
            pages::rows_on(knowledge.report_ids(), page, MOST_ROWS),
        ),
        facets: match drawn_facets {
            Some(_) => Vec::new(),
            None => facets(reader),
        },
        drawn_facets,
        pager: reader.pager(SitePage::Reports, page, pages(knowledge)),
    };
    (reader.describe_collection(meta), view)
}

/// Returns reports, which come newest first, by year.
pub(crate) fn years<'a>(reader: &Reader<'a>, ids: impl Iterator<Item = ReportId>) -> Vec<Year<'a>> {
    let mut years: Vec<Year<'a>> = Vec::new();
    for id in ids {
        let (year, report) = (reader.report_year(id), listed(reader, id));
        match years.last_mut() {
            Some(last) if last.year == year => last.reports.push(report),
            _ => years.push(Year {
                year,
                reports: vec![report],
            }),
        }
    }
    years
}

fn listed<'a>(reader: &Reader<'a>, id: ReportId) -> Listed<'a> {
    if is_long(reader) {
        return Listed::Row(reader.report_row(id));
    }
    let card = reader.report_card(id);
    let node = reader.knowledge().report(id);
    let topic = |id: &TopicId| reader.topic_slug(*id);
    let municipality = |id: &MunicipalityId| reader.municipality_slug(*id);
    let solution = |id: &SolutionId| reader.solution_slug(*id);
    let year = card.year;
    let year = year.map_or_else(|| NO_YEAR.to_owned(), |year| year.to_string());
    let traits = Traits::new()
        .with("tema", node.edges.topics.iter().map(topic))
        .with(
            "kommune",
            node.edges.municipalities.iter().map(municipality),
        )
        .with("losning", node.edges.solutions.iter().map(solution))
        .with("status", [card.status.slug])
        .with("ar", [year])
        .with("sprak", card.link.lang.map(|lang: Lang| lang.slug()))
        .into_text();
    Listed::Card(Box::new(Narrowed { card, traits }))
}

/// Decides whether the list has several pages, so that no page has all the reports to choose among.
fn is_long(reader: &Reader<'_>) -> bool {
    reader.knowledge().reports.len() > MOST_ROWS
}

/// Returns the facets as all pages of the list show them; none where it has one page, whose script has
/// the choices too, and where the site has templates of its own.
fn drawn_facets(reader: &Reader<'_>) -> Option<Fragment> {
    let theme = reader.theme();
    if !is_long(reader) || theme.has_own_templates() {
        return None;
    }
    reader.report_facets().get(reader.lang, 0, || {
        theme.fragment(reader.lang, "facets", ("groups", &facets(reader)))
    })
}

fn facets<'a>(reader: &Reader<'a>) -> Vec<FacetGroup<'a>> {
    let knowledge = reader.knowledge();
    let topics = knowledge.topic_ids().map(|id| {
        let reports = knowledge.topic(id).reports.len();
        let link = reader.topic(id).at("s-reports");
        Facet::choice(reader.topic_slug(id), link, reports)
    });
    let municipalities = knowledge.municipality_ids().map(|id| {
        let reports = knowledge.municipality(id).edges.reports.len();
        let link = reader.municipality(id).at("s-reports");
        Facet::choice(reader.municipality_slug(id), link, reports)
    });
    let solutions = knowledge.solution_ids().map(|id| {
        let reports = knowledge.solution(id).edges.reports.len();
        let link = reader.solution(id).at("s-reports");
        Facet::choice(reader.solution_slug(id), link, reports)
    });
    let long = is_long(reader);
    let cut = |facets: &mut dyn Iterator<Item = Facet<'a>>| {
        if long {
            largest(facets)
        } else {
            ranked(facets)
        }
    };
    groups(
        reader,
        [
            ("facets.topic", Some("tema"), cut(&mut { topics })),
            (
                "facets.municipality",
                Some("kommune"),
                cut(&mut { municipalities }),
            ),
            ("facets.solution", Some("losning"), cut(&mut { solutions })),
            ("facets.status", Some("status"), by_status(reader)),
            ("facets.year", Some("ar"), by_year(reader)),
            ("facets.language", Some("sprak"), by_language(reader)),
        ],
    )
}

fn by_status<'a>(reader: &Reader<'a>) -> Vec<Facet<'a>> {
    let all = reader.knowledge().reports.iter();
    counted(reader, all.map(|node| node.entry.main.fields.status))
}

fn by_language<'a>(reader: &Reader<'a>) -> Vec<Facet<'a>> {
    let all = reader.knowledge().reports.iter();
    counted(
        reader,
        all.map(|node| node.entry.version(reader.lang).lang()),
    )
}

/// Returns a facet for each year, linked to the page of the list where it begins. Reports of
/// unknown year come last.
fn by_year<'a>(reader: &Reader<'a>) -> Vec<Facet<'a>> {
    let addresses = reader.addresses();
    let mut years: BTreeMap<Reverse<Option<i16>>, (usize, usize)> = BTreeMap::new();
    for (place, id) in reader.knowledge().report_ids().enumerate() {
        let page = place / MOST_ROWS + 1;
        years
            .entry(Reverse(reader.report_year(id)))
            .or_insert((page, 0))
            .1 += 1;
    }
    let facet = |(Reverse(year), (page, count)): (Reverse<Option<i16>>, (usize, usize))| {
        let (title, value) = match year {
            Some(year) => (year.to_string(), year.to_string()),
            None => (reader.text("reports.no_year"), NO_YEAR.to_owned()),
        };
        let link = Link::new(
            title,
            addresses.part(Part::Page(SitePage::Reports, page), reader.interface),
        );
        Facet::choice(value.clone(), link.at(&format!("s-{value}")), count)
    };
    years.into_iter().map(facet).collect()
}
