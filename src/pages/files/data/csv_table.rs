//! A table as CSV.
//!
//! Commas and quotes are as in RFC 4180. The file begins with a byte order mark: without it,
//! spreadsheets take UTF-8 for an older encoding and garble æ, ø and å, and programs can skip it
//! more easily than readers can correct the encoding.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::cell::harmless;
use crate::workbook::Cell;

/// Returns the bytes of a table with these columns.
pub(super) fn csv(columns: &[&str], rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .from_writer("\u{feff}".as_bytes().to_vec());
    // Writing to memory does not fail, and all rows have the same length.
    let _ = writer.write_record(columns);
    for row in rows {
        let _ = writer.write_record(row.iter().map(|cell| harmless(cell.to_string())));
    }
    writer.into_inner().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::rows::Rows;
    use super::*;

    #[test]
    fn values_with_separators_stay_in_their_cell() {
        let columns = ["en", "to", "tre", "fire"];
        let mut rows = Rows::new(&columns);
        let none: Option<&str> = None;
        rows.row()
            .text("b, c")
            .text("«d» \"e\"")
            .maybe(none)
            .list(["f", "g|h"])
            .end();
        rows.row().text("=1+1").text("").text("-").text(1.5).end();
        let csv = String::from_utf8(csv(&columns, &rows.all)).unwrap();
        assert_eq!(
            csv,
            "\u{feff}en,to,tre,fire\r\n\"b, c\",\"«d» \"\"e\"\"\",,f|g\\|h\r\n'=1+1,,'-,1.5\r\n"
        );
    }
}
