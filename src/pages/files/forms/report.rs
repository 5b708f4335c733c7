//! Gives the forms what a report states beside its text.

use super::solution::{cost, names};
use super::stated::Stated;
use crate::knowledge::{Knowledge, ReportId};
use crate::text::slug::Slug;

/// Returns the stated fields of a report.
pub(super) fn fields(knowledge: &Knowledge, id: ReportId) -> Stated {
    let fields = &knowledge.report(id).entry.main.fields;
    let period = fields.period.map(|period| {
        let stated = Stated::default().with("fra", period.from);
        stated.with("til", period.to)
    });
    let procurement = fields.procurement.as_ref().map(|bought| {
        let stated = Stated::default().with("form", bought.form);
        stated
            .with("felles_med", names(&bought.together_with))
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
        stated
            .with("kommune", contact.municipality.as_ref().map(Slug::as_str))
            .with("kan_hjelpe_med", &contact.can_help_with)
    });
    Stated::default()
        .with("sammendrag", &fields.head.summary)
        .with("kommuner", names(&fields.municipalities))
        .with("region", &fields.region)
        .with("løsninger", names(&fields.solutions))
        .with("temaer", names(&fields.topics))
        .with("status", fields.status)
        .with("periode", period)
        .with("viktigst", &fields.lesson)
        .with("kostnad", fields.cost.as_ref().map(cost))
        .with("anskaffelse", procurement)
        .with("personvern", assessments)
        .with("gjenbruksgrad", fields.reuse)
        .with("kontakt", contact)
}
