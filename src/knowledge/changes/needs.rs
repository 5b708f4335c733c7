//! Compares the needs and the competences of two states. They have no names of their own: the words
//! tell which is which, then the key, then the topic where there is one on each side.

use super::change::NeedChange;
use super::pair::Pair;
use crate::knowledge::{CompetenceId, LinkedCompetence, LinkedNeed, NeedId};

/// A rule by which two entries, each of its state, are one.
type Rule<'r, T> = &'r dyn Fn(&T, &T) -> bool;

/// Returns the changes, and the number of needs that are gone.
pub(super) fn changes(pair: &Pair<'_>) -> (Vec<(NeedChange, NeedId)>, usize) {
    let mut changes = Vec::new();
    let mut found_again = 0;
    for municipality in pair.now.municipality_ids() {
        let now = &pair.now.municipality(municipality).edges.needs;
        let then: &[LinkedNeed] = match pair.municipality_was(municipality) {
            Some(id) => &pair.then.municipality(id).edges.needs,
            None => &[],
        };
        let same_topic =
            |then: &LinkedNeed, now: &LinkedNeed| pair.same_topic(then.topic, now.topic);
        let rules: [Rule<'_, LinkedNeed>; 2] = [
            &|then, now| same_topic(then, now) && then.need.text == now.need.text,
            &|then, now| now.need.key.is_some() && then.need.key == now.need.key,
        ];
        let matched = matched(then, now, &rules, &same_topic);
        found_again += matched.iter().flatten().count();
        for (index, (need, was)) in now.iter().zip(matched).enumerate() {
            let id = NeedId {
                municipality,
                index,
            };
            let change = match was {
                None => Some(NeedChange::New),
                Some(was) => change(pair, &then[was], need),
            };
            changes.extend(change.map(|change| (change, id)));
        }
    }
    changes.sort_by_key(|(change, id)| (*change, *id));
    let then = pair.then.municipalities.iter();
    let stated: usize = then.map(|node| node.edges.needs.len()).sum();
    (changes, stated - found_again)
}

fn change(pair: &Pair<'_>, then: &LinkedNeed, now: &LinkedNeed) -> Option<NeedChange> {
    if now.solved_by.is_some() && then.solved_by.is_none() {
        return Some(NeedChange::Met);
    }
    if now.need.date > then.need.date {
        return Some(NeedChange::Renewed);
    }
    let is_alike = now.need.text == then.need.text
        && now.need.priority == then.need.priority
        && pair.same_solution(then.solution, now.solution);
    (!is_alike).then_some(NeedChange::Reworded)
}

/// Returns the competences that are new, and the number of those that are gone.
pub(super) fn new_competences(pair: &Pair<'_>) -> (Vec<CompetenceId>, usize) {
    let mut new = Vec::new();
    let mut found_again = 0;
    for municipality in pair.now.municipality_ids() {
        let now = &pair.now.municipality(municipality).edges.competences;
        let then: &[LinkedCompetence] = match pair.municipality_was(municipality) {
            Some(id) => &pair.then.municipality(id).edges.competences,
            None => &[],
        };
        let same_topic = |then: &LinkedCompetence, now: &LinkedCompetence| {
            pair.same_topic(then.topic, now.topic)
        };
        let same_text = |then: &LinkedCompetence, now: &LinkedCompetence| {
            same_topic(then, now) && then.competence.text == now.competence.text
        };
        let matched = matched(then, now, &[&same_text], &same_topic);
        found_again += matched.iter().flatten().count();
        let without = matched.iter().enumerate().filter(|(_, was)| was.is_none());
        new.extend(without.map(|(index, _)| CompetenceId {
            municipality,
            index,
        }));
    }
    let then = pair.then.municipalities.iter();
    let stated: usize = then.map(|node| node.edges.competences.len()).sum();
    (new, stated - found_again)
}

/// Returns for each of `now` the index of the one of `then` that it was: by the first of `rules` that
/// holds, else by `alike` where only one is left that is alike on each side.
fn matched<T>(
    then: &[T],
    now: &[T],
    rules: &[Rule<'_, T>],
    alike: Rule<'_, T>,
) -> Vec<Option<usize>> {
    let mut found: Vec<Option<usize>> = vec![None; now.len()];
    let mut free = vec![true; then.len()];
    for rule in rules {
        for (now, found) in now.iter().zip(&mut found) {
            if found.is_none() {
                *found = (0..then.len()).find(|at| free[*at] && rule(&then[*at], now));
                found.iter().for_each(|at| free[*at] = false);
            }
        }
    }
    let left: Vec<usize> = (0..now.len()).filter(|at| found[*at].is_none()).collect();
    for at in &left {
        let before: Vec<usize> = (0..then.len())
            .filter(|old| free[*old] && alike(&then[*old], &now[*at]))
            .collect();
        if let [only] = before[..] {
            let rivals = left.iter().filter(|one| alike(&then[only], &now[**one]));
            if rivals.count() == 1 {
                found[*at] = Some(only);
                free[only] = false;
            }
        }
    }
    found
}
