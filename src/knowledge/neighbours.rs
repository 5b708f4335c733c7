//! Solutions in use in neighbouring municipalities, in the region or in municipalities like this one,
//! of which this municipality has stated nothing.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::{Knowledge, MunicipalityId, SolutionId, UsageId};
use crate::content::vocabulary::{LifeCycle, Ownership, UsageStatus};

/// The largest number of municipalities like this one that are asked.
const LIKE: usize = 4;

/// A solution that others nearby use, and this municipality has not said anything of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotStatedHere {
    /// The solution.
    pub solution: SolutionId,
    /// Those who have it: statements within the limits first, then neighbours, then those like this
    /// one, then the rest of the region; each by name.
    pub had_by: Vec<HadBy>,
    /// The number of them whose statement is within the limits.
    pub confirmed: usize,
}

/// A municipality that has a solution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HadBy {
    /// The statement, with municipality, status and freshness.
    pub usage: UsageId,
    /// The reason why the municipality is asked.
    pub nearness: Nearness,
}

/// The reasons why a municipality is asked, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// It borders on ours.
    Neighbour,
    /// It is among those most like ours.
    Like,
    /// It is in our region.
    Region,
}

impl Knowledge {
    /// Returns the solutions that neighbours, municipalities like it and the region use and that
    /// `municipality` has stated nothing of; most common first, by all statements, then by those
    /// within the limits, then by title. A plan, an end or an explicit no here is a statement, so
    /// such a solution is not in the list; nor is one that nobody chooses.
    pub fn had_nearby(&self, municipality: MunicipalityId) -> Vec<NotStatedHere> {
        let own = &self.municipality(municipality).edges;
        let stated: FxHashSet<SolutionId> = own
            .usages
            .iter()
            .map(|id| self.usage(*id).solution)
            .collect();
        let mut had: BTreeMap<SolutionId, Vec<HadBy>> = BTreeMap::new();
        for (other, nearness) in self.those_near(municipality) {
            for id in &self.municipality(other).edges.usages {
                let usage = self.usage(*id);
                let is_ending = usage.status == UsageStatus::PhasingOut;
                if usage.is_use() && !is_ending && !stated.contains(&usage.solution) {
                    let usage = *id;
                    let had_by = had.entry(self.usage(usage).solution).or_default();
                    had_by.push(HadBy { usage, nearness });
                }
            }
        }
        let mut found: Vec<NotStatedHere> = had
            .into_iter()
            .filter(|(solution, _)| self.is_chosen(*solution))
            .map(|(solution, had_by)| self.not_stated_here(solution, had_by))
            .collect();
        // The sort is stable: equals stay in order of title.
        found.sort_by_key(|found| Reverse((found.had_by.len(), found.confirmed)));
        found
    }

    /// Returns the municipalities that are asked, with the nearest reason; by name.
    fn those_near(&self, municipality: MunicipalityId) -> BTreeMap<MunicipalityId, Nearness> {
        let own = &self.municipality(municipality).edges;
        let region = own
            .region
            .iter()
            .flat_map(|id| &self.region(*id).municipalities)
            .map(|id| (*id, Nearness::Region));
        let like = self.most_like(municipality, LIKE);
        let like = like.iter().map(|like| (like.municipality, Nearness::Like));
        let neighbours = own.neighbours.iter().map(|id| (*id, Nearness::Neighbour));
        // The nearest reason is written last.
        let mut near: BTreeMap<_, _> = region.chain(like).chain(neighbours).collect();
        near.remove(&municipality);
        near
    }

    /// Decides whether a solution is one that a municipality chooses. What the state gives all of them
    /// is no lack where nobody has told of it, and what is being wound up is none at all.
    pub(super) fn is_chosen(&self, solution: SolutionId) -> bool {
        let node = self.solution(solution);
        let fields = &node.entry.main.fields;
        fields.ownership != Ownership::National
            && fields.life_cycle != Some(LifeCycle::Obsolete)
            && node.edges.replaced_by.is_none()
    }

    fn not_stated_here(&self, solution: SolutionId, mut had_by: Vec<HadBy>) -> NotStatedHere {
        let counts = |had: &HadBy| self.usage(had.usage).freshness.counts();
        had_by.sort_by_key(|had| (!counts(had), had.nearness));
        NotStatedHere {
            solution,
            confirmed: had_by.iter().filter(|had| counts(had)).count(),
            had_by,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Nearness;
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
            .municipality("oslo", "målform: nynorsk\nbruk: [{løsning: robot, status: i-bruk, bekreftet: 2026}]")
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
    fn each_is_asked_for_its_nearest_reason() {
        let site = Site::new()
            .topics(&["skjema"])
            .solution("arkiv", "")
            .municipality("skien", "{region: Grenland, målform: bokmål}")
            .municipality(
                "porsgrunn",
                "{region: Grenland, bruk: [{løsning: arkiv, status: i-bruk}]}",
            )
            .municipality(
                "tinn",
                "{målform: bokmål, bruk: [{løsning: arkiv, status: i-bruk}]}",
            )
            .municipality(
                "siljan",
                "{region: Grenland, bruk: [{løsning: arkiv, status: i-bruk}]}",
            )
            .map(include_str!("testdata/three-squares.geojson"))
            .link();
        let skien = site.municipality_by_slug("skien").unwrap();
        let found = site.had_nearby(skien);
        let reasons: Vec<_> = found[0]
            .had_by
            .iter()
            .map(|had| {
                let municipality = site.usage(had.usage).municipality;
                let slug = site.municipality(municipality).entry.slug.as_str();
                (slug, had.nearness)
            })
            .collect();
        let neighbours: Vec<_> = (site.municipality(skien).edges.neighbours.iter())
            .map(|id| site.municipality(*id).entry.slug.as_str())
            .collect();
        for (slug, nearness) in &reasons {
            let expected = if neighbours.contains(slug) {
                Nearness::Neighbour
            } else {
                Nearness::Like
            };
            assert_eq!(*nearness, expected, "{slug}");
        }
        assert_eq!(reasons.len(), 3);
        assert!(reasons.is_sorted_by_key(|(_, nearness)| *nearness));
    }

    #[test]
    fn what_nobody_chooses_is_no_lack() {
        let site = Site::new()
            .topics(&["skjema"])
            .solution("id", "eierskap: nasjonal")
            .solution("gammel", "livsløp: foreldet")
            .solution("ny", "")
            .solution("byttet", "erstattet_av: ny")
            .municipality("skien", "region: Grenland")
            .municipality(
                "siljan",
                "{region: Grenland, bruk: [{løsning: id, status: i-bruk}, {løsning: gammel, status: i-bruk}, {løsning: byttet, status: i-bruk}, {løsning: ny, status: fases-ut}]}",
            )
            .link();
        assert_eq!(
            site.had_nearby(site.municipality_by_slug("skien").unwrap()),
            []
        );
    }

    #[test]
    fn a_solution_with_any_statement_here_is_left_out() {
        let found = found(
            "{region: Grenland, bruk: [{løsning: digisos, status: bruker-ikke}, {løsning: kart, status: vurdert-ikke-valgt}]}",
        );
        assert_eq!(found, [("arkiv".to_owned(), 0, 1)]);
    }
}
