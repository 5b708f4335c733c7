//! Gives the forms what is stated of a solution.

use super::stated::Stated;
use crate::content::cost::Cost;
use crate::content::solution::SharedContract;
use crate::knowledge::{Knowledge, SolutionId};
use crate::text::slug::Slug;

/// Returns the stated fields of a solution.
pub(super) fn fields(knowledge: &Knowledge, id: SolutionId) -> Stated {
    let fields = &knowledge.solution(id).entry.main.fields;
    let solutions = |slugs| shown(slugs, |slug| knowledge.solution_by_slug(slug));
    let replaced_by = fields.replaced_by.as_ref().map(std::slice::from_ref);
    Stated::default()
        .with("sammendrag", &fields.head.summary)
        .with("alias", &fields.aliases)
        .with("type", fields.kind)
        .with("eierskap", fields.ownership)
        .with("leverandør", &fields.supplier)
        .with(
            "temaer",
            shown(&fields.topics, |slug| knowledge.topic_by_slug(slug)),
        )
        .with("leveranseform", &fields.delivery)
        .with("livsløp", fields.life_cycle)
        .with("lisens", &fields.licence)
        .with("nettsted", &fields.website)
        .with("kildekode", &fields.source_code)
        .with("bygger_på", solutions(&fields.builds_on))
        .with("integreres_med", solutions(&fields.integrates_with))
        .with("alternativ_til", solutions(&fields.alternative_to))
        .with(
            "erstattet_av",
            replaced_by.and_then(|slug| solutions(slug).pop()),
        )
        .with("tilgjengelig_for", &fields.available_to)
        .with(
            "fellesavtale",
            fields.shared_contract.as_ref().map(contract),
        )
        .with("kostnad", fields.cost.as_ref().map(cost))
}

/// Returns the names of documents as the file has them, of those that `find` finds on the site: the
/// name of a draft is no matter of the public.
pub(super) fn shown<T>(slugs: &[Slug], find: impl Fn(&str) -> Option<T>) -> Vec<&str> {
    let names = slugs.iter().map(Slug::as_str);
    names.filter(|name| find(name).is_some()).collect()
}

fn contract(contract: &SharedContract) -> Stated {
    Stated::default()
        .with("eier", &contract.owner)
        .with("slutt", contract.end)
        .with("opsjon", &contract.option)
        .with("url", &contract.url)
}

/// Returns the stated fields of a cost.
pub(super) fn cost(cost: &Cost) -> Stated {
    let has = |items: usize| (items > 0).then_some(items);
    Stated::default()
        .with("etablering", cost.setup)
        .with("årlig", cost.yearly)
        // How many; the amounts themselves are no matter of a form.
        .with("beløp", has(cost.amounts.len()))
        .with("pristrinn", has(cost.steps.len()))
        .with("år", cost.year)
        .with("egeninnsats_timer", cost.own_hours)
        .with("merknad", &cost.note)
}
