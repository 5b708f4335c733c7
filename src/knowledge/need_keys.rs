//! The keys by which a solution declares the needs that it meets.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use tr::tr;

use super::node::{LinkedNeed, SolutionNode};
use super::resolve::key;
use super::{Id, Knowledge, SolutionId};
use crate::diagnostic::{Check, Diagnostic, Location, Near, Problem, Step};
use crate::text::Slug;

/// Returns the solutions that declare to meet the needs of each key, by title.
pub(super) fn declared(solutions: &[SolutionNode]) -> FxHashMap<Slug, Vec<SolutionId>> {
    let mut declared: FxHashMap<Slug, Vec<SolutionId>> = FxHashMap::default();
    for (index, node) in solutions.iter().enumerate() {
        for key in &node.entry.main.fields.covers {
            declared.entry(*key).or_default().push(Id::new(index));
        }
    }
    declared
}

/// Returns the solutions that answer a need: the one that met it, the one that it names, and those
/// that declare to meet it; by title, each once.
pub(super) fn answers(
    need: &LinkedNeed,
    declared: &FxHashMap<Slug, Vec<SolutionId>>,
) -> Vec<SolutionId> {
    let stated = need.solved_by.into_iter().chain(need.solution);
    let by_key = need.need.key.as_ref().and_then(|key| declared.get(key));
    let all: BTreeSet<SolutionId> = stated
        .chain(by_key.into_iter().flatten().copied())
        .collect();
    all.into_iter().collect()
}

/// Returns a problem for each key of a solution that no need has.
pub(super) fn check(graph: &Knowledge) -> Vec<Diagnostic> {
    let needs = graph
        .municipalities
        .iter()
        .flat_map(|node| &node.edges.needs);
    let known: BTreeSet<&Slug> = needs.filter_map(|need| need.need.key.as_ref()).collect();
    let mut near = None;
    let mut problems = Vec::new();
    for node in &graph.solutions {
        let main = &node.entry.main;
        for (index, wanted) in main.fields.covers.iter().enumerate() {
            if !known.contains(wanted) {
                let path = vec![key("dekker_behov"), Step::Index(index)];
                let near = near.get_or_insert_with(|| {
                    Near::of(known.iter().map(|slug| (slug.as_str(), *slug)))
                });
                let problem = unknown(wanted, near);
                problems.push(problem.at(Arc::clone(&main.file), Location::value(path)));
            }
        }
    }
    problems
}

fn unknown(wanted: &Slug, known: &Near<&Slug>) -> Problem {
    let message = tr!("ingen kommune har et behov med nøkkelen `{wanted}`", wanted);
    let help = match known.nearest(wanted.as_str()) {
        Some(near) => tr!("Mente du `{near}`?", near),
        None => tr!("Gi behovet denne nøkkelen på sida til kommunen, eller ta den bort her."),
    };
    Problem::new(Check::UnknownReference, message).help(help)
}
