//! The map of a site, drawn once: shapes, names and shades, without texts and addresses.

use super::classes::{Class, classes};
use super::drawing::{Drawing, path};
use super::labels::{Label, Named, place};
use super::measures::Measure;
use crate::knowledge::map::Boundary;
use crate::knowledge::{Knowledge, MunicipalityId};

/// The width of the land in units, large and small; a unit is about a pixel.
const WIDTH: f64 = 640.0;
const SMALL_WIDTH: f64 = 320.0;

/// The finest grid of both, in tenths of a unit.
const FINEST: i32 = 1;
const SMALL_FINEST: i32 = 10;

/// The margin around the land, for half a line.
const MARGIN: i32 = 4;

/// The map of a site.
pub(crate) struct SiteMap {
    pub(super) areas: Vec<Area>,
    pub(super) labels: Vec<Label>,
    /// The classes of each measure, in the order of [`Measure::ALL`].
    pub(super) classes: [Vec<Class>; Measure::ALL.len()],
    pub(super) view_box: String,
    pub(super) small_view_box: String,
}

/// A municipality on the map.
pub(super) struct Area {
    pub(super) id: MunicipalityId,
    /// Its numbers, in the order of [`Measure::ALL`].
    pub(super) numbers: [usize; Measure::ALL.len()],
    pub(super) path: String,
    pub(super) small_path: String,
}

impl SiteMap {
    /// Returns the map of the municipalities that have a boundary; `None` where none has.
    pub(crate) fn new(knowledge: &Knowledge) -> Option<Self> {
        let ids: Vec<MunicipalityId> = knowledge
            .municipality_ids()
            .filter(|id| !knowledge.boundary(*id).polygons.is_empty())
            .collect();
        let boundaries: Vec<&Boundary> = ids.iter().map(|id| knowledge.boundary(*id)).collect();
        let large = Drawing::new(&boundaries, WIDTH, FINEST)?;
        let small = Drawing::new(&boundaries, SMALL_WIDTH, SMALL_FINEST)?;
        let areas: Vec<Area> = ids
            .iter()
            .zip(large.shapes.iter().zip(&small.shapes))
            .map(|(id, (shape, small_shape))| Area {
                id: *id,
                numbers: Measure::ALL.map(|measure| measure.of(knowledge, *id)),
                path: path(shape),
                small_path: path(small_shape),
            })
            .collect();
        let named: Vec<Named<'_>> = ids
            .iter()
            .zip(&large.shapes)
            .map(|(id, shape)| Named {
                name: &knowledge.municipality(*id).entry.main.head().title,
                shape,
            })
            .collect();
        let (labels, room) = place(&named, large.size);
        let (left, top) = (room.0.floor() as i32, room.1.floor() as i32);
        let (right, bottom) = (room.2.ceil() as i32, room.3.ceil() as i32);
        Some(Self {
            classes: std::array::from_fn(|place| {
                classes(areas.iter().map(|area| area.numbers[place]))
            }),
            areas,
            labels,
            view_box: view_box(left, top, right - left, bottom - top),
            small_view_box: view_box(0, 0, small.size.0, small.size.1),
        })
    }
}

fn view_box(left: i32, top: i32, width: i32, height: i32) -> String {
    let (x, y) = (left - MARGIN, top - MARGIN);
    format!("{x} {y} {} {}", width + 2 * MARGIN, height + 2 * MARGIN)
}
