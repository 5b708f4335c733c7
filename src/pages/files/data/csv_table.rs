//! A table as CSV.
//!
//! Commas and quotes as in RFC 4180. It begins with a byte order mark: without it, spreadsheets
//! take UTF-8 for an older encoding and garble æ, ø and å, and those who write programs can skip
//! it more easily than those who only open a file can mend it. An empty cell is *not stated*,
//! which is no no.

use crate::knowledge::Freshness;
use std::fmt::Display;

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};

use super::cell::{harmless, joined};
use crate::content::Source;
use crate::text::Vocabulary;

/// A table that is being written.
pub(super) struct CsvTable {
    rows: Writer<Vec<u8>>,
    columns: usize,
}

/// A row that is being written, cell by cell.
pub(super) struct Row<'s> {
    sheet: &'s mut CsvTable,
    cells: Vec<String>,
}

impl CsvTable {
    pub(super) fn new(columns: &[&str]) -> Self {
        let rows = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            .quote_style(QuoteStyle::Necessary)
            .from_writer("\u{feff}".as_bytes().to_vec());
        let mut sheet = Self {
            rows,
            columns: columns.len(),
        };
        sheet.write(columns);
        sheet
    }

    pub(super) fn row(&mut self) -> Row<'_> {
        let cells = Vec::with_capacity(self.columns);
        Row { sheet: self, cells }
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        // Memory takes everything.
        self.rows.into_inner().unwrap_or_default()
    }

    fn write<T: AsRef<[u8]>>(&mut self, cells: &[T]) {
        debug_assert_eq!(cells.len(), self.columns, "a cell for each column");
        // Memory takes everything, and all rows are as long.
        let _ = self.rows.write_record(cells);
    }
}

impl Row<'_> {
    /// A value that is there.
    pub(super) fn text(mut self, value: impl Display) -> Self {
        self.cells.push(harmless(value.to_string()));
        self
    }

    /// A value that may be missing.
    pub(super) fn maybe(self, value: Option<impl Display>) -> Self {
        match value {
            Some(value) => self.text(value),
            None => self.text(""),
        }
    }

    /// A value of a closed list.
    pub(super) fn word(self, value: Option<impl Vocabulary>) -> Self {
        self.maybe(value.map(Vocabulary::slug))
    }

    /// Several values.
    pub(super) fn list<T: Display>(self, values: impl IntoIterator<Item = T>) -> Self {
        self.text(joined(values))
    }

    /// Sources: the address of each, or what it is called.
    pub(super) fn sources(self, sources: &[Source]) -> Self {
        let known = |source: &'_ Source| source.url.clone().or_else(|| source.title.clone());
        self.list(sources.iter().filter_map(known))
    }

    /// Puts the row into the table.
    pub(super) fn end(self) {
        self.sheet.write(&self.cells);
    }
}

/// `ja` or `nei`.
pub(super) fn yes_or_no(yes: bool) -> &'static str {
    if yes { "ja" } else { "nei" }
}

/// Returns whether a statement of this age is in the site's own counts.
pub(super) fn counts(freshness: Freshness) -> &'static str {
    yes_or_no(freshness.counts())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_cell_holds_stays_in_it() {
        let mut sheet = CsvTable::new(&["en", "to", "tre", "fire"]);
        let none: Option<&str> = None;
        sheet
            .row()
            .text("b, c")
            .text("«d» \"e\"")
            .maybe(none)
            .list(["f", "g|h"])
            .end();
        sheet.row().text("=1+1").text("").text("-").text(1.5).end();
        let csv = String::from_utf8(sheet.into_bytes()).unwrap();
        assert_eq!(
            csv,
            "\u{feff}en,to,tre,fire\r\n\"b, c\",\"«d» \"\"e\"\"\",,f|g\\|h\r\n'=1+1,,'-,1.5\r\n"
        );
    }
}
