//! Municipalities like mine: four plain questions with a yes or a no, no invented percentage.

use super::{Knowledge, MunicipalityId};

/// How another municipality is like ours. A part is `None` where a fact is missing on either
/// side: unknown is not unlike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// The other.
    pub municipality: MunicipalityId,
    /// Whether the larger has at most [`SAME_SIZE_RATIO`] times the inhabitants of the smaller.
    pub same_size: Option<bool>,
    /// Whether both have the same written form.
    pub same_written_form: bool,
    /// Whether both are in the same region.
    pub same_region: Option<bool>,
    /// Whether it is at most [`NEAR_KM`] away.
    pub near: Option<bool>,
    /// The distance as the crow flies between a point inside each, in km.
    pub km: Option<f64>,
    /// Solutions that both state that they use, of any age.
    pub shared_solutions: usize,
}

/// The largest ratio of inhabitants within one size class.
pub const SAME_SIZE_RATIO: f64 = 1.5;

/// The longest distance that is near, in km.
pub const NEAR_KM: f64 = 50.0;

impl Likeness {
    /// How many of the four questions have a yes.
    pub fn score(&self) -> u8 {
        [
            self.same_size,
            Some(self.same_written_form),
            self.same_region,
            self.near,
        ]
        .iter()
        .filter(|part| **part == Some(true))
        .count() as u8
    }
}

impl Knowledge {
    /// How `other` is like `municipality`.
    pub fn likeness(&self, _municipality: MunicipalityId, _other: MunicipalityId) -> Likeness {
        unimplemented!()
    }

    /// All other municipalities, most like first: by number of yes, then by inhabitants, then by
    /// distance, then by name.
    pub fn order_by_likeness(&self, _municipality: MunicipalityId) -> Vec<Likeness> {
        unimplemented!()
    }

    /// The first `count` of [`order_by_likeness`](Self::order_by_likeness) that have at least
    /// one yes.
    pub fn most_like(&self, _municipality: MunicipalityId, _count: usize) -> Vec<Likeness> {
        unimplemented!()
    }
}
