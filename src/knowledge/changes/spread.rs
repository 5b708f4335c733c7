//! Compares how many municipalities use each solution.

use std::cmp::Reverse;

use super::pair::Pair;
use crate::knowledge::usage::UsageCounts;
use crate::knowledge::{Knowledge, SolutionId};

/// The spread of a solution, today and before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpreadChange {
    /// The solution.
    pub solution: SolutionId,
    /// The statements of its use, counted.
    pub now: UsageCounts,
    /// The same before; zeros for a solution that there was not, `None` where only dates are known.
    pub then: Option<UsageCounts>,
}

impl SpreadChange {
    /// Returns how many more municipalities are known to use it; `None` where it is not known.
    pub fn growth(&self) -> Option<i64> {
        let users = |counts: UsageCounts| i64::try_from(counts.users_of_any_age()).unwrap_or(0);
        Some(users(self.now) - users(self.then?))
    }
}

/// Returns the solutions that municipalities use or used.
pub(super) fn changes(pair: &Pair<'_>) -> Vec<SpreadChange> {
    sorted(pair.now, |solution| {
        let was = pair.solution_was(solution);
        Some(was.map_or_else(UsageCounts::default, |id| counts(pair.then, id)))
    })
}

/// Returns the solutions that municipalities use.
pub(super) fn today(now: &Knowledge) -> Vec<SpreadChange> {
    sorted(now, |_| None)
}

fn sorted(now: &Knowledge, then: impl Fn(SolutionId) -> Option<UsageCounts>) -> Vec<SpreadChange> {
    let all = now.solution_ids().map(|solution| SpreadChange {
        solution,
        now: counts(now, solution),
        then: then(solution),
    });
    let used = |counts: UsageCounts| counts.users_of_any_age() > 0;
    let mut all: Vec<SpreadChange> = all
        .filter(|one| used(one.now) || one.then.is_some_and(used))
        .collect();
    // The sort is stable: equals stay in order of title.
    all.sort_by_key(|one| Reverse((one.now.users_of_any_age(), one.now.confirmed)));
    all
}

fn counts(knowledge: &Knowledge, solution: SolutionId) -> UsageCounts {
    knowledge.count_usages(knowledge.solution(solution).edges.usages.iter().copied())
}
