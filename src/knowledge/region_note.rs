//! The matters of a region for those who lead its municipalities: what they have in common, where
//! they differ, what they could do together and by when.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

use super::contracts::Contract;
use super::deadlines::StatedDeadline;
use super::shared_needs::SharedNeed;
use super::{DocumentId, Knowledge, MunicipalityId, RegionId, SolutionId, UsageId};
use crate::text::Lang;

/// A solution, by which municipalities of the region are known to use it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The solution.
    pub solution: SolutionId,
    /// Those who use it by statements of any age, by name.
    pub users: Vec<MunicipalityId>,
    /// The statements of others: plans, an end, a no; by name.
    pub otherwise: Vec<UsageId>,
    /// Those of whom nothing is stated, by name.
    pub unknown: Vec<MunicipalityId>,
    /// The number of users whose statement counts.
    pub confirmed: usize,
}

/// The matters of a region.
#[derive(Clone, Debug)]
pub struct RegionNote<'k> {
    /// Solutions that more than half of the municipalities use; most users first.
    pub common: Vec<Held>,
    /// Solutions that at most half of them use; most users first.
    pub differing: Vec<Held>,
    /// Deadlines ahead of solutions that any of them uses, and of networks that any is in.
    pub deadlines: Vec<StatedDeadline<'k>>,
    /// Contracts of any of them that have not ended, by end.
    pub contracts: Vec<Contract<'k>>,
}

impl Knowledge {
    /// Returns the matters of `region`, worded for a reader of `lang`. What the state gives all of
    /// them, and what is being wound up, is neither common nor a difference.
    pub fn region_note(&self, region: RegionId, lang: Lang) -> RegionNote<'_> {
        let members = &self.region(region).municipalities;
        let mut stated: BTreeMap<SolutionId, Vec<UsageId>> = BTreeMap::new();
        for member in members {
            for id in &self.municipality(*member).edges.usages {
                let of_solution = stated.entry(self.usage(*id).solution).or_default();
                of_solution.push(*id);
            }
        }
        stated.retain(|_, usages| usages.iter().any(|id| self.usage(*id).is_use()));
        let used: HashSet<SolutionId> = stated.keys().copied().collect();
        let mut held: Vec<Held> = stated
            .into_iter()
            .filter(|(solution, _)| self.is_chosen(*solution))
            .map(|(solution, stated)| self.held(solution, &stated, members))
            .collect();
        // The sort is stable: equals stay in order of title.
        held.sort_by_key(|held| Reverse((held.users.len(), held.confirmed)));
        let is_common = |held: &Held| held.users.len() * 2 > members.len();
        let (common, differing) = held.into_iter().partition(is_common);
        let concerns = |of: DocumentId| match of {
            DocumentId::Solution(id) => used.contains(&id),
            DocumentId::Network(id) => {
                let is_in = |one: &MunicipalityId| {
                    let networks = &self.municipality(*one).edges.networks;
                    networks.contains(&id)
                };
                members.iter().any(is_in)
            }
            _ => false,
        };
        let deadlines = self.deadlines(lang).into_iter();
        let binds = |contract: &Contract<'_>| {
            let bound = &contract.municipalities;
            !contract.has_ended && bound.iter().any(|one| members.contains(one))
        };
        let contracts = self.contracts().into_iter().flat_map(|half| half.contracts);
        RegionNote {
            common,
            differing,
            deadlines: deadlines
                .filter(|stated| !stated.has_passed && concerns(stated.of))
                .collect(),
            contracts: contracts.filter(binds).collect(),
        }
    }

    /// Returns which of `needs` municipalities of `region` have, those that most of them share first.
    pub fn needs_of_region<'n>(
        &self,
        region: RegionId,
        needs: &'n [SharedNeed],
    ) -> Vec<&'n SharedNeed> {
        let members = &self.region(region).municipalities;
        let inside = |need: &SharedNeed| {
            let needing = need.needing.iter();
            needing.filter(|one| members.contains(one)).count()
        };
        let mut found: Vec<&SharedNeed> = needs.iter().filter(|need| inside(need) > 0).collect();
        // The sort is stable: equals stay with what most municipalities share first.
        found.sort_by_key(|need| Reverse(inside(need)));
        found
    }

    /// Sorts what the `members` of a region have `stated` of a solution, a statement each.
    fn held(&self, solution: SolutionId, stated: &[UsageId], members: &[MunicipalityId]) -> Held {
        let (used, otherwise): (Vec<UsageId>, Vec<UsageId>) =
            (stated.iter().copied()).partition(|id| self.usage(*id).is_use());
        let counts = |id: &&UsageId| self.usage(**id).freshness.counts();
        let confirmed = used.iter().filter(counts).count();
        let tells = |member: &MunicipalityId| {
            let its = |id: &UsageId| self.usage(*id).municipality == *member;
            stated.iter().any(its)
        };
        let users = used.iter().map(|id| self.usage(*id).municipality);
        let unknown = members.iter().filter(|member| !tells(member));
        Held {
            solution,
            users: users.collect(),
            otherwise,
            unknown: unknown.copied().collect(),
            confirmed,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::knowledge::fixture::Site;
    use crate::text::Lang;

    #[test]
    fn what_more_than_half_use_is_common_and_the_rest_is_a_difference() {
        let uses = |more: &str| {
            format!(
                "{{region: Grenland, bruk: [{{løsning: kart, status: i-bruk, bekreftet: 2012}}{more}]}}"
            )
        };
        let robot = ", {løsning: robot, status: i-bruk, bekreftet: 2026, avtale_slutt: 2027}";
        let site = Site::new()
            .topics(&["skole"])
            .solution(
                "kart",
                "frister: [{dato: 2027, hva: Ny pris}, {dato: 2020, hva: Gammel}]",
            )
            .solution("robot", "")
            .solution("post", "eierskap: nasjonal")
            .municipality("bamble", &uses(robot))
            .municipality("porsgrunn", &uses(", {løsning: post, status: i-bruk}"))
            .municipality(
                "siljan",
                "{region: Grenland, bruk: [{løsning: robot, status: avsluttet}]}",
            )
            .municipality(
                "oslo",
                "{bruk: [{løsning: robot, status: i-bruk, avtale_slutt: 2028}]}",
            )
            .report("r", "dato: 2026-11-01")
            .link();
        let region = site.region_ids().next().unwrap();
        let note = site.region_note(region, Lang::Nb);
        let names = |ids: &[crate::knowledge::MunicipalityId]| -> Vec<String> {
            let slug = |id: &_| site.municipality(*id).entry.slug.to_string();
            ids.iter().map(slug).collect()
        };
        let slug = |id| site.solution(id).entry.slug.to_string();
        let (common, differing) = (&note.common[0], &note.differing[0]);
        assert_eq!((note.common.len(), note.differing.len()), (1, 1));
        assert_eq!(slug(common.solution), "kart");
        assert_eq!(names(&common.users), ["bamble", "porsgrunn"]);
        assert_eq!(
            (names(&common.unknown), common.confirmed),
            (vec!["siljan".to_owned()], 0)
        );
        assert_eq!(slug(differing.solution), "robot");
        assert_eq!(
            (names(&differing.users), differing.confirmed),
            (vec!["bamble".to_owned()], 1)
        );
        assert_eq!(names(&differing.unknown), ["porsgrunn"]);
        assert_eq!(differing.otherwise.len(), 1);
        assert_eq!(note.deadlines.len(), 1);
        assert_eq!(note.contracts.len(), 1);
    }
}
