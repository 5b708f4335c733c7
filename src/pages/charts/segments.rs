//! A bar in parts: numbers of several kinds, end to end.

use serde::Serialize;

use super::percent;

/// A part of a bar.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(in crate::pages) struct Segment {
    /// What it is of: a part of its class.
    pub(in crate::pages) kind: &'static str,
    /// Where it begins, in percent.
    pub(in crate::pages) x: f64,
    /// How long it is, in percent.
    pub(in crate::pages) width: f64,
}

/// The parts of a bar that is full at `whole`; those of nothing are left out.
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
    fn parts_follow_each_other_and_nothing_is_not_drawn() {
        let bar = segments(&[("fresh", 1), ("ageing", 0), ("stale", 2)], 4);
        let told: Vec<_> = bar.iter().map(|one| (one.kind, one.x, one.width)).collect();
        assert_eq!(told, [("fresh", 0.0, 25.0), ("stale", 25.0, 50.0)]);
        assert_eq!(segments(&[("fresh", 0)], 0), []);
    }
}
