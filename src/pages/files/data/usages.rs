//! `bruk.csv`: every statement of use. A pair of solution and municipality without a row is *not
//! stated*.

use super::rows::{Rows, counts, yes_or_no};
use crate::content::vocabulary::SourceKind;
use crate::knowledge::attribution::{ITSELF, SaidBy};
use crate::pages::context::reader::Reader;
use crate::text::Vocabulary;

pub(super) const COLUMNS: &[&str] = &[
    "losning",
    "losning_navn",
    "kommune",
    "kommunenummer",
    "kommune_navn",
    "status",
    "siden",
    "til",
    "bekreftet",
    "telles",
    "kilde",
    "erfaring",
    "avtale_slutt",
    "merknad",
    "sagt_av",
    "kildeslag",
    "gjennom",
    "arvet",
];

pub(super) fn rows(reader: &Reader<'_>, rows: &mut Rows) {
    let knowledge = reader.knowledge();
    for id in knowledge.solution_ids() {
        let solution = knowledge.solution(id);
        for id in &solution.edges.usages {
            let usage = knowledge.usage(*id);
            let municipality = &knowledge.municipality(usage.municipality).entry;
            let (said_by, kind) = match knowledge.said_by(usage) {
                SaidBy::Municipality => (Some(ITSELF), Some(SourceKind::Municipality)),
                SaidBy::Other { name, kind } => (Some(name), kind),
                SaidBy::Nobody => (None, None),
            };
            rows.row()
                .text(solution.entry.slug)
                .text(&solution.entry.main.head().title)
                .text(municipality.slug)
                .text(municipality.main.fields.number.as_str())
                .text(&municipality.main.head().title)
                .text(usage.status.slug())
                .maybe(usage.since)
                .maybe(usage.until)
                .maybe(usage.confirmed)
                .text(counts(usage.freshness))
                .maybe(usage.source.as_deref())
                .maybe(usage.report.map(|id| &knowledge.report(id).entry.slug))
                .maybe(usage.contract_end)
                .maybe(usage.note.as_deref())
                .maybe(said_by)
                .maybe(kind.map(Vocabulary::slug))
                .maybe(
                    usage
                        .through
                        .map(|through| &knowledge.network(through.network).entry.slug),
                )
                .text(yes_or_no(usage.is_inherited()))
                .end();
        }
    }
}
