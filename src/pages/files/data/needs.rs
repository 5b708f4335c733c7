//! `behov.csv`: the needs of municipalities.

use super::rows::{Rows, counts};
use crate::pages::context::reader::Reader;

pub(super) const COLUMNS: &[&str] = &[
    "kommune",
    "kommunenummer",
    "tema",
    "tekst",
    "prioritet",
    "losning",
    "dato",
    "telles",
    "nokkel",
    "lost_av",
    "kan_dekkes_av",
];

pub(super) fn rows(reader: &Reader<'_>, rows: &mut Rows) {
    let knowledge = reader.knowledge();
    let slug = |id| &knowledge.solution(id).entry.slug;
    for id in knowledge.municipality_ids() {
        let node = knowledge.municipality(id);
        for linked in &node.edges.needs {
            let solution = linked.solution.map(|id| &knowledge.solution(id).entry.slug);
            rows.row()
                .text(node.entry.slug)
                .text(node.entry.main.fields.number.as_str())
                .text(knowledge.topic(linked.topic).topic.slug)
                .text(&linked.need.text)
                .word(linked.need.priority)
                .maybe(solution)
                .maybe(linked.need.date)
                .text(counts(linked.freshness))
                .maybe(linked.need.key.as_ref())
                .maybe(linked.solved_by.map(slug))
                .list(linked.answers.iter().copied().map(slug))
                .end();
        }
    }
}
