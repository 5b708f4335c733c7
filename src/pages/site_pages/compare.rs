//! The comparison page. It has all municipalities side by side; a script shows the few that the
//! reader chooses, and leaves out the rows without any statement of theirs.
//!
//! The comparison of too many for one page has the rows alone, and each municipality has a page of its
//! own with its column. The script takes the columns that are chosen from those pages; without it they
//! are links.

use std::borrow::Cow;

use serde::Serialize;

use crate::content::vocabulary::{CompetenceLevel, UsageStatus};
use crate::knowledge::coverage::{Columns, Coverage, Scope};
use crate::knowledge::{Knowledge, MunicipalityId, TopicId};
use crate::pages::context::page_meta::owned;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Word};
use crate::pages::parts::cards::MunicipalityCard;
use crate::pages::parts::matrix::{MOST_CELLS, MatrixView};
use crate::pages::site_page::SitePage;
use crate::text::Vocabulary;
use crate::theme::PageMeta;

/// The largest number of municipalities that are shown side by side: more do not fit on a page that
/// can be printed.
const MOST: usize = 4;

/// The data for `compare.html`.
#[derive(Serialize)]
pub(crate) struct CompareView<'a> {
    /// The number of municipalities that can be chosen.
    most: usize,
    /// The municipalities that can be chosen, by region.
    choices: Vec<ChoiceGroup<'a>>,
    /// The number of them.
    municipalities: usize,
    /// `true` where each municipality has a page with its column, and this one has none of them.
    divided: bool,
    /// The municipality that this page is for, where it is such a page.
    one: Option<Link<'a>>,
    /// Facts by municipality: the columns of every part of the table.
    columns: Vec<ColumnView<'a>>,
    /// The matrix of use in the same columns; none where nobody has stated anything.
    matrix: Option<MatrixView<'a>>,
    /// The needs and competences of each, by topic.
    topics: Vec<TopicRow<'a>>,
    /// Every status, for the key on paper, where all columns have room for symbols alone.
    statuses: Vec<Word>,
}

/// The municipalities of a region.
#[derive(Serialize)]
struct ChoiceGroup<'a> {
    /// The region; none for municipalities outside every region.
    region: Option<Link<'a>>,
    /// The municipalities.
    municipalities: Vec<Choice<'a>>,
}

/// A municipality that can be chosen.
#[derive(Serialize)]
struct Choice<'a> {
    /// Its name in addresses.
    slug: &'a str,
    /// Its title.
    title: Cow<'a, str>,
    /// The address of the page with its column, where there is one.
    address: Option<String>,
}

/// A municipality.
#[derive(Serialize)]
struct ColumnView<'a> {
    /// The card that lists show of it.
    #[serde(flatten)]
    card: MunicipalityCard<'a>,
    /// The county.
    county: &'a str,
    /// The region.
    region: Option<Link<'a>>,
    /// Area in km².
    area_km2: Option<f64>,
}

/// A topic that any municipality has stated something about.
#[derive(Serialize)]
struct TopicRow<'a> {
    /// The topic.
    topic: Link<'a>,
    /// The statements of each municipality; none where it has made none.
    cells: Vec<Option<TopicCell>>,
}

/// The statements of a municipality about a topic.
#[derive(Clone, Default, Serialize)]
struct TopicCell {
    /// The number of its needs.
    needs: usize,
    /// `true` where it states any competence.
    knows: bool,
    /// The highest level of its competences, where stated.
    level: Option<Word>,
    /// `true` where it can help others.
    can_help: bool,
    /// Its maturity, 0 to 5.
    maturity: Option<u8>,
}

/// Returns the municipalities that have a page with their column; none where all of them have room
/// on one page.
pub(crate) fn parts(knowledge: &Knowledge) -> impl Iterator<Item = MunicipalityId> {
    let all = knowledge.municipality_ids();
    all.filter(|_| is_divided(knowledge))
}

/// Decides whether all municipalities beside each other would be too large for a page.
fn is_divided(knowledge: &Knowledge) -> bool {
    knowledge.solutions.len() * knowledge.municipalities.len() > MOST_CELLS
}

/// Returns the metadata and the data of the page.
pub(crate) fn compare<'a>(reader: &Reader<'a>) -> (PageMeta, CompareView<'a>) {
    let meta = reader.site_page_meta(SitePage::Compare);
    let mut coverage = reader.knowledge().coverage(Scope::default());
    let mut topics = topics(reader, &coverage.columns.municipalities);
    let choices = choices(reader, &coverage.columns);
    if is_divided(reader.knowledge()) {
        leave_out_columns(&mut coverage);
        for row in &mut topics {
            row.cells.clear();
        }
    }
    let view = view(reader, &coverage, topics, choices);
    (reader.describe_collection(meta), view)
}

/// Returns the metadata and the data of the page with the column of a municipality.
pub(crate) fn one<'a>(reader: &Reader<'a>, id: MunicipalityId) -> (PageMeta, CompareView<'a>) {
    let addresses = reader.addresses();
    let slug = &reader.knowledge().municipality(id).entry.slug;
    let link = reader.municipality(id);
    let of_it = |key| {
        let place: &[(&str, &str)] = &[("place", &link.title)];
        reader.theme().text_with(reader.interface, key, None, place)
    };
    let mut meta = reader.own_meta(SitePage::Compare.key(), of_it("compare.of"), |lang| {
        addresses.comparison(slug, lang)
    });
    meta.lead = Some(of_it("compare.of_lead"));
    meta.description = meta.lead.clone();
    let whole = reader.site_page_link(SitePage::Compare);
    meta.breadcrumbs.push(owned(whole));
    // The same stands on the municipality's own page.
    meta.noindex = true;
    let coverage = reader.knowledge().coverage(Scope {
        municipality: Some(id),
        ..Scope::default()
    });
    let topics = topics(reader, &[id]);
    let view = CompareView {
        one: Some(link),
        ..view(reader, &coverage, topics, Vec::new())
    };
    (meta, view)
}

fn view<'a>(
    reader: &Reader<'a>,
    coverage: &Coverage,
    topics: Vec<TopicRow<'a>>,
    choices: Vec<ChoiceGroup<'a>>,
) -> CompareView<'a> {
    let columns = coverage.columns.municipalities.iter();
    CompareView {
        most: MOST,
        municipalities: reader.knowledge().municipalities.len(),
        choices,
        divided: is_divided(reader.knowledge()),
        one: None,
        columns: columns.map(|id| column(reader, *id)).collect(),
        matrix: (!coverage.rows.is_empty()).then(|| reader.matrix(coverage)),
        topics,
        statuses: UsageStatus::ALL
            .iter()
            .map(|status| reader.word(*status))
            .collect(),
    }
}

/// Removes all columns, so that the rows are left.
fn leave_out_columns(coverage: &mut Coverage) {
    coverage.columns.municipalities.clear();
    coverage.columns.groups.clear();
    coverage.column_totals.clear();
    for row in &mut coverage.rows {
        row.cells.clear();
    }
}

fn choices<'a>(reader: &Reader<'a>, columns: &Columns) -> Vec<ChoiceGroup<'a>> {
    let divided = is_divided(reader.knowledge());
    let choice = |id: &MunicipalityId| {
        let slug = &reader.knowledge().municipality(*id).entry.slug;
        let page = || reader.addresses().comparison(slug, reader.interface);
        Choice {
            slug: slug.as_str(),
            title: reader.municipality(*id).title,
            address: divided.then(page),
        }
    };
    let groups = columns.groups.iter();
    groups
        .map(|(region, range)| ChoiceGroup {
            region: region.map(|id| reader.region(id)),
            municipalities: columns.municipalities[range.clone()]
                .iter()
                .map(choice)
                .collect(),
        })
        .collect()
}

/// Returns the topics that any of `columns` has stated something about.
fn topics<'a>(reader: &Reader<'a>, columns: &[MunicipalityId]) -> Vec<TopicRow<'a>> {
    let row = |id| {
        let cells: Vec<_> = columns
            .iter()
            .map(|municipality| topic_cell(reader, *municipality, id))
            .collect();
        cells.iter().any(Option::is_some).then(|| TopicRow {
            topic: reader.topic(id),
            cells,
        })
    };
    reader.knowledge().topic_ids().filter_map(row).collect()
}

fn column<'a>(reader: &Reader<'a>, id: MunicipalityId) -> ColumnView<'a> {
    let node = reader.knowledge().municipality(id);
    let facts = &node.entry.main.fields;
    ColumnView {
        card: reader.municipality_card(id),
        county: &facts.county,
        region: node.edges.region.map(|id| reader.region(id)),
        area_km2: facts.area_km2,
    }
}

fn topic_cell(
    reader: &Reader<'_>,
    municipality: MunicipalityId,
    topic: TopicId,
) -> Option<TopicCell> {
    let node = reader.knowledge().municipality(municipality);
    let needs = node.edges.needs.iter().filter(|need| need.topic == topic);
    let mut cell = TopicCell {
        needs: needs.count(),
        ..TopicCell::default()
    };
    let mut best: Option<CompetenceLevel> = None;
    for linked in node
        .edges
        .competences
        .iter()
        .filter(|one| one.topic == topic)
    {
        cell.knows = true;
        cell.can_help |= linked.competence.can_help;
        best = best.max(linked.competence.level);
    }
    cell.level = best.map(|level| reader.word(level));
    let slug = &reader.knowledge().topic(topic).topic.slug;
    let stated = node.entry.main.fields.maturity.iter();
    cell.maturity = stated
        .filter(|maturity| maturity.topic == *slug)
        .map(|maturity| maturity.level)
        .max();
    (cell.needs > 0 || cell.knows || cell.maturity.is_some()).then_some(cell)
}

/// Returns the address of the comparison of `slugs` with each other, from the page at `address`.
pub(crate) fn address_of(address: &str, slugs: &[&str]) -> String {
    format!("{address}?k={}", slugs[..slugs.len().min(MOST)].join(","))
}
