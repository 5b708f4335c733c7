//! What neighbours have that we lack: solutions in use next door or in the region, of which this
//! municipality has stated nothing.

use super::{Knowledge, MunicipalityId, SolutionId, UsageId};

/// A solution that others nearby use, and this municipality has not said anything of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotStatedHere {
    /// The solution.
    pub solution: SolutionId,
    /// Who has it: statements within the limits first, then neighbours before the rest of the
    /// region, then by name.
    pub had_by: Vec<HadBy>,
    /// How many of them say so within the limits.
    pub confirmed: usize,
}

/// One that has a solution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HadBy {
    /// The statement, with municipality, status and freshness.
    pub usage: UsageId,
    /// Whether the municipality borders on ours.
    pub is_neighbour: bool,
    /// Whether it is in our region.
    pub in_region: bool,
}

impl Knowledge {
    /// What neighbours and the region use that `municipality` has stated nothing of; most
    /// common first, by statements within the limits, then by all, then by title. A plan, an
    /// end or an explicit no here is a statement, so such a solution is not in the list.
    pub fn had_nearby(&self, _municipality: MunicipalityId) -> Vec<NotStatedHere> {
        unimplemented!()
    }
}
