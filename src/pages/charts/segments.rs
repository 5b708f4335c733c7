//! A bar in segments: numbers of several kinds, end to end.

use serde::Serialize;

use super::percent;

/// A segment of a bar.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(in crate::pages) struct Segment {
    /// Its kind, which is a part of its class name.
    pub(in crate::pages) kind: &'static str,
    /// Its start, in percent.
    pub(in crate::pages) x: f64,
    /// Its length, in percent.
    pub(in crate::pages) width: f64,
}

/// Returns the segments of a bar that is full at `whole`, without empty ones.
pub(in crate::pages) fn segments(parts: &[(&'static str, usize)], whole: usize) -> Vec<Segment> {
    let mut before = 0;
    let mut segments = Vec::with_capacity(parts.len());
    for (kind, value) in parts {
        if *value > 0 {
            segments.push(Segment {
                kind,
                x: percent(before, whole),
                width: percent(*value, whole),
            });
        }
        before += value;
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_are_end_to_end_and_empty_ones_are_left_out() {
        let bar = segments(&[("fresh", 1), ("ageing", 0), ("stale", 2)], 4);
        let parts: Vec<_> = bar.iter().map(|one| (one.kind, one.x, one.width)).collect();
        assert_eq!(parts, [("fresh", 0.0, 25.0), ("stale", 25.0, 50.0)]);
        assert_eq!(segments(&[("fresh", 0)], 0), []);
    }
}
