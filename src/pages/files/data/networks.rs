//! `samarbeid.csv`: the networks, and who is in them.

use super::rows::Rows;
use crate::knowledge::node::LinkedMember;
use crate::pages::context::reader::Reader;

pub(super) const COLUMNS: &[&str] = &[
    "samarbeid",
    "navn",
    "alias",
    "sammendrag",
    "sprak",
    "form",
    "kommuner",
    "andre_medlemmer",
    "tidligere_medlemmer",
    "antall_medlemmer",
    "antall_dato",
    "vert",
    "siden",
    "til",
    "formal",
    "temaer",
    "betaling",
    "nettsted",
    "sist_gjennomgatt",
    "adresse",
    "kilder",
    "mangler",
    "vedtak",
];

pub(super) fn rows(reader: &Reader<'_>, rows: &mut Rows) {
    let knowledge = reader.knowledge();
    for id in knowledge.network_ids() {
        let node = knowledge.network(id);
        let (fields, edges) = (&node.entry.main.fields, &node.edges);
        let count = fields.member_count.as_ref();
        let slug = |linked: &LinkedMember| {
            let id = linked.municipality?;
            Some(knowledge.municipality(id).entry.slug.to_string())
        };
        let name = |linked: &LinkedMember| linked.member.name.clone();
        let current = || edges.members.iter().filter(|one| one.member.is_current());
        let former = edges.members.iter().filter(|one| !one.member.is_current());
        rows.row()
            .text(node.entry.slug)
            .text(&fields.head.title)
            .list(&fields.aliases)
            .text(&fields.head.summary)
            .word(Some(fields.head.lang))
            .word(Some(fields.form))
            .list(current().filter_map(slug))
            .list(current().filter_map(name))
            .list(former.filter_map(|one| slug(one).or_else(|| name(one))))
            .maybe(count.map(|count| count.count))
            .maybe(count.and_then(|count| count.date))
            .maybe(fields.host.as_deref())
            .maybe(fields.since)
            .maybe(fields.until)
            .maybe(fields.purpose.as_deref())
            .list(
                edges
                    .topics
                    .iter()
                    .map(|id| &knowledge.topic(*id).topic.slug),
            )
            .maybe(fields.payment.as_deref())
            .maybe(fields.website.as_deref())
            .maybe(fields.head.reviewed)
            .text(reader.absolute(&node.entry.main.address))
            .sources(&fields.head.sources)
            .unknowns(&fields.missing)
            .decisions(&fields.decisions)
            .end();
    }
}
