//! `temaer.csv`: the topics, with their names in other vocabularies.

use super::rows::Rows;
use crate::pages::context::reader::Reader;
use crate::text::Lang;

pub(super) const COLUMNS: &[&str] = &[
    "tema",
    "navn_bokmal",
    "navn_nynorsk",
    "gruppe",
    "los",
    "eu_datatema",
    "adresse",
];

pub(super) fn rows(reader: &Reader<'_>, rows: &mut Rows) {
    let knowledge = reader.knowledge();
    for id in knowledge.topic_ids() {
        let topic = &knowledge.topic(id).topic;
        rows.row()
            .text(topic.slug)
            .text(topic.name(Lang::Nb))
            .text(topic.name(Lang::Nn))
            .word(Some(topic.group))
            .maybe(topic.los.as_deref())
            .maybe(topic.eu.as_deref())
            .text(reader.absolute(&reader.topic(id).address))
            .end();
    }
}
