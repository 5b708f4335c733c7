//! Municipality numbers: each belongs to one municipality, now or before.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use tr::tr;

use super::node::MunicipalityNode;
use super::resolve::key;
use super::{Id, MunicipalityId};
use crate::diagnostic::{Check, Diagnostic, Location, Problem, Step};

/// Maps each number to its municipality, and returns every number that two claim. A number that two
/// had before (a municipality that was split) is no mistake, but leads to neither.
pub(super) fn index(
    municipalities: &[MunicipalityNode],
) -> (FxHashMap<String, MunicipalityId>, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let mut current: FxHashMap<&str, usize> = FxHashMap::default();
    for (index, node) in municipalities.iter().enumerate() {
        let number = node.entry.main.fields.number.as_str();
        match current.get(number) {
            Some(first) => problems.push(taken(
                number,
                node,
                &municipalities[*first],
                vec![key("kommunenummer")],
            )),
            None => {
                current.insert(number, index);
            }
        }
    }
    let mut former: FxHashMap<&str, Option<usize>> = FxHashMap::default();
    for (index, node) in municipalities.iter().enumerate() {
        for (place, number) in node.entry.main.fields.former_numbers.iter().enumerate() {
            let number = number.as_str();
            match current.get(number) {
                Some(owner) => problems.push(taken(
                    number,
                    node,
                    &municipalities[*owner],
                    vec![key("tidligere_kommunenummer"), Step::Index(place)],
                )),
                None => {
                    former
                        .entry(number)
                        .and_modify(|owner| *owner = owner.filter(|owner| *owner == index))
                        .or_insert(Some(index));
                }
            }
        }
    }
    let former = former
        .into_iter()
        .filter_map(|(number, owner)| Some((number, owner?)));
    let numbers = current
        .into_iter()
        .chain(former)
        .map(|(number, index)| (number.to_owned(), Id::new(index)))
        .collect();
    (numbers, problems)
}

/// Returns the problem that the number at `path` of `node` belongs to `owner`.
fn taken(
    number: &str,
    node: &MunicipalityNode,
    owner: &MunicipalityNode,
    path: Vec<Step>,
) -> Diagnostic {
    let main = &node.entry.main;
    let problem = if node.entry.slug == owner.entry.slug {
        Problem::new(
            Check::DuplicateNumber,
            tr!(
                "kommunenummeret {number} står både som nytt og tidligere",
                number
            ),
        )
        .help(tr!("Ta det bort fra `tidligere_kommunenummer`."))
    } else {
        let other = &owner.entry.main;
        Problem::new(
            Check::DuplicateNumber,
            tr!(
                "kommunenummeret {number} tilhører {owner} (`{file}`)",
                number,
                owner = other.fields.head.title,
                file = other.file
            ),
        )
        .help(tr!(
            "Statistisk sentralbyrå har lista over kommunenummer (Klass)."
        ))
    };
    problem.at(Arc::clone(&main.file), Location::value(path))
}
