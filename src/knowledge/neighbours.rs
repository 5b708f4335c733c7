//! Solutions in use in neighbouring municipalities or in the region, of which this municipality has
//! stated nothing.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{Knowledge, MunicipalityId, SolutionId, UsageId};

/// A solution that others nearby use, and this municipality has not said anything of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotStatedHere {
    /// The solution.
    pub solution: SolutionId,
    /// Those who have it: statements within the limits first, then neighbours before the rest of
    /// the region, then by name.
    pub had_by: Vec<HadBy>,
    /// The number of them whose statement is within the limits.
    pub confirmed: usize,
}

/// A municipality that has a solution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HadBy {
    /// The statement, with municipality, status and freshness.
    pub usage: UsageId,
    /// `true` where the municipality borders on ours.
    pub is_neighbour: bool,
    /// `true` where it is in our region.
    pub in_region: bool,
}

impl Knowledge {
    /// Returns the solutions that neighbours and the region use and that `municipality` has stated
    /// nothing of; most common first, by statements within the limits, then by all, then by title.
    /// A plan, an end or an explicit no here is a statement, so such a solution is not in the list.
    pub fn had_nearby(&self, municipality: MunicipalityId) -> Vec<NotStatedHere> {
        let own = &self.municipality(municipality).edges;
        let stated: HashSet<SolutionId> = own
            .usages
            .iter()
            .map(|id| self.usage(*id).solution)
            .collect();
        // By id, so by name.
        let mut nearby: BTreeSet<MunicipalityId> = own.neighbours.iter().copied().collect();
        nearby.extend(
            own.region
                .iter()
                .flat_map(|id| &self.region(*id).municipalities),
        );
        nearby.remove(&municipality);

        let mut had: BTreeMap<SolutionId, Vec<HadBy>> = BTreeMap::new();
        for other in nearby {
            let edges = &self.municipality(other).edges;
            for id in &edges.usages {
                let usage = self.usage(*id);
                if usage.is_use() && !stated.contains(&usage.solution) {
                    had.entry(usage.solution).or_default().push(HadBy {
                        usage: *id,
                        is_neighbour: own.neighbours.contains(&other),
                        in_region: own.region.is_some() && edges.region == own.region,
                    });
                }
            }
        }
        let mut found: Vec<NotStatedHere> = had
            .into_iter()
            .map(|(solution, had_by)| self.not_stated_here(solution, had_by))
            .collect();
        // The sort is stable: equals stay in order of title.
        found.sort_by_key(|found| Reverse((found.had_by.len(), found.confirmed)));
        found
    }

    fn not_stated_here(&self, solution: SolutionId, mut had_by: Vec<HadBy>) -> NotStatedHere {
        let counts = |had: &HadBy| self.usage(had.usage).freshness.counts();
        had_by.sort_by_key(|had| (!counts(had), !had.is_neighbour));
        NotStatedHere {
            solution,
            confirmed: had_by.iter().filter(|had| counts(had)).count(),
            had_by,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::knowledge::fixture::Site;

    fn found(fields: &str) -> Vec<(String, usize, usize)> {
        let site = Site::new()
            .topics(&["skjema"])
            .solution("arkiv", "")
            .solution("digisos", "")
            .solution("kart", "")
            .solution("robot", "")
            .municipality("skien", fields)
            .municipality("porsgrunn", "{region: Grenland, bruk: [{løsning: digisos, status: i-bruk, bekreftet: 2026}, {løsning: robot, status: planlagt, bekreftet: 2026}]}")
            .municipality("siljan", "{bruk: [{løsning: kart, status: i-bruk, bekreftet: 2012}, {løsning: arkiv, status: i-bruk}, {løsning: digisos, status: pilot, bekreftet: 2015}]}")
            .municipality("bamble", "{region: Grenland, bruk: [{løsning: kart, status: i-bruk}]}")
            .municipality("oslo", "bruk: [{løsning: robot, status: i-bruk, bekreftet: 2026}]")
            .map(include_str!("testdata/three-squares.geojson"))
            .link();
        let skien = site.municipality_by_slug("skien").unwrap();
        site.had_nearby(skien)
            .iter()
            .map(|found| {
                let slug = site.solution(found.solution).entry.slug.to_string();
                (slug, found.confirmed, found.had_by.len())
            })
            .collect()
    }

    #[test]
    fn neighbours_and_region_count_and_the_most_common_comes_first() {
        let found = found("region: Grenland");
        let expected = [("kart", 0, 2), ("digisos", 1, 1), ("arkiv", 0, 1)];
        // The pilot of 2015 is past.
        let expected = expected.map(|(slug, confirmed, all)| (slug.to_owned(), confirmed, all));
        assert_eq!(found, expected);
    }

    #[test]
    fn a_solution_with_any_statement_here_is_left_out() {
        let found = found(
            "{region: Grenland, bruk: [{løsning: digisos, status: bruker-ikke}, {løsning: kart, status: vurdert-ikke-valgt}]}",
        );
        assert_eq!(found, [("arkiv".to_owned(), 0, 1)]);
    }
}
