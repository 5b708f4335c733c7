//! The figures that are told of the whole, today and before.

use crate::knowledge::Knowledge;
use crate::knowledge::maintenance::{MaintenanceItem, Urgency};

/// A figure of the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Figure {
    /// The municipalities that have answered within the limits.
    Answered,
    /// The statements of use.
    Statements,
    /// Those of them that count: confirmed within the limits.
    Confirmed,
    /// The solutions that a municipality is known to use.
    SolutionsUsed,
    /// The reports.
    Reports,
    /// The open needs; one that several share is one.
    Needs,
    /// The statements and documents that may mislead a reader.
    Misleading,
}

impl Figure {
    /// Every figure, in the order in which they are told.
    pub const ALL: [Self; 7] = [
        Self::Answered,
        Self::Statements,
        Self::Confirmed,
        Self::SolutionsUsed,
        Self::Reports,
        Self::Needs,
        Self::Misleading,
    ];
}

impl Knowledge {
    /// Returns a figure of the whole.
    pub fn figure(&self, figure: Figure) -> usize {
        match figure {
            Figure::Answered => {
                let progress = self.progress();
                progress.iter().filter(|one| one.answered).count()
            }
            Figure::Statements => self.usages.len(),
            Figure::Confirmed => self.overview().confirmed_statements,
            Figure::SolutionsUsed => self.overview().solutions_with_user,
            Figure::Reports => self.reports.len(),
            Figure::Needs => self.shared_needs().len(),
            Figure::Misleading => {
                let all = self.maintenance();
                let kinds = [all.municipalities, all.solutions, all.reports];
                let count = |item: &MaintenanceItem| item.count(Urgency::Misleading);
                kinds.iter().flatten().map(count).sum()
            }
        }
    }
}
