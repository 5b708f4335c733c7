//! Related reports: those that share a solution, a topic or a municipality.

use super::{Knowledge, MunicipalityId, ReportId, SolutionId, TopicId};

/// A related report and why it is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The report.
    pub report: ReportId,
    /// Solutions that both are about.
    pub solutions: Vec<SolutionId>,
    /// Topics that both have.
    pub topics: Vec<TopicId>,
    /// Municipalities that both are about.
    pub municipalities: Vec<MunicipalityId>,
    /// Whether one reused the work of the other.
    pub reuse: bool,
}

impl Knowledge {
    /// At most `count` related reports, nearest first; equal ones newest first.
    pub fn related_reports(&self, _report: ReportId, _count: usize) -> Vec<Related> {
        unimplemented!()
    }
}
