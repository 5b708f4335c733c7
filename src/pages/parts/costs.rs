//! What something costs, by band, with who says so.

use serde::Serialize;

use crate::content::solution::Cost;
use crate::content::vocabulary::CostBand;
use crate::knowledge::SolutionId;
use crate::knowledge::gathered::Gathered;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Word};
use crate::text::PartialDate;

/// What something cost.
#[derive(Serialize)]
pub(crate) struct CostView<'a> {
    /// Who says so: the solution itself or a report.
    who: Link<'a>,
    /// Each year.
    yearly: Option<Word>,
    /// To establish, once.
    setup: Option<Word>,
    /// The year the prices are from.
    year: Option<PartialDate>,
    /// The municipality's own work, in hours.
    own_hours: Option<u32>,
    /// What to know of it.
    note: Option<&'a str>,
}

/// What a solution costs: as it says itself, then as reports tell.
pub(crate) fn costs<'a>(
    reader: &Reader<'a>,
    id: SolutionId,
    gathered: &Gathered<'a>,
) -> Vec<CostView<'a>> {
    let node = reader.knowledge().solution(id);
    let own = &node.entry.version(reader.lang).fields.cost;
    let own = own.as_ref().or(node.entry.main.fields.cost.as_ref());
    let own = own.map(|cost| cost_view(reader, reader.solution(id), cost));
    let told = gathered.costs.iter().map(|told| {
        let anchor = cost_anchor(told.cost);
        cost_view(reader, reader.report_origin(told.report, anchor), told.cost)
    });
    own.into_iter().chain(told).collect()
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

/// Where the page of a report tells of `cost`: a section where there is more than the bands, which
/// stand among the facts.
fn cost_anchor(cost: &Cost) -> &'static str {
    if cost.note.is_some() || cost.own_hours.is_some() {
        "s-cost"
    } else {
        "s-facts"
    }
}

/// One word, or two where the lowest and the highest differ.
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
