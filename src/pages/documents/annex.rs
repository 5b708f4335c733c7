//! The annex to a case: what is known of a solution on two sheets of paper, for those who decide.

use std::borrow::Cow;

use serde::Serialize;

use super::solution::{SolutionView, solution};
use crate::content::Version;
use crate::knowledge::{MunicipalityId, RegionId, SolutionId, UsageId};
use crate::pages::context::flat::serialize_flat;
use crate::pages::context::page_meta::owned;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::pages::parts::cards::ReportCard;
use crate::pages::parts::usages::UsageRow;
use crate::text::PartialDate;
use crate::theme::{Fragment, PageMeta};

/// The last part of the address of an annex, after that of the solution.
pub(crate) const ANNEX: &str = "saksvedlegg/";

/// The largest number of reports that are told of.
const TOLD: usize = 6;

/// The data for `annex.html`.
#[derive(Serialize)]
pub(crate) struct AnnexView<'a> {
    /// The data of the solution's own page.
    #[serde(flatten)]
    solution: SolutionView<'a>,
    /// The address of that page.
    page_address: String,
    /// The newest reports about it.
    told: Vec<ReportCard<'a>>,
    /// Who is known to use it, by region; those outside all regions last.
    regions: Vec<RegionView<'a>>,
    /// Every municipality of the site, with what is known of its use.
    places: Vec<PlaceView<'a>>,
    /// The choice among them, rendered; none where templates may show it in other ways.
    place_options: Option<Fragment>,
    /// The years of what is known: the first and the last of reports and statements.
    years: Option<(i16, i16)>,
}

/// The municipalities of a region, by whether they are known to use the solution.
#[derive(Serialize)]
struct RegionView<'a> {
    /// The region; none for those outside all of them.
    region: Option<Link<'a>>,
    /// Those who are known to use it.
    users: Vec<Link<'a>>,
    /// Those of whom it is not known, or who have said something else.
    others: Vec<Link<'a>>,
}

/// A municipality that an annex can be made for.
#[derive(Serialize)]
#[serde(untagged)]
enum PlaceView<'a> {
    /// Begun with the rendered part that every annex has of it.
    Begun {
        /// The beginning of its paragraph.
        begun: Fragment,
        /// The address of its page.
        address: Cow<'a, str>,
        /// Its statement of use.
        usage: Option<UsageRow<'a>>,
    },
    /// Given whole where templates may say it in other ways.
    Whole {
        /// Its name and inhabitants.
        #[serde(flatten)]
        name: PlaceName<'a>,
        /// Its statement of use.
        usage: Option<UsageRow<'a>>,
    },
}

/// The name of a municipality, with what every annex says of it.
struct PlaceName<'a> {
    /// Its name in addresses.
    slug: &'a str,
    /// The municipality.
    link: Link<'a>,
    /// Its inhabitants.
    population: Option<u32>,
}

serialize_flat! { PlaceName<'_> {
    link: [title, address, lang],
    slug, population
} }

/// The components that draw the beginning of a municipality's paragraph, and the choice among all.
const BEGINNING: &str = "annex_place";
const OPTIONS: &str = "annex_options";

/// Returns the metadata and the data of the annex of a solution.
pub(crate) fn annex<'a>(
    reader: &Reader<'a>,
    id: SolutionId,
    version: Version,
) -> (PageMeta, AnnexView<'a>) {
    let (mut meta, solution) = solution(reader, id, version);
    let page_address = std::mem::take(&mut meta.address);
    meta.address = format!("{page_address}{ANNEX}");
    meta.breadcrumbs.push(owned(reader.solution(id)));
    for alternate in &mut meta.alternates {
        alternate.address.push_str(ANNEX);
    }
    meta.kind = "annex";
    meta.full_title = Some(format!("{}: {}", reader.text("annex.name"), meta.title));
    meta.noindex = true;
    (meta.edit_url, meta.feed, meta.json_ld) = (None, None, None);
    let reports = &reader.knowledge().solution(id).edges.reports;
    let statements = statements(reader, id);
    let view = AnnexView {
        solution,
        page_address,
        told: reader.report_cards(&reports[..reports.len().min(TOLD)]),
        regions: regions(reader, &statements),
        places: places(reader, &statements),
        place_options: options(reader),
        years: years(reader, id),
    };
    (meta, view)
}

/// Returns the statement of each municipality about the solution, by its place among all of them.
fn statements(reader: &Reader<'_>, id: SolutionId) -> Vec<Option<UsageId>> {
    let knowledge = reader.knowledge();
    let mut statements = vec![None; knowledge.municipalities.len()];
    for usage in &knowledge.solution(id).edges.usages {
        let of = knowledge.usage(*usage).municipality.index();
        statements[of].get_or_insert(*usage);
    }
    statements
}

fn regions<'a>(reader: &Reader<'a>, statements: &[Option<UsageId>]) -> Vec<RegionView<'a>> {
    let knowledge = reader.knowledge();
    let mut regions: Vec<(Option<RegionId>, RegionView<'a>)> = Vec::new();
    for municipality in knowledge.municipality_ids() {
        let of = knowledge.municipality(municipality).edges.region;
        let place = match regions.iter().position(|(region, _)| *region == of) {
            Some(place) => place,
            None => {
                let view = RegionView {
                    region: of.map(|region| reader.region(region)),
                    users: Vec::new(),
                    others: Vec::new(),
                };
                regions.push((of, view));
                regions.len() - 1
            }
        };
        let usage = statements[municipality.index()];
        let uses = usage.is_some_and(|usage| knowledge.usage(usage).is_use());
        let view = &mut regions[place].1;
        let list = if uses {
            &mut view.users
        } else {
            &mut view.others
        };
        list.push(reader.municipality(municipality));
    }
    regions.sort_by_key(|(region, _)| (region.is_none(), *region));
    regions.into_iter().map(|(_, view)| view).collect()
}

fn places<'a>(reader: &Reader<'a>, statements: &[Option<UsageId>]) -> Vec<PlaceView<'a>> {
    let place = |municipality: MunicipalityId| {
        let usage = statements[municipality.index()];
        let usage = usage.map(|usage| reader.usage_by_municipality(usage));
        match beginning(reader, municipality) {
            Some(begun) => PlaceView::Begun {
                begun,
                address: reader.municipality(municipality).address,
                usage,
            },
            None => PlaceView::Whole {
                name: place_name(reader, municipality),
                usage,
            },
        }
    };
    reader.knowledge().municipality_ids().map(place).collect()
}

fn place_name<'a>(reader: &Reader<'a>, id: MunicipalityId) -> PlaceName<'a> {
    let entry = &reader.knowledge().municipality(id).entry;
    let population = entry.main.fields.population;
    PlaceName {
        slug: entry.slug.as_str(),
        link: reader.municipality(id),
        population: population.map(|population| population.count),
    }
}

/// Returns what every annex says of a municipality; none where the site has templates of its own, which
/// may say more.
fn beginning(reader: &Reader<'_>, id: MunicipalityId) -> Option<Fragment> {
    let theme = reader.theme();
    let made = reader.annex_places();
    if theme.has_own_templates() {
        return None;
    }
    made.get(reader.lang, id.index(), || {
        theme.fragment(reader.lang, BEGINNING, ("place", &place_name(reader, id)))
    })
}

/// Returns the choice among all municipalities; none where the site has templates of its own.
fn options(reader: &Reader<'_>) -> Option<Fragment> {
    let theme = reader.theme();
    let made = reader.annex_options();
    if theme.has_own_templates() {
        return None;
    }
    made.get(reader.lang, 0, || {
        let ids = reader.knowledge().municipality_ids();
        let names: Vec<PlaceName<'_>> = ids.map(|id| place_name(reader, id)).collect();
        theme.fragment(reader.lang, OPTIONS, ("places", &names))
    })
}

/// Returns the first and the last year of the reports and the statements about the solution.
fn years(reader: &Reader<'_>, id: SolutionId) -> Option<(i16, i16)> {
    let knowledge = reader.knowledge();
    let edges = &knowledge.solution(id).edges;
    let reports = edges.reports.iter();
    let reports = reports.filter_map(|report| reader.report_year(*report));
    let usages = edges.usages.iter().map(|usage| knowledge.usage(*usage));
    let usages = usages.filter_map(|usage| usage.confirmed.map(PartialDate::year));
    let years: Vec<i16> = reports.chain(usages).collect();
    Some((*years.iter().min()?, *years.iter().max()?))
}
