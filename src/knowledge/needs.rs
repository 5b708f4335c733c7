//! Candidates for going together: per topic who needs, who already has, and who can help.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{CompetenceId, Knowledge, MunicipalityId, NeedId, SolutionId, TopicId, UsageId};
use crate::content::vocabulary::CompetenceLevel;

/// Needs in one topic, and those who can answer them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicNeeds {
    /// The topic.
    pub topic: TopicId,
    /// The needs: highest priority first, then newest, then by municipality name.
    pub needs: Vec<NeedId>,
    /// Municipalities with a need, by name, each once.
    pub needing: Vec<MunicipalityId>,
    /// The number of them that have stated it within the limits.
    pub current: usize,
    /// Those who already have a solution that answers one of the needs, or know the topic well, by
    /// name. May include one
    /// that also needs: a need is often for more of what one has begun.
    pub have: Vec<Has>,
    /// Those who can help, by name.
    pub helpers: Vec<Helper>,
    /// Solutions of the topic that more than one of the needs names.
    pub same_solution: Vec<SolutionNeeds>,
}

/// A municipality that already has what others need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Has {
    /// The municipality.
    pub municipality: MunicipalityId,
    /// Its statements of use of solutions that answer the needs, of any age; those within the limits
    /// first.
    pub usages: Vec<UsageId>,
    /// Its competence at level `erfaren` or `spesialist`.
    pub competences: Vec<CompetenceId>,
}

/// A municipality that has said it can help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Helper {
    /// The municipality.
    pub municipality: MunicipalityId,
    /// The competences it can help with.
    pub competences: Vec<CompetenceId>,
}

/// Needs that name one solution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SolutionNeeds {
    /// The solution.
    pub solution: SolutionId,
    /// The needs, ordered as in [`TopicNeeds`].
    pub needs: Vec<NeedId>,
    /// Municipalities with such a need, by name, each once.
    pub needing: Vec<MunicipalityId>,
}

impl Knowledge {
    /// Returns the needs in `topic`, and those who can answer them. Also for a topic nobody needs:
    /// then only those who have and those who can help.
    pub fn topic_needs(&self, topic: TopicId) -> TopicNeeds {
        let needing = &self.topic(topic).needs;
        let needs = self.in_order(self.needs_in(needing, topic));
        let current = needs
            .iter()
            .filter(|id| self.need(**id).freshness.counts())
            .map(|id| id.municipality)
            .collect::<HashSet<_>>()
            .len();
        TopicNeeds {
            topic,
            current,
            have: self.those_who_have(topic, &needs),
            helpers: self.helpers(topic),
            same_solution: self
                .by_solution(&needs)
                .into_iter()
                .filter(|named| named.needs.len() > 1)
                .collect(),
            needing: needing.clone(),
            needs,
        }
    }

    /// Returns the needs that name `solution`, of any topic.
    pub fn solution_needs(&self, solution: SolutionId) -> SolutionNeeds {
        let needs = self.solution(solution).edges.needs.clone();
        self.solution_needs_of(solution, self.in_order(needs))
    }

    /// Returns the solutions that needs of two or more municipalities name, most needed first, then
    /// by title.
    pub fn solutions_several_need(&self) -> Vec<SolutionNeeds> {
        let mut named: Vec<SolutionNeeds> = self
            .solution_ids()
            .map(|solution| self.solution_needs(solution))
            .filter(|named| named.needing.len() > 1)
            .collect();
        named.sort_by_key(|named| Reverse(named.needing.len()));
        named
    }

    /// Returns the needs of `municipalities` in `topic`.
    fn needs_in(&self, municipalities: &[MunicipalityId], topic: TopicId) -> Vec<NeedId> {
        let mut found = Vec::new();
        for municipality in municipalities {
            let needs = self.municipality(*municipality).edges.needs.iter();
            let wanted = needs
                .enumerate()
                .filter(|(_, need)| need.topic == topic && need.solved_by.is_none());
            found.extend(wanted.map(|(index, _)| NeedId {
                municipality: *municipality,
                index,
            }));
        }
        found
    }

    /// Sorts needs: highest priority first (not stated last), then newest, then by municipality
    /// name.
    fn in_order(&self, mut needs: Vec<NeedId>) -> Vec<NeedId> {
        needs.sort_by_key(|id| {
            let need = &self.need(*id).need;
            (
                need.priority.is_none(),
                need.priority,
                Reverse(need.date),
                *id,
            )
        });
        needs
    }

    fn by_solution(&self, needs: &[NeedId]) -> Vec<SolutionNeeds> {
        let mut named: BTreeMap<SolutionId, Vec<NeedId>> = BTreeMap::new();
        for id in needs {
            for solution in &self.need(*id).answers {
                named.entry(*solution).or_default().push(*id);
            }
        }
        named
            .into_iter()
            .map(|(solution, needs)| self.solution_needs_of(solution, needs))
            .collect()
    }

    fn solution_needs_of(&self, solution: SolutionId, needs: Vec<NeedId>) -> SolutionNeeds {
        let needing: BTreeSet<MunicipalityId> = needs.iter().map(|id| id.municipality).collect();
        SolutionNeeds {
            solution,
            needing: needing.into_iter().collect(),
            needs,
        }
    }

    fn those_who_have(&self, topic: TopicId, needs: &[NeedId]) -> Vec<Has> {
        // By id, so by name.
        let mut have: BTreeMap<MunicipalityId, (Vec<UsageId>, Vec<CompetenceId>)> = BTreeMap::new();
        let answers = needs.iter().flat_map(|id| &self.need(*id).answers);
        let answers: BTreeSet<SolutionId> = answers.copied().collect();
        for solution in answers {
            for id in &self.solution(solution).edges.usages {
                let usage = self.usage(*id);
                if usage.is_use() {
                    have.entry(usage.municipality).or_default().0.push(*id);
                }
            }
        }
        for id in self.competences_in(topic) {
            let level = self.competence(id).competence.level;
            if level.is_some_and(|level| level >= CompetenceLevel::Experienced) {
                have.entry(id.municipality).or_default().1.push(id);
            }
        }
        have.into_iter()
            .map(|(municipality, (mut usages, competences))| {
                usages.sort_by_key(|id| !self.usage(*id).freshness.counts());
                Has {
                    municipality,
                    usages,
                    competences,
                }
            })
            .collect()
    }

    fn helpers(&self, topic: TopicId) -> Vec<Helper> {
        let can_help: Vec<CompetenceId> = self
            .competences_in(topic)
            .filter(|id| self.competence(*id).competence.can_help)
            .collect();
        can_help
            .chunk_by(|a, b| a.municipality == b.municipality)
            .map(|competences| Helper {
                municipality: competences[0].municipality,
                competences: competences.to_vec(),
            })
            .collect()
    }

    /// Returns the stated competences in `topic`, by municipality name.
    pub(super) fn competences_in(&self, topic: TopicId) -> impl Iterator<Item = CompetenceId> {
        let municipalities = self.topic(topic).competences.iter().copied();
        municipalities.flat_map(move |municipality| {
            let known = self.municipality(municipality).edges.competences.iter();
            known
                .enumerate()
                .filter(move |(_, known)| known.topic == topic)
                .map(move |(index, _)| CompetenceId {
                    municipality,
                    index,
                })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::fixture::Site;

    fn site() -> Knowledge {
        Site::new()
            .topics(&["arkiv", "skole", "velferd"])
            .solution("alarm", "{temaer: [velferd], dekker_behov: [trygghet]}")
            .solution("annet", "temaer: [velferd]")
            .solution("responssenter", "temaer: [velferd]")
            .municipality("bamble", "behov: [{tema: skole, tekst: A, dato: 2026}, {tema: skole, tekst: B, dato: 2026}]")
            .municipality("skien", "{behov: [{tema: velferd, tekst: A, løsning: responssenter, dato: 2017, prioritet: lav}], bruk: [{løsning: alarm, status: i-bruk, bekreftet: 2012}]}")
            .municipality("tinn", "{kompetanse: [{tema: velferd, nivå: spesialist}, {tema: velferd, tekst: Kurs, kan_hjelpe: true}, {tema: skole, nivå: grunnleggende}]}")
            .municipality("vinje", "{behov: [{tema: velferd, tekst: B, løsning: responssenter, dato: 2026-01, nøkkel: trygghet}, {tema: arkiv, tekst: C}, {tema: skole, tekst: D, løst_av: annet}], bruk: [{løsning: annet, status: i-bruk}]}")
            .municipality_translation("behov: [{tema: velferd, tekst: B på nynorsk, løsning: responssenter}]")
            .link()
    }

    #[test]
    fn those_who_have_and_those_who_can_help_are_listed() {
        let site = site();
        let velferd = site.topic_needs(site.topic_by_slug("velferd").unwrap());
        let slug = |id| site.municipality(id).entry.slug.as_str();
        let have: Vec<_> = velferd
            .have
            .iter()
            .map(|has| {
                (
                    slug(has.municipality),
                    has.usages.len(),
                    has.competences.len(),
                )
            })
            .collect();
        assert_eq!(have, [("skien", 1, 0), ("tinn", 0, 1)]);
        assert_eq!(velferd.helpers.len(), 1);
        assert_eq!(slug(velferd.helpers[0].municipality), "tinn");
        let skole = site.topic_needs(site.topic_by_slug("skole").unwrap());
        assert!(skole.have.is_empty(), "basic knowledge is not to have it");
    }

    #[test]
    fn needs_that_name_one_solution_are_grouped() {
        let site = site();
        let several = site.solutions_several_need();
        assert_eq!(several.len(), 1);
        assert_eq!(several[0].needing.len(), 2);
        let responssenter = site.solution_by_slug("responssenter").unwrap();
        assert_eq!(site.solution_needs(responssenter), several[0]);
        let velferd = site.topic_needs(site.topic_by_slug("velferd").unwrap());
        assert_eq!(velferd.same_solution, several);
    }

    #[test]
    fn a_stated_priority_comes_before_none() {
        let site = site();
        let velferd = site.topic_needs(site.topic_by_slug("velferd").unwrap());
        let first = velferd.needs[0].municipality;
        assert_eq!(site.municipality(first).entry.slug.as_str(), "skien");
    }
}
