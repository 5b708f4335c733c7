//! `erfaringer.csv`: the facts of reports, with their status. Their text is on their pages.

use super::rows::Rows;
use crate::content::cost::Cost;
use crate::content::report::Scale;
use crate::pages::context::reader::Reader;

pub(super) const COLUMNS: &[&str] = &[
    "erfaring",
    "tittel",
    "sammendrag",
    "sprak",
    "dato",
    "periode_fra",
    "periode_til",
    "kommuner",
    "region",
    "losninger",
    "temaer",
    "status",
    "grunnlag",
    "gjenbrukt_fra",
    "gjenbruksgrad",
    "kostnad_etablering",
    "kostnad_arlig",
    "kostnad_ar",
    "egeninnsats_timer",
    "anskaffelse",
    "sist_gjennomgatt",
    "adresse",
    "kilder",
    "hendelse",
    "mangler",
    "vedtak",
    "omfang",
];

pub(super) fn rows(reader: &Reader<'_>, rows: &mut Rows) {
    let knowledge = reader.knowledge();
    for id in knowledge.report_ids() {
        let node = knowledge.report(id);
        let (fields, edges) = (&node.entry.main.fields, &node.edges);
        let cost = fields.cost.as_ref();
        let municipalities = edges.municipalities.iter();
        let solutions = edges.solutions.iter();
        rows.row()
            .text(node.entry.slug)
            .text(&fields.head.title)
            .text(&fields.head.summary)
            .word(Some(fields.head.lang))
            .text(fields.date)
            .maybe(fields.period.and_then(|period| period.from))
            .maybe(fields.period.and_then(|period| period.to))
            .list(municipalities.map(|id| &knowledge.municipality(*id).entry.slug))
            .maybe(fields.region.as_deref())
            .list(solutions.map(|id| &knowledge.solution(*id).entry.slug))
            .list(
                edges
                    .topics
                    .iter()
                    .map(|id| &knowledge.topic(*id).topic.slug),
            )
            .word(Some(fields.status))
            .word(fields.basis)
            .list(
                edges
                    .reused_from
                    .iter()
                    .map(|id| &knowledge.report(*id).entry.slug),
            )
            .word(fields.reuse)
            .bands(cost.and_then(Cost::setup_span))
            .bands(cost.and_then(|cost| knowledge.yearly_bands(cost)))
            .maybe(cost.and_then(|cost| cost.year))
            .maybe(cost.and_then(|cost| cost.own_hours))
            .word(fields.procurement.as_ref().and_then(|facts| facts.form))
            .maybe(fields.head.reviewed)
            .text(reader.absolute(&node.entry.main.address))
            .sources(&fields.head.sources)
            .maybe(fields.event)
            .unknowns(&fields.missing)
            .decisions(&fields.decisions)
            .list(fields.scale.iter().map(counted))
            .end();
    }
}

/// Returns what is counted, the number with its unit, and when it was so.
fn counted(scale: &Scale) -> String {
    let unit = scale.unit.as_ref().map(|unit| format!(" {unit}"));
    let date = scale.date.map(|date| format!(" ({date})"));
    let (unit, date) = (unit.unwrap_or_default(), date.unwrap_or_default());
    format!("{}: {}{unit}{date}", scale.what, scale.number)
}
