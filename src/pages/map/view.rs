//! The map as pages show it, with addresses and texts.

use std::collections::HashMap;

use serde::Serialize;

use super::classes::shade;
use super::labels::Label;
use super::measures::Measure;
use super::site_map::{Area, SiteMap};
use crate::knowledge::{MunicipalityId, RegionId, UsageId};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;

/// The map with every municipality a link.
#[derive(Serialize)]
pub(crate) struct MapView<'a> {
    view_box: &'a str,
    areas: Vec<AreaView<'a>>,
    labels: Vec<LabelView<'a>>,
    /// The measures that the shades can show; several where the reader may choose, and then the
    /// first is shown first.
    measures: Vec<MeasureView>,
}

/// A measure that the shades show.
#[derive(Serialize)]
struct MeasureView {
    /// Its name in classes, ids and texts.
    key: &'static str,
    /// `true` where any municipality has no number.
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

/// An area, which is a link to its municipality.
#[derive(Serialize)]
struct AreaView<'a> {
    address: String,
    /// The accessible name of the link: the name and the numbers.
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
    /// `true` for each measure of the map by which the name stands on the darkest shade.
    on_dark: Vec<bool>,
}

/// The small map: the location of a municipality and its neighbours, or of a region, or the users of a
/// solution.
#[derive(Serialize)]
pub(crate) struct LocatorView<'a> {
    view_box: &'a str,
    areas: Vec<LocatorArea<'a>>,
    /// The neighbours by name, as the text alternative of the picture; empty where others are shown.
    neighbours: Vec<Link<'a>>,
}

/// An area of the small map.
#[derive(Serialize)]
struct LocatorArea<'a> {
    /// The class: `chosen`, `near` or none.
    class: Option<&'static str>,
    path: &'a str,
}

impl<'a> Reader<'a> {
    /// Returns the map, where the site has one, shaded by the number of reports.
    pub(crate) fn map(&self) -> Option<MapView<'a>> {
        self.map_of(&Measure::ALL[..1])
    }

    /// Returns the map with a choice of measures for the shades.
    pub(crate) fn map_with_choice(&self) -> Option<MapView<'a>> {
        self.map_of(&Measure::ALL)
    }

    /// Returns the map by `measures`, which are the first of all.
    fn map_of(&self, measures: &[Measure]) -> Option<MapView<'a>> {
        let map = self.site_map()?;
        let areas = map.areas.iter();
        let areas = areas.map(|area| self.area_view(map, area, measures));
        let labels = map.labels.iter();
        let labels = labels.map(|label| self.label_view(map, label, measures));
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

    fn area_view(&self, map: &SiteMap, area: &'a Area, measures: &[Measure]) -> AreaView<'a> {
        let link = self.municipality(area.id);
        let mut name = link.title.into_owned();
        for (measure, number) in measures.iter().zip(area.numbers) {
            // A number that is not stated is left out, since it may not be zero.
            if number > 0 || *measure == Measure::Reports {
                name.push_str(", ");
                name.push_str(&self.count(&format!("map.count_{}", measure.key()), number));
            }
        }
        AreaView {
            name,
            address: link.address.into_owned(),
            shades: shades(map, area, measures),
            path: &area.path,
        }
    }

    fn label_view(&self, map: &SiteMap, label: &'a Label, measures: &[Measure]) -> LabelView<'a> {
        let is_named = |area: &&Area| {
            let node = self.knowledge().municipality(area.id);
            node.entry.main.head().title == label.name
        };
        let area = map.areas.iter().find(is_named);
        let shades = area.map(|area| shades(map, area, measures));
        let on_land = label.dot.is_none();
        let is_dark = |shade: Option<usize>| on_land && shade == Some(4);
        LabelView {
            label,
            on_dark: shades.into_iter().flatten().map(is_dark).collect(),
        }
    }

    /// Returns the small map of the location of a municipality, where it has a boundary.
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

    /// Returns the small map of those who use a solution by `usages`: `chosen` are the confirmed ones,
    /// and `near` the others. `None` where fewer than two of them have a boundary.
    pub(crate) fn use_map(&self, usages: &[UsageId]) -> Option<LocatorView<'a>> {
        let map = self.site_map()?;
        let users = usages.iter().map(|id| self.knowledge().usage(*id));
        let users: HashMap<MunicipalityId, &'static str> = users
            .filter(|usage| usage.is_use())
            .map(|usage| {
                let is_confirmed = usage.freshness.counts();
                (
                    usage.municipality,
                    if is_confirmed { "chosen" } else { "near" },
                )
            })
            .collect();
        let areas = map.areas.iter().map(|area| LocatorArea {
            class: users.get(&area.id).copied(),
            path: &area.small_path,
        });
        let areas: Vec<LocatorArea<'a>> = areas.collect();
        let known = areas.iter().filter(|area| area.class.is_some());
        (known.count() > 1).then(|| LocatorView {
            view_box: &map.small_view_box,
            areas,
            neighbours: Vec::new(),
        })
    }

    /// Returns the small map of the location of a region, where any of its municipalities has a
    /// boundary. They are named beside it, so the map has no names.
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

/// Returns the shade of an area by each of `measures`; none for a measure without a number.
fn shades(map: &SiteMap, area: &Area, measures: &[Measure]) -> Vec<Option<usize>> {
    let numbers = area.numbers.iter().zip(&map.classes);
    let numbers = numbers.take(measures.len());
    let shades = numbers.map(|(number, classes)| shade(classes, *number));
    shades.collect()
}
