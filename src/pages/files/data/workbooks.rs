//! The tables for Excel.

use super::matrix;
use super::table::Table;
use crate::pages::RenderError;
use crate::pages::context::reader::Reader;
use crate::workbook::{self, Cell, Sheet};

/// The name in addresses of the page that explains the tables.
const EXPLAINED: &str = "apne-data";

/// Returns the workbook of a table.
pub(super) fn table(reader: &Reader<'_>, table: Table) -> Result<Vec<u8>, RenderError> {
    let title = reader.text(&format!("data.{}.title", table.key));
    write(reader, &title, vec![sheet(reader, table)])
}

/// Returns the workbook of the coverage: the matrix, and the statements behind it.
pub(super) fn coverage(reader: &Reader<'_>) -> Result<Vec<u8>, RenderError> {
    let title = reader.text("data.usages.title");
    let usages = sheet(reader, Table::USAGES);
    let sheets = matrix::sheet(reader).into_iter().chain([usages]);
    write(reader, &title, sheets.collect())
}

fn write(reader: &Reader<'_>, title: &str, mut sheets: Vec<Sheet>) -> Result<Vec<u8>, RenderError> {
    sheets.push(about(reader));
    workbook::write(title, &sheets).map_err(RenderError::workbook)
}

/// Returns the sheet of a table, named as its file.
fn sheet(reader: &Reader<'_>, table: Table) -> Sheet {
    let name = table.file.name();
    Sheet {
        name: name
            .split_once('.')
            .map_or(name, |(name, _)| name)
            .to_owned(),
        columns: table
            .columns
            .iter()
            .map(|&column| column.to_owned())
            .collect(),
        rows: table.rows(reader),
        frozen_columns: 1,
    }
}

/// Returns the last sheet: where the file is from, and how it is read.
fn about(reader: &Reader<'_>) -> Sheet {
    let config = reader.config();
    let link = |text: &str, url: &str| Cell::Link {
        text: text.to_owned(),
        url: url.to_owned(),
    };
    let explained = reader.page_by_slug(EXPLAINED);
    let mut says = vec![
        ("from", link(&config.title, &reader.absolute("/"))),
        ("licence", link(&config.licence.name, &config.licence.url)),
        ("changed", reader.newest().map_or(Cell::Empty, Cell::from)),
        ("empty", reader.text("workbook.empty_says").into()),
        ("dates", reader.text("workbook.dates_says").into()),
    ];
    if let Some(page) = explained {
        says.push((
            "columns",
            link(&page.title, &reader.absolute(&page.address)),
        ));
    }
    let rows = says.into_iter().map(|(key, says)| {
        let what = reader.text(&format!("workbook.{key}"));
        vec![what.into(), says]
    });
    Sheet {
        name: reader.text("workbook.about"),
        columns: ["what", "says"]
            .map(|key| reader.text(&format!("workbook.{key}")))
            .into(),
        rows: rows.collect(),
        frozen_columns: 1,
    }
}
