//! `losninger.csv`: the solutions, and the relations between them.

use super::rows::Rows;
use crate::content::cost::Cost;
use crate::content::{Entry, Solution};
use crate::knowledge::SolutionId;
use crate::pages::context::reader::Reader;
use crate::text::{Lang, Slug, Vocabulary};

pub(super) const COLUMNS: &[&str] = &[
    "losning",
    "navn",
    "alias",
    "sammendrag",
    "sprak",
    "type",
    "eierskap",
    "leverandor",
    "temaer",
    "leveranseform",
    "livslop",
    "lisens",
    "nettsted",
    "kildekode",
    "bygger_pa",
    "integreres_med",
    "alternativ_til",
    "erstattet_av",
    "fellesavtale_eier",
    "fellesavtale_slutt",
    "kostnad_etablering",
    "kostnad_arlig",
    "kostnad_ar",
    "sist_gjennomgatt",
    "adresse",
    "kilder",
    "navn_nynorsk",
    "produkter",
    "dekker_behov",
    "mangler",
];

pub(super) fn rows(reader: &Reader<'_>, rows: &mut Rows) {
    let knowledge = reader.knowledge();
    let slug = |id: &SolutionId| &knowledge.solution(*id).entry.slug;
    let slugs = |ids: &[SolutionId]| -> Vec<Slug> { ids.iter().map(slug).cloned().collect() };
    for id in knowledge.solution_ids() {
        let node = knowledge.solution(id);
        let (fields, edges) = (&node.entry.main.fields, &node.edges);
        let contract = fields.shared_contract.as_ref();
        let cost = fields.cost.as_ref();
        rows.row()
            .text(node.entry.slug)
            .text(&fields.head.title)
            .list(&fields.aliases)
            .text(&fields.head.summary)
            .word(Some(fields.head.lang))
            .word(Some(fields.kind))
            .word(Some(fields.ownership))
            .maybe(fields.supplier.as_deref())
            .list(
                edges
                    .topics
                    .iter()
                    .map(|id| &knowledge.topic(*id).topic.slug),
            )
            .list(fields.delivery.iter().map(|delivery| delivery.slug()))
            .word(fields.life_cycle)
            .maybe(fields.licence.as_deref())
            .maybe(fields.website.as_deref())
            .maybe(fields.source_code.as_deref())
            .list(slugs(&edges.builds_on))
            .list(slugs(&edges.integrates_with))
            .list(slugs(&edges.alternatives))
            .maybe(edges.replaced_by.as_ref().map(slug))
            .maybe(contract.and_then(|contract| contract.owner.as_deref()))
            .maybe(contract.and_then(|contract| contract.end))
            .bands(cost.and_then(Cost::setup_span))
            .bands(cost.and_then(|cost| knowledge.yearly_bands(cost)))
            .maybe(cost.and_then(|cost| cost.year))
            .maybe(fields.head.reviewed)
            .text(reader.absolute(&node.entry.main.address))
            .sources(&fields.head.sources)
            .maybe(name_in_nynorsk(&node.entry))
            .list(fields.products.iter().map(|product| &product.name))
            .list(&fields.covers)
            .unknowns(&fields.missing)
            .end();
    }
}

/// Returns the name in nynorsk: of the translation, else as the file gives it.
fn name_in_nynorsk(entry: &Entry<Solution>) -> Option<&str> {
    let version = entry.version(Lang::Nn);
    let translated = (version.lang() == Lang::Nn).then_some(&version.head().title);
    let given = entry.main.fields.name_in_nynorsk.as_ref();
    translated.or(given).map(String::as_str)
}
