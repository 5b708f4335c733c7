//! Gives the forms what is stated of a solution.

use super::lists::{all, amount, deadline, price_step, shown, shown_one, sources, unknowns};
use super::stated::Stated;
use crate::content::Solution;
use crate::content::cost::Cost;
use crate::content::solution::{Product, SharedContract};
use crate::knowledge::Knowledge;
use crate::text::slug::Slug;

/// Returns the stated fields of a solution.
pub(super) fn fields(knowledge: &Knowledge, fields: &Solution) -> Stated {
    let solutions = |slugs| shown(slugs, |slug| knowledge.solution_by_slug(slug));
    let replaced_by = shown_one(&fields.replaced_by, |slug| knowledge.solution_by_slug(slug));
    Stated::default()
        .with("tittel", &fields.head.title)
        .with("sammendrag", &fields.head.summary)
        .with("alias", &fields.aliases)
        .with("type", fields.kind)
        .with("eierskap", fields.ownership)
        .with("leverandør", &fields.supplier)
        .with(
            "temaer",
            shown(&fields.topics, |slug| knowledge.topic_by_slug(slug)),
        )
        .with("navn_nn", &fields.name_in_nynorsk)
        .with_parts("produkter", all(&fields.products, product))
        .with_parts("dekker_behov", all(&fields.covers, Slug::as_str))
        .with("leveranseform", &fields.delivery)
        .with("livsløp", fields.life_cycle)
        .with("lisens", &fields.licence)
        .with("nettsted", &fields.website)
        .with("kildekode", &fields.source_code)
        .with("bygger_på", solutions(&fields.builds_on))
        .with("integreres_med", solutions(&fields.integrates_with))
        .with("alternativ_til", solutions(&fields.alternative_to))
        .with("erstattet_av", replaced_by)
        .with("tilgjengelig_for", &fields.available_to)
        .with_parts(
            "fellesavtale",
            fields.shared_contract.as_ref().map(contract),
        )
        .with("mangler", unknowns(&fields.missing))
        .with_parts("frister", all(&fields.deadlines, deadline))
        .with_parts("kostnad", fields.cost.as_ref().map(cost))
        .with_parts("kilder", sources(&fields.head))
}

fn product(product: &Product) -> Stated {
    Stated::default()
        .with("navn", &product.name)
        .with("leverandør", &product.supplier)
        .with("nettsted", &product.website)
        .with("kilde", &product.source)
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
    Stated::default()
        .with("etablering", cost.setup)
        .with("årlig", cost.yearly)
        .with_parts("beløp", all(&cost.amounts, amount))
        .with_parts("pristrinn", all(&cost.steps, price_step))
        .with("år", cost.year)
        .with("egeninnsats_timer", cost.own_hours)
        .with("merknad", &cost.note)
}
