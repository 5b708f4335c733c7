//! The map as pages show it, with addresses and words.

use serde::Serialize;

use super::classes::shade;
use super::labels::Label;
use super::measures::Measure;
use super::site_map::Area;
use crate::knowledge::{MunicipalityId, RegionId};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;

/// The map with every municipality a link.
#[derive(Serialize)]
pub(crate) struct MapView<'a> {
    view_box: &'a str,
    areas: Vec<AreaView<'a>>,
    labels: Vec<LabelView<'a>>,
    /// What the shades tell; several where the reader may choose, the one that is shown first
    /// at the beginning.
    measures: Vec<MeasureView>,
}

/// What the shades tell.
#[derive(Serialize)]
struct MeasureView {
    /// Its name in classes, ids and texts.
    key: &'static str,
    /// Whether some have no number.
    none: bool,
    /// Its classes, least first.
    classes: Vec<ClassView>,
}

/// Numbers with one shade.
#[derive(Serialize)]
struct ClassView {
    shade: usize,
    from: usize,
    to: usize,
}

/// An area that leads to its municipality.
#[derive(Serialize)]
struct AreaView<'a> {
    address: String,
    /// What the link is called: the name and the numbers.
    name: String,
    /// Its shade by each measure of the map; none without a number.
    shades: Vec<Option<usize>>,
    path: &'a str,
}

/// A name on the map.
#[derive(Serialize)]
struct LabelView<'a> {
    #[serde(flatten)]
    label: &'a Label,
    /// For each measure of the map, whether it stands on the darkest shade.
    on_dark: Vec<bool>,
}

/// Where a municipality is, and its neighbours.
#[derive(Serialize)]
pub(crate) struct LocatorView<'a> {
    view_box: &'a str,
    areas: Vec<LocatorArea<'a>>,
    /// The neighbours, by name: what the picture says, in words.
    neighbours: Vec<Link<'a>>,
}

/// An area of the small map.
#[derive(Serialize)]
struct LocatorArea<'a> {
    /// `chosen`, `near` or nothing.
    class: Option<&'static str>,
    path: &'a str,
}

impl<'a> Reader<'a> {
    /// The map, where the site has one, shaded by the number of reports.
    pub(crate) fn map(&self) -> Option<MapView<'a>> {
        self.map_of(&Measure::ALL[..1])
    }

    /// The same, with a choice of what the shades tell.
    pub(crate) fn map_with_choice(&self) -> Option<MapView<'a>> {
        self.map_of(&Measure::ALL)
    }

    /// The map by `measures`, which are the first of all.
    fn map_of(&self, measures: &[Measure]) -> Option<MapView<'a>> {
        let map = self.site_map()?;
        let shades = |area: &Area| -> Vec<Option<usize>> {
            let numbers = area.numbers.iter().zip(&map.classes);
            let numbers = numbers.take(measures.len());
            numbers
                .map(|(number, classes)| shade(classes, *number))
                .collect()
        };
        let areas = map.areas.iter().map(|area| {
            let link = self.municipality(area.id);
            let mut name = link.title.into_owned();
            for (measure, number) in measures.iter().zip(area.numbers) {
                // What is not stated is not said to be none.
                if number > 0 || *measure == Measure::Reports {
                    name.push_str(", ");
                    name.push_str(&self.count(&format!("map.count_{}", measure.key()), number));
                }
            }
            AreaView {
                name,
                address: link.address.into_owned(),
                shades: shades(area),
                path: &area.path,
            }
        });
        let dark = |label: &Label| -> Vec<bool> {
            let is_named = |area: &&Area| {
                let node = self.knowledge().municipality(area.id);
                node.entry.main.head().title == label.name
            };
            let area = map.areas.iter().find(is_named);
            let shades = area.map(shades).unwrap_or_default();
            let on_land = label.dot.is_none();
            let is_dark = |shade: Option<usize>| on_land && shade == Some(4);
            shades.into_iter().map(is_dark).collect()
        };
        let labels = map.labels.iter().map(|label| LabelView {
            label,
            on_dark: dark(label),
        });
        let measures = measures.iter().zip(&map.classes).enumerate();
        let measures = measures.map(|(place, (measure, classes))| MeasureView {
            key: measure.key(),
            none: map.areas.iter().any(|area| area.numbers[place] == 0),
            classes: classes
                .iter()
                .map(|class| ClassView {
                    shade: class.shade,
                    from: class.from,
                    to: class.to,
                })
                .collect(),
        });
        Some(MapView {
            view_box: &map.view_box,
            areas: areas.collect(),
            labels: labels.collect(),
            measures: measures.collect(),
        })
    }

    /// The small map that shows where a municipality is, where the map has it.
    pub(crate) fn locator(&self, id: MunicipalityId) -> Option<LocatorView<'a>> {
        let map = self.site_map()?;
        map.areas.iter().find(|area| area.id == id)?;
        let neighbours = &self.knowledge().municipality(id).edges.neighbours;
        let areas = map.areas.iter().map(|area| LocatorArea {
            class: if area.id == id {
                Some("chosen")
            } else {
                neighbours.contains(&area.id).then_some("near")
            },
            path: &area.small_path,
        });
        Some(LocatorView {
            view_box: &map.small_view_box,
            areas: areas.collect(),
            neighbours: neighbours.iter().map(|id| self.municipality(*id)).collect(),
        })
    }

    /// The small map that shows where a region is, where the map has any of it. Its
    /// municipalities are named beside it, so the map names nobody.
    pub(crate) fn region_locator(&self, region: RegionId) -> Option<LocatorView<'a>> {
        let map = self.site_map()?;
        let members = &self.knowledge().region(region).municipalities;
        let areas: Vec<LocatorArea<'a>> = map
            .areas
            .iter()
            .map(|area| LocatorArea {
                class: members.contains(&area.id).then_some("chosen"),
                path: &area.small_path,
            })
            .collect();
        areas.iter().find(|area| area.class.is_some())?;
        Some(LocatorView {
            view_box: &map.small_view_box,
            areas,
            neighbours: Vec::new(),
        })
    }
}
