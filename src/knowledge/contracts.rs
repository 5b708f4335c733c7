//! Contracts that end: from statements of use, from reports, and the shared contracts of
//! solutions.

use super::{Knowledge, MunicipalityId, ReportId, SolutionId, UsageId};
use crate::content::PartialDate;

/// A contract with a known end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contract<'k> {
    /// When it ends, as far as known.
    pub end: PartialDate,
    /// Where that is stated.
    pub origin: ContractOrigin,
    /// What it is for; a report may be about several solutions or none.
    pub solutions: Vec<SolutionId>,
    /// Who is bound by it, by name: the user, those of the report and those who bought with
    /// them, or all users of a shared contract.
    pub municipalities: Vec<MunicipalityId>,
    /// Who holds a shared contract, as text.
    pub holder: Option<&'k str>,
    /// Options to prolong, as text.
    pub option: Option<&'k str>,
    /// Where to read of it.
    pub url: Option<&'k str>,
    /// Whether its last possible day has passed.
    pub has_ended: bool,
}

/// Where a contract's end is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ContractOrigin {
    /// The shared contract of a solution.
    Shared(SolutionId),
    /// A statement of use.
    Usage(UsageId),
    /// A report.
    Report(ReportId),
}

/// The contracts that end in one half of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HalfYear<'k> {
    /// The year.
    pub year: i16,
    /// 1 or 2; `None` where only the year is known.
    pub half: Option<u8>,
    /// The contracts, by end, then by title of the first solution.
    pub contracts: Vec<Contract<'k>>,
}

impl Knowledge {
    /// All contracts with a known end, by half-year, earliest first; those of which only the
    /// year is known come after the halves of that year. What a report and a statement of use
    /// say of the same contract is told once.
    pub fn contracts(&self) -> Vec<HalfYear<'_>> {
        unimplemented!()
    }

    /// The contracts for one solution, by end.
    pub fn contracts_for(&self, _solution: SolutionId) -> Vec<Contract<'_>> {
        unimplemented!()
    }
}
