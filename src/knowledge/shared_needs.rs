//! Needs that several municipalities have stated as one: a matter that a region took up together is
//! one need, however each of them worded it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{Knowledge, MunicipalityId, NeedId, SolutionId, TopicId, UsageId};
use crate::text::PartialDate;

/// A need, with those who have it and those who have what it asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedNeed {
    /// The topic.
    pub topic: TopicId,
    /// The solutions that answer it: named, or declared to meet it; by title.
    pub answers: Vec<SolutionId>,
    /// The date on which it was stated.
    pub date: Option<PartialDate>,
    /// The statement of each of them, by name of municipality.
    pub needs: Vec<NeedId>,
    /// The municipalities that have it, by name.
    pub needing: Vec<MunicipalityId>,
    /// The statements of use of the solutions that answer it, by other municipalities; those within
    /// the limits first. Sharing a topic with a solution is no answer to a need.
    pub have: Vec<UsageId>,
    /// Other municipalities that have said that they can help in its topic, by name.
    pub helpers: Vec<MunicipalityId>,
}

/// The parts by which two statements are the same need.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'k> {
    /// They say so themselves.
    Named(&'k str),
    /// They are about one topic, with one date and one solution or none.
    Alike(TopicId, Option<SolutionId>, PartialDate),
}

impl Knowledge {
    /// Returns every need: what most municipalities share first, then the newest, then in the order
    /// of topics. Statements with one key are one need, and so are those about one topic, with one
    /// date and one solution or none, of several municipalities. One that is met is none any more.
    pub fn shared_needs(&self) -> Vec<SharedNeed> {
        let mut dated: BTreeMap<Key<'_>, Vec<NeedId>> = BTreeMap::new();
        let mut alone: Vec<Vec<NeedId>> = Vec::new();
        for municipality in self.municipality_ids() {
            let needs = self.municipality(municipality).edges.needs.iter();
            for (index, linked) in needs.enumerate() {
                let id = NeedId {
                    municipality,
                    index,
                };
                if linked.solved_by.is_some() {
                    continue;
                }
                let named = linked.need.key.as_ref().map(|key| Key::Named(key.as_str()));
                let alike = |date| Key::Alike(linked.topic, linked.solution, date);
                match named.or(linked.need.date.map(alike)) {
                    Some(key) => dated.entry(key).or_default().push(id),
                    None => alone.push(vec![id]),
                }
            }
        }
        let apart = dated.into_iter().flat_map(|(key, needs)| match key {
            Key::Named(_) => vec![needs],
            Key::Alike(..) => parted(needs),
        });
        let mut found: Vec<SharedNeed> = apart
            .chain(alone)
            .filter_map(|needs| self.shared_need(needs))
            .collect();
        found.sort_by_key(|need| (Reverse((need.needing.len(), need.date)), need.topic));
        found
    }

    fn shared_need(&self, needs: Vec<NeedId>) -> Option<SharedNeed> {
        let first = self.need(*needs.first()?);
        let needing: BTreeSet<MunicipalityId> = needs.iter().map(|id| id.municipality).collect();
        let answers = needs.iter().flat_map(|id| &self.need(*id).answers);
        let answers: BTreeSet<SolutionId> = answers.copied().collect();
        let usages = answers.iter().map(|id| &self.solution(*id).edges.usages);
        let mut have: Vec<UsageId> = (usages.flatten().copied())
            .filter(|id| {
                let usage = self.usage(*id);
                usage.is_use() && !needing.contains(&usage.municipality)
            })
            .collect();
        have.sort_by_key(|id| !self.usage(*id).freshness.counts());
        let helpers: BTreeSet<MunicipalityId> = self
            .competences_in(first.topic)
            .filter(|id| self.competence(*id).competence.can_help)
            .map(|id| id.municipality)
            .filter(|id| !needing.contains(id))
            .collect();
        Some(SharedNeed {
            topic: first.topic,
            date: needs.iter().filter_map(|id| self.need(*id).need.date).max(),
            answers: answers.into_iter().collect(),
            needing: needing.into_iter().collect(),
            helpers: helpers.into_iter().collect(),
            have,
            needs,
        })
    }
}

/// Returns the statements as needs. Where one municipality has stated two things of a topic on one
/// day, they are two needs, and nobody can say which of them the others share: each stands alone.
fn parted(needs: Vec<NeedId>) -> Vec<Vec<NeedId>> {
    let is_twice = |pair: &[NeedId]| pair[0].municipality == pair[1].municipality;
    if needs.windows(2).any(is_twice) {
        needs.into_iter().map(|id| vec![id]).collect()
    } else {
        vec![needs]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::fixture::Site;

    fn site() -> Knowledge {
        Site::new()
            .topics(&["arkiv", "skole"])
            .solution("depot", "temaer: [arkiv]")
            .solution("elevnett", "temaer: [skole]")
            .municipality("bamble", "behov: [{tema: arkiv, tekst: Oversikt, dato: 2018-01}]")
            .municipality("drangedal", "behov: [{tema: arkiv, tekst: Full oversikt, dato: 2018-01}]")
            .municipality("horten", "{bruk: [{løsning: depot, status: i-bruk}, {løsning: elevnett, status: i-bruk}], kompetanse: [{tema: arkiv, kan_hjelpe: true}]}")
            .municipality("siljan", "behov: [{tema: arkiv, tekst: Depot, løsning: depot, dato: 2018-01}]")
            .municipality("skien", "behov: [{tema: skole, tekst: Nett, dato: 2026}, {tema: skole, tekst: Brett, dato: 2026}]")
            .municipality("tinn", "behov: [{tema: skole, tekst: Nett, dato: 2026}]")
            .link()
    }

    #[test]
    fn a_key_makes_one_need_of_several_and_one_that_is_met_is_left_out() {
        let site = Site::new()
            .topics(&["arkiv", "skole"])
            .solution("depot", "{temaer: [arkiv], dekker_behov: [arkiv-sammen]}")
            .municipality("bamble", "behov: [{tema: arkiv, tekst: Felles arkiv, nøkkel: arkiv-sammen}]")
            .municipality("siljan", "behov: [{tema: arkiv, tekst: Arkiv, nøkkel: arkiv-sammen, dato: 2024}]")
            .municipality("skien", "{bruk: [{løsning: depot, status: i-bruk}], behov: [{tema: skole, tekst: Nett, løst_av: depot}]}")
            .link();
        let needs = site.shared_needs();
        assert_eq!(needs.len(), 1);
        assert_eq!((needs[0].needing.len(), needs[0].have.len()), (2, 1));
    }

    #[test]
    fn a_need_of_several_is_one_and_two_of_one_are_two() {
        let site = site();
        let found: Vec<_> = site
            .shared_needs()
            .iter()
            .map(|need| {
                let first = need.needs[0];
                let text = site.need(first).need.text.clone();
                (
                    text,
                    need.needing.len(),
                    need.have.len(),
                    need.helpers.len(),
                )
            })
            .collect();
        let expected = [
            ("Oversikt", 2, 0, 1),
            ("Nett", 1, 0, 0),
            ("Brett", 1, 0, 0),
            ("Nett", 1, 0, 0),
            ("Depot", 1, 1, 1),
        ];
        let expected = expected
            .map(|(text, needing, have, helpers)| (text.to_owned(), needing, have, helpers));
        assert_eq!(found, expected, "what only shares the topic is no answer");
    }
}
