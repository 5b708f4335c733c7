//! Names on a map, placed by rule so that new boundaries need no manual work.
//!
//! A name stands in its area where it fits, as near the middle as possible. Where it does not fit,
//! it is moved out to the nearest side of the land, with a line to a dot in its area. Names that
//! are moved out do not overlap.

use serde::Serialize;

use super::drawing::Corner;
use super::spans::{Axis, in_common, reach, spans, units};

/// The height of a line of text, and of its letters, in units.
const LINE: f64 = 17.0;
const LETTERS: f64 = 9.5;

/// The distance from the land to the names beside it, and the part of it before the line turns.
const GAP: f64 = 26.0;
const BEND: f64 = 8.0;

/// The distance from a name to its line, and to the boundary around it.
const AIR: f64 = 4.0;

/// The distance between the rows that are tried in an area.
const STEP: f64 = 2.0;

/// A name on the map.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Label {
    /// The name.
    pub(super) name: String,
    /// The x coordinate of its base line: the middle, or the end that is nearest the land.
    pub(super) x: i32,
    /// The y coordinate of its base line.
    pub(super) y: i32,
    /// Its position: `inside`, or the side of the land.
    pub(super) side: Side,
    /// The line to its area, where it is moved out: the `d` of a path.
    pub(super) leader: Option<String>,
    /// The dot that the line begins in.
    pub(super) dot: Option<(i32, i32)>,
}

/// The position of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Side {
    /// In its area.
    Inside,
    /// To the right of the land.
    Right,
    /// To the left of it.
    Left,
    /// Below it.
    Below,
    /// Above it.
    Above,
}

/// A name with its area on the canvas.
pub(super) struct Named<'a> {
    /// The name.
    pub(super) name: &'a str,
    /// The rings of the area; not empty.
    pub(super) shape: &'a [Vec<Corner>],
}

/// A rectangle: left, top, right, bottom.
pub(super) type Box4 = (f64, f64, f64, f64);

/// Places the names of `areas` on a canvas of `size`, and returns them with the rectangle that
/// holds all of them.
pub(super) fn place(areas: &[Named<'_>], size: (i32, i32)) -> (Vec<Label>, Box4) {
    let (width, height) = (f64::from(size.0), f64::from(size.1));
    let land: Vec<&Vec<Corner>> = areas.iter().flat_map(|area| area.shape).collect();
    let mut labels = Vec::with_capacity(areas.len());
    let mut lifted = Vec::new();
    for area in areas {
        match room_inside(area) {
            Some((x, y)) => labels.push(inside(area.name, x, y)),
            None => lifted.extend(Lifted::new(area, &land)),
        }
    }
    let mut taken = Vec::new();
    columns(&mut lifted, width, height, &mut taken);
    rows(&mut lifted, &land, &mut taken);
    labels.extend(lifted.iter().map(Lifted::label));
    let room = taken.iter().fold((0.0, 0.0, width, height), |a: Box4, b| {
        (a.0.min(b.0), a.1.min(b.1), a.2.max(b.2), a.3.max(b.3))
    });
    (labels, room)
}

/// Returns the middle of the text, as near the middle of the area as the text fits; `None` where it
/// does not.
fn room_inside(area: &Named<'_>) -> Option<(f64, f64)> {
    let needed = width_of(area.name) + AIR;
    let (top, bottom) = reach(area.shape.first()?, |corner| corner.1);
    let (left, right) = reach(area.shape.first()?, |corner| corner.0);
    let middle = ((left + right) / 2.0, (top + bottom) / 2.0);
    let half = LETTERS / 2.0 + 1.0;
    let mut best: Option<(f64, (f64, f64))> = None;
    let mut y = top + half;
    while y <= bottom - half {
        let free = [y - half, y, y + half]
            .map(|y| spans(area.shape, y, Axis::Across))
            .into_iter()
            .reduce(|a, b| in_common(&a, &b))
            .unwrap_or_default();
        for (from, to) in free.into_iter().filter(|(from, to)| to - from >= needed) {
            let x = middle.0.clamp(from + needed / 2.0, to - needed / 2.0);
            let away = (x - middle.0).hypot(y - middle.1);
            if best.is_none_or(|(least, _)| away < least) {
                best = Some((away, (x, y)));
            }
        }
        y += STEP;
    }
    best.map(|(_, place)| place)
}

fn inside(name: &str, x: f64, y: f64) -> Label {
    Label {
        name: name.to_owned(),
        x: x.round() as i32,
        y: (y + LETTERS / 2.0).round() as i32,
        side: Side::Inside,
        leader: None,
        dot: None,
    }
}

/// A name that is placed outside the land.
struct Lifted<'a> {
    name: &'a str,
    side: Side,
    /// The start of the line, in its area.
    dot: (f64, f64),
    /// The position of the text: of its start, end or middle, by [`Lifted::side`].
    text: (f64, f64),
}

impl<'a> Lifted<'a> {
    /// Returns the name with its dot in the widest row of its area, and with the side that is
    /// nearest to the dot.
    fn new(area: &Named<'a>, land: &[&Vec<Corner>]) -> Option<Self> {
        let dot = widest(area.shape)?;
        let all = |along: f64, axis: Axis| {
            let spans = spans(land.iter().copied(), along, axis);
            let first = spans.first().map_or(0.0, |span| span.0);
            (first, spans.last().map_or(0.0, |span| span.1))
        };
        let (left, right) = all(dot.1, Axis::Across);
        let (top, bottom) = all(dot.0, Axis::Down);
        let ways = [
            (right - dot.0, Side::Right),
            (dot.0 - left, Side::Left),
            (bottom - dot.1, Side::Below),
            (dot.1 - top, Side::Above),
        ];
        let (_, side) = ways.into_iter().min_by(|a, b| a.0.total_cmp(&b.0))?;
        Some(Self {
            name: area.name,
            side,
            dot,
            text: dot,
        })
    }

    /// Returns the rectangle of the text.
    fn taken(&self) -> Box4 {
        let (x, y) = self.text;
        let width = width_of(self.name);
        let (from, to) = match self.side {
            Side::Right => (x, x + width),
            Side::Left => (x - width, x),
            _ => (x - width / 2.0, x + width / 2.0),
        };
        (from, y - LINE / 2.0, to, y + LINE / 2.0)
    }

    fn label(&self) -> Label {
        let round = |(x, y): (f64, f64)| (x.round() as i32, y.round() as i32);
        let (x, y) = round(self.text);
        let dot = round(self.dot);
        let leader = match self.side {
            Side::Right => format!("M{} {}H{}L{} {y}", dot.0, dot.1, x - 18, x - 4),
            Side::Left => format!("M{} {}H{}L{} {y}", dot.0, dot.1, x + 18, x + 4),
            Side::Above => format!("M{} {}V{}", dot.0, dot.1, y + 8),
            Side::Below | Side::Inside => format!("M{} {}V{}", dot.0, dot.1, y - 8),
        };
        Label {
            name: self.name.to_owned(),
            x,
            y: (self.text.1 + LETTERS / 2.0).round() as i32,
            side: self.side,
            leader: Some(leader),
            dot: Some(dot),
        }
    }
}

/// Places the names to the left and right of the land, in a column on each side, in the order of
/// their dots so that no lines cross.
fn columns(lifted: &mut [Lifted<'_>], width: f64, height: f64, taken: &mut Vec<Box4>) {
    for (side, x) in [(Side::Right, width + GAP), (Side::Left, -GAP)] {
        let mut column: Vec<&mut Lifted<'_>> =
            lifted.iter_mut().filter(|name| name.side == side).collect();
        column.sort_by(|a, b| a.dot.1.total_cmp(&b.dot.1));
        let mut free_from = f64::NEG_INFINITY;
        for name in &mut column {
            let y = name.dot.1.max(free_from);
            name.text = (x, y);
            free_from = y + LINE;
        }
        // Names below the lower edge are moved up, and those above them too.
        let mut free_to = height.max(LINE * column.len() as f64);
        for name in column.iter_mut().rev() {
            name.text.1 = name.text.1.min(free_to);
            free_to = name.text.1 - LINE;
        }
        taken.extend(column.iter().map(|name| name.taken()));
    }
}

/// Places the names above and below the land, each over or under its dot, moved away from the land
/// until they do not overlap anything.
fn rows(lifted: &mut [Lifted<'_>], land: &[&Vec<Corner>], taken: &mut Vec<Box4>) {
    for (side, away) in [(Side::Below, 1.0), (Side::Above, -1.0)] {
        let mut row: Vec<&mut Lifted<'_>> =
            lifted.iter_mut().filter(|name| name.side == side).collect();
        row.sort_by(|a, b| a.dot.0.total_cmp(&b.dot.0));
        for name in row {
            let half = width_of(name.name) / 2.0 + AIR;
            let (from, to) = (name.dot.0 - half, name.dot.0 + half);
            let edge = edge_between(land, from, to, away).unwrap_or(name.dot.1);
            name.text.1 = edge + away * (LINE / 2.0 + BEND);
            while taken.iter().any(|other| meet(*other, name.taken())) {
                name.text.1 += away * LINE;
            }
            taken.push(name.taken());
        }
    }
}

/// Returns the outermost land between two places, below (`away` is 1) or above (-1).
fn edge_between(land: &[&Vec<Corner>], from: f64, to: f64, away: f64) -> Option<f64> {
    let ends = [from, (from + to) / 2.0, to]
        .into_iter()
        .flat_map(|x| spans(land.iter().copied(), x, Axis::Down))
        .flat_map(|(top, bottom)| [top, bottom]);
    let corners = land
        .iter()
        .flat_map(|ring| ring.iter().copied().map(units))
        .filter(|(x, _)| (from..=to).contains(x))
        .map(|(_, y)| y);
    ends.chain(corners)
        .max_by(|a, b| (a * away).total_cmp(&(b * away)))
}

/// Returns the middle of a wide row of a shape: of those nearly as wide as the widest, the one
/// nearest to half the height.
fn widest(shape: &[Vec<Corner>]) -> Option<(f64, f64)> {
    let (top, bottom) = reach(shape.first()?, |corner| corner.1);
    let count = ((bottom - top) / STEP).max(1.0) as usize;
    let rows: Vec<((f64, f64), f64)> = (0..count)
        .map(|row| top + (bottom - top) * (row as f64 + 0.5) / count as f64)
        .flat_map(|y| {
            let spans = spans(shape, y, Axis::Across);
            spans.into_iter().map(move |span| (span, y))
        })
        .collect();
    let width = |((from, to), _): &((f64, f64), f64)| to - from;
    let greatest = rows.iter().map(width).max_by(f64::total_cmp)?;
    let from_half = |y: f64| (y - (top + bottom) / 2.0).abs();
    rows.iter()
        .filter(|row| width(row) >= 0.9 * greatest)
        .min_by(|a, b| from_half(a.1).total_cmp(&from_half(b.1)))
        .map(|((from, to), y)| ((from + to) / 2.0, *y))
}

fn meet(a: Box4, b: Box4) -> bool {
    a.0 < b.2 + AIR && b.0 < a.2 + AIR && a.1 < b.3 && b.1 < a.3
}

/// Estimates the width of a name in the letters of the map (13 units high, medium weight). The
/// reader's typeface is not known: the figures are of a wide one.
fn width_of(name: &str) -> f64 {
    let letter = |letter: char| match letter {
        'i' | 'j' | 'l' | 'I' | '.' | '\'' => 3.6,
        'f' | 'r' | 't' | ' ' | '-' => 4.9,
        'm' | 'w' | 'æ' | 'M' | 'W' | 'Æ' => 11.4,
        letter if letter.is_uppercase() => 8.9,
        _ => 7.4,
    };
    name.chars().map(letter).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: i32, y: i32, width: i32, height: i32) -> Vec<Vec<Corner>> {
        let (x, y, width, height) = (x * 10, y * 10, width * 10, height * 10);
        let (right, bottom) = (x + width, y + height);
        vec![vec![
            (x, y),
            (right, y),
            (right, bottom),
            (x, bottom),
            (x, y),
        ]]
    }

    fn placed(areas: &[(&str, Vec<Vec<Corner>>)], size: (i32, i32)) -> (Vec<Label>, Box4) {
        let areas: Vec<Named<'_>> = areas
            .iter()
            .map(|(name, shape)| Named { name, shape })
            .collect();
        place(&areas, size)
    }

    #[test]
    fn a_name_with_room_is_in_the_middle_of_its_area() {
        let (labels, room) = placed(&[("Vinje", square(0, 0, 200, 100))], (200, 100));
        assert_eq!((labels[0].x, labels[0].y), (100, 55));
        assert_eq!((labels[0].side, labels[0].dot), (Side::Inside, None));
        assert_eq!(room, (0.0, 0.0, 200.0, 100.0), "no more room is needed");
    }

    #[test]
    fn a_name_is_where_its_area_is_wide() {
        // Narrow at the top, wide at the bottom.
        let ring = [
            (0, 0),
            (200, 0),
            (200, 800),
            (1000, 800),
            (1000, 1100),
            (0, 1100),
            (0, 0),
        ];
        let (labels, _) = placed(&[("Kviteseid", vec![ring.to_vec()])], (100, 110));
        assert_eq!(labels[0].side, Side::Inside);
        assert!(labels[0].y > 80, "{labels:?}");
    }

    #[test]
    fn a_name_without_room_goes_to_the_nearer_side_with_a_line() {
        let middle = ("Bø", square(30, 0, 140, 100));
        let sides = [
            (("Holmestrand", square(170, 20, 20, 60)), Side::Right),
            (("Holmestrand", square(10, 20, 20, 60)), Side::Left),
            (("Holmestrand", square(100, 100, 20, 10)), Side::Below),
            (("Holmestrand", square(100, -10, 20, 10)), Side::Above),
        ];
        for (area, side) in sides {
            let (labels, room) = placed(&[middle.clone(), area], (200, 110));
            assert_eq!(labels[1].side, side);
            assert!(labels[1].leader.is_some() && labels[1].dot.is_some());
            let is_wider = room.2 - room.0 > 200.0 || room.3 - room.1 > 110.0;
            assert!(is_wider, "{side:?}: room for the name: {room:?}");
        }
    }

    #[test]
    fn lifted_names_keep_clear_of_each_other() {
        let mut areas = vec![("Bø", square(0, 0, 180, 100))];
        areas.extend((0..8).map(|n| ("Færder", square(180, n * 12, 10, 12))));
        areas.extend((0..3).map(|n| ("Porsgrunn", square(60 + n * 10, 100, 10, 6))));
        let (labels, _) = placed(&areas, (190, 106));
        let right: Vec<i32> = labels
            .iter()
            .filter(|label| label.side == Side::Right)
            .map(|label| label.y)
            .collect();
        assert_eq!(right.len(), 8);
        assert!(
            right.windows(2).all(|pair| pair[1] - pair[0] >= 16),
            "{right:?}"
        );
        let mut below: Vec<i32> = labels
            .iter()
            .filter(|label| label.side == Side::Below)
            .map(|label| label.y)
            .collect();
        below.dedup();
        assert_eq!(below.len(), 3, "{labels:?}");
    }
}
