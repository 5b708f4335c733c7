//! The cells of a sheet or of a `.csv` file, before it is known what they are about.

use std::collections::BTreeMap;

use tr::tr;

use crate::survey::values::{Raw, Wrong};

/// The cells of a sheet, by row and column from 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid(pub BTreeMap<(u32, u16), Raw>);

impl Grid {
    /// Returns the cell at a place.
    pub fn at(&self, place: (u32, u16)) -> Raw {
        self.0.get(&place).cloned().unwrap_or_default()
    }

    /// Returns the rows that have cells.
    pub fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = self.0.keys().map(|(row, _)| *row).collect();
        rows.dedup();
        rows
    }

    /// Returns the cells as lines of text.
    pub fn lines(&self) -> Vec<Vec<String>> {
        let mut lines: Vec<Vec<String>> = Vec::new();
        for ((row, column), raw) in &self.0 {
            let row = usize::try_from(*row)
                .unwrap_or(usize::MAX)
                .min(self.0.len());
            if lines.len() <= row {
                lines.resize(row + 1, Vec::new());
            }
            if let Some(line) = lines.get_mut(row) {
                line.resize(usize::from(*column) + 1, String::new());
                // The base version is text, whose spaces count.
                line[usize::from(*column)] = match raw {
                    Raw::Text(text) => text.clone(),
                    other => other.text(),
                };
            }
        }
        lines
    }
}

/// Reads a `.csv` file, with `;` or `,` between values, as UTF-8 or as Excel writes it in Norway.
///
/// # Errors
/// Returns the reason where it is no table.
pub fn csv(bytes: &[u8]) -> Result<Grid, Wrong> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        // Every byte of Latin-1 is the letter with its number.
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    };
    let first = text.lines().next().unwrap_or_default();
    let count = |letter: char| first.matches(letter).count();
    let between = if count(';') >= count(',') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(between)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut cells = BTreeMap::new();
    for (row, record) in (0..).zip(reader.records()) {
        let record = record.map_err(|_| {
            Wrong::new(
                tr!("linje {line} i tabellen kan ikke leses", line = row + 1),
                tr!("Se etter et hermetegn som ikke er lukket."),
            )
        })?;
        for (column, value) in (0..).zip(&record) {
            if !value.trim().is_empty() {
                cells.insert((row, column), Raw::Text(value.to_owned()));
            }
        }
    }
    Ok(Grid(cells))
}
