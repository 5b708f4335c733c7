//! The uptake of solutions: how many municipalities began to use each one, year by year.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Knowledge, SolutionId, Usage};
use crate::content::vocabulary::UsageStatus;

/// The beginnings of use of a solution, by statements of those that use it or have used it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uptake {
    /// The solution.
    pub solution: SolutionId,
    /// The number that began, by year; years without any are left out.
    pub years: BTreeMap<i16, usize>,
    /// The number of statements that do not say when it began.
    pub undated: usize,
}

impl Uptake {
    /// Counts those that began in a known year.
    fn dated(&self) -> usize {
        self.years.values().sum()
    }
}

impl Knowledge {
    /// Returns the solutions of which somebody says when use began: those with most such statements
    /// first, then by title. What begins after the year of [`as_of`](Self::as_of) is left out.
    pub fn uptake(&self) -> Vec<Uptake> {
        let all = self.solution_ids().map(|id| self.uptake_of(id));
        let mut all: Vec<Uptake> = all.filter(|one| !one.years.is_empty()).collect();
        // The sort is stable: equals stay in order of title.
        all.sort_by_key(|one| Reverse(one.dated()));
        all
    }

    fn uptake_of(&self, solution: SolutionId) -> Uptake {
        let mut uptake = Uptake {
            solution,
            years: BTreeMap::new(),
            undated: 0,
        };
        let has_begun = |usage: &&Usage| usage.is_use() || usage.status == UsageStatus::Ended;
        let usages = self.solution(solution).edges.usages.iter();
        for usage in usages.map(|id| self.usage(*id)).filter(has_begun) {
            match usage.since.map(|since| since.year()) {
                Some(year) if year <= self.as_of.year() => {
                    *uptake.years.entry(year).or_default() += 1;
                }
                Some(_) => {}
                None => uptake.undated += 1,
            }
        }
        uptake
    }
}

#[cfg(test)]
mod tests {
    use crate::knowledge::fixture::Site;

    #[test]
    fn those_that_use_it_or_have_used_it_are_counted_in_the_year_they_began() {
        let uses = |solution: &str, status: &str, since: &str| {
            format!("bruk: [{{løsning: {solution}, status: {status}{since}}}]")
        };
        let site = Site::new()
            .topics(&["skole"])
            .solution("arkiv", "")
            .solution("robot", "")
            .solution("stille", "")
            .municipality("a", &uses("robot", "i-bruk", ", siden: 2020-03"))
            .municipality("b", &uses("robot", "avsluttet", ", siden: 2020, til: 2023"))
            .municipality("c", &uses("robot", "i-bruk", ""))
            .municipality("d", &uses("robot", "planlagt", ", siden: 2021"))
            .municipality("e", &uses("robot", "bruker-ikke", ""))
            .municipality("f", &uses("arkiv", "pilot", ", siden: 2026-01"))
            .municipality("g", &uses("stille", "i-bruk", ""))
            .link();
        let found = site.uptake();
        let told: Vec<_> = found
            .iter()
            .map(|one| {
                let slug = site.solution(one.solution).entry.slug.as_str();
                let years: Vec<(i16, usize)> = one.years.clone().into_iter().collect();
                (slug, years, one.undated)
            })
            .collect();
        assert_eq!(
            told,
            [("robot", vec![(2020, 2)], 1), ("arkiv", vec![(2026, 1)], 0)]
        );
    }
}
