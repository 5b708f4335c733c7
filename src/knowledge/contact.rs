//! Whom to ask about a solution or a report: a municipality and a role, never a person.

use super::{CompetenceId, Knowledge, MunicipalityId, ReportId, SolutionId, UsageId};
use crate::content::municipality::MunicipalityContact;
use crate::content::report::ReportContact;

/// Someone to ask, and why they would know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask<'k> {
    /// Who; `None` where a report gives a role without a municipality of this site.
    pub municipality: Option<MunicipalityId>,
    /// The municipality's contact: role, unit, shared mailbox.
    pub contact: Option<&'k MunicipalityContact>,
    /// Why they would know, the best reason first.
    pub reasons: Vec<AskReason<'k>>,
}

/// Why someone would know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskReason<'k> {
    /// A report names them, with role and what they can help with.
    NamedBy(ReportId, &'k ReportContact),
    /// They have said they can help in one of the topics.
    CanHelp(CompetenceId),
    /// They use the solution.
    Uses(UsageId),
    /// A report is about them.
    ToldIn(ReportId),
}

impl Knowledge {
    /// Whom to ask about `solution`: those whom its reports name, then those who can help in its
    /// topics, then users. At most `count`.
    pub fn whom_to_ask_about_solution(&self, _solution: SolutionId, _count: usize) -> Vec<Ask<'_>> {
        unimplemented!()
    }

    /// Whom to ask about `report`: the one it names, then the municipalities it is about, then
    /// those who can help in its topics. At most `count`.
    pub fn whom_to_ask_about_report(&self, _report: ReportId, _count: usize) -> Vec<Ask<'_>> {
        unimplemented!()
    }
}
