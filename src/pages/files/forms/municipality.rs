//! Gives the forms what a municipality states.

use std::collections::BTreeMap;

use serde::Serialize;

use super::stated::Stated;
use crate::content::municipality::{Competence, Need, UsageEntry};
use crate::knowledge::attribution::SaidBy;
use crate::knowledge::{Knowledge, MunicipalityId};
use crate::text::slug::Slug;

/// The largest number of solutions from nearby that is offered.
const NEARBY_LIMIT: usize = 6;

/// A solution that others nearby use: its name in addresses, and theirs.
#[derive(Serialize)]
pub(super) struct Nearby<'a>(&'a str, Vec<&'a str>);

/// Returns the stated fields of a municipality.
pub(super) fn fields(knowledge: &Knowledge, id: MunicipalityId) -> Stated {
    let fields = &knowledge.municipality(id).entry.main.fields;
    let population = fields.population.as_ref().map(|population| {
        let stated = Stated::default().with("antall", population.count);
        stated.with("år", population.year)
    });
    let contact = fields.contact.as_ref().map(|contact| {
        let stated = Stated::default().with("rolle", &contact.role);
        stated
            .with("enhet", &contact.unit)
            .with("epost", &contact.email)
    });
    let participation = fields.participation.as_ref().map(|part| {
        let stated = Stated::default().with("deltar", part.participates);
        stated.with("siden", part.since).with("merknad", &part.note)
    });
    // A statement of a draft is none of the public.
    let is_shown = |slug: &Slug| knowledge.solution_by_slug(slug.as_str()).is_some();
    let usages = fields.usages.iter();
    let usages = usages.filter(|stated| is_shown(&stated.solution));
    let needs = fields.needs.iter().map(|stated| need(stated, &is_shown));
    let all = |stated: Vec<Stated>| stated;
    Stated::default()
        .with("kommunenummer", fields.number.as_str())
        .with("fylke", &fields.county)
        .with("region", &fields.region)
        .with("målform", fields.written_form)
        .with("folketall", population)
        .with("areal_km2", fields.area_km2)
        .with("administrasjonssenter", &fields.centre)
        .with("nettsted", &fields.website)
        .with("kontakt", contact)
        .with("digitv", participation)
        .with("bruk", all(usages.map(usage).collect()))
        .with("behov", all(needs.collect()))
        .with(
            "kompetanse",
            all(fields.competences.iter().map(competence).collect()),
        )
}

fn usage(usage: &UsageEntry) -> Stated {
    Stated::default()
        .with("løsning", usage.solution.as_str())
        .with("status", usage.status)
        .with("siden", usage.since)
        .with("til", usage.until)
        .with("bekreftet", usage.confirmed)
        .with("kilde", &usage.source)
        .with("avtale_slutt", usage.contract_end)
        .with("merknad", &usage.note)
}

fn need(need: &Need, is_shown: &dyn Fn(&Slug) -> bool) -> Stated {
    let solution = need.solution.as_ref().filter(|slug| is_shown(slug));
    Stated::default()
        .with("tema", need.topic.as_str())
        .with("tekst", &need.text)
        .with("prioritet", need.priority)
        .with("løsning", solution.map(Slug::as_str))
        .with("dato", need.date)
}

fn competence(competence: &Competence) -> Stated {
    Stated::default()
        .with("tema", competence.topic.as_str())
        .with("tekst", &competence.text)
        .with("nivå", competence.level)
        .with("kan_hjelpe", competence.can_help.then_some(true))
}

/// Returns the names of those who say what the statements of use say, by solution; a statement of the
/// municipality itself has none.
pub(super) fn said(knowledge: &Knowledge, id: MunicipalityId) -> BTreeMap<&str, &str> {
    let usages = knowledge.municipality(id).edges.usages.iter();
    usages
        .filter_map(|id| {
            let usage = knowledge.usage(*id);
            let solution = knowledge.solution(usage.solution).entry.slug.as_str();
            match knowledge.said_by(usage) {
                SaidBy::Other { name, .. } => Some((solution, name)),
                SaidBy::Municipality | SaidBy::Nobody => None,
            }
        })
        .collect()
}

/// Returns the solutions that others nearby use and it has said nothing of.
pub(super) fn nearby(knowledge: &Knowledge, id: MunicipalityId) -> Vec<Nearby<'_>> {
    let nearby = knowledge.had_nearby(id).into_iter().take(NEARBY_LIMIT);
    nearby
        .map(|one| {
            let had_by = one.had_by.iter().map(|had| {
                let id = knowledge.usage(had.usage).municipality;
                knowledge.municipality(id).entry.slug.as_str()
            });
            let solution = knowledge.solution(one.solution).entry.slug.as_str();
            Nearby(solution, had_by.collect())
        })
        .collect()
}
