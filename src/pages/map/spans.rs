//! The intersections of lines with shapes on the canvas.

use super::drawing::Corner;

/// The direction of a line through the land.
#[derive(Clone, Copy)]
pub(super) enum Axis {
    /// From left to right.
    Across,
    /// From top to bottom.
    Down,
}

/// Returns the spans of the line at `at` that lie in `rings`, by the even-odd rule; for all the
/// land together only the first start and the last end are meaningful.
pub(super) fn spans<'r>(
    rings: impl IntoIterator<Item = &'r Vec<Corner>>,
    at: f64,
    axis: Axis,
) -> Vec<(f64, f64)> {
    let turned = |corner: Corner| match axis {
        Axis::Across => units(corner),
        Axis::Down => units((corner.1, corner.0)),
    };
    let mut crossings: Vec<f64> = rings
        .into_iter()
        .flat_map(|ring| ring.windows(2))
        .map(|ends| (turned(ends[0]), turned(ends[1])))
        .filter(|(a, b)| (a.1 > at) != (b.1 > at))
        .map(|(a, b)| a.0 + (at - a.1) / (b.1 - a.1) * (b.0 - a.0))
        .collect();
    crossings.sort_by(f64::total_cmp);
    crossings
        .chunks_exact(2)
        .map(|pair| (pair[0], pair[1]))
        .collect()
}

/// Returns the intersection of two lists of spans.
pub(super) fn in_common(a: &[(f64, f64)], b: &[(f64, f64)]) -> Vec<(f64, f64)> {
    a.iter()
        .flat_map(|one| b.iter().map(|two| (one.0.max(two.0), one.1.min(two.1))))
        .filter(|(from, to)| from < to)
        .collect()
}

/// Returns the least and the greatest of a coordinate, in units.
pub(super) fn reach(ring: &[Corner], coordinate: fn(&Corner) -> i32) -> (f64, f64) {
    let least = ring.iter().map(coordinate).min().unwrap_or_default();
    let greatest = ring.iter().map(coordinate).max().unwrap_or_default();
    units((least, greatest))
}

/// Converts a corner to units of the canvas.
pub(super) fn units((x, y): Corner) -> (f64, f64) {
    (f64::from(x) / 10.0, f64::from(y) / 10.0)
}
