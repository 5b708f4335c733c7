//! The closed lists: every value that a field may have, its slug in the files and its label in
//! bokmål and nynorsk. The slugs are the same in both written forms.

mod money;
mod municipality;
mod network;
mod report;
mod solution;
mod source;
mod topic;

pub use money::{CostBand, DeadlineKind, Frequency, Procurement};
pub use municipality::{CompetenceLevel, Priority, UsageStatus, WrittenForm};
pub use network::{DecisionOutcome, NetworkForm};
pub use report::{
    Adviser, ArtefactType, Assessment, Basis, BenefitType, Evidence, Missing, ReportStatus, Reuse,
};
pub use solution::{Delivery, LifeCycle, Ownership, SolutionType};
pub use source::{SourceKind, SourceRead};
pub use topic::{Area, TopicGroup};
