//! The spread of solutions: which of them most municipalities use.

use std::cmp::Reverse;

use super::usage::UsageCounts;
use super::{Knowledge, SolutionId};

/// A solution, with the number of municipalities that state that they use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The solution.
    pub solution: SolutionId,
    /// The statements of its use, counted.
    pub counts: UsageCounts,
}

impl Knowledge {
    /// Returns the solutions that most municipalities use, at most `limit`: by users of any
    /// age, then by those confirmed within the limits, then by title. Those that nobody is known to use are left
    /// out.
    pub fn most_spread(&self, limit: usize) -> Vec<Spread> {
        let mut all: Vec<Spread> = self
            .solution_ids()
            .map(|solution| Spread {
                solution,
                counts: self.count_usages(self.solution(solution).edges.usages.iter().copied()),
            })
            .filter(|spread| spread.counts.users_of_any_age() > 0)
            .collect();
        all.sort_by_key(|spread| {
            let counts = spread.counts;
            Reverse((counts.users_of_any_age(), counts.confirmed))
        });
        all.truncate(limit);
        all
    }
}

#[cfg(test)]
mod tests {
    use crate::knowledge::fixture::Site;

    #[test]
    fn what_most_are_known_to_use_comes_first_and_the_unused_are_left_out() {
        let site = Site::new()
            .topics(&["skole"])
            .solution("arkiv", "")
            .solution("nettbrett", "")
            .solution("robot", "")
            .municipality("bamble", "bruk: [{løsning: arkiv, status: i-bruk, bekreftet: 2015}, {løsning: nettbrett, status: pilot, bekreftet: 2026}]")
            .municipality("skien", "bruk: [{løsning: arkiv, status: i-bruk, bekreftet: 2015}, {løsning: robot, status: bruker-ikke, bekreftet: 2026}]")
            .link();
        let found: Vec<_> = site
            .most_spread(5)
            .iter()
            .map(|spread| {
                let slug = site.solution(spread.solution).entry.slug.to_string();
                (slug, spread.counts.confirmed, spread.counts.older)
            })
            .collect();
        assert_eq!(
            found,
            [("arkiv".to_owned(), 0, 2), ("nettbrett".to_owned(), 1, 0)]
        );
        assert_eq!(site.most_spread(1).len(), 1);
    }
}
