//! A region: the same questions as for a municipality, for a group that works together.

use serde::Serialize;

use super::municipality::{CompetenceView, NeedView};
use crate::knowledge::coverage::Scope;
use crate::knowledge::profile::{Profile, TopicGroup};
use crate::knowledge::spread::Spread;
use crate::knowledge::{RegionId, ReportId};
use crate::pages::address::SitePage;
use crate::pages::charts::segments::{Segment, segments};
use crate::pages::context::page_meta::owned;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::pages::map::LocatorView;
use crate::pages::parts::cards::{MunicipalityCard, ReportCard};
use crate::pages::site_pages::coverage::MatrixView;
use crate::theme::PageMeta;

/// So many reports are shown as cards; the rest by title alone.
const CARD_LIMIT: usize = 15;

/// So many solutions are shown of each group; the matrix has them all.
const SOLUTIONS: usize = 10;

/// What `region.html` is given.
#[derive(Serialize)]
pub(crate) struct RegionView<'a> {
    /// Its municipalities, by name.
    municipalities: Vec<MunicipalityCard<'a>>,
    /// Inhabitants of those whose number is known, together.
    population: u64,
    /// Where it is, where the site has a map.
    locator: Option<LocatorView<'a>>,
    /// What most of its municipalities use, some, and by old statements alone.
    groups: Vec<UseGroup<'a>>,
    /// What others use and nobody here has mentioned.
    elsewhere: Vec<Bar<'a>>,
    /// Solutions with a user by a statement that counts.
    used: usize,
    /// Those with older users alone.
    used_before: usize,
    /// Municipalities that can help others.
    helping: usize,
    /// How to contribute, where the site tells.
    contribute: Option<Link<'a>>,
    /// Who uses what; none where nobody has stated anything.
    matrix: Option<MatrixView<'a>>,
    /// What its municipalities need, by topic: what several share first.
    needs: Vec<TopicView<'a, NeedView<'a>>>,
    /// What they know, by topic.
    competences: Vec<TopicView<'a, CompetenceView<'a>>>,
    /// Reports about its municipalities or the region as a whole, newest first.
    reports: Vec<ReportCard<'a>>,
    /// Older reports, by title alone.
    more_reports: Vec<Link<'a>>,
}

/// Solutions that so many use.
#[derive(Serialize)]
struct UseGroup<'a> {
    /// How many: `most`, `some` or `older`.
    kind: &'static str,
    /// The solutions, those with most users first.
    items: Vec<Bar<'a>>,
    /// How many more there are.
    more: usize,
}

/// A row of a chart of bars: a solution, and how many use it.
#[derive(Serialize)]
struct Bar<'a> {
    /// Which.
    link: Link<'a>,
    /// Users by statements that count.
    value: usize,
    /// Users by older ones.
    older: usize,
    /// Municipalities that could use it.
    of: Option<usize>,
    /// The bar.
    segments: Vec<Segment>,
}

/// What several state of a topic.
#[derive(Serialize)]
struct TopicView<'a, T> {
    /// The topic.
    topic: Link<'a>,
    /// How many municipalities.
    municipalities: usize,
    /// What they state.
    stated: Vec<T>,
}

/// The page of a region.
pub(crate) fn region<'a>(reader: &Reader<'a>, id: RegionId) -> (PageMeta, RegionView<'a>) {
    let knowledge = reader.knowledge();
    let region = knowledge.region(id);
    let addresses = reader.addresses();
    let members = &region.municipalities;
    let mut meta = reader.own_meta("region", region.name.clone(), |lang| {
        addresses.region(region, lang)
    });
    let arguments = [("region", region.name.as_str())];
    let count = Some(members.len());
    let lead = reader
        .theme()
        .text_with(reader.interface, "region.lead", count, &arguments);
    meta.full_title = Some(reader.theme().text_with(
        reader.interface,
        "region.full_title",
        None,
        &arguments,
    ));
    meta.description = Some(lead.clone());
    meta.lead = Some(lead);
    meta.section = Some(SitePage::Municipalities.key());
    meta.breadcrumbs
        .push(owned(reader.site_page_link(SitePage::Municipalities)));
    let reports = reports(reader, id);
    let (cards, rest) = reports.split_at(reports.len().min(CARD_LIMIT));
    let population = members.iter().filter_map(|id| {
        let population = knowledge.municipality(*id).entry.main.fields.population?;
        Some(u64::from(population.count))
    });
    let profile = knowledge.region_profile(id);
    let outside = knowledge.municipalities.len() - members.len();
    let can_help = |id: &&_| {
        let known = &knowledge.municipality(**id).edges.competences;
        known.iter().any(|one| one.competence.can_help)
    };
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
        locator: reader.region_locator(id),
        groups: groups(reader, &profile, members.len()),
        elsewhere: bars(reader, &profile.elsewhere, outside),
        used: profile.most.len() + profile.some.len(),
        used_before: profile.older.len(),
        helping: members.iter().filter(can_help).count(),
        contribute: reader.page_by_slug("bidra"),
        needs: topics(reader, &profile.needs, |id| reader.need(id)),
        competences: topics(reader, &profile.competences, |id| reader.competence(id)),
        reports: reader.report_cards(cards),
        more_reports: rest.iter().map(|id| reader.report(*id)).collect(),
    };
    (reader.describe_collection(meta), view)
}

/// Solutions by how many of the `members` use them, groups without any left out.
fn groups<'a>(reader: &Reader<'a>, profile: &Profile, members: usize) -> Vec<UseGroup<'a>> {
    let groups = [
        ("most", &profile.most),
        ("some", &profile.some),
        ("older", &profile.older),
    ];
    groups
        .into_iter()
        .filter(|(_, spreads)| !spreads.is_empty())
        .map(|(kind, spreads)| UseGroup {
            kind,
            items: bars(reader, spreads, members),
            more: spreads.len().saturating_sub(SOLUTIONS),
        })
        .collect()
}

fn bars<'a>(reader: &Reader<'a>, spreads: &[Spread], whole: usize) -> Vec<Bar<'a>> {
    let bar = |spread: &Spread| {
        let (value, older) = (spread.counts.confirmed, spread.counts.older);
        Bar {
            link: reader.solution(spread.solution),
            value,
            older,
            of: Some(whole),
            segments: segments(&[("counted", value), ("older", older)], whole),
        }
    };
    spreads.iter().take(SOLUTIONS).map(bar).collect()
}

fn topics<'a, T: Copy, V>(
    reader: &Reader<'a>,
    groups: &[TopicGroup<T>],
    view: impl Fn(T) -> V,
) -> Vec<TopicView<'a, V>> {
    let topic = |group: &TopicGroup<T>| TopicView {
        topic: reader.topic(group.topic),
        municipalities: group.municipalities,
        stated: group.stated.iter().map(|id| view(*id)).collect(),
    };
    groups.iter().map(topic).collect()
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
