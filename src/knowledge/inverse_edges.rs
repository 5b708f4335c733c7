//! The edges that lead to a document, made from those that lead from the others.

use super::need_keys;
use super::{Id, Knowledge, NeedId, NetworkId, ReportId, SolutionId};
use crate::text::Slug;

/// Fills in the inverse of every edge. Each kind is walked in its order, so every list is in that
/// order.
pub(super) fn join(graph: &mut Knowledge) {
    for (index, usage) in graph.usages.iter().enumerate() {
        let solution = &mut graph.solutions[usage.solution.index()];
        solution.edges.usages.push(Id::new(index));
    }
    join_municipalities(graph);
    for id in graph.solution_ids() {
        join_solution(graph, id);
    }
    for id in graph.report_ids() {
        join_report(graph, id);
    }
    for id in graph.network_ids() {
        join_network(graph, id);
    }
    for node in &mut graph.solutions {
        for list in [
            &mut node.edges.builds_on,
            &mut node.edges.integrates_with,
            &mut node.edges.alternatives,
        ] {
            // Ids are in order of title.
            list.sort_unstable();
            list.dedup();
        }
    }
}

fn join_municipalities(graph: &mut Knowledge) {
    let declared = need_keys::declared(&graph.solutions);
    for (id, node) in graph
        .municipality_ids()
        .zip(graph.municipalities.iter_mut())
    {
        for (index, need) in node.edges.needs.iter_mut().enumerate() {
            need.answers = need_keys::answers(need, &declared);
            if need.solved_by.is_some() {
                continue;
            }
            push_once(&mut graph.topics[need.topic.index()].needs, id);
            for solution in &need.answers {
                let need = NeedId {
                    municipality: id,
                    index,
                };
                graph.solutions[solution.index()].edges.needs.push(need);
            }
        }
        for known in &node.edges.competences {
            push_once(&mut graph.topics[known.topic.index()].competences, id);
        }
    }
}

fn join_solution(graph: &mut Knowledge, id: SolutionId) {
    let edges = &graph.solution(id).edges;
    let (topics, builds_on) = (edges.topics.clone(), edges.builds_on.clone());
    let (integrates_with, alternatives) =
        (edges.integrates_with.clone(), edges.alternatives.clone());
    let replaced_by = edges.replaced_by;
    for topic in topics {
        graph.topics[topic.index()].solutions.push(id);
    }
    for other in builds_on {
        graph.solutions[other.index()].edges.basis_for.push(id);
    }
    for other in integrates_with {
        let other = &mut graph.solutions[other.index()].edges;
        other.integrates_with.push(id);
    }
    for other in alternatives {
        graph.solutions[other.index()].edges.alternatives.push(id);
    }
    if let Some(other) = replaced_by {
        graph.solutions[other.index()].edges.replaces.push(id);
    }
}

fn join_report(graph: &mut Knowledge, id: ReportId) {
    let edges = &graph.reports[id.index()].edges;
    for municipality in &edges.municipalities {
        let node = &mut graph.municipalities[municipality.index()];
        node.edges.reports.push(id);
    }
    for solution in &edges.solutions {
        graph.solutions[solution.index()].edges.reports.push(id);
    }
    for topic in &edges.topics {
        graph.topics[topic.index()].reports.push(id);
    }
    for other in edges.reused_from.clone() {
        graph.reports[other.index()].edges.reused_by.push(id);
    }
}

fn join_network(graph: &mut Knowledge, id: NetworkId) {
    let node = &graph.networks[id.index()];
    for member in &node.edges.members {
        if let Some(municipality) = member.municipality {
            let node = &mut graph.municipalities[municipality.index()];
            push_once(&mut node.edges.networks, id);
        }
    }
    for topic in &node.edges.topics {
        graph.topics[topic.index()].networks.push(id);
    }
    // A region may go by any name of the network, and by the name of its file.
    let fields = &node.entry.main.fields;
    let names = std::iter::once(&fields.head.title).chain(&fields.aliases);
    let slugs =
        std::iter::once(node.entry.slug).chain(names.filter_map(|name| Slug::made_from(name)));
    let region = slugs
        .into_iter()
        .find_map(|slug| graph.names.regions.get(&slug).copied());
    if let Some(region) = region {
        graph.networks[id.index()].edges.region = Some(region);
        let network = &mut graph.regions[region.index()].network;
        *network = network.or(Some(id));
    }
}

/// Appends `value` unless it was the last one appended.
fn push_once<T: PartialEq>(list: &mut Vec<T>, value: T) {
    if list.last() != Some(&value) {
        list.push(value);
    }
}
