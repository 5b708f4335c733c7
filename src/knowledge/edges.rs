//! The edges that lead from a document: its fields, with every reference resolved and checked.

use std::collections::HashSet;

use tr::tr;

use super::clock::{Clock, past};
use super::node::{LinkedCompetence, LinkedMember, LinkedNeed, MunicipalityEdges, NetworkEdges};
use super::node::{PageEdges, Through, Usage};
use super::node::{ReportEdges, SolutionEdges};
use super::resolve::{Resolver, duplicate, key};
use super::shared_usage;
use super::{Freshness, MunicipalityId};
use crate::content::municipality::UsageEntry;
use crate::content::{Municipality, Network, Page, Report, Solution, Topic};
use crate::diagnostic::{Check, Problem, Step};
use crate::text::Slug;

/// Returns the edges of a municipality, and its statements of use.
pub(super) fn municipality(
    fields: &Municipality,
    id: MunicipalityId,
    clock: Clock,
    resolver: &mut Resolver<'_>,
) -> (MunicipalityEdges, Vec<Usage>) {
    let usages = usages(&fields.usages, id, clock, resolver);
    let edges = MunicipalityEdges {
        region: resolver.region(fields.region.as_deref()),
        needs: needs(fields, clock, resolver),
        competences: competences(fields, resolver),
        ..MunicipalityEdges::default()
    };
    let mut topics = HashSet::new();
    for (index, maturity) in fields.maturity.iter().enumerate() {
        let path = [key("modenhet"), Step::Index(index), key("tema")];
        resolver.one::<Topic>(&maturity.topic, &path);
        if !topics.insert(&maturity.topic) {
            let what = tr!("temaet `{topic}`", topic = maturity.topic);
            resolver.report(duplicate(&what), &path);
        }
    }
    (edges, usages)
}

fn usages(
    entries: &[UsageEntry],
    municipality: MunicipalityId,
    clock: Clock,
    resolver: &mut Resolver<'_>,
) -> Vec<Usage> {
    let mut usages = Vec::with_capacity(entries.len());
    let mut stated = HashSet::new();
    for (index, entry) in entries.iter().enumerate() {
        let at = |field| [key("bruk"), Step::Index(index), key(field)];
        let solution = resolver.one(&entry.solution, &at("løsning"));
        let report = entry
            .report
            .as_ref()
            .and_then(|report| resolver.one(report, &at("erfaring")));
        if !stated.insert(&entry.solution) {
            let what = tr!("løsningen `{solution}`", solution = entry.solution);
            resolver.report(duplicate(&what), &at("løsning"));
            continue;
        }
        let Some(solution) = solution else { continue };
        let through = entry.through.as_ref();
        let through = through.and_then(|network| resolver.one(network, &at("gjennom")));
        usages.push(Usage {
            municipality,
            solution,
            status: entry.status,
            since: entry.since,
            until: entry.until,
            confirmed: entry.confirmed,
            freshness: Freshness::of(entry.confirmed, clock.as_of, clock.limits),
            past: past(entry.status, entry.confirmed.or(entry.since), clock),
            source: entry.source.clone(),
            report,
            contract_end: entry.contract_end,
            note: entry.note.clone(),
            through: through.map(|network| Through {
                network,
                inherited: None,
            }),
        });
    }
    usages
}

fn needs(fields: &Municipality, clock: Clock, resolver: &mut Resolver<'_>) -> Vec<LinkedNeed> {
    let mut needs = Vec::with_capacity(fields.needs.len());
    let mut stated = HashSet::new();
    for (index, need) in fields.needs.iter().enumerate() {
        let at = |field| [key("behov"), Step::Index(index), key(field)];
        let topic = resolver.one(&need.topic, &at("tema"));
        let solution = need
            .solution
            .as_ref()
            .and_then(|solution| resolver.one(solution, &at("løsning")));
        let solved_by = need
            .solved_by
            .as_ref()
            .and_then(|solution| resolver.one(solution, &at("løst_av")));
        // A municipality may well have two needs in one topic; the same text twice is a mistake.
        if !stated.insert((&need.topic, &need.text)) {
            resolver.report(duplicate(&tr!("samme behov")), &at("tekst"));
            continue;
        }
        needs.extend(topic.map(|topic| LinkedNeed {
            topic,
            solution,
            solved_by,
            answers: Vec::new(),
            freshness: Freshness::of(need.date, clock.as_of, clock.limits),
            need: need.clone(),
        }));
    }
    needs
}

fn competences(fields: &Municipality, resolver: &mut Resolver<'_>) -> Vec<LinkedCompetence> {
    let mut competences = Vec::with_capacity(fields.competences.len());
    let mut stated = HashSet::new();
    for (index, competence) in fields.competences.iter().enumerate() {
        let path = [key("kompetanse"), Step::Index(index), key("tema")];
        let topic = resolver.one(&competence.topic, &path);
        if !stated.insert((&competence.topic, &competence.text)) {
            resolver.report(duplicate(&tr!("samme kompetanse")), &path);
            continue;
        }
        competences.extend(topic.map(|topic| LinkedCompetence {
            topic,
            competence: competence.clone(),
        }));
    }
    competences
}

/// Returns the edges of a solution that its own file states.
pub(super) fn solution(
    own: &Slug,
    fields: &Solution,
    resolver: &mut Resolver<'_>,
) -> SolutionEdges {
    SolutionEdges {
        topics: resolver.list(&fields.topics, &[key("temaer")]),
        builds_on: resolver.others(&fields.builds_on, own, "bygger_på"),
        integrates_with: resolver.others(&fields.integrates_with, own, "integreres_med"),
        alternatives: resolver.others(&fields.alternative_to, own, "alternativ_til"),
        replaced_by: resolver.other(fields.replaced_by.as_ref(), own, "erstattet_av"),
        ..SolutionEdges::default()
    }
}

/// Returns the edges of a report that its own file states.
pub(super) fn report(own: &Slug, fields: &Report, resolver: &mut Resolver<'_>) -> ReportEdges {
    if fields.place_is_missing {
        let example = resolver.example().unwrap_or("skien");
        let help = tr!(
            "Oppgi kommunene det gjelder, for eksempel `kommuner: [{example}]`. Er det ingen av \
             kommunene på nettstedet, oppgi stedet i `region`.",
            example
        );
        let message = tr!("feltet `kommuner` mangler");
        resolver.report_whole(Problem::new(Check::MissingField, message).help(help));
    }
    let bought_with = fields.procurement.as_ref().map_or_else(Vec::new, |facts| {
        let path = [key("anskaffelse"), key("felles_med")];
        resolver.list(&facts.together_with, &path)
    });
    let contact = fields
        .contact
        .as_ref()
        .and_then(|contact| contact.municipality.as_ref());
    ReportEdges {
        municipalities: resolver.list(&fields.municipalities, &[key("kommuner")]),
        region: resolver.region(fields.region.as_deref()),
        solutions: resolver.list(&fields.solutions, &[key("løsninger")]),
        topics: resolver.list(&fields.topics, &[key("temaer")]),
        reused_from: resolver.others(&fields.reused_from, own, "gjenbrukt_fra"),
        contact: contact.and_then(|slug| resolver.one(slug, &[key("kontakt"), key("kommune")])),
        bought_with,
        ..ReportEdges::default()
    }
}

/// Returns the edges of a network that its own file states. The region is joined later.
pub(super) fn network(fields: &Network, resolver: &mut Resolver<'_>) -> NetworkEdges {
    let mut members = Vec::with_capacity(fields.members.len());
    for (index, member) in fields.members.iter().enumerate() {
        let path = [key("medlemmer"), Step::Index(index), key("kommune")];
        let municipality = member.municipality.as_ref();
        members.push(LinkedMember {
            municipality: municipality.and_then(|slug| resolver.one(slug, &path)),
            member: member.clone(),
        });
    }
    NetworkEdges {
        usages: shared_usage::link(fields, &members, resolver),
        members,
        topics: resolver.list(&fields.topics, &[key("områder")]),
        region: None,
    }
}

/// Returns the edges of a page.
pub(super) fn page(fields: &Page, resolver: &Resolver<'_>) -> PageEdges {
    PageEdges {
        topics: resolver.topics_among(&fields.topics),
    }
}
