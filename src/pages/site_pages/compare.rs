//! The comparison page. It has all municipalities side by side; a script shows the few that the
//! reader chooses, and leaves out the rows without any statement of theirs.

use serde::Serialize;

use crate::content::vocabulary::{CompetenceLevel, UsageStatus};
use crate::knowledge::coverage::Scope;
use crate::knowledge::{MunicipalityId, TopicId};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Word};
use crate::pages::parts::cards::MunicipalityCard;
use crate::pages::parts::matrix::MatrixView;
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
    /// Facts by municipality: the columns of every part of the table.
    columns: Vec<ColumnView<'a>>,
    /// The matrix of use in the same columns; none where nobody has stated anything.
    matrix: Option<MatrixView<'a>>,
    /// The needs and competences of each, by topic.
    topics: Vec<TopicRow<'a>>,
    /// Every status, for the key on paper, where all columns have room for symbols alone.
    statuses: Vec<Word>,
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

/// Returns the metadata and the data of the page.
pub(crate) fn compare<'a>(reader: &Reader<'a>) -> (PageMeta, CompareView<'a>) {
    let knowledge = reader.knowledge();
    let meta = reader.site_page_meta(SitePage::Compare);
    let columns = knowledge.columns(None).municipalities;
    let topics = knowledge.topic_ids().filter_map(|id| {
        let cells: Vec<_> = columns
            .iter()
            .map(|municipality| topic_cell(reader, *municipality, id))
            .collect();
        cells.iter().any(Option::is_some).then(|| TopicRow {
            topic: reader.topic(id),
            cells,
        })
    });
    let coverage = knowledge.coverage(Scope::default());
    let view = CompareView {
        most: MOST,
        matrix: (!coverage.rows.is_empty()).then(|| reader.matrix(&coverage)),
        topics: topics.collect(),
        statuses: UsageStatus::ALL
            .iter()
            .map(|status| reader.word(*status))
            .collect(),
        columns: columns.iter().map(|id| column(reader, *id)).collect(),
    };
    (reader.describe_collection(meta), view)
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
