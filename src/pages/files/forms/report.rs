//! Gives the forms what a report states beside its text.

use super::solution::{cost, shown};
use super::stated::Stated;
use crate::knowledge::{Knowledge, ReportId};

/// Returns the stated fields of a report.
pub(super) fn fields(knowledge: &Knowledge, id: ReportId) -> Stated {
    let fields = &knowledge.report(id).entry.main.fields;
    let municipalities = |slugs| shown(slugs, |slug| knowledge.municipality_by_slug(slug));
    let solutions = shown(&fields.solutions, |slug| knowledge.solution_by_slug(slug));
    let period = fields.period.map(|period| {
        let stated = Stated::default().with("fra", period.from);
        stated.with("til", period.to)
    });
    let procurement = fields.procurement.as_ref().map(|bought| {
        let stated = Stated::default().with("form", bought.form);
        stated
            .with("felles_med", municipalities(&bought.together_with))
            .with("avtale_slutt", bought.contract_end)
            .with("opsjon", &bought.option)
    });
    let assessments = fields.assessments.map(|made| {
        let stated = Stated::default().with("dpia", made.dpia);
        stated
            .with("ros", made.ros)
            .with("databehandleravtale", made.data_processing)
            .with("universell_utforming", made.accessibility)
    });
    let contact = fields.contact.as_ref().map(|contact| {
        let stated = Stated::default().with("rolle", &contact.role);
        let place = contact.municipality.as_ref().map(std::slice::from_ref);
        stated
            .with("kommune", place.and_then(|slug| municipalities(slug).pop()))
            .with("kan_hjelpe_med", &contact.can_help_with)
    });
    Stated::default()
        .with("sammendrag", &fields.head.summary)
        .with("kommuner", municipalities(&fields.municipalities))
        .with("region", &fields.region)
        .with("løsninger", solutions)
        .with(
            "temaer",
            shown(&fields.topics, |slug| knowledge.topic_by_slug(slug)),
        )
        .with("status", fields.status)
        .with("periode", period)
        .with("viktigst", &fields.lesson)
        .with("kostnad", fields.cost.as_ref().map(cost))
        .with("anskaffelse", procurement)
        .with("personvern", assessments)
        .with("gjenbruksgrad", fields.reuse)
        .with("kontakt", contact)
}
