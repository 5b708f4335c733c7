//! Statements of use that a network makes for its members, and the members that inherit them.

use std::collections::HashSet;

use tr::tr;

use super::clock::{Clock, past};
use super::node::Usage;
use super::node::{LinkedMember, LinkedSharedUsage, MunicipalityEdges, NetworkNode, Node, Through};
use super::resolve::{Resolver, duplicate, key};
use super::{Freshness, Id, MunicipalityId, NetworkId};
use crate::content::shared_usage::SharedUsage;
use crate::content::{Municipality, Network};
use crate::diagnostic::{Check, Problem, Step};
use crate::text::PartialDate;

/// A municipality with the statements of use that are its own so far.
pub(super) type Profile = Node<Municipality, (MunicipalityEdges, Vec<Usage>)>;

/// Returns the statements that `fields` makes for `members`.
pub(super) fn link(
    fields: &Network,
    members: &[LinkedMember],
    resolver: &mut Resolver<'_>,
) -> Vec<LinkedSharedUsage> {
    let mut linked = Vec::with_capacity(fields.usages.len());
    let mut stated = HashSet::new();
    for (index, shared) in fields.usages.iter().enumerate() {
        let at = |field| [key("bruk"), Step::Index(index), key(field)];
        let solution = resolver.one(&shared.solution, &at("løsning"));
        let report = shared.report.as_ref();
        let report = report.and_then(|report| resolver.one(report, &at("erfaring")));
        let only = resolver.list::<Municipality>(&shared.members, &at("medlemmer"));
        for (place, slug) in shared.members.iter().enumerate() {
            let is_member =
                |member: &LinkedMember| member.member.municipality.as_ref() == Some(slug);
            if !members.iter().any(is_member) {
                let path = [&at("medlemmer")[..], &[Step::Index(place)]].concat();
                resolver.report(no_member(slug.as_str()), &path);
            }
        }
        if !stated.insert(&shared.solution) {
            let what = tr!("løsningen `{solution}`", solution = shared.solution);
            resolver.report(duplicate(&what), &at("løsning"));
            continue;
        }
        let Some(solution) = solution else { continue };
        let holds_for = members.iter().filter(|member| inherits(member, shared));
        let holds_for = holds_for.filter_map(|member| member.municipality);
        linked.push(LinkedSharedUsage {
            index,
            solution,
            report,
            members: holds_for
                .filter(|id| shared.members.is_empty() || only.contains(id))
                .collect(),
        });
    }
    linked
}

/// Decides whether a member inherits a statement: it has not left, and had joined when the
/// statement was known to be true.
fn inherits(member: &LinkedMember, shared: &SharedUsage) -> bool {
    let known = shared.confirmed.or(shared.until).or(shared.since);
    let had_joined = match (member.member.since, known) {
        (Some(joined), Some(known)) => joined.earliest() <= known.latest(),
        _ => true,
    };
    member.member.is_current() && had_joined
}

fn no_member(slug: &str) -> Problem {
    let message = tr!("`{slug}` er ikke blant medlemmene av samarbeidet", slug);
    Problem::new(Check::InvalidValue, message).help(tr!(
        "Skriv kommunen i `medlemmer` øverst, eller ta den bort her."
    ))
}

/// Adds the statements that municipalities inherit to their own. What a municipality says itself
/// goes before what a network says for it; of two networks the first by title does.
pub(super) fn inherit(profiles: &mut [Profile], networks: &[NetworkNode], clock: Clock) {
    for (place, node) in networks.iter().enumerate() {
        let network: NetworkId = Id::new(place);
        for linked in &node.edges.usages {
            let Some(shared) = node.entry.main.fields.usages.get(linked.index) else {
                continue;
            };
            for id in &linked.members {
                let (_, usages) = &mut profiles[id.index()].edges;
                if !usages.iter().any(|own| own.solution == linked.solution) {
                    usages.push(usage(*id, network, linked, shared, clock));
                }
            }
        }
    }
}

fn usage(
    municipality: MunicipalityId,
    network: NetworkId,
    linked: &LinkedSharedUsage,
    shared: &SharedUsage,
    clock: Clock,
) -> Usage {
    let dated: Option<PartialDate> = shared.confirmed.or(shared.since);
    Usage {
        municipality,
        solution: linked.solution,
        status: shared.status,
        since: shared.since,
        until: shared.until,
        confirmed: shared.confirmed,
        freshness: Freshness::of(shared.confirmed, clock.as_of, clock.limits),
        past: past(shared.status, dated, clock),
        source: shared.source.clone(),
        report: linked.report,
        contract_end: None,
        note: shared.note.clone(),
        through: Some(Through {
            network,
            inherited: Some(linked.index),
        }),
    }
}
