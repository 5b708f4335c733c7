//! Gives the forms what a report states beside its text.

use serde::Serialize;

use super::lists::{all, decision, shown, shown_one, sources, unknowns};
use super::solution::cost;
use super::stated::Stated;
use crate::content::Report;
use crate::content::report::{
    Advice, Artefact, Assessments, Benefit, Period, ProcurementFacts, ReportContact, Scale,
};
use crate::knowledge::Knowledge;

/// Returns the stated fields of a report.
pub(super) fn fields(knowledge: &Knowledge, fields: &Report) -> Stated {
    let municipalities = |slugs| shown(slugs, |slug| knowledge.municipality_by_slug(slug));
    let reused = shown(&fields.reused_from, |slug| knowledge.report_by_slug(slug));
    let solutions = shown(&fields.solutions, |slug| knowledge.solution_by_slug(slug));
    let topics = shown(&fields.topics, |slug| knowledge.topic_by_slug(slug));
    let bought = fields.procurement.as_ref().map(|bought| {
        let together = municipalities(&bought.together_with);
        procurement(bought, together)
    });
    let asked = fields.contact.as_ref().map(|asked| {
        let place = shown_one(&asked.municipality, |slug| {
            knowledge.municipality_by_slug(slug)
        });
        contact(asked, place)
    });
    Stated::default()
        .with("tittel", &fields.head.title)
        .with("sammendrag", &fields.head.summary)
        .with("kommuner", municipalities(&fields.municipalities))
        .with("region", &fields.region)
        .with("løsninger", solutions)
        .with("temaer", topics)
        .with("status", fields.status)
        .with_parts("periode", fields.period.as_ref().map(period))
        .with("dato", fields.date)
        .with("hendelse", fields.event)
        .with("viktigst", &fields.lesson)
        .with("kort_fortalt", &fields.in_short)
        .with_parts("gevinster", all(&fields.benefits, benefit))
        .with_parts("omfang", all(&fields.scale, scale))
        .with_parts("vedtak", all(&fields.decisions, decision))
        .with("mangler", unknowns(&fields.missing))
        .with_parts("kostnad", fields.cost.as_ref().map(cost))
        .with_parts("anskaffelse", bought)
        .with_parts("personvern", fields.assessments.as_ref().map(assessments))
        .with_parts("råd", all(&fields.advice, advice))
        .with_parts("fallgruver", all(&fields.pitfalls, advice))
        .with("ville_gjort_annerledes", &fields.would_change)
        .with("gjenbrukt_fra", reused)
        .with("gjenbruksgrad", fields.reuse)
        .with_parts("artefakter", all(&fields.artefacts, artefact))
        .with_parts("kontakt", asked)
        .with("grunnlag", fields.basis)
        .with_parts("kilder", sources(&fields.head))
}

fn period(period: &Period) -> Stated {
    Stated::default()
        .with("fra", period.from)
        .with("til", period.to)
}

fn procurement(bought: &ProcurementFacts, together: impl Serialize) -> Stated {
    Stated::default()
        .with("form", bought.form)
        .with("felles_med", together)
        .with("avtale_slutt", bought.contract_end)
        .with("opsjon", &bought.option)
}

fn assessments(made: &Assessments) -> Stated {
    Stated::default()
        .with("dpia", made.dpia)
        .with("ros", made.ros)
        .with("databehandleravtale", made.data_processing)
        .with("universell_utforming", made.accessibility)
}

fn contact(contact: &ReportContact, place: impl Serialize) -> Stated {
    Stated::default()
        .with("rolle", &contact.role)
        .with("kommune", place)
        .with("kan_hjelpe_med", &contact.can_help_with)
}

fn benefit(benefit: &Benefit) -> Stated {
    Stated::default()
        .with("type", benefit.kind)
        .with("tekst", &benefit.text)
        .with("forventet", &benefit.expected)
        .with("målt", &benefit.measured)
        .with("enhet", &benefit.unit)
        .with("evidens", benefit.evidence)
}

fn scale(scale: &Scale) -> Stated {
    Stated::default()
        .with("hva", &scale.what)
        .with("antall", &scale.number)
        .with("enhet", &scale.unit)
        .with("dato", scale.date)
}

/// Returns a piece of advice; one that tells no more is its text, as files have it.
fn advice(advice: &Advice) -> serde_json::Value {
    Stated::default()
        .with("tekst", &advice.text)
        .with("fra", advice.by)
        .or_alone("tekst")
}

fn artefact(artefact: &Artefact) -> Stated {
    Stated::default()
        .with("type", artefact.kind)
        .with("tittel", &artefact.title)
        .with("url", &artefact.url)
        .with("lisens", &artefact.licence)
        .with("dato", artefact.date)
}
