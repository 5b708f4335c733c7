//! `priser.csv`: the amounts and the steps of price lists, as solutions and reports state them.

use super::rows::{Rows, yes_or_no};
use crate::content::cost::Cost;
use crate::content::vocabulary::Frequency;
use crate::pages::context::reader::Reader;
use crate::text::Slug;

pub(super) const COLUMNS: &[&str] = &[
    "losning",
    "erfaring",
    "hyppighet",
    "kroner",
    "til_kroner",
    "omtrentlig",
    "per_innbygger",
    "fra_innbyggere",
    "til_innbyggere",
    "gjelder",
    "ar",
    "kilde",
    "adresse",
];

/// The document that states a cost.
struct Stated<'a> {
    /// Its own solution, where it is one.
    solution: Option<&'a Slug>,
    /// The report, where it is one.
    report: Option<&'a Slug>,
    /// Its address.
    address: String,
}

pub(super) fn rows(reader: &Reader<'_>, rows: &mut Rows) {
    let knowledge = reader.knowledge();
    for id in knowledge.solution_ids() {
        let entry = &knowledge.solution(id).entry;
        let stated = Stated {
            solution: Some(&entry.slug),
            report: None,
            address: reader.absolute(&entry.main.address),
        };
        if let Some(cost) = &entry.main.fields.cost {
            rows_of(rows, &stated, cost);
        }
    }
    for id in knowledge.report_ids() {
        let entry = &knowledge.report(id).entry;
        let stated = Stated {
            solution: None,
            report: Some(&entry.slug),
            address: reader.absolute(&entry.main.address),
        };
        if let Some(cost) = &entry.main.fields.cost {
            rows_of(rows, &stated, cost);
        }
    }
}

fn rows_of(rows: &mut Rows, stated: &Stated<'_>, cost: &Cost) {
    for amount in &cost.amounts {
        rows.row()
            .maybe(stated.solution)
            .maybe(stated.report)
            .word(Some(amount.frequency))
            .text(amount.from)
            .maybe(amount.to)
            .text(yes_or_no(amount.is_rough))
            .text("")
            .text("")
            .text("")
            .maybe(amount.what.as_deref())
            .maybe(amount.year.or(cost.year))
            .maybe(amount.source.as_deref())
            .text(&stated.address)
            .end();
    }
    let mut from = 0;
    for step in &cost.steps {
        rows.row()
            .maybe(stated.solution)
            .maybe(stated.report)
            .word(Some(Frequency::Yearly))
            .text(step.fixed)
            .text("")
            .text(yes_or_no(false))
            .maybe(step.per_inhabitant)
            .text(from)
            .maybe(step.up_to)
            .text("")
            .maybe(cost.year)
            .text("")
            .text(&stated.address)
            .end();
        from = step.up_to.map_or(from, |most| most.saturating_add(1));
    }
}
