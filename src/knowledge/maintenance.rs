//! What needs a hand: facts that are stale, undated or missing, in the order they matter, and
//! whose turn it is.

use super::{DocumentId, Knowledge, MunicipalityId, NeedId, ReportId, SolutionId, UsageId};
use crate::content::PartialDate;

/// What one document needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upkeep {
    /// The document.
    pub document: DocumentId,
    /// Who can do it, by name: the municipality itself, those of a report, the users of a
    /// solution. Empty where nobody is known.
    pub turn: Vec<MunicipalityId>,
    /// The tasks, what matters most first.
    pub tasks: Vec<Task>,
}

/// One thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Task {
    /// What is wrong with what.
    pub kind: TaskKind,
    /// The date last known, where there is one.
    pub since: Option<PartialDate>,
}

/// What is to be done, in the order it matters: what misleads a reader comes before what is only
/// missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TaskKind {
    /// The contract has ended, but the solution is stated to be in use.
    ContractEnded(UsageId),
    /// A statement of use that is out of the counts because of its age.
    StaleUsage(UsageId),
    /// A statement of use without a date.
    UndatedUsage(UsageId),
    /// A plan that was to begin before now.
    OverduePlan(UsageId),
    /// What the document states is too old to count on.
    StaleDocument,
    /// What the document states has no date.
    UndatedDocument,
    /// A need that is too old to count on.
    StaleNeed(NeedId),
    /// A need without a date.
    UndatedNeed(NeedId),
    /// A municipality that has stated no use at all.
    NoUsages,
    /// Nobody to ask.
    NoContact,
    /// No source.
    NoSources,
    /// No number of inhabitants.
    NoPopulation,
    /// A municipality that has stated no needs.
    NoNeeds,
    /// A municipality that has stated no competence.
    NoCompetences,
    /// A solution of which nobody has stated anything.
    NoStatements,
    /// A statement of use that will soon be out of the counts.
    AgeingUsage(UsageId),
    /// What the document states will soon be too old to count on.
    AgeingDocument,
}

/// Everything that needs a hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Maintenance {
    /// Municipalities, the one with most that misleads first.
    pub municipalities: Vec<Upkeep>,
    /// Solutions, likewise.
    pub solutions: Vec<Upkeep>,
    /// Reports, likewise.
    pub reports: Vec<Upkeep>,
}

impl TaskKind {
    /// Whether a reader may be misled until it is done; else it is only missing or soon due.
    pub fn misleads(self) -> bool {
        self < Self::NoUsages
    }
}

impl Knowledge {
    /// Everything that needs a hand; documents that need nothing are left out.
    pub fn maintenance(&self) -> Maintenance {
        unimplemented!()
    }

    /// What a municipality's own profile needs.
    pub fn municipality_upkeep(&self, _municipality: MunicipalityId) -> Upkeep {
        unimplemented!()
    }

    /// What a solution needs.
    pub fn solution_upkeep(&self, _solution: SolutionId) -> Upkeep {
        unimplemented!()
    }

    /// What a report needs.
    pub fn report_upkeep(&self, _report: ReportId) -> Upkeep {
        unimplemented!()
    }
}
