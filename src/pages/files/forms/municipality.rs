//! Gives the forms what a municipality states.

use std::collections::BTreeMap;

use serde::Serialize;

use super::lists::{all, shown_one, sources, unknowns};
use super::stated::Stated;
use crate::content::Municipality;
use crate::content::municipality::{
    Competence, Maturity, MunicipalityContact, MunicipalityNumber, Need, UsageEntry,
};
use crate::knowledge::attribution::SaidBy;
use crate::knowledge::{Knowledge, MunicipalityId};
use crate::text::slug::Slug;

/// The largest number of solutions from nearby that is offered.
const NEARBY_LIMIT: usize = 6;

/// A solution that others nearby use: its name in addresses, and theirs.
#[derive(Serialize)]
pub(super) struct Nearby<'a>(&'a str, Vec<&'a str>);

/// Returns the stated fields of a municipality.
pub(super) fn fields(knowledge: &Knowledge, fields: &Municipality) -> Stated {
    let population = fields.population.as_ref().map(|population| {
        let stated = Stated::default().with("antall", population.count);
        stated.with("år", population.year)
    });
    let participation = fields.participation.as_ref().map(|part| {
        let stated = Stated::default().with("deltar", part.participates);
        stated.with("siden", part.since).with("merknad", &part.note)
    });
    // A statement of a draft is none of the public.
    let is_shown = |slug: &Slug| knowledge.solution_by_slug(slug.as_str()).is_some();
    let usages = fields.usages.iter();
    let usages = usages.filter(|stated| is_shown(&stated.solution));
    let usages = usages.map(|stated| usage(knowledge, stated));
    let former = all(&fields.former_numbers, MunicipalityNumber::as_str);
    Stated::default()
        .with("sammendrag", &fields.head.summary)
        .with("kommunenummer", fields.number.as_str())
        .with("tidligere_kommunenummer", former)
        .with("fylke", &fields.county)
        .with("region", &fields.region)
        .with("målform", fields.written_form)
        .with_parts("folketall", population)
        .with("areal_km2", fields.area_km2)
        .with("administrasjonssenter", &fields.centre)
        .with("nettsted", &fields.website)
        .with_parts("kontakt", fields.contact.as_ref().map(contact))
        .with_parts("digitv", participation)
        .with_parts("bruk", usages.collect::<Vec<_>>())
        .with_parts(
            "behov",
            all(&fields.needs, |stated| need(knowledge, stated)),
        )
        .with_parts("kompetanse", all(&fields.competences, competence))
        .with("mangler", unknowns(&fields.missing))
        .with_parts("modenhet", all(&fields.maturity, maturity))
        .with_parts("kilder", sources(&fields.head))
}

/// Returns the stated fields of a contact of a municipality or a network.
pub(super) fn contact(contact: &MunicipalityContact) -> Stated {
    let stated = Stated::default().with("rolle", &contact.role);
    stated
        .with("enhet", &contact.unit)
        .with("epost", &contact.email)
}

fn usage(knowledge: &Knowledge, usage: &UsageEntry) -> Stated {
    let network = shown_one(&usage.through, |slug| knowledge.network_by_slug(slug));
    let report = shown_one(&usage.report, |slug| knowledge.report_by_slug(slug));
    Stated::default()
        .with("løsning", usage.solution.as_str())
        .with("status", usage.status)
        .with("siden", usage.since)
        .with("til", usage.until)
        .with("bekreftet", usage.confirmed)
        .with("kilde", &usage.source)
        .with("gjennom", network)
        .with("erfaring", report)
        .with("avtale_slutt", usage.contract_end)
        .with("merknad", &usage.note)
}

fn need(knowledge: &Knowledge, need: &Need) -> Stated {
    let solutions = |slug: &str| knowledge.solution_by_slug(slug);
    Stated::default()
        .with("tema", need.topic.as_str())
        .with("tekst", &need.text)
        .with("nøkkel", need.key.as_ref().map(Slug::as_str))
        .with("prioritet", need.priority)
        .with("løsning", shown_one(&need.solution, solutions))
        .with("løst_av", shown_one(&need.solved_by, solutions))
        .with("dato", need.date)
}

fn competence(competence: &Competence) -> Stated {
    Stated::default()
        .with("tema", competence.topic.as_str())
        .with("tekst", &competence.text)
        .with("nivå", competence.level)
        .with("kan_hjelpe", competence.can_help.then_some(true))
}

fn maturity(maturity: &Maturity) -> Stated {
    Stated::default()
        .with("tema", maturity.topic.as_str())
        .with("nivå", maturity.level)
        .with("dato", maturity.date)
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
