//! The matrix of municipalities and solutions: whole on the coverage page, in part on those of
//! topics and regions and on the comparison.

use serde::Serialize;

use crate::knowledge::UsageId;
use crate::knowledge::coverage::{Columns, Coverage, CoverageRow, Scope};
use crate::knowledge::usage::UsageCounts;
use crate::pages::context::flat::serialize_flat;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Word};
use crate::pages::parts::use_lists::UseList;

/// The matrix of solutions and municipalities, or a part of it.
#[derive(Serialize)]
pub(crate) struct MatrixView<'a> {
    /// The regions over the columns, with the number of columns of each.
    column_groups: Vec<ColumnGroup<'a>>,
    /// The municipalities.
    columns: Vec<Column<'a>>,
    /// The rows, by main topic.
    groups: Vec<RowGroup<'a>>,
    /// Totals per column.
    totals: Vec<UsageCounts>,
    /// Totals over all.
    total: UsageCounts,
    /// The number of rows.
    rows: usize,
    /// The number of columns of the HTML table, with those for names and totals.
    width: usize,
}

/// A region over its columns.
#[derive(Serialize)]
struct ColumnGroup<'a> {
    /// The region; none for municipalities outside every region.
    region: Option<Link<'a>>,
    /// Its name in addresses.
    slug: &'a str,
    /// The number of its columns.
    span: usize,
}

/// A municipality.
struct Column<'a> {
    /// The link to its page.
    link: Link<'a>,
    /// `true` where it is the first of its region.
    first: bool,
}

serialize_flat! { Column<'_> {
    link: [title, address, lang],
    first
} }

/// The solutions of one main topic.
#[derive(Serialize)]
struct RowGroup<'a> {
    /// The topic; none for solutions without any.
    topic: Option<Link<'a>>,
    /// Its name in addresses.
    slug: &'a str,
    /// The rows.
    rows: Vec<Row<'a>>,
}

/// A solution.
struct Row<'a> {
    /// The link to its page.
    link: Link<'a>,
    /// Its name in addresses.
    slug: &'a str,
    /// Totals of the row.
    counts: UsageCounts,
    /// A cell per column; none where nothing is stated.
    cells: Vec<Option<Cell>>,
}

serialize_flat! { Row<'_> {
    link: [title, address, lang],
    slug, counts, cells
} }

/// A statement.
struct Cell {
    /// The status that is stated.
    status: Word,
    /// `true` where it states use, however long ago.
    uses: bool,
    /// `true` where it does not count: too old or undated.
    old: bool,
    /// `true` where a network says it for its members.
    inherited: bool,
    /// The address of the full statement.
    address: String,
}

serialize_flat! { Cell {
    status: [slug, label],
    uses, old, inherited, address
} }

/// The largest number of cells on a page, each some 80 bytes.
pub(crate) const MOST_CELLS: usize = 4_000;

/// Decides whether the matrix of `coverage` is small enough for a page.
pub(crate) fn fits(coverage: &Coverage) -> bool {
    coverage.rows.len() * coverage.columns.municipalities.len() <= MOST_CELLS
}

impl<'a> Reader<'a> {
    /// Returns the use of solutions within `scope`: the matrix; or lists where that would be too
    /// large for a page; neither where nothing is stated.
    pub(crate) fn use_in(&self, scope: Scope) -> (Option<MatrixView<'a>>, Vec<UseList<'a>>) {
        let coverage = self.knowledge().coverage(scope);
        if coverage.rows.is_empty() {
            (None, Vec::new())
        } else if fits(&coverage) {
            (Some(self.matrix(&coverage)), Vec::new())
        } else {
            (None, self.use_lists(&coverage))
        }
    }

    /// Returns the matrix of `coverage`.
    pub(crate) fn matrix(&self, coverage: &Coverage) -> MatrixView<'a> {
        let columns = columns(self, &coverage.columns);
        let groups = coverage.groups.iter().map(|(topic, range)| RowGroup {
            topic: topic.map(|id| self.topic(id)),
            slug: topic.map_or("", |id| self.knowledge().topic(id).topic.slug.as_str()),
            rows: coverage.rows[range.clone()]
                .iter()
                .map(|row| self.matrix_row(row))
                .collect(),
        });
        MatrixView {
            column_groups: coverage
                .columns
                .groups
                .iter()
                .map(|(region, range)| ColumnGroup {
                    region: region.map(|id| self.region(id)),
                    slug: region.map_or("", |id| self.knowledge().region(id).slug.as_str()),
                    span: range.len(),
                })
                .collect(),
            width: columns.len() + 2,
            columns,
            groups: groups.collect(),
            totals: coverage.column_totals.clone(),
            total: coverage.total,
            rows: coverage.rows.len(),
        }
    }

    fn matrix_row(&self, row: &CoverageRow) -> Row<'a> {
        let link = self.solution(row.solution);
        let cell = |usage: UsageId| {
            let usage = self.knowledge().usage(usage);
            let municipality = self.municipality_slug(usage.municipality);
            Cell {
                status: self.usage_status(usage),
                uses: usage.is_use(),
                old: !usage.freshness.counts(),
                inherited: usage.is_inherited(),
                address: format!("{}#s-use-{municipality}", link.address),
            }
        };
        Row {
            slug: self.solution_slug(row.solution),
            counts: row.counts,
            cells: row.cells.iter().map(|usage| usage.map(cell)).collect(),
            link,
        }
    }
}

fn columns<'a>(reader: &Reader<'a>, columns: &Columns) -> Vec<Column<'a>> {
    let mut first = vec![false; columns.municipalities.len()];
    for (_, range) in &columns.groups {
        if let Some(first) = first.get_mut(range.start) {
            *first = true;
        }
    }
    let municipalities = columns
        .municipalities
        .iter()
        .map(|id| reader.municipality(*id));
    municipalities
        .zip(first)
        .map(|(link, first)| Column { link, first })
        .collect()
}
