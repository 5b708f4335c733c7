//! Boundaries on a canvas: projected, fitted to a width and snapped to a grid.
//!
//! Every point is rounded independently, so two areas that share a boundary still share it.

use std::fmt::Write as _;

use super::projection::Zone;
use crate::knowledge::map::{Boundary, Point};

/// A corner on the canvas, in tenths of a unit from the upper left.
pub(super) type Corner = (i32, i32);

/// The grids to choose from, from fine to coarse, in tenths of a unit: the first one that leaves at
/// most [`CORNER_LIMIT`] corners is used, so that very detailed boundaries do not make a large
/// file.
const GRIDS: [i32; 5] = [1, 2, 5, 10, 20];

/// The largest number of corners: about 10 kB, compressed.
const CORNER_LIMIT: usize = 3000;

/// Boundaries on a canvas.
pub(super) struct Drawing {
    /// The rings of the polygons of each boundary, in the given order, largest polygon first. Empty
    /// for one without polygons.
    pub(super) shapes: Vec<Vec<Vec<Corner>>>,
    /// The size of the canvas in units.
    pub(super) size: (i32, i32),
}

impl Drawing {
    /// Draws `boundaries` so that they are `width` units wide, on no finer grid than `finest`
    /// tenths of a unit. `None` where there is nothing to draw.
    pub(super) fn new(boundaries: &[&Boundary], width: f64, finest: i32) -> Option<Self> {
        let (west, _, east, _) = extent(boundaries.iter().flat_map(|b| rings(b)).flatten())?;
        let zone = Zone::of((west + east) / 2.0);
        let projected: Vec<Vec<Vec<Point>>> = boundaries
            .iter()
            .map(|boundary| {
                let project =
                    |ring: &Vec<Point>| ring.iter().map(|point| zone.project(*point)).collect();
                rings(boundary).map(project).collect()
            })
            .collect();
        let (left, bottom, right, top) = extent(projected.iter().flatten().flatten())?;
        let scale = width / (right - left);
        if !scale.is_finite() {
            return None;
        }
        let on_grid = |grid: i32| {
            let snap =
                |metres: f64| (metres * scale * 10.0 / f64::from(grid)).round() as i32 * grid;
            let corner = |(x, y): Point| (snap(x - left), snap(top - y));
            let shape = |rings: &Vec<Vec<Point>>| {
                let ring = |ring: &Vec<Point>| tidy(ring.iter().copied().map(corner));
                rings.iter().filter_map(ring).collect::<Vec<_>>()
            };
            projected.iter().map(shape).collect::<Vec<_>>()
        };
        let mut shapes = Vec::new();
        for grid in GRIDS.into_iter().filter(|grid| *grid >= finest) {
            shapes = on_grid(grid);
            if shapes.iter().flatten().map(Vec::len).sum::<usize>() <= CORNER_LIMIT {
                break;
            }
        }
        let units = |metres: f64| (metres * scale).ceil() as i32;
        Some(Self {
            shapes,
            size: (units(right - left), units(top - bottom)),
        })
    }
}

/// Removes repeated corners of a ring on the grid; `None` where less than a triangle is left.
fn tidy(corners: impl Iterator<Item = Corner>) -> Option<Vec<Corner>> {
    let mut ring: Vec<Corner> = corners.collect();
    ring.dedup();
    // Closed: the last corner is the first.
    (ring.len() >= 4).then_some(ring)
}

/// Returns the `d` of an SVG path: relative steps, which are shortest and, being whole tenths, add
/// up.
pub(super) fn path(shape: &[Vec<Corner>]) -> String {
    let mut path = String::new();
    for ring in shape {
        let [first, rest @ .., _] = ring.as_slice() else {
            continue;
        };
        path.push('M');
        number(&mut path, first.0, false);
        number(&mut path, first.1, true);
        let mut at = *first;
        for (place, corner) in rest.iter().enumerate() {
            if place == 0 {
                path.push('l');
            }
            number(&mut path, corner.0 - at.0, place > 0);
            number(&mut path, corner.1 - at.1, true);
            at = *corner;
        }
        path.push('z');
    }
    path
}

/// Writes tenths as a number, as short as SVG allows.
fn number(path: &mut String, tenths: i32, after_another: bool) {
    if tenths < 0 {
        path.push('-');
    } else if after_another {
        path.push(' ');
    }
    let (whole, part) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    // Writing to a string does not fail.
    let _ = match (whole, part) {
        (whole, 0) => write!(path, "{whole}"),
        (0, part) => write!(path, ".{part}"),
        (whole, part) => write!(path, "{whole}.{part}"),
    };
}

/// Returns all rings, outer ones and holes: the even-odd rule decides which areas are inside.
fn rings(boundary: &Boundary) -> impl Iterator<Item = &Vec<Point>> {
    boundary
        .polygons
        .iter()
        .flat_map(|polygon| std::iter::once(&polygon.outer).chain(&polygon.holes))
}

/// Returns the least and the greatest of both coordinates: west, south, east, north.
fn extent<'p>(points: impl Iterator<Item = &'p Point>) -> Option<(f64, f64, f64, f64)> {
    points.fold(None, |extent, (x, y)| {
        let (west, south, east, north) = extent.unwrap_or((*x, *y, *x, *y));
        Some((west.min(*x), south.min(*y), east.max(*x), north.max(*y)))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::knowledge::map::Polygon;

    fn boundary(outer: &[Point]) -> Boundary {
        Boundary {
            polygons: vec![Polygon {
                outer: outer.to_vec(),
                holes: Vec::new(),
            }],
        }
    }

    #[test]
    fn a_shared_boundary_has_the_same_corners_on_both_sides() {
        let border = [(9.1731, 59.0), (9.1777, 59.0613), (9.1702, 59.1234)];
        let west = [&border[..], &[(9.0, 59.12), (9.0, 59.0), border[0]]].concat();
        let mut back = border;
        back.reverse();
        let east = [&back[..], &[(9.4, 59.0), (9.4, 59.1), back[0]]].concat();
        let (west, east) = (boundary(&west), boundary(&east));
        for finest in GRIDS {
            let drawing = Drawing::new(&[&west, &east], 300.0, finest).unwrap();
            let corners = |place: usize| -> HashSet<Corner> {
                drawing.shapes[place][0].iter().copied().collect()
            };
            let shared = corners(0).intersection(&corners(1)).count();
            assert_eq!(shared, 3, "on a grid of {finest}");
        }
    }

    #[test]
    fn a_map_of_very_many_points_is_drawn_coarser() {
        let round = (0..=20_000).map(|step| {
            let angle = f64::from(step % 20_000) / 20_000.0 * std::f64::consts::TAU;
            (9.0 + angle.cos(), 59.0 + 0.5 * angle.sin())
        });
        let drawing = Drawing::new(&[&boundary(&round.collect::<Vec<_>>())], 640.0, 1).unwrap();
        let corners = drawing.shapes[0][0].len();
        assert!((500..=CORNER_LIMIT).contains(&corners), "{corners}");
    }

    #[test]
    fn steps_are_written_as_short_as_they_can_be() {
        let ring = vec![(0, 0), (100, 5), (95, -5), (95, 205), (0, 0)];
        assert_eq!(path(&[ring]), "M0 0l10 .5-.5-1 0 21z");
    }

    #[test]
    fn without_an_extent_there_is_no_drawing() {
        let nowhere = Boundary::default();
        assert!(Drawing::new(&[&nowhere], 640.0, 1).is_none());
        let point = boundary(&[(9.0, 59.0); 4]);
        assert!(Drawing::new(&[&point], 640.0, 1).is_none());
    }
}
