//! The coverage page: the whole matrix of municipalities and solutions.

use serde::Serialize;

use crate::content::vocabulary::UsageStatus;
use crate::knowledge::coverage::Scope;
use crate::pages::context::reader::Reader;
use crate::pages::context::structured;
use crate::pages::context::view::{Link, Word};
use crate::pages::outputs::File;
use crate::pages::parts::matrix::MatrixView;
use crate::pages::site_page::SitePage;
use crate::text::Vocabulary;
use crate::theme::PageMeta;

/// The data for `coverage.html`.
#[derive(Serialize)]
pub(crate) struct CoverageView<'a> {
    /// The matrix.
    matrix: MatrixView<'a>,
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
    /// The address of the same as a table for spreadsheets.
    data: &'static str,
}

/// Returns the metadata and the data of the page.
pub(crate) fn coverage<'a>(reader: &Reader<'a>) -> (PageMeta, CoverageView<'a>) {
    let knowledge = reader.knowledge();
    let meta = reader.site_page_meta(SitePage::Coverage);
    let coverage = knowledge.coverage(Scope::default());
    let confirmed = knowledge
        .usages
        .iter()
        .filter(|usage| usage.freshness.counts())
        .count();
    let matrix = reader.matrix(&coverage);
    let view = CoverageView {
        stated: coverage.total.stated(),
        cells: matrix.cells(),
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
        data: File::CoverageTable.address(),
        matrix,
    };
    let about = structured::coverage(reader, &meta);
    (reader.describe(meta, about), view)
}
