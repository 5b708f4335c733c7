//! Who uses a solution, and since when.

use super::{Knowledge, SolutionId, UsageId};

/// Who uses a solution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SolutionUsage {
    /// Every statement: users first, then by status in the order of the list; within a status
    /// the freshest first, then by municipality name.
    pub statements: Vec<UsageId>,
    /// How many say what.
    pub counts: UsageCounts,
}

/// Statements of use, counted by what they say and whether they still count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct UsageCounts {
    /// Users by a statement within the limits. This is *the* number of users.
    pub confirmed: usize,
    /// Users by a statement that is too old or undated: shown beside, never added to the number.
    pub older: usize,
    /// Plans, of any age.
    pub planned: usize,
    /// Ended, or decided against; of any age.
    pub stopped: usize,
    /// An explicit no, of any age.
    pub not_used: usize,
}

/// Uptake in one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct UptakeYear {
    /// The year.
    pub year: i16,
    /// Municipalities that began in it.
    pub started: usize,
    /// Municipalities that ended in it.
    pub ended: usize,
    /// Municipalities known to have begun and not known to have ended, at its end.
    pub running: usize,
}

impl UsageCounts {
    /// Statements in all.
    pub fn stated(self) -> usize {
        self.confirmed + self.older + self.planned + self.stopped + self.not_used
    }

    /// Users by statements of any age.
    pub fn users_of_any_age(self) -> usize {
        self.confirmed + self.older
    }
}

impl Knowledge {
    /// Who uses `solution`.
    pub fn solution_usage(&self, _solution: SolutionId) -> SolutionUsage {
        unimplemented!()
    }

    /// Counts over `usages`.
    pub fn count_usages(&self, _usages: impl IntoIterator<Item = UsageId>) -> UsageCounts {
        unimplemented!()
    }

    /// Uptake of `solution` by year, from the first known start to [`as_of`](Self::as_of), every
    /// year in between. Only statements that say since when; how old they are does not matter,
    /// since they tell of that year. Empty where none does.
    pub fn uptake(&self, _solution: SolutionId) -> Vec<UptakeYear> {
        unimplemented!()
    }

    /// Uptake of all solutions together: a municipality counts once for each solution.
    pub fn uptake_of_all(&self) -> Vec<UptakeYear> {
        unimplemented!()
    }
}
