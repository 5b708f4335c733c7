//! Lists the known costs, over all solutions and reports.

use serde::Serialize;

use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Word};
use crate::pages::parts::costs::{CostView, costs, span};
use crate::pages::site_page::SitePage;
use crate::theme::PageMeta;

/// The data for `prices.html`.
#[derive(Serialize)]
pub(crate) struct PricesView<'a> {
    /// Solutions with a known cost, by title.
    solutions: Vec<PricedView<'a>>,
    /// The number of all solutions.
    total: usize,
    /// The page that explains how to contribute, where the site has one.
    contribute: Option<Link<'a>>,
}

/// A solution with a known cost.
#[derive(Serialize)]
struct PricedView<'a> {
    /// The solution.
    solution: Link<'a>,
    /// The lowest and the highest known yearly cost; one where they are equal.
    yearly: Vec<Word>,
    /// The lowest and the highest known cost to establish, in the same form.
    setup: Vec<Word>,
    /// The costs, each with its source.
    costs: Vec<CostView<'a>>,
}

/// Returns the metadata and the data of the page.
pub(crate) fn prices<'a>(reader: &Reader<'a>) -> (PageMeta, PricesView<'a>) {
    let knowledge = reader.knowledge();
    let meta = reader.site_page_meta(SitePage::Prices);
    let priced = knowledge.solution_ids().filter_map(|id| {
        let gathered = knowledge.gathered(id, reader.lang);
        let costs = costs(reader, id, &gathered);
        let is_known = gathered.yearly.is_some() || gathered.setup.is_some();
        is_known.then(|| PricedView {
            solution: reader.solution(id),
            yearly: span(reader, gathered.yearly),
            setup: span(reader, gathered.setup),
            costs,
        })
    });
    let view = PricesView {
        solutions: priced.collect(),
        total: knowledge.solutions.len(),
        contribute: reader.page_by_slug("bidra"),
    };
    (reader.describe_collection(meta), view)
}
