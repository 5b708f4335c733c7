//! The status of each municipality in eight areas, how old the knowledge is, and the next step. Many
//! municipalities have several pages.

use std::ops::Range;

use serde::Serialize;

use super::municipalities::by_region;
use crate::content::vocabulary::Area;
use crate::knowledge::standing::{Mark, MarkKind, NextStep, Standing};
use crate::knowledge::{Knowledge, MunicipalityId, RegionId};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Word};
use crate::pages::parts::pages::{self, Pager};
use crate::pages::site_page::{Part, SitePage};
use crate::text::{PartialDate, Vocabulary};
use crate::theme::PageMeta;

/// The largest number of municipalities on a page, each some 4,300 bytes.
const PAGE_SIZE: usize = 75;

/// The data for `status.html`.
#[derive(Serialize)]
pub(crate) struct StatusView<'a> {
    /// The areas, a column each.
    areas: Vec<Word>,
    /// The municipalities by region.
    regions: Vec<RegionGroup<'a>>,
    /// The number of cells of which something is known.
    known: usize,
    /// The number of cells with a recent statement.
    confirmed: usize,
    /// The number of cells.
    cells: usize,
    /// The number of municipalities.
    municipalities: usize,
    /// The number of municipalities of which something is known, by area.
    totals: Vec<usize>,
    /// Figures for the whole country.
    national: Vec<NationalView<'a>>,
    /// The page that explains the rules, where the site has one.
    rules: Option<Link<'a>>,
    /// The place of this page.
    #[serde(flatten)]
    pager: Pager,
    /// The place of each region among several pages.
    places: Vec<Link<'a>>,
}

/// The municipalities of a region.
#[derive(Serialize)]
struct RegionGroup<'a> {
    /// The region; none for municipalities outside every region.
    region: Option<Link<'a>>,
    /// Its name in addresses.
    slug: &'a str,
    /// The number of its cells of which something is known.
    known: usize,
    /// The number of its cells.
    cells: usize,
    /// Its municipalities on this page, by name.
    rows: Vec<Row<'a>>,
}

/// A municipality.
#[derive(Serialize)]
struct Row<'a> {
    /// The municipality.
    municipality: Link<'a>,
    /// The number of areas of which something is known.
    known: usize,
    /// The marks of each area.
    areas: Vec<Vec<MarkView>>,
    /// The newest date of them.
    newest: Option<PartialDate>,
    /// The next step; none where all is recent.
    next: Option<NextView<'a>>,
}

/// A mark.
#[derive(Serialize)]
struct MarkView {
    /// The name of its tile and of its word: `i-bruk`, `planlagt`, `avsluttet`, `onsket`.
    kind: &'static str,
    /// Its date.
    date: Option<PartialDate>,
    /// `true` where it is not recent.
    old: bool,
}

/// The next step of a municipality.
#[derive(Serialize)]
struct NextView<'a> {
    /// The key of its text below `status.next`.
    key: &'static str,
    /// The solution that it is about.
    solution: Option<Link<'a>>,
    /// The address where it is done.
    address: String,
}

/// A figure for the whole country.
#[derive(Serialize)]
struct NationalView<'a> {
    /// The thing that the share is of.
    name: &'a str,
    /// The share, in percent.
    percent: f64,
    /// Its date.
    date: PartialDate,
    /// Its publisher.
    publisher: &'a str,
    /// The address where it stands.
    url: &'a str,
}

/// Returns the number of pages that the municipalities take.
pub(crate) fn pages(knowledge: &Knowledge) -> usize {
    pages::count(knowledge.municipalities.len(), PAGE_SIZE)
}

/// Returns the metadata and the data of a page of status, counted from 1.
pub(crate) fn status<'a>(reader: &Reader<'a>, page: usize) -> (PageMeta, StatusView<'a>) {
    let knowledge = reader.knowledge();
    let pages = pages(knowledge);
    let groups = by_region(reader);
    let all: Vec<Standing> = (knowledge.municipality_ids())
        .map(|id| knowledge.standing(id))
        .collect();
    let of_area = |area: usize| {
        let has = |standing: &&Standing| !standing.areas[area].is_empty();
        all.iter().filter(has).count()
    };
    let view = StatusView {
        areas: Area::ALL.iter().map(|area| reader.word(*area)).collect(),
        regions: regions_on(reader, page, &groups, &all),
        known: all.iter().map(Standing::known).sum(),
        confirmed: all.iter().map(Standing::confirmed).sum(),
        cells: all.len() * Area::ALL.len(),
        municipalities: all.len(),
        totals: (0..Area::ALL.len()).map(of_area).collect(),
        national: match page {
            1 => national(reader),
            _ => Vec::new(),
        },
        rules: reader.page_by_slug("metode"),
        pager: reader.pager(SitePage::Status, page, pages),
        places: match pages {
            1 => Vec::new(),
            _ => places(reader, &groups),
        },
    };
    let meta = reader.list_page_meta(SitePage::Status, page);
    (reader.describe_collection(meta), view)
}

/// Returns the regions with municipalities on a page, each with those alone.
fn regions_on<'a>(
    reader: &Reader<'a>,
    page: usize,
    groups: &[(Option<RegionId>, Vec<MunicipalityId>)],
    all: &[Standing],
) -> Vec<RegionGroup<'a>> {
    let (start, end) = ((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
    let mut first = 0;
    let mut regions = Vec::new();
    for (region, ids) in groups {
        let here = |place: usize| place.saturating_sub(first).min(ids.len());
        let shown = here(start)..here(end);
        if !shown.is_empty() {
            regions.push(group(reader, *region, ids, shown, all));
        }
        first += ids.len();
    }
    regions
}

/// Returns a link to the place of each region among the pages.
fn places<'a>(
    reader: &Reader<'a>,
    groups: &[(Option<RegionId>, Vec<MunicipalityId>)],
) -> Vec<Link<'a>> {
    let mut first = 0;
    let place = |(region, ids): &(Option<RegionId>, Vec<MunicipalityId>)| {
        let page = first / PAGE_SIZE + 1;
        first += ids.len();
        let title = match region {
            Some(id) => reader.region(*id).title,
            None => reader.text("municipalities.outside").into(),
        };
        let part = Part::Page(SitePage::Status, page);
        let link = Link::new(title, reader.addresses().part(part, reader.interface));
        link.at(&format!("s-region-{}", slug(reader, *region)))
    };
    groups.iter().map(place).collect()
}

fn slug<'a>(reader: &Reader<'a>, region: Option<RegionId>) -> &'a str {
    region.map_or("none", |id| reader.knowledge().region(id).slug.as_str())
}

fn group<'a>(
    reader: &Reader<'a>,
    region: Option<RegionId>,
    ids: &[MunicipalityId],
    shown: Range<usize>,
    all: &[Standing],
) -> RegionGroup<'a> {
    let of = |id: &MunicipalityId| &all[id.index()];
    RegionGroup {
        region: region.map(|id| reader.region(id)),
        slug: slug(reader, region),
        known: ids.iter().map(|id| of(id).known()).sum(),
        cells: ids.len() * Area::ALL.len(),
        rows: ids[shown]
            .iter()
            .map(|id| row(reader, *id, of(id)))
            .collect(),
    }
}

fn row<'a>(reader: &Reader<'a>, id: MunicipalityId, standing: &Standing) -> Row<'a> {
    let marks = standing.areas.iter();
    Row {
        municipality: reader.municipality(id),
        known: standing.known(),
        areas: marks
            .map(|marks| marks.iter().map(mark).collect())
            .collect(),
        newest: standing.newest,
        next: next(reader, id, standing.next),
    }
}

fn mark(mark: &Mark) -> MarkView {
    MarkView {
        kind: match mark.kind {
            MarkKind::InUse => "i-bruk",
            MarkKind::Planned => "planlagt",
            MarkKind::Stopped => "avsluttet",
            MarkKind::Wanted => "onsket",
        },
        date: mark.date,
        old: !mark.is_confirmed,
    }
}

fn next<'a>(reader: &Reader<'a>, id: MunicipalityId, next: NextStep) -> Option<NextView<'a>> {
    let knowledge = reader.knowledge();
    let (key, solution) = match next {
        NextStep::TellOutcome(usage) => ("outcome", Some(knowledge.usage(usage).solution)),
        NextStep::Confirm(usage) => ("confirm", Some(knowledge.usage(usage).solution)),
        NextStep::TellUse(solution) => ("use", Some(solution)),
        NextStep::TellAny => ("any", None),
        NextStep::None => return None,
    };
    let address = reader.municipality(id).at("s-use").address.into_owned();
    Some(NextView {
        key,
        solution: solution.map(|id| reader.solution(id)),
        address,
    })
}

fn national<'a>(reader: &Reader<'a>) -> Vec<NationalView<'a>> {
    let shares = reader.knowledge().national.iter();
    shares
        .map(|share| NationalView {
            name: share.name(reader.interface),
            percent: share.percent,
            date: share.date,
            publisher: &share.publisher,
            url: &share.url,
        })
        .collect()
}
