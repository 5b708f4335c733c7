//! Lists the known costs, over all solutions and reports.

use serde::Serialize;

use crate::knowledge::{Knowledge, SolutionId};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::pages::parts::costs::{CostView, PriceListView, costs, price_list};
use crate::pages::parts::matrix::MOST_CELLS;
use crate::pages::parts::pages::{MOST_ROWS, Pager};
use crate::pages::site_page::SitePage;
use crate::text::PartialDate;
use crate::theme::PageMeta;

/// The largest number of solutions on a page, each with one cost or more.
const PAGE_SIZE: usize = 100;
/// The largest number of costs of a solution that are shown, where its own page has more.
const MOST_COSTS: usize = 20;

/// The data for `prices.html`.
#[derive(Serialize)]
pub(crate) struct PricesView<'a> {
    /// Solutions with a known cost, by title: those of this page.
    solutions: Vec<PricedView<'a>>,
    /// The number of them on all pages.
    known: usize,
    /// The place of this page.
    #[serde(flatten)]
    pager: Pager,
    /// The solutions with a price list by inhabitants: the columns of the table of prices, which
    /// stands on the first page.
    lists: Vec<ListView<'a>>,
    /// The price for each municipality by these lists: the rows of that table; none where it would be
    /// too large.
    rows: Vec<RowView<'a>>,
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
    /// The costs, each with its source.
    costs: Vec<CostView<'a>>,
    /// The number of further ones on the page of the solution.
    more: usize,
}

/// A solution with a price list.
#[derive(Serialize)]
struct ListView<'a> {
    /// The solution.
    solution: Link<'a>,
    /// The year the prices are from.
    year: Option<PartialDate>,
}

/// The prices for a municipality.
#[derive(Serialize)]
struct RowView<'a> {
    /// The municipality.
    municipality: Link<'a>,
    /// Its inhabitants.
    population: u32,
    /// The yearly price by each list, in the order of the columns; none where the list ends before
    /// so many inhabitants.
    prices: Vec<Option<u64>>,
}

/// Counts the solutions with a known cost.
pub(crate) fn known(knowledge: &Knowledge) -> usize {
    all_known(knowledge).count()
}

/// Returns the solutions with a known cost, by title.
fn all_known(knowledge: &Knowledge) -> impl Iterator<Item = SolutionId> {
    let all = knowledge.solution_ids();
    all.filter(|id| knowledge.has_known_cost(*id))
}

/// Returns the number of pages that they take.
pub(crate) fn pages(knowledge: &Knowledge) -> usize {
    match knowledge.solutions.len() {
        // Nothing to count.
        0 => 1,
        _ => division(knowledge).len(),
    }
}

/// Returns the solutions with a known cost by page: no more on each, and no more costs of them, than a
/// page has room for.
fn division(knowledge: &Knowledge) -> Vec<Vec<SolutionId>> {
    let mut pages = vec![Vec::new()];
    let mut rows = 0;
    for id in all_known(knowledge) {
        let costs = knowledge.count_costs(id).min(MOST_COSTS);
        let page = pages.len() - 1;
        if pages[page].len() == PAGE_SIZE || rows + costs > MOST_ROWS {
            pages.push(vec![id]);
            rows = costs;
        } else {
            pages[page].push(id);
            rows += costs;
        }
    }
    pages
}

/// Returns the metadata and the data of a page, counted from 1.
pub(crate) fn prices<'a>(reader: &Reader<'a>, page: usize) -> (PageMeta, PricesView<'a>) {
    let knowledge = reader.knowledge();
    let meta = reader.list_page_meta(SitePage::Prices, page);
    let division = division(knowledge);
    let priced = |id: &SolutionId| {
        let mut costs = costs(reader, *id, &knowledge.gathered(*id, reader.lang));
        let more = costs.len().saturating_sub(MOST_COSTS);
        costs.truncate(MOST_COSTS);
        PricedView {
            solution: reader.solution(*id),
            costs,
            more,
        }
    };
    let (lists, rows) = match page {
        1 => by_municipality(reader),
        _ => (Vec::new(), Vec::new()),
    };
    let view = PricesView {
        solutions: division[page - 1].iter().map(priced).collect(),
        known: division.iter().map(Vec::len).sum(),
        pager: reader.pager(SitePage::Prices, page, division.len()),
        lists,
        rows,
        total: knowledge.solutions.len(),
        contribute: reader.page_by_slug("bidra"),
    };
    (reader.describe_collection(meta), view)
}

/// Returns the table of what each municipality would pay by the price lists.
fn by_municipality<'a>(reader: &Reader<'a>) -> (Vec<ListView<'a>>, Vec<RowView<'a>>) {
    let solutions = reader.knowledge().solution_ids();
    let priced: Vec<(Link<'a>, PriceListView<'a>)> = solutions
        .filter_map(|id| Some((reader.solution(id), price_list(reader, id)?)))
        .collect();
    let mut rows: Vec<RowView<'a>> = Vec::new();
    let cells: usize = priced.iter().map(|(_, list)| list.prices.len()).sum();
    let shown = if cells > MOST_CELLS { &[] } else { &priced[..] };
    for (at, (_, list)) in shown.iter().enumerate() {
        // Every list has the same municipalities: those whose inhabitants are known.
        for (row, price) in list.prices.iter().enumerate() {
            if at == 0 {
                rows.push(RowView {
                    municipality: price.municipality.clone(),
                    population: price.population,
                    prices: Vec::with_capacity(priced.len()),
                });
            }
            rows[row].prices.push(price.price);
        }
    }
    let lists = priced.into_iter().map(|(solution, list)| ListView {
        solution,
        year: list.year,
    });
    (lists.collect(), rows)
}
