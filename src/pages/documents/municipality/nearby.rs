//! Solutions that others near a municipality use, and that it has said nothing of.

use serde::Serialize;

use crate::knowledge::MunicipalityId;
use crate::knowledge::neighbours::{Nearness, NotStatedHere};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Word, freshness};
use crate::text::PartialDate;

/// The largest number of solutions from nearby municipalities that is shown.
const NEARBY_LIMIT: usize = 12;

/// A solution that others nearby use.
#[derive(Serialize)]
pub(super) struct NearbyView<'a> {
    /// The solution.
    solution: Link<'a>,
    /// The municipalities that have it.
    had_by: Vec<HadByView<'a>>,
    /// The number of them whose statement counts.
    confirmed: usize,
}

/// A municipality that has a solution.
#[derive(Serialize)]
struct HadByView<'a> {
    /// The municipality.
    municipality: Link<'a>,
    /// The reason why it is asked: `neighbour`, `like` or `in_region`.
    nearness: &'static str,
    /// The status it states.
    status: Word,
    /// The date on which the statement was last known to be true.
    confirmed: Option<PartialDate>,
    /// The age of the statement by that date: `fresh`, `ageing`, `stale`, `undated`.
    freshness: &'static str,
    /// `true` where the statement does not count: too old or undated.
    old: bool,
    /// The address of the form in which it is confirmed or corrected.
    correct: String,
}

/// Returns the solutions that neighbours and the region use and the municipality says nothing of.
pub(super) fn had_nearby<'a>(reader: &Reader<'a>, id: MunicipalityId) -> Vec<NearbyView<'a>> {
    let nearby = reader.knowledge().had_nearby(id);
    let nearby = nearby.iter().take(NEARBY_LIMIT);
    nearby.map(|nearby| nearby_view(reader, nearby)).collect()
}

fn nearby_view<'a>(reader: &Reader<'a>, nearby: &NotStatedHere) -> NearbyView<'a> {
    let had_by = nearby.had_by.iter().map(|had| {
        let usage = reader.knowledge().usage(had.usage);
        HadByView {
            municipality: reader.municipality(usage.municipality),
            nearness: match had.nearness {
                Nearness::Neighbour => "neighbour",
                Nearness::Like => "like",
                Nearness::Region => "in_region",
            },
            status: reader.usage_status(usage),
            confirmed: usage.confirmed,
            freshness: freshness(usage.freshness),
            old: !usage.freshness.counts(),
            correct: reader.correct_usage(usage),
        }
    });
    NearbyView {
        solution: reader.solution(nearby.solution),
        had_by: had_by.collect(),
        confirmed: nearby.confirmed,
    }
}
