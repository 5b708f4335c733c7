//! A region: the same questions as for a municipality, for a group that works together.

use serde::Serialize;

use super::address::Listing;
use super::cards::{MunicipalityCard, ReportCard};
use super::coverage::MatrixView;
use super::frame::owned;
use super::municipality::NeedView;
use super::reader::Reader;
use super::structured;
use super::view::Link;
use crate::knowledge::coverage::Scope;
use crate::knowledge::node::NeedId;
use crate::knowledge::{RegionId, ReportId};
use crate::theme::Frame;

/// So many reports are shown as cards; the rest by title alone.
const CARD_LIMIT: usize = 15;

/// What `region.html` is given.
#[derive(Serialize)]
pub(super) struct RegionView<'a> {
    /// Its municipalities, by name.
    municipalities: Vec<MunicipalityCard<'a>>,
    /// Inhabitants of those whose number is known, together.
    population: u64,
    /// Who uses what; none where nobody has stated anything.
    matrix: Option<MatrixView<'a>>,
    /// What its municipalities need.
    needs: Vec<NeedView<'a>>,
    /// Reports about its municipalities or the region as a whole, newest first.
    reports: Vec<ReportCard<'a>>,
    /// Older reports, by title alone.
    more_reports: Vec<Link<'a>>,
}

/// The page of a region.
pub(super) fn region<'a>(reader: &Reader<'a>, id: RegionId) -> (Frame, RegionView<'a>) {
    let knowledge = reader.knowledge();
    let region = knowledge.region(id);
    let addresses = reader.plan().addresses;
    let members = &region.municipalities;
    let mut frame = reader.own_frame("region", region.name.clone(), |lang| {
        addresses.region(region, lang)
    });
    let arguments = [("region", region.name.as_str())];
    let count = Some(members.len());
    let lead = reader
        .theme()
        .text_with(reader.interface, "region.lead", count, &arguments);
    frame.full_title = Some(reader.theme().text_with(
        reader.interface,
        "region.full_title",
        None,
        &arguments,
    ));
    frame.description = Some(lead.clone());
    frame.lead = Some(lead);
    frame.section = Some(Listing::Municipalities.key());
    frame
        .breadcrumbs
        .push(owned(reader.listing_link(Listing::Municipalities)));
    let reports = reports(reader, id);
    let (cards, rest) = reports.split_at(reports.len().min(CARD_LIMIT));
    let population = members.iter().filter_map(|id| {
        let population = knowledge.municipality(*id).entry.main.fields.population?;
        Some(u64::from(population.count))
    });
    let needs = members.iter().flat_map(|municipality| {
        let count = knowledge.municipality(*municipality).edges.needs.len();
        (0..count).map(|index| NeedId {
            municipality: *municipality,
            index,
        })
    });
    let view = RegionView {
        municipalities: members
            .iter()
            .map(|id| reader.municipality_card(*id))
            .collect(),
        population: population.sum(),
        matrix: reader.matrix_of(Scope {
            topic: None,
            region: Some(id),
        }),
        needs: needs.map(|id| reader.need(id)).collect(),
        reports: reader.report_cards(cards),
        more_reports: rest.iter().map(|id| reader.report(*id)).collect(),
    };
    let about = structured::collection(reader, &frame);
    (reader.describe(frame, Some(about)), view)
}

/// Reports about any of the region's municipalities or about the region itself; newest first,
/// each once.
fn reports(reader: &Reader<'_>, id: RegionId) -> Vec<ReportId> {
    let knowledge = reader.knowledge();
    let of_members = knowledge
        .region(id)
        .municipalities
        .iter()
        .flat_map(|id| knowledge.municipality(*id).edges.reports.iter().copied());
    let of_region = knowledge
        .report_ids()
        .filter(|report| knowledge.report(*report).edges.region == Some(id));
    // Reports are numbered newest first.
    let mut reports: Vec<ReportId> = of_members.chain(of_region).collect();
    reports.sort_unstable();
    reports.dedup();
    reports
}
