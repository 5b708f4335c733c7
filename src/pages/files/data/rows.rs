//! The rows of a table, before they become a file.

use super::cell::joined;
use crate::content::Source;
use crate::content::cost::BandSpan;
use crate::content::network::Decision;
use crate::content::unknown::Unknown;
use crate::knowledge::Freshness;
use crate::text::Vocabulary;
use crate::workbook::Cell;

/// The rows of a table. An empty cell is *not stated*; it never means *no*.
pub(super) struct Rows {
    columns: usize,
    pub(super) all: Vec<Vec<Cell>>,
}

/// A row that is being put together, cell by cell.
pub(super) struct Row<'r> {
    rows: &'r mut Rows,
    cells: Vec<Cell>,
}

impl Rows {
    pub(super) fn new(columns: &[&str]) -> Self {
        Self {
            columns: columns.len(),
            all: Vec::new(),
        }
    }

    pub(super) fn row(&mut self) -> Row<'_> {
        let cells = Vec::with_capacity(self.columns);
        Row { rows: self, cells }
    }
}

impl Row<'_> {
    /// Adds a value.
    pub(super) fn text(mut self, value: impl Into<Cell>) -> Self {
        self.cells.push(value.into());
        self
    }

    /// Adds a value, or an empty cell.
    pub(super) fn maybe(self, value: Option<impl Into<Cell>>) -> Self {
        self.text(value.map_or(Cell::Empty, Into::into))
    }

    /// Adds a value of a closed list, or an empty cell.
    pub(super) fn word(self, value: Option<impl Vocabulary>) -> Self {
        self.maybe(value.map(Vocabulary::slug))
    }

    /// Adds several values in one cell.
    pub(super) fn list<T: ToString>(self, values: impl IntoIterator<Item = T>) -> Self {
        self.text(joined(values))
    }

    /// Adds what is not known, each by its word of the list or in the writer's words.
    pub(super) fn unknowns(self, unknowns: &[Unknown]) -> Self {
        self.list(unknowns.iter().map(|unknown| match unknown {
            Unknown::Listed(missing) => missing.slug(),
            Unknown::Told(text) => text,
        }))
    }

    /// Adds sources: the address of each, else its title.
    pub(super) fn sources(self, sources: &[Source]) -> Self {
        let known = |source: &'_ Source| source.url.clone().or_else(|| source.title.clone());
        self.list(sources.iter().filter_map(known))
    }

    /// Adds decisions: who decided, when where that is known, and the outcome.
    pub(super) fn decisions(self, decisions: &[Decision]) -> Self {
        self.list(decisions.iter().map(|decision| {
            let date = decision.date.map(|date| format!(", {date}"));
            let date = date.unwrap_or_default();
            format!("{}{date}, {}", decision.body, decision.outcome.slug())
        }))
    }

    /// Adds the bands of a cost: the lowest and the highest, or one where they are equal.
    pub(super) fn bands(self, span: Option<BandSpan>) -> Self {
        let (low, high) = span.unzip();
        let highest = high.filter(|high| Some(*high) != low);
        self.list(low.into_iter().chain(highest).map(Vocabulary::slug))
    }

    /// Adds the row to the table.
    pub(super) fn end(self) {
        debug_assert_eq!(
            self.cells.len(),
            self.rows.columns,
            "one cell to each column"
        );
        self.rows.all.push(self.cells);
    }
}

/// Returns `ja` or `nei`.
pub(super) fn yes_or_no(yes: bool) -> &'static str {
    if yes { "ja" } else { "nei" }
}

/// Returns `ja` where statements of this age are in the site's own counts, else `nei`.
pub(super) fn counts(freshness: Freshness) -> &'static str {
    yes_or_no(freshness.counts())
}
