//! The file of a workbook.

use std::fmt;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, IgnoreError, Url, Workbook, Worksheet,
    XlsxError,
};

use super::{Cell, Sheet};
use crate::text::PartialDate;

/// The most characters that Excel shows in a cell.
const LONGEST_TEXT: usize = 32_767;
/// The most characters of an address that Excel follows.
const LONGEST_ADDRESS: usize = 2_000;
/// The most links of a sheet; Excel takes no more than 65,530.
const MOST_LINKS: usize = 65_000;
/// The narrowest and the widest column, in characters.
const WIDTHS: (usize, usize) = (8, 60);

/// The reason why a workbook could not be written.
#[derive(Debug)]
pub struct WorkbookError(XlsxError);

impl fmt::Display for WorkbookError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl std::error::Error for WorkbookError {}

impl From<XlsxError> for WorkbookError {
    fn from(error: XlsxError) -> Self {
        Self(error)
    }
}

/// Returns the bytes of a workbook with the title `title` and these sheets.
///
/// # Errors
/// Returns an error where a name of a sheet is not allowed, or a sheet has more rows than Excel.
pub fn write(title: &str, sheets: &[Sheet]) -> Result<Vec<u8>, WorkbookError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title(title)
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    let formats = Formats::new();
    for sheet in sheets {
        write_sheet(workbook.add_worksheet(), sheet, &formats)?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// The formats of cells.
struct Formats {
    header: Format,
    year: Format,
    month: Format,
    day: Format,
}

impl Formats {
    fn new() -> Self {
        let date = |shape| {
            Format::new()
                .set_num_format(shape)
                .set_align(FormatAlign::Left)
        };
        Self {
            header: Format::new().set_bold(),
            year: date("yyyy"),
            month: date("mm.yyyy"),
            day: date("dd.mm.yyyy"),
        }
    }

    /// Returns the format that shows as much of `date` as is known.
    fn of(&self, date: PartialDate) -> &Format {
        match (date.month(), date.day()) {
            (None, _) => &self.year,
            (Some(_), None) => &self.month,
            (Some(_), Some(_)) => &self.day,
        }
    }
}

fn write_sheet(
    worksheet: &mut Worksheet,
    sheet: &Sheet,
    formats: &Formats,
) -> Result<(), XlsxError> {
    worksheet.set_name(&sheet.name)?;
    let mut widths: Vec<usize> = sheet.columns.iter().map(|title| width(title) + 3).collect();
    for (column, title) in (0..).zip(&sheet.columns) {
        worksheet.write_string_with_format(0, column, title, &formats.header)?;
    }
    let mut links = 0;
    for (row, cells) in (1..).zip(&sheet.rows) {
        for ((column, cell), widest) in (0..).zip(cells).zip(&mut widths) {
            *widest = (*widest).max(width_of(cell) + 1);
            write_cell(worksheet, (row, column), cell, formats, &mut links)?;
        }
    }
    for (column, width) in (0..).zip(widths) {
        // No sheet here is wider than a few hundred characters.
        let width = u16::try_from(width.clamp(WIDTHS.0, WIDTHS.1)).unwrap_or(u16::MAX);
        worksheet.set_column_width(column, width)?;
    }
    worksheet.set_freeze_panes(1, sheet.frozen_columns)?;
    let last_row = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(sheet.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    if last_row > 0 {
        worksheet.autofilter(0, 0, last_row, last_column)?;
        // Numbers of municipalities are texts on purpose.
        let numbers = IgnoreError::NumberStoredAsText;
        worksheet.ignore_error_range(1, 0, last_row, last_column, numbers)?;
    }
    Ok(())
}

/// Writes a cell, and counts the links of its sheet.
fn write_cell(
    worksheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    formats: &Formats,
    links: &mut usize,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Number(number) => {
            worksheet.write_number(row, column, *number)?;
        }
        Cell::Date(date) => match excel_date(*date) {
            Some(day) => {
                worksheet.write_datetime_with_format(row, column, &day, formats.of(*date))?;
            }
            None => {
                worksheet.write_string(row, column, date.to_string())?;
            }
        },
        Cell::Link { text, url } if url.len() <= LONGEST_ADDRESS && *links < MOST_LINKS => {
            *links += 1;
            let link = Url::new(url).set_text(cut(text));
            worksheet.write_url(row, column, link)?;
        }
        Cell::Text(text) | Cell::Link { text, .. } => {
            worksheet.write_string(row, column, cut(text))?;
        }
    }
    Ok(())
}

/// Returns the first day that `date` may mean, where Excel can count it: not an approximate date,
/// which no number tells, and none before 1900.
fn excel_date(date: PartialDate) -> Option<ExcelDateTime> {
    if date.is_approximate() {
        return None;
    }
    let day = date.earliest();
    let year = u16::try_from(day.year()).ok()?;
    let part = |part: i8| u8::try_from(part).ok();
    ExcelDateTime::from_ymd(year, part(day.month())?, part(day.day())?).ok()
}

/// Returns the beginning of `text` that fits in a cell, with an ellipsis where some is left out.
fn cut(text: &str) -> String {
    // Excel counts units of UTF-16, of which no character has more than bytes.
    if text.len() <= LONGEST_TEXT || text.encode_utf16().count() <= LONGEST_TEXT {
        return text.to_owned();
    }
    let mut left = LONGEST_TEXT - 1;
    let fits = |letter: &char| {
        let fits = letter.len_utf16() <= left;
        left = left.saturating_sub(letter.len_utf16());
        fits
    };
    let mut kept: String = text.chars().take_while(fits).collect();
    kept.push('…');
    kept
}

/// Returns the number of characters of the longest line of `cell`.
fn width_of(cell: &Cell) -> usize {
    match cell {
        Cell::Empty => 0,
        Cell::Text(text) | Cell::Link { text, .. } => width(text),
        Cell::Number(_) | Cell::Date(_) => width(&cell.to_string()),
    }
}

/// Returns the number of characters of the longest line of `text`.
fn width(text: &str) -> usize {
    let lines = text.lines().map(|line| line.chars().count());
    lines.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rows: Vec<Vec<Cell>>) -> Sheet {
        Sheet {
            name: "Ark".to_owned(),
            columns: vec!["en".to_owned(), "to".to_owned()],
            rows,
            frozen_columns: 1,
        }
    }

    #[test]
    fn the_same_tables_give_the_same_bytes() {
        let rows = || vec![vec![Cell::from("https://a.no"), Cell::from(1.5)]];
        let one = write("Tittel", &[sheet(rows())]).unwrap();
        let other = write("Tittel", &[sheet(rows())]).unwrap();
        assert!(one.starts_with(b"PK"));
        assert_eq!(one, other);
        assert_ne!(one, write("Annen", &[sheet(rows())]).unwrap());
    }

    #[test]
    fn no_value_stops_the_file() {
        let long = "æ𝕏".repeat(40_000);
        let far = format!("https://a.no/{}", "b".repeat(5_000));
        let old: PartialDate = "1814-05-17".parse().unwrap();
        let rough: PartialDate = "ca. 2018".parse().unwrap();
        let rows = vec![
            vec![Cell::from(long), Cell::from(far)],
            vec![Cell::from(old), Cell::from(rough)],
            vec![Cell::from("=1+1\u{1}"), Cell::Empty],
        ];
        assert!(write("", &[sheet(rows)]).is_ok());
        assert!(write("", &[sheet(Vec::new())]).is_ok());
    }

    #[test]
    fn a_long_text_is_cut_at_a_character() {
        let text = "a𝕏".repeat(LONGEST_TEXT);
        let cut = cut(&text);
        assert!(cut.encode_utf16().count() <= LONGEST_TEXT);
        assert!(cut.ends_with('…') && text.starts_with(cut.trim_end_matches('…')));
    }
}
