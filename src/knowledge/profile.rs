//! The common traits of the municipalities of a region: solutions that most, some or none of them
//! use, their needs and their competences.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::node::{CompetenceId, NeedId};
use super::spread::Spread;
use super::usage::UsageCounts;
use super::{Knowledge, MunicipalityId, RegionId, SolutionId, TopicId};

/// A region seen as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Solutions that more than half of the municipalities use by statements that count.
    pub most: Vec<Spread>,
    /// Solutions that fewer use by statements that count.
    pub some: Vec<Spread>,
    /// Solutions with users by statements too old to count, and no others.
    pub older: Vec<Spread>,
    /// Solutions that municipalities elsewhere use, and of which none here has stated anything:
    /// most users first. This does not mean that nobody here uses them.
    pub elsewhere: Vec<Spread>,
    /// The municipalities' needs by topic: those that most share first.
    pub needs: Vec<TopicGroup<NeedId>>,
    /// Their competences by topic: those that most have first.
    pub competences: Vec<TopicGroup<CompetenceId>>,
}

/// Statements of several municipalities about one topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicGroup<T> {
    /// The topic.
    pub topic: TopicId,
    /// The number of municipalities.
    pub municipalities: usize,
    /// The ids of what they state, by name of municipality.
    pub stated: Vec<T>,
}

impl Knowledge {
    /// Returns the profile of `region`.
    pub fn region_profile(&self, region: RegionId) -> Profile {
        let members = &self.region(region).municipalities;
        let mut counts: BTreeMap<SolutionId, UsageCounts> = BTreeMap::new();
        for member in members {
            for id in &self.municipality(*member).edges.usages {
                let usage = self.usage(*id);
                counts.entry(usage.solution).or_default().add(usage);
            }
        }
        let nodes = || {
            members
                .iter()
                .map(|id| (*id, &self.municipality(*id).edges))
        };
        let needs = nodes().flat_map(|(municipality, edges)| {
            let all = edges.needs.iter().enumerate();
            all.map(move |(index, need)| (need.topic, municipality, index))
        });
        let competences = nodes().flat_map(|(municipality, edges)| {
            let all = edges.competences.iter().enumerate();
            all.map(move |(index, known)| (known.topic, municipality, index))
        });
        let mut profile = Profile {
            needs: by_topic(needs, |municipality, index| NeedId {
                municipality,
                index,
            }),
            competences: by_topic(competences, |municipality, index| CompetenceId {
                municipality,
                index,
            }),
            ..Profile::default()
        };
        // Ids are by title, and the sorting is stable.
        let mut all: Vec<Spread> = counts
            .iter()
            .map(|(solution, counts)| Spread {
                solution: *solution,
                counts: *counts,
            })
            .collect();
        all.sort_by_key(|spread| {
            Reverse((spread.counts.users_of_any_age(), spread.counts.confirmed))
        });
        for spread in all {
            match (spread.counts.confirmed, spread.counts.older) {
                (confirmed, _) if confirmed * 2 > members.len() => profile.most.push(spread),
                (0, 0) => {}
                (0, _) => profile.older.push(spread),
                _ => profile.some.push(spread),
            }
        }
        profile.elsewhere = self.most_spread(usize::MAX);
        profile
            .elsewhere
            .retain(|spread| !counts.contains_key(&spread.solution));
        profile
    }
}

/// Groups `stated` by topic: that of most municipalities first, then in the order of topics.
fn by_topic<T>(
    stated: impl Iterator<Item = (TopicId, MunicipalityId, usize)>,
    id: impl Fn(MunicipalityId, usize) -> T,
) -> Vec<TopicGroup<T>> {
    let mut topics: BTreeMap<TopicId, Vec<(MunicipalityId, usize)>> = BTreeMap::new();
    for (topic, municipality, index) in stated {
        let of_topic = topics.entry(topic).or_default();
        of_topic.push((municipality, index));
    }
    let mut groups: Vec<TopicGroup<T>> = topics
        .into_iter()
        .map(|(topic, stated)| TopicGroup {
            topic,
            // Statements of one municipality are adjacent.
            municipalities: stated.chunk_by(|a, b| a.0 == b.0).count(),
            stated: stated
                .into_iter()
                .map(|(municipality, index)| id(municipality, index))
                .collect(),
        })
        .collect();
    groups.sort_by_key(|group| Reverse(group.municipalities));
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::fixture::Site;

    fn site() -> Knowledge {
        Site::new()
            .topics(&["arkiv", "skole"])
            .solution("alarm", "")
            .solution("brett", "")
            .solution("chat", "")
            .solution("dronesky", "")
            .solution("e-post", "")
            .municipality("bamble", "{region: Grenland, behov: [{tema: arkiv, tekst: A}, {tema: arkiv, tekst: B}], bruk: [{løsning: alarm, status: i-bruk, bekreftet: 2026}, {løsning: brett, status: pilot, bekreftet: 2026}]}")
            .municipality("siljan", "{region: Grenland, behov: [{tema: skole, tekst: C}], kompetanse: [{tema: skole, kan_hjelpe: true}], bruk: [{løsning: alarm, status: i-bruk, bekreftet: 2026}, {løsning: chat, status: i-bruk, bekreftet: 2015}]}")
            .municipality("skien", "{region: Grenland, behov: [{tema: skole, tekst: D}], bruk: [{løsning: brett, status: i-bruk, bekreftet: 2015}, {løsning: dronesky, status: bruker-ikke, bekreftet: 2026}]}")
            .municipality("tinn", "bruk: [{løsning: dronesky, status: i-bruk, bekreftet: 2026}, {løsning: e-post, status: i-bruk, bekreftet: 2026}]")
            .link()
    }

    fn profile(site: &Knowledge) -> Profile {
        let region = site.region_ids().next().unwrap();
        site.region_profile(region)
    }

    #[test]
    fn most_some_old_and_elsewhere_are_distinguished() {
        let site = site();
        let profile = profile(&site);
        let slugs = |all: &[Spread]| -> Vec<String> {
            let slug = |spread: &Spread| site.solution(spread.solution).entry.slug.to_string();
            all.iter().map(slug).collect()
        };
        assert_eq!(slugs(&profile.most), ["alarm"]);
        assert_eq!(slugs(&profile.some), ["brett"]);
        assert_eq!(slugs(&profile.older), ["chat"]);
        assert_eq!(
            slugs(&profile.elsewhere),
            ["e-post"],
            "a no to dronesky is something said"
        );
    }

    #[test]
    fn what_several_need_comes_first_and_two_needs_of_one_count_once() {
        let site = site();
        let profile = profile(&site);
        let needs: Vec<_> = profile
            .needs
            .iter()
            .map(|group| {
                let slug = site.topic(group.topic).topic.slug.to_string();
                (slug, group.municipalities, group.stated.len())
            })
            .collect();
        assert_eq!(
            needs,
            [("skole".to_owned(), 2, 2), ("arkiv".to_owned(), 1, 2)]
        );
        assert_eq!(profile.competences.len(), 1);
    }
}
