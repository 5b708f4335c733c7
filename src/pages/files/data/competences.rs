//! `kompetanse.csv`: the competences of municipalities, and their offers of help.

use super::rows::Rows;
use crate::pages::context::reader::Reader;

pub(super) const COLUMNS: &[&str] = &[
    "kommune",
    "kommunenummer",
    "tema",
    "tekst",
    "niva",
    "kan_hjelpe",
];

pub(super) fn rows(reader: &Reader<'_>, rows: &mut Rows) {
    let knowledge = reader.knowledge();
    for id in knowledge.municipality_ids() {
        let node = knowledge.municipality(id);
        for linked in &node.edges.competences {
            let competence = &linked.competence;
            rows.row()
                .text(node.entry.slug)
                .text(node.entry.main.fields.number.as_str())
                .text(knowledge.topic(linked.topic).topic.slug)
                .maybe(competence.text.as_deref())
                .word(competence.level)
                // Writers state only *yes*, so anything else is *not stated*.
                .maybe(competence.can_help.then_some("ja"))
                .end();
        }
    }
}
