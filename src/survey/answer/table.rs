//! Reads plain tables: `.csv` files, and sheets without a base version, whose headings are those of
//! the workbooks.

use std::collections::BTreeMap;

use super::{Answer, Cell, Fault, Row, Seen};
use crate::survey::base::cell_name;
use crate::survey::choices::List;
use crate::survey::plan::{CONTACT, Column, Part, SHEETS, Sheet, Words};
use crate::survey::values::{Raw, Wrong, date, date_of, text};

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
                format!("linje {} i tabellen kan ikke leses", row + 1),
                "Se etter et hermetegn som ikke er lukket.",
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

const MUNICIPALITY: Words = Words {
    nb: "Kommune",
    nn: "Kommune",
};
const ROLE: Words = Words {
    nb: "Rolle",
    nn: "Rolle",
};

/// Reads a table whose first row has the headings of one of the sheets, and `Kommune`.
/// `municipalities` are those of the site.
///
/// # Errors
/// Returns the reason where the headings are those of no sheet.
pub fn read(name: &str, grid: &Grid, municipalities: &List) -> Result<Vec<Answer>, Wrong> {
    let headings: Vec<(u16, String)> = (grid.0.iter())
        .filter(|((row, _), _)| *row == 0)
        .map(|((_, column), raw)| (*column, raw.text()))
        .collect();
    let place = |words: Words| {
        let found = headings.iter().find(|(_, heading)| words.is(heading));
        found.map(|(column, _)| *column)
    };
    let place_of = |column: &Column| {
        let by_key = headings
            .iter()
            .find(|(_, heading)| heading.to_lowercase() == column.key);
        place(column.heading).or_else(|| by_key.map(|(place, _)| *place))
    };
    let is_of = |sheet: &&Sheet| {
        let mut identity = sheet.identity();
        let has_name = identity.all(|(_, column)| place_of(column).is_some());
        has_name && sheet.asked().any(|(_, column)| place_of(column).is_some())
    };
    let (Some(sheet), Some(who)) = (SHEETS.iter().find(is_of), place(MUNICIPALITY)) else {
        return Err(Wrong::new(
            "overskriftene i første rad er ikke de som står i arbeidsbøkene",
            "Tabellen skal ha «Kommune» og overskriftene i ett av arkene, som «Løsning» og «Status». Andre tabeller leses med --kobling.",
        ));
    };
    let mut answers: BTreeMap<(String, String, String), Answer> = BTreeMap::new();
    let mut lost = Answer::empty(name);
    for row in grid.rows().into_iter().filter(|row| *row > 0) {
        let at = |column: u16| lost.at("", cell_name(row, column));
        let written = grid.at((row, who)).text();
        let slug = match municipalities.find(&written) {
            Ok(choice) => choice.value.clone(),
            Err(not_listed) => {
                let meant = not_listed.meant.map(|meant| format!("Mente du «{meant}»?"));
                let help = meant.unwrap_or_else(|| "Skriv navnet på kommunen.".to_owned());
                let wrong = Wrong::new(format!("kommunen «{written}» finnes ikke her"), help);
                let fault = Fault::new(at(who), wrong);
                lost.faults.push(fault);
                continue;
            }
        };
        let said = |words: Words| place(words).map(|column| (column, grid.at((row, column))));
        let (role, day) = (
            said(ROLE).or_else(|| said(CONTACT.role)),
            said(CONTACT.date),
        );
        let text_of = |cell: &Option<(u16, Raw)>| {
            cell.as_ref().map(|(_, raw)| raw.text()).unwrap_or_default()
        };
        let key = (slug.clone(), text_of(&role), text_of(&day));
        let answer = answers.entry(key).or_insert_with(|| Answer::empty(name));
        for (cell, is_date) in [(&role, false), (&day, true)] {
            let Some((column, raw)) = cell.as_ref().filter(|(_, raw)| !raw.is_empty()) else {
                continue;
            };
            let found = if is_date {
                date(raw)
            } else {
                text(&raw.text())
            };
            match found {
                Ok(value) if is_date => answer.by.date = date_of(&value),
                Ok(value) => answer.by.role = value.as_str().map(str::to_owned),
                Err(wrong) => answer.faults.push(Fault::new(at(*column), wrong)),
            }
        }
        let cell = |column: u16| Cell {
            at: lost.at("", cell_name(row, column)),
            raw: grid.at((row, column)),
            seen: Seen::Unknown,
        };
        let of_part = |part: Part| {
            let columns = sheet
                .of_part(part)
                .filter_map(|(_, column)| Some((place_of(column)?, column)));
            columns
                .map(|(place, column)| (column, cell(place)))
                .collect::<Vec<_>>()
        };
        let one = |part: Part| of_part(part).into_iter().next().map(|(_, cell)| cell);
        answer.rows.push(Row {
            sheet,
            at: at(0),
            document: format!("kommuner/{slug}"),
            entry: None,
            identity: None,
            named: of_part(Part::Identity),
            asked: of_part(Part::Asked),
            confirm: one(Part::Confirm),
            reason: one(Part::Reason),
        });
    }
    let mut all: Vec<Answer> = answers.into_values().collect();
    if !lost.faults.is_empty() {
        all.push(lost);
    }
    Ok(all)
}
