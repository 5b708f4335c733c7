//! Writes a sheet whose rows are the entries of a list.

use rust_xlsxwriter::{
    DataValidation, ExcelDateTime, Format, ProtectionOptions, Worksheet, XlsxError,
};

use super::lists::{CONFIRM, Lists, name};
use super::style::Styles;
use crate::edit::FieldPath;
use crate::survey::base::{Base, CellBase, ColumnBase, RowBase, cell_name, part_word};
use crate::survey::plan::{Column, Form, Part, Sheet};
use crate::survey::rows::{Cell, Row, Table};
use crate::survey::values::Raw;
use crate::text::Lang;

/// The row of the headings, from 0.
pub(super) const HEADINGS: u32 = 2;

/// The height of a line, in points.
const LINE: f64 = 15.0;

/// The most lines that a row shows; the cell holds the rest.
const MOST_LINES: u16 = 12;

/// The data that a sheet is written with.
pub(super) struct Writer<'a> {
    pub(super) styles: &'a Styles,
    pub(super) lists: &'a Lists,
    pub(super) lang: Lang,
    /// The document: `kommuner/nome`.
    pub(super) document: &'a str,
}

impl Writer<'_> {
    pub(super) fn write(
        &self,
        out: &mut Worksheet,
        table: &Table,
        base: &mut Base,
    ) -> Result<(), XlsxError> {
        let sheet = table.sheet;
        let title = sheet.title.in_lang(self.lang);
        out.set_name(title)?;
        self.head(out, sheet, title)?;
        let of_base = (sheet.key.to_owned(), title.to_owned(), HEADINGS + 1);
        base.sheets.push(of_base);
        for (place, column) in (0..).zip(sheet.columns) {
            base.columns.push(ColumnBase {
                sheet: sheet.key.to_owned(),
                place,
                part: part_word(column.part).to_owned(),
                field: column.key.to_owned(),
            });
        }
        let mut number = HEADINGS + 1;
        for row in &table.rows {
            self.row(out, sheet, row, number, base)?;
            number += 1;
        }
        for spare in number..number + sheet.spare {
            for (place, column) in (0..).zip(sheet.columns) {
                out.write_blank(spare, place, self.format_of_spare(column))?;
            }
        }
        let last = (number + sheet.spare).saturating_sub(1);
        self.rules(out, sheet, (HEADINGS + 1, last))?;
        page(out, HEADINGS)?;
        out.set_freeze_panes(HEADINGS + 1, 1)?;
        Ok(())
    }

    fn head(&self, out: &mut Worksheet, sheet: &Sheet, title: &str) -> Result<(), XlsxError> {
        out.write_string_with_format(0, 0, title, &self.styles.title)?;
        let last = u16::try_from(sheet.columns.len() - 1).unwrap_or(1);
        out.merge_range(
            1,
            0,
            1,
            last,
            sheet.asks.in_lang(self.lang),
            &self.styles.lead,
        )?;
        out.set_row_height(0, 24)?
            .set_row_height(1, 36)?
            .set_row_height(HEADINGS, 2.0 * LINE)?;
        for (place, column) in (0..).zip(sheet.columns) {
            out.set_column_width(place, column.width)?;
            let heading = column.heading.in_lang(self.lang);
            out.write_string_with_format(HEADINGS, place, heading, &self.styles.heading)?;
        }
        Ok(())
    }

    fn row(
        &self,
        out: &mut Worksheet,
        sheet: &Sheet,
        row: &Row,
        number: u32,
        base: &mut Base,
    ) -> Result<(), XlsxError> {
        let list = FieldPath::of(sheet.list);
        let named = match (&row.entry, row.identity.values().next()) {
            (Some(name), _) => list.entry(name),
            (None, Some(value)) => list.entry(value.as_str().unwrap_or_default()),
            (None, None) => list,
        };
        let (mut text, mut lines) = (Vec::new(), 1);
        for ((place, column), cell) in (0..).zip(sheet.columns).zip(&row.cells) {
            put(out, (number, place), &cell.shown, self.format(column, cell))?;
            lines = lines.max(lines_of(&cell.shown.text(), column.width));
            match column.part {
                Part::Identity => text.push(cell.shown.text()),
                Part::Asked => base.cells.push(CellBase {
                    sheet: sheet.key.to_owned(),
                    cell: cell_name(number, place),
                    document: self.document.to_owned(),
                    path: named.clone().field(column.key).to_string(),
                    value: cell.value.clone(),
                    shown: cell.shown.text(),
                }),
                _ => {}
            }
        }
        out.set_row_height(number, LINE * f64::from(lines))?;
        base.rows.push(RowBase {
            sheet: sheet.key.to_owned(),
            number: number + 1,
            document: self.document.to_owned(),
            entry: row.entry.clone(),
            identity: row.identity.clone(),
            text: text.join(" · "),
        });
        Ok(())
    }

    fn format(&self, column: &Column, cell: &Cell) -> &Format {
        match (column.part, &cell.shown) {
            (Part::Identity | Part::Said | Part::Why, _) => &self.styles.locked,
            (Part::Confirm, _) => &self.styles.confirm,
            (_, Raw::Day(_)) => &self.styles.open_day,
            _ => &self.styles.open,
        }
    }

    fn format_of_spare(&self, column: &Column) -> &Format {
        match column.part {
            Part::Said | Part::Why | Part::Confirm | Part::Reason => &self.styles.locked,
            Part::Identity | Part::Asked => &self.styles.open,
        }
    }

    /// Sets what the cells may hold: a list to choose from, or a word on how to write.
    fn rules(
        &self,
        out: &mut Worksheet,
        sheet: &Sheet,
        (first, last): (u32, u32),
    ) -> Result<(), XlsxError> {
        for (place, column) in (0..).zip(sheet.columns) {
            let rule = match column.part {
                Part::Confirm => self.lists.rule(CONFIRM),
                Part::Identity | Part::Asked => {
                    let named = name(sheet.list, column.key, column.form);
                    let chosen = named.and_then(|named| self.lists.rule(&named));
                    match column.form {
                        Form::Date => Some(date_rule(self.lang)?),
                        _ => chosen,
                    }
                }
                Part::Reason | Part::Said | Part::Why => None,
            };
            if let Some(rule) = rule.filter(|_| first <= last) {
                out.add_data_validation(first, place, last, place, &rule)?;
            }
        }
        Ok(())
    }
}

/// Returns the number of lines that a text takes in a column: not every program works it out.
fn lines_of(text: &str, width: u8) -> u16 {
    let width = usize::from(width.max(2));
    let (mut lines, mut left) = (1, width);
    for word in text.split(' ') {
        let length = word.chars().count() + 1;
        if length > left {
            lines += 1;
            left = width;
        }
        left = left.saturating_sub(length);
    }
    u16::try_from(lines).unwrap_or(MOST_LINES).min(MOST_LINES)
}

/// Returns a rule that stops nothing and says how a date is written.
pub(super) fn date_rule(lang: Lang) -> Result<DataValidation, XlsxError> {
    let words = match lang {
        Lang::Nn => "Skriv året, månaden eller dagen: 2024, 2024-05 eller 15.05.2024.",
        _ => "Skriv året, måneden eller dagen: 2024, 2024-05 eller 15.05.2024.",
    };
    let rule = DataValidation::new().allow_any_value();
    rule.set_input_title("Dato")?.set_input_message(words)
}

/// Writes a value into a cell.
pub(super) fn put(
    out: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Raw,
    format: &Format,
) -> Result<(), XlsxError> {
    match value {
        Raw::Empty => out.write_blank(row, column, format)?,
        Raw::Day(day) => {
            let part = |part: i8| u8::try_from(part).unwrap_or(1);
            let year = u16::try_from(day.year()).unwrap_or(1900);
            let date = ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()));
            match date {
                Ok(date) => out.write_datetime_with_format(row, column, &date, format)?,
                // Spreadsheets know no day before 1900.
                Err(_) => out.write_string_with_format(row, column, value.text(), format)?,
            }
        }
        other => out.write_string_with_format(row, column, other.text(), format)?,
    };
    Ok(())
}

/// Locks what is not asked for, and sets how the sheet is printed: A4 across, as wide as the page,
/// with the headings on each.
pub(super) fn page(out: &mut Worksheet, headings: u32) -> Result<(), XlsxError> {
    let options = ProtectionOptions {
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::new()
    };
    out.protect_with_options(&options);
    out.set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0)
        .set_footer("&L&A&R&P / &N");
    out.set_repeat_rows(0, headings)?;
    Ok(())
}
