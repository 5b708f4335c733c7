//! `frister.csv`: the deadlines of solutions and networks.

use super::rows::Rows;
use crate::knowledge::DocumentId;
use crate::pages::context::reader::Reader;

pub(super) const COLUMNS: &[&str] = &[
    "losning",
    "samarbeid",
    "dato",
    "slag",
    "tekst",
    "gjelder",
    "kilde",
    "adresse",
];

pub(super) fn rows(reader: &Reader<'_>, rows: &mut Rows) {
    let knowledge = reader.knowledge();
    for stated in knowledge.deadlines(reader.lang) {
        let document = knowledge.document(stated.of);
        let slug = Some(document.slug());
        let solution = slug.filter(|_| matches!(stated.of, DocumentId::Solution(_)));
        let network = slug.filter(|_| matches!(stated.of, DocumentId::Network(_)));
        let deadline = stated.deadline;
        rows.row()
            .maybe(solution)
            .maybe(network)
            .text(deadline.date)
            .word(deadline.kind)
            .text(&deadline.what)
            .maybe(deadline.concerns.as_deref())
            .maybe(deadline.source.as_deref())
            .text(reader.absolute(document.main().address))
            .end();
    }
}
