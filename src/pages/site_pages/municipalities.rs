//! The list of municipalities, by region.

use serde::Serialize;

use crate::knowledge::{MunicipalityId, RegionId};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::pages::map::MapView;
use crate::pages::parts::cards::MunicipalityCard;
use crate::pages::site_page::SitePage;
use crate::theme::PageMeta;

/// The data for `municipalities.html`.
#[derive(Serialize)]
pub(crate) struct MunicipalitiesView<'a> {
    /// The number of all municipalities.
    total: usize,
    /// The sum of their inhabitants, as far as known.
    population: u64,
    /// The map, where the site has one.
    map: Option<MapView<'a>>,
    /// Municipalities by region.
    regions: Vec<RegionGroup<'a>>,
}

/// The municipalities of one region.
#[derive(Serialize)]
pub(crate) struct RegionGroup<'a> {
    /// The region; none for municipalities outside every region.
    pub(crate) region: Option<Link<'a>>,
    /// Its name in addresses; the id of the group is made from it.
    pub(crate) slug: &'a str,
    /// The municipalities, by name.
    pub(crate) municipalities: Vec<MunicipalityCard<'a>>,
}

/// Returns the metadata and the data of the list.
pub(crate) fn municipalities<'a>(reader: &Reader<'a>) -> (PageMeta, MunicipalitiesView<'a>) {
    let knowledge = reader.knowledge();
    let meta = reader.site_page_meta(SitePage::Municipalities);
    let population = |node: &crate::knowledge::MunicipalityNode| {
        node.entry
            .main
            .fields
            .population
            .map(|population| u64::from(population.count))
    };
    let group = |(region, ids): (Option<RegionId>, Vec<MunicipalityId>)| RegionGroup {
        region: region.map(|id| reader.region(id)),
        slug: region.map_or("", |id| knowledge.region(id).slug.as_str()),
        municipalities: ids
            .into_iter()
            .map(|id| reader.municipality_card(id))
            .collect(),
    };
    let view = MunicipalitiesView {
        total: knowledge.municipalities.len(),
        population: knowledge.municipalities.iter().filter_map(population).sum(),
        map: reader.map_with_choice(),
        regions: by_region(reader).into_iter().map(group).collect(),
    };
    (reader.describe_collection(meta), view)
}

/// Returns every municipality by region; those outside every region last.
pub(crate) fn by_region(reader: &Reader<'_>) -> Vec<(Option<RegionId>, Vec<MunicipalityId>)> {
    let knowledge = reader.knowledge();
    let regions = knowledge
        .region_ids()
        .map(|id| (Some(id), knowledge.region(id).municipalities.clone()));
    let outside: Vec<MunicipalityId> = knowledge
        .municipality_ids()
        .filter(|id| knowledge.municipality(*id).edges.region.is_none())
        .collect();
    regions
        .chain([(None, outside)])
        .filter(|(_, municipalities)| !municipalities.is_empty())
        .collect()
}
