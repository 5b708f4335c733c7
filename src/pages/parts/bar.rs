//! Bars with a name and a number, on the pages of key figures and of regions.

use serde::Serialize;

use crate::knowledge::spread::Spread;
use crate::pages::charts::segments::{Segment, segments};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;

/// A row of a bar chart.
#[derive(Serialize)]
pub(in crate::pages) struct Bar<'a> {
    /// The thing it is about; none for municipalities outside every region.
    pub(in crate::pages) link: Option<Link<'a>>,
    /// The number that counts.
    pub(in crate::pages) value: usize,
    /// The number that is known but too old to count.
    pub(in crate::pages) older: usize,
    /// The total that it is a part of, where it is one.
    pub(in crate::pages) of: Option<usize>,
    /// The segments of the bar.
    pub(in crate::pages) segments: Vec<Segment>,
}

impl<'a> Reader<'a> {
    /// Returns the bar of the users of a solution among `whole` municipalities.
    pub(in crate::pages) fn spread_bar(&self, spread: &Spread, whole: usize) -> Bar<'a> {
        let (value, older) = (spread.counts.confirmed, spread.counts.older);
        Bar {
            link: Some(self.solution(spread.solution)),
            value,
            older,
            of: Some(whole),
            segments: segments(&[("counted", value), ("older", older)], whole),
        }
    }
}
