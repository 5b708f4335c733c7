//! The list of reports: who has done something like this? By year, newest first, with ways in by
//! topic and municipality. A long list has several pages.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::address::Listing;
use super::cards::ReportCard;
use super::reader::Reader;
use super::structured;
use super::view::Link;
use crate::theme::Frame;

/// Reports on one page of the list.
pub(super) const PAGE_SIZE: usize = 200;

/// Ways in of one kind are cut off here, the largest kept.
const FACET_LIMIT: usize = 40;

/// What `reports.html` is given.
#[derive(Serialize)]
pub(super) struct ReportsView<'a> {
    /// Reports in all.
    total: usize,
    /// How many of them are told by the municipality itself, and not from public sources.
    own: usize,
    /// Reports of this page by year, newest first.
    years: Vec<Year<'a>>,
    /// Ways in: by topic, by municipality, by year.
    facets: Vec<FacetGroup<'a>>,
    /// Which page of the list this is, from 1.
    page_number: usize,
    /// How many pages the list has.
    pages: usize,
    /// The page with newer reports.
    newer: Option<String>,
    /// The page with older reports.
    older: Option<String>,
}

/// The reports of one year, or those that nothing tells the year of.
#[derive(Serialize)]
struct Year<'a> {
    /// The year.
    year: Option<i16>,
    /// The reports.
    reports: Vec<ReportCard<'a>>,
}

/// Ways into a list of one kind.
#[derive(Serialize)]
pub(super) struct FacetGroup<'a> {
    /// What kind.
    pub(super) title: String,
    /// The ways.
    pub(super) items: Vec<Facet<'a>>,
}

/// One way into a list.
#[derive(Serialize)]
pub(super) struct Facet<'a> {
    /// Where it leads.
    #[serde(flatten)]
    pub(super) link: Link<'a>,
    /// How many are there.
    pub(super) count: usize,
    /// Whether it is chosen on this page.
    pub(super) current: bool,
}

impl<'a> Facet<'a> {
    /// A way to `count` things.
    pub(super) fn new(link: Link<'a>, count: usize) -> Self {
        Self {
            link,
            count,
            current: false,
        }
    }
}

/// A page of the list, counted from 1.
pub(super) fn reports<'a>(reader: &Reader<'a>, page: usize) -> (Frame, ReportsView<'a>) {
    let addresses = reader.plan().addresses;
    let all = &reader.knowledge().reports;
    let pages = all.len().div_ceil(PAGE_SIZE).max(1);
    let address = |page| addresses.reports_page(page, reader.interface);
    let mut frame = reader.listing_frame(Listing::Reports);
    if page > 1 {
        frame
            .breadcrumbs
            .push(super::frame::owned(reader.listing_link(Listing::Reports)));
        frame.title =
            reader
                .theme()
                .text_with(reader.interface, "reports.page_title", Some(page), &[]);
        frame.address = address(page);
        for alternate in &mut frame.alternates {
            alternate.address = addresses.reports_page(page, alternate.lang);
        }
    }
    let from_sources = |report: &&crate::knowledge::ReportNode| {
        let basis = report.entry.main.fields.basis;
        basis == Some(crate::content::vocabulary::Basis::PublicSources)
    };
    let view = ReportsView {
        total: all.len(),
        own: all.len() - all.iter().filter(from_sources).count(),
        years: years(reader, page),
        facets: facets(reader),
        page_number: page,
        pages,
        newer: (page > 1).then(|| address(page - 1)),
        older: (page < pages).then(|| address(page + 1)),
    };
    let about = structured::collection(reader, &frame);
    (reader.describe(frame, Some(about)), view)
}

fn years<'a>(reader: &Reader<'a>, page: usize) -> Vec<Year<'a>> {
    let ids = reader
        .knowledge()
        .report_ids()
        .skip((page - 1) * PAGE_SIZE)
        .take(PAGE_SIZE);
    let mut years: Vec<Year<'a>> = Vec::new();
    for card in ids.map(|id| reader.report_card(id)) {
        match years.last_mut() {
            Some(last) if last.year == card.year => last.reports.push(card),
            _ => years.push(Year {
                year: card.year,
                reports: vec![card],
            }),
        }
    }
    years
}

fn facets<'a>(reader: &Reader<'a>) -> Vec<FacetGroup<'a>> {
    let knowledge = reader.knowledge();
    let topics = knowledge.topic_ids().map(|id| {
        Facet::new(
            reader.topic(id).at("s-reports"),
            knowledge.topic(id).reports.len(),
        )
    });
    let municipalities = knowledge.municipality_ids().map(|id| {
        let reports = knowledge.municipality(id).edges.reports.len();
        Facet::new(reader.municipality(id).at("s-reports"), reports)
    });
    groups(
        reader,
        [
            ("facets.topic", largest(topics)),
            ("facets.municipality", largest(municipalities)),
            ("facets.year", by_year(reader)),
        ],
    )
}

/// The groups that have anything, each under the interface text of its title.
pub(super) fn groups<'a, const N: usize>(
    reader: &Reader<'a>,
    groups: [(&str, Vec<Facet<'a>>); N],
) -> Vec<FacetGroup<'a>> {
    groups
        .into_iter()
        .filter(|(_, items)| !items.is_empty())
        .map(|(title, items)| FacetGroup {
            title: reader.text(title),
            items,
        })
        .collect()
}

/// The largest of `facets` that lead to anything, in the order they came.
pub(super) fn largest<'a>(facets: impl Iterator<Item = Facet<'a>>) -> Vec<Facet<'a>> {
    let mut kept: Vec<_> = facets.filter(|facet| facet.count > 0).enumerate().collect();
    kept.sort_by_key(|(place, facet)| (Reverse(facet.count), *place));
    kept.truncate(FACET_LIMIT);
    kept.sort_by_key(|(place, _)| *place);
    kept.into_iter().map(|(_, facet)| facet).collect()
}

/// A way to each year, on the page of the list where it begins. Reports of no known year are last.
fn by_year<'a>(reader: &Reader<'a>) -> Vec<Facet<'a>> {
    let addresses = reader.plan().addresses;
    let mut years: BTreeMap<Reverse<Option<i16>>, (usize, usize)> = BTreeMap::new();
    for (place, id) in reader.knowledge().report_ids().enumerate() {
        let page = place / PAGE_SIZE + 1;
        years
            .entry(Reverse(reader.report_year(id)))
            .or_insert((page, 0))
            .1 += 1;
    }
    let facet = |(Reverse(year), (page, count)): (Reverse<Option<i16>>, (usize, usize))| {
        let (title, id) = match year {
            Some(year) => (year.to_string(), format!("s-{year}")),
            None => (reader.text("reports.no_year"), "s-no-year".to_owned()),
        };
        let link = Link::new(title, addresses.reports_page(page, reader.interface));
        Facet::new(link.at(&id), count)
    };
    years.into_iter().map(facet).collect()
}
