//! Reads the cells of a workbook.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, Xlsx};
use jiff::civil::Date;
use tr::tr;

use super::grid::Grid;
use crate::attachments::check_workbook;
use crate::survey::values::{Raw, Wrong};

/// The most cells that are read of a workbook: a survey has some thousands.
const CELLS: usize = 300_000;

/// The cells of a workbook, by the title of the sheet.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// The sheets, in order.
    pub sheets: Vec<(String, Grid)>,
}

impl Book {
    /// Returns the sheet with this title.
    pub fn sheet(&self, title: &str) -> Option<&Grid> {
        let found = self.sheets.iter().find(|(known, _)| known == title);
        found.map(|(_, grid)| grid)
    }
}

/// Reads the workbook `bytes`, an `.xlsx` file.
///
/// # Errors
/// Returns the reason where it is none, is damaged, or has macros.
pub fn open(bytes: &[u8]) -> Result<Book, Wrong> {
    check_workbook(bytes)
        .map_err(|problem| Wrong::new(problem.message, problem.help.unwrap_or_default()))?;
    let mut xlsx = Xlsx::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let sheets: Vec<String> = (xlsx.sheets_metadata().iter())
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    let (mut book, mut left) = (Book::default(), CELLS);
    for title in sheets {
        let mut cells = BTreeMap::new();
        let mut reader = xlsx.worksheet_cells_reader(&title).map_err(|_| damaged())?;
        while let Some(cell) = reader.next_cell().map_err(|_| damaged())? {
            let (row, column) = cell.get_position();
            let (Some(raw), Ok(column)) = (raw(cell.get_value()), u16::try_from(column)) else {
                continue;
            };
            left = left.checked_sub(1).ok_or_else(|| {
                Wrong::new(
                    tr!("arbeidsboka har mer enn {most} celler", most = CELLS),
                    tr!("Bruk arbeidsboka som den ble sendt ut."),
                )
            })?;
            cells.insert((row, column), raw);
        }
        book.sheets.push((title, Grid(cells)));
    }
    Ok(book)
}

fn damaged() -> Wrong {
    Wrong::new(
        tr!("arbeidsboka kan ikke leses"),
        tr!("Åpne den i Excel eller LibreOffice, lagre den som .xlsx, og prøv igjen."),
    )
}

/// Returns what a cell holds; `None` where it is empty.
fn raw(value: &DataRef<'_>) -> Option<Raw> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::Int(number) => Raw::Number(f64::from(i32::try_from(*number).ok()?)),
        DataRef::Float(number) => Raw::Number(*number),
        DataRef::String(text) => Raw::Text(text.clone()),
        DataRef::SharedString(text) => Raw::Text((*text).to_owned()),
        DataRef::Bool(truth) => Raw::Truth(*truth),
        DataRef::DateTime(time) => day(time).map_or(Raw::Number(time.as_f64()), Raw::Day),
        DataRef::DateTimeIso(text) => match text.get(..10).and_then(|day| day.parse().ok()) {
            Some(day) => Raw::Day(day),
            None => Raw::Text(text.clone()),
        },
        DataRef::DurationIso(text) => Raw::Text(text.clone()),
        DataRef::Error(error) => Raw::Error(error.to_string()),
    })
}

fn day(time: &ExcelDateTime) -> Option<Date> {
    if !time.is_datetime() {
        return None;
    }
    let (year, month, day, ..) = time.to_ymd_hms_milli();
    let part = |part: u8| i8::try_from(part).ok();
    Date::new(i16::try_from(year).ok()?, part(month)?, part(day)?).ok()
}
