//! A table as CSV.
//!
//! Commas and quotes are as in RFC 4180. The file begins with a byte order mark: without it,
//! spreadsheets take UTF-8 for an older encoding and garble æ, ø and å, and programs can skip it
//! more easily than readers can correct the encoding. An empty cell is *not stated*; it never means
//! *no*.

use crate::knowledge::Freshness;
use std::fmt::Display;

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};

use super::cell::{harmless, joined};
use crate::content::Source;
use crate::content::cost::BandSpan;
use crate::content::unknown::Unknown;
use crate::text::Vocabulary;

/// A table that is being written.
pub(super) struct CsvTable {
    rows: Writer<Vec<u8>>,
    columns: usize,
}

/// A row that is being written, cell by cell.
pub(super) struct Row<'s> {
    csv: &'s mut CsvTable,
    cells: Vec<String>,
}

impl CsvTable {
    pub(super) fn new(columns: &[&str]) -> Self {
        let rows = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            .quote_style(QuoteStyle::Necessary)
            .from_writer("\u{feff}".as_bytes().to_vec());
        let mut csv = Self {
            rows,
            columns: columns.len(),
        };
        csv.write(columns);
        csv
    }

    pub(super) fn row(&mut self) -> Row<'_> {
        let cells = Vec::with_capacity(self.columns);
        Row { csv: self, cells }
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        // Writing to memory does not fail.
        self.rows.into_inner().unwrap_or_default()
    }

    fn write<T: AsRef<[u8]>>(&mut self, cells: &[T]) {
        debug_assert_eq!(cells.len(), self.columns, "a cell for each column");
        // Writing to memory does not fail, and all rows have the same length.
        let _ = self.rows.write_record(cells);
    }
}

impl Row<'_> {
    /// Adds a value.
    pub(super) fn text(mut self, value: impl Display) -> Self {
        self.cells.push(harmless(value.to_string()));
        self
    }

    /// Adds a value, or an empty cell.
    pub(super) fn maybe(self, value: Option<impl Display>) -> Self {
        match value {
            Some(value) => self.text(value),
            None => self.text(""),
        }
    }

    /// Adds a value of a closed list, or an empty cell.
    pub(super) fn word(self, value: Option<impl Vocabulary>) -> Self {
        self.maybe(value.map(Vocabulary::slug))
    }

    /// Adds several values in one cell.
    pub(super) fn list<T: Display>(self, values: impl IntoIterator<Item = T>) -> Self {
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

    /// Adds the bands of a cost: the lowest and the highest, or one where they are equal.
    pub(super) fn bands(self, span: Option<BandSpan>) -> Self {
        let (low, high) = span.unzip();
        let highest = high.filter(|high| Some(*high) != low);
        self.list(low.into_iter().chain(highest).map(Vocabulary::slug))
    }

    /// Writes the row to the table.
    pub(super) fn end(self) {
        self.csv.write(&self.cells);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_with_separators_stay_in_their_cell() {
        let mut csv = CsvTable::new(&["en", "to", "tre", "fire"]);
        let none: Option<&str> = None;
        csv.row()
            .text("b, c")
            .text("«d» \"e\"")
            .maybe(none)
            .list(["f", "g|h"])
            .end();
        csv.row().text("=1+1").text("").text("-").text(1.5).end();
        let csv = String::from_utf8(csv.into_bytes()).unwrap();
        assert_eq!(
            csv,
            "\u{feff}en,to,tre,fire\r\n\"b, c\",\"«d» \"\"e\"\"\",,f|g\\|h\r\n'=1+1,,'-,1.5\r\n"
        );
    }
}
