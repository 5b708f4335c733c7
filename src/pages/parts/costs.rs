//! Costs by band, with the source of each.

use serde::Serialize;

use crate::content::solution::Cost;
use crate::content::vocabulary::CostBand;
use crate::knowledge::SolutionId;
use crate::knowledge::gathered::Gathered;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Word};
use crate::text::PartialDate;

/// A stated cost.
#[derive(Serialize)]
pub(crate) struct CostView<'a> {
    /// The source: the solution's own document or a report.
    who: Link<'a>,
    /// The yearly cost, as a band.
    yearly: Option<Word>,
    /// The cost to establish, once, as a band.
    setup: Option<Word>,
    /// The year the prices are from.
    year: Option<PartialDate>,
    /// The municipality's own work, in hours.
    own_hours: Option<u32>,
    /// A note about the cost.
    note: Option<&'a str>,
}

/// Returns the costs of a solution: first that of its own document, then those of reports.
pub(crate) fn costs<'a>(
    reader: &Reader<'a>,
    id: SolutionId,
    gathered: &Gathered<'a>,
) -> Vec<CostView<'a>> {
    let node = reader.knowledge().solution(id);
    let own = &node.entry.version(reader.lang).fields.cost;
    let own = own.as_ref().or(node.entry.main.fields.cost.as_ref());
    let own = own.map(|cost| cost_view(reader, reader.solution(id), cost));
    let reported = gathered.costs.iter().map(|reported| {
        let anchor = cost_anchor(reported.cost);
        cost_view(
            reader,
            reader.report_origin(reported.report, anchor),
            reported.cost,
        )
    });
    own.into_iter().chain(reported).collect()
}

fn cost_view<'a>(reader: &Reader<'a>, who: Link<'a>, cost: &'a Cost) -> CostView<'a> {
    CostView {
        who,
        yearly: cost.yearly.map(|band| reader.word(band)),
        setup: cost.setup.map(|band| reader.word(band)),
        year: cost.year,
        own_hours: cost.own_hours,
        note: cost.note.as_deref(),
    }
}

/// Returns the id in the page of a report where `cost` stands: its own section where there is more
/// than the bands, else the facts.
fn cost_anchor(cost: &Cost) -> &'static str {
    if cost.note.is_some() || cost.own_hours.is_some() {
        "s-cost"
    } else {
        "s-facts"
    }
}

/// Returns the words of the lowest and the highest band: one where they are equal, empty where
/// there are none.
pub(crate) fn span(reader: &Reader<'_>, bands: Option<(CostBand, CostBand)>) -> Vec<Word> {
    let Some((lowest, highest)) = bands else {
        return Vec::new();
    };
    let mut words = vec![reader.word(lowest)];
    if highest != lowest {
        words.push(reader.word(highest));
    }
    words
}
