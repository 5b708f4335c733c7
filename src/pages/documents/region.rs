//! The page of a region: as for a municipality, for a group that works together.

use serde::Serialize;

use crate::knowledge::RegionId;
use crate::knowledge::coverage::Scope;
use crate::knowledge::profile::{Profile, TopicGroup};
use crate::knowledge::spread::Spread;
use crate::pages::about::About;
use crate::pages::context::page_meta::owned;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::pages::map::LocatorView;
use crate::pages::parts::bar::Bar;
use crate::pages::parts::cards::MunicipalityCard;
use crate::pages::parts::matrix::MatrixView;
use crate::pages::parts::needs::{CompetenceView, NeedView};
use crate::pages::parts::pages::MOST_GATHERED;
use crate::pages::parts::report_rows::ReportRow;
use crate::pages::parts::use_lists::UseList;
use crate::pages::site_page::SitePage;
use crate::theme::PageMeta;

/// The number of reports that are shown as cards; the rest are shown by title alone.
const CARD_LIMIT: usize = 15;

/// The number of solutions that are shown of each group; the matrix has them all.
const SOLUTIONS: usize = 10;

/// The data for `region.html`.
#[derive(Serialize)]
pub(crate) struct RegionView<'a> {
    /// The address of the note about it, on one sheet.
    note: String,
    /// Its municipalities, by name.
    municipalities: Vec<MunicipalityCard<'a>>,
    /// The sum of the inhabitants of its municipalities, as far as known.
    population: u64,
    /// The network that goes by its name.
    network: Option<Link<'a>>,
    /// Its place on the map, where the site has a map.
    locator: Option<LocatorView<'a>>,
    /// Solutions that most of its municipalities use, that some use, and that are in use by old
    /// statements alone.
    groups: Vec<UseGroup<'a>>,
    /// Solutions that municipalities outside the region use and nobody in it has mentioned.
    elsewhere: Vec<Bar<'a>>,
    /// The number of solutions with a user by a statement that counts.
    used: usize,
    /// The number of solutions with users by older statements alone.
    used_before: usize,
    /// The number of its municipalities that can help others.
    helping: usize,
    /// The page that explains how to contribute, where the site has one.
    contribute: Option<Link<'a>>,
    /// The matrix of municipalities and solutions; none where nobody has stated anything.
    matrix: Option<MatrixView<'a>>,
    /// The same as lists, where the matrix would be too large.
    use_lists: Vec<UseList<'a>>,
    /// The needs of its municipalities by topic, those that several share first.
    needs: Vec<TopicView<'a, NeedView<'a>>>,
    /// The competences of its municipalities by topic.
    competences: Vec<TopicView<'a, CompetenceView<'a>>>,
    /// Reports about its municipalities or the region as a whole, newest first.
    reports: Vec<ReportRow<'a>>,
    /// Older reports, by title alone.
    more_reports: Vec<Link<'a>>,
    /// The number of all reports.
    all_reports: usize,
    /// The address of the pages with all of them, where they are more than this page shows.
    reports_address: Option<String>,
}

/// A group of solutions by the share of the municipalities that use them.
#[derive(Serialize)]
struct UseGroup<'a> {
    /// The share: `most`, `some` or `older`.
    kind: &'static str,
    /// The solutions, those with most users first.
    items: Vec<Bar<'a>>,
    /// The number of further solutions that are not shown.
    more: usize,
}

/// The statements of several municipalities about a topic.
#[derive(Serialize)]
struct TopicView<'a, T> {
    /// The topic.
    topic: Link<'a>,
    /// The number of municipalities with such a statement.
    municipalities: usize,
    /// Their statements.
    stated: Vec<T>,
    /// The number of those that are not shown; each is on the page of its municipality.
    more: usize,
}

/// Returns the metadata and the data of the page of a region.
pub(crate) fn region<'a>(reader: &Reader<'a>, id: RegionId) -> (PageMeta, RegionView<'a>) {
    let knowledge = reader.knowledge();
    let region = knowledge.region(id);
    let addresses = reader.addresses();
    let members = &region.municipalities;
    let mut meta = reader.own_meta("region", region.name.clone(), |lang| {
        addresses.region(region, lang)
    });
    let arguments = [("region", region.name.as_str())];
    let theme = reader.theme();
    let text = |key, count| theme.text_with(reader.interface, key, count, &arguments);
    let lead = text("region.lead", Some(members.len()));
    meta.full_title = Some(text("region.full_title", None));
    meta.description = Some(lead.clone());
    meta.lead = Some(lead);
    meta.section = Some(SitePage::Municipalities.key());
    meta.breadcrumbs
        .push(owned(reader.site_page_link(SitePage::Municipalities)));
    let all = About::Region(id).reports(knowledge);
    let list = reader.report_list(About::Region(id), &all, CARD_LIMIT);
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
    let (matrix, use_lists) = reader.use_in(Scope {
        region: Some(id),
        ..Scope::default()
    });
    let view = RegionView {
        note: addresses.region_note(region, reader.interface),
        network: region.network.map(|id| reader.document(id.into())),
        municipalities: members
            .iter()
            .map(|id| reader.municipality_card(*id))
            .collect(),
        population: population.sum(),
        matrix,
        use_lists,
        locator: reader.region_locator(id),
        groups: groups(reader, &profile, members.len()),
        elsewhere: bars(reader, &profile.elsewhere, outside),
        used: profile.most.len() + profile.some.len(),
        used_before: profile.older.len(),
        helping: members.iter().filter(can_help).count(),
        contribute: reader.page_by_slug("bidra"),
        needs: topics(reader, &profile.needs, |id| reader.need(id)),
        competences: topics(reader, &profile.competences, |id| reader.competence(id)),
        reports: list.rows,
        more_reports: list.more,
        all_reports: list.all,
        reports_address: list.address,
    };
    (reader.describe_collection(meta), view)
}

/// Returns the solutions grouped by the share of the `members` that use them, without empty groups.
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
    let shown = spreads.iter().take(SOLUTIONS);
    shown
        .map(|spread| reader.spread_bar(spread, whole))
        .collect()
}

fn topics<'a, T: Copy, V>(
    reader: &Reader<'a>,
    groups: &[TopicGroup<T>],
    view: impl Fn(T) -> V,
) -> Vec<TopicView<'a, V>> {
    let topic = |group: &TopicGroup<T>| TopicView {
        topic: reader.topic(group.topic),
        municipalities: group.municipalities,
        stated: (group.stated.iter().take(MOST_GATHERED))
            .map(|id| view(*id))
            .collect(),
        more: group.stated.len().saturating_sub(MOST_GATHERED),
    };
    groups.iter().map(topic).collect()
}
