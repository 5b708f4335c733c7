//! The coverage page: the whole matrix of municipalities and solutions.

use std::ops::Range;

use serde::Serialize;

use crate::content::vocabulary::UsageStatus;
use crate::knowledge::UsageId;
use crate::knowledge::coverage::{Coverage, CoverageRow, Scope};
use crate::pages::context::reader::Reader;
use crate::pages::context::structured;
use crate::pages::context::view::{Link, Word};
use crate::pages::outputs::File;
use crate::pages::parts::downloads::Download;
use crate::pages::parts::matrix::{MatrixView, fits};
use crate::pages::site_page::SitePage;
use crate::text::Vocabulary;
use crate::theme::PageMeta;

/// The data for `coverage.html`.
#[derive(Serialize)]
pub(crate) struct CoverageView<'a> {
    /// The matrix; none where nothing is stated, or where it would be too large for a page.
    matrix: Option<MatrixView<'a>>,
    /// The overview that a page has room for instead of a large matrix.
    overview: Option<Overview<'a>>,
    /// The number of cells with a statement.
    stated: usize,
    /// The number of all cells.
    cells: usize,
    /// The number of statements that count.
    confirmed: usize,
    /// The age in months from which a statement no longer counts.
    stale_months: u32,
    /// Every status, for the legend.
    statuses: Vec<Word>,
    /// Solutions without any statement of use.
    without: Vec<Link<'a>>,
    /// The ways to the same as tables: the matrix for Excel, and the statements as CSV.
    downloads: Vec<Download>,
}

/// The users of the solutions of each topic by region, and the solutions with the number of theirs.
/// The pages of topics and regions say who.
#[derive(Serialize)]
struct Overview<'a> {
    /// The regions, in the order of the columns; none for municipalities outside every region.
    regions: Vec<Option<Link<'a>>>,
    /// The topics, each with its solutions.
    topics: Vec<OverviewTopic<'a>>,
}

/// A topic.
#[derive(Serialize)]
struct OverviewTopic<'a> {
    /// The topic; none for solutions without any.
    topic: Option<Link<'a>>,
    /// The number of users, all regions together.
    users: usize,
    /// The number of users by region.
    by_region: Vec<usize>,
    /// Its solutions, by title.
    solutions: Vec<OverviewSolution<'a>>,
}

/// A solution.
#[derive(Serialize)]
struct OverviewSolution<'a> {
    /// The link to its page.
    #[serde(flatten)]
    link: Link<'a>,
    /// The number of its users.
    users: usize,
    /// The number of those that count.
    confirmed: usize,
}

/// Returns the metadata and the data of the page.
pub(crate) fn coverage<'a>(reader: &Reader<'a>) -> (PageMeta, CoverageView<'a>) {
    let knowledge = reader.knowledge();
    let mut meta = reader.site_page_meta(SitePage::Coverage);
    let coverage = knowledge.coverage(Scope::default());
    let confirmed = knowledge
        .usages
        .iter()
        .filter(|usage| usage.freshness.counts())
        .count();
    let is_stated = !coverage.rows.is_empty();
    let fits = fits(&coverage);
    if !is_stated || !fits {
        // The dots are those of the matrix.
        meta.lead = Some(reader.text("coverage.lead_overview"));
        meta.description = meta.lead.clone();
    }
    let view = CoverageView {
        stated: coverage.total.stated(),
        cells: coverage.rows.len() * coverage.columns.municipalities.len(),
        confirmed,
        stale_months: knowledge.limits.stale,
        statuses: UsageStatus::ALL
            .iter()
            .map(|status| reader.word(*status))
            .collect(),
        without: coverage
            .without
            .iter()
            .map(|id| reader.solution(*id))
            .collect(),
        downloads: [File::CoverageWorkbook, File::CoverageTable]
            .into_iter()
            .filter_map(|file| reader.download(file))
            .collect(),
        matrix: (is_stated && fits).then(|| reader.matrix(&coverage)),
        overview: (!fits).then(|| overview(reader, &coverage)),
    };
    let about = structured::coverage(reader, &meta);
    (reader.describe(meta, about), view)
}

fn overview<'a>(reader: &Reader<'a>, coverage: &Coverage) -> Overview<'a> {
    let regions = &coverage.columns.groups;
    let is_use = |id: &UsageId| reader.knowledge().usage(*id).is_use();
    let users = |row: &CoverageRow, columns: &Range<usize>| {
        let cells = row.cells[columns.clone()].iter().flatten();
        cells.filter(|id| is_use(id)).count()
    };
    let topics = coverage.groups.iter().map(|(topic, rows)| {
        let rows = &coverage.rows[rows.clone()];
        let by_region = regions.iter().map(|(_, columns)| {
            let users = rows.iter().map(|row| users(row, columns));
            users.sum()
        });
        let by_region: Vec<usize> = by_region.collect();
        OverviewTopic {
            topic: topic.map(|id| reader.topic(id)),
            users: by_region.iter().sum(),
            by_region,
            solutions: rows
                .iter()
                .map(|row| OverviewSolution {
                    link: reader.solution(row.solution),
                    users: row.counts.confirmed + row.counts.older,
                    confirmed: row.counts.confirmed,
                })
                .collect(),
        }
    });
    Overview {
        topics: topics.collect(),
        regions: regions
            .iter()
            .map(|(region, _)| region.map(|id| reader.region(id)))
            .collect(),
    }
}
