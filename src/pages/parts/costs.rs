//! Costs by band and by amount, with the source of each, and what a price list says for each
//! municipality.

use serde::Serialize;

use crate::content::cost::{Amount, BandSpan, Cost};
use crate::content::vocabulary::CostBand;
use crate::knowledge::SolutionId;
use crate::knowledge::gathered::Gathered;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Word};
use crate::text::{PartialDate, Vocabulary as _};

/// A stated cost.
#[derive(Serialize)]
pub(crate) struct CostView<'a> {
    /// The source: the solution's own document or a report.
    who: Link<'a>,
    /// Every band of the yearly cost, from the lowest to the highest.
    bands: Vec<Word>,
    /// The yearly cost, in words.
    yearly: Option<String>,
    /// The cost to establish, in words.
    setup: Option<String>,
    /// The amounts.
    amounts: Vec<AmountView<'a>>,
    /// The year the prices are from.
    year: Option<PartialDate>,
    /// The municipality's own work, in hours.
    own_hours: Option<u32>,
    /// A note about the cost.
    note: Option<&'a str>,
}

/// An amount, and what it covers.
#[derive(Serialize)]
pub(crate) struct AmountView<'a> {
    /// The amount, or the least of it.
    from: u32,
    /// The most of it, where it is a span.
    to: Option<u32>,
    /// `true` where the source gives no exact figure.
    is_rough: bool,
    /// The frequency of payment.
    frequency: Word,
    /// The part of the cost that it covers.
    what: Option<&'a str>,
    /// The year of the amount, where it is another than that of the cost.
    year: Option<PartialDate>,
}

/// The prices that a list gives for each municipality of the site.
#[derive(Serialize)]
pub(crate) struct PriceListView<'a> {
    /// The year the prices are from.
    pub(crate) year: Option<PartialDate>,
    /// The municipalities whose inhabitants are known, by name.
    pub(crate) prices: Vec<PriceView<'a>>,
}

/// The price for a municipality.
#[derive(Serialize)]
pub(crate) struct PriceView<'a> {
    /// The municipality.
    pub(crate) municipality: Link<'a>,
    /// Its inhabitants.
    pub(crate) population: u32,
    /// The price a year; none where the list ends before so many inhabitants.
    pub(crate) price: Option<u64>,
}

/// Returns the costs of a solution: first that of its own document, then those of reports.
pub(crate) fn costs<'a>(
    reader: &Reader<'a>,
    id: SolutionId,
    gathered: &Gathered<'a>,
) -> Vec<CostView<'a>> {
    let own = own_cost(reader, id).map(|cost| cost_view(reader, reader.solution(id), cost));
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

/// Returns what the price list of a solution gives for each municipality; none where it has none,
/// or no inhabitants are known.
pub(crate) fn price_list<'a>(reader: &Reader<'a>, id: SolutionId) -> Option<PriceListView<'a>> {
    let cost = own_cost(reader, id).filter(|cost| !cost.steps.is_empty())?;
    let knowledge = reader.knowledge();
    let price = |id| {
        let fields = &knowledge.municipality(id).entry.main.fields;
        let population = fields.population?.count;
        Some(PriceView {
            municipality: reader.municipality(id),
            population,
            price: cost.price_for(population),
        })
    };
    let prices: Vec<_> = knowledge.municipality_ids().filter_map(price).collect();
    (!prices.is_empty()).then_some(PriceListView {
        year: cost.year,
        prices,
    })
}

/// Returns the cost of the document itself, in the version for the reader.
pub(crate) fn own_cost<'a>(reader: &Reader<'a>, id: SolutionId) -> Option<&'a Cost> {
    let entry = &reader.knowledge().solution(id).entry;
    let own = entry.version(reader.lang).fields.cost.as_ref();
    own.or(entry.main.fields.cost.as_ref())
}

fn cost_view<'a>(reader: &Reader<'a>, who: Link<'a>, cost: &'a Cost) -> CostView<'a> {
    let yearly = reader.knowledge().yearly_bands(cost);
    CostView {
        who,
        bands: reach(reader, yearly),
        yearly: in_words(yearly),
        setup: in_words(cost.setup_span()),
        amounts: amounts(reader, cost),
        year: cost.year,
        own_hours: cost.own_hours,
        note: cost.note.as_deref(),
    }
}

/// Returns the amounts of a cost, as stated.
pub(crate) fn amounts<'a>(reader: &Reader<'a>, cost: &'a Cost) -> Vec<AmountView<'a>> {
    let view = |amount: &'a Amount| AmountView {
        from: amount.from,
        to: amount.to,
        is_rough: amount.is_rough,
        frequency: reader.word(amount.frequency),
        what: amount.what.as_deref(),
        year: amount.year,
    };
    cost.amounts.iter().map(view).collect()
}

/// Returns the id in the page of a report where `cost` stands: its own section where there is more
/// than the bands, else the facts.
fn cost_anchor(cost: &Cost) -> &'static str {
    if has_section(cost) {
        "s-cost"
    } else {
        "s-facts"
    }
}

/// Decides whether a report has a section about `cost`: where there is more than the bands.
pub(crate) fn has_section(cost: &Cost) -> bool {
    cost.note.is_some() || cost.own_hours.is_some() || !cost.amounts.is_empty()
}

/// Returns the words of every band from the lowest to the highest.
fn reach(reader: &Reader<'_>, bands: Option<BandSpan>) -> Vec<Word> {
    let Some((lowest, highest)) = bands else {
        return Vec::new();
    };
    let reached = CostBand::ALL
        .iter()
        .filter(|band| (lowest..=highest).contains(band));
    reached.map(|band| reader.word(*band)).collect()
}

/// Returns the words for a span of bands.
pub(crate) fn in_words(bands: Option<BandSpan>) -> Option<String> {
    bands.map(|(lowest, highest)| lowest.to(highest))
}
