//! Reads plain tables: `.csv` files, and sheets without a base version, whose headings are those of
//! the workbooks.

use std::collections::BTreeMap;

use tr::tr;

use super::grid::Grid;
use super::{Answer, At, Cell, Row, Said, Seen, no_municipality};
use crate::survey::base::cell_name;
use crate::survey::choices::List;
use crate::survey::plan::{CONTACT, Column, Part, SHEETS, Sheet, Words};
use crate::survey::values::{Raw, Wrong};

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
    let table = Table::new(name, grid)?;
    let mut answers: BTreeMap<(String, [String; 2]), Answer> = BTreeMap::new();
    let mut lost = Answer::empty(name);
    for row in grid.rows().into_iter().filter(|row| *row > 0) {
        let written = grid.at((row, table.municipality)).text();
        let slug = match municipalities.find(&written) {
            Ok(choice) => &choice.value,
            Err(not_listed) => {
                let at = table.at(row, table.municipality);
                lost.faults.push(no_municipality(at, &written, not_listed));
                continue;
            }
        };
        let said = [Said::Role, Said::Day].map(|said| (said, table.place_of(said)));
        let raw = |place: Option<u16>| place.map_or(Raw::Empty, |column| grid.at((row, column)));
        // Whoever answers at another time, or in another role, gives another answer.
        let key = (slug.clone(), said.map(|(_, place)| raw(place).text()));
        let answer = answers.entry(key).or_insert_with(|| Answer::empty(name));
        for (said, place) in said {
            let at = || table.at(row, place.unwrap_or_default());
            answer.take(said, &raw(place), at);
        }
        answer.rows.push(table.row(row, slug));
    }
    let mut all: Vec<Answer> = answers.into_values().collect();
    if !lost.faults.is_empty() {
        all.push(lost);
    }
    Ok(all)
}

/// A table that has the headings of a sheet.
struct Table<'a> {
    /// The name of the file.
    name: &'a str,
    grid: &'a Grid,
    headings: Headings,
    sheet: &'static Sheet,
    /// The column of the municipality.
    municipality: u16,
}

impl<'a> Table<'a> {
    /// Returns `grid` as a table of the first sheet whose headings it has.
    fn new(name: &'a str, grid: &'a Grid) -> Result<Self, Wrong> {
        let headings = Headings::of(grid);
        let sheet = SHEETS.iter().find(|sheet| headings.are_of(sheet));
        let (Some(sheet), Some(municipality)) = (sheet, headings.place(MUNICIPALITY)) else {
            return Err(Wrong::new(
                tr!("overskriftene i første rad er ikke de som står i arbeidsbøkene"),
                tr!(
                    "Tabellen skal ha «Kommune» og overskriftene i ett av arkene, som «Løsning» og «Status». Andre tabeller leses med --kobling."
                ),
            ));
        };
        Ok(Self {
            name,
            grid,
            headings,
            sheet,
            municipality,
        })
    }

    /// Returns the column that says who answers, or when.
    fn place_of(&self, said: Said) -> Option<u16> {
        let place = |words| self.headings.place(words);
        match said {
            Said::Role => place(ROLE).or_else(|| place(CONTACT.role)),
            Said::Day => place(CONTACT.date),
        }
    }

    /// Returns the place of a cell.
    fn at(&self, row: u32, column: u16) -> At {
        At {
            book: self.name.to_owned(),
            sheet: String::new(),
            cell: cell_name(row, column),
        }
    }

    /// Returns what a row says of the municipality with this slug.
    fn row(&self, row: u32, slug: &str) -> Row {
        let one = |part: Part| self.cells(row, part).into_iter().next();
        let one = |part: Part| one(part).map(|(_, cell)| cell);
        Row {
            sheet: self.sheet,
            at: self.at(row, 0),
            document: format!("kommuner/{slug}"),
            entry: None,
            identity: None,
            named: self.cells(row, Part::Identity),
            asked: self.cells(row, Part::Asked),
            confirm: one(Part::Confirm),
            reason: one(Part::Reason),
        }
    }

    /// Returns the cells of a row that are of `part`, of the columns that the table has.
    fn cells(&self, row: u32, part: Part) -> Vec<(&'static Column, Cell)> {
        let cell = |place: u16| Cell {
            at: self.at(row, place),
            raw: self.grid.at((row, place)),
            seen: Seen::Unknown,
        };
        let columns = self.sheet.of_part(part).map(|(_, column)| column);
        columns
            .filter_map(|column| Some((column, cell(self.headings.place_of(column)?))))
            .collect()
    }
}

/// The headings in the first row, by column.
struct Headings(Vec<(u16, String)>);

impl Headings {
    /// Returns the headings of `grid`.
    fn of(grid: &Grid) -> Self {
        let first = grid.0.iter().filter(|((row, _), _)| *row == 0);
        Self(
            first
                .map(|((_, column), raw)| (*column, raw.text()))
                .collect(),
        )
    }

    /// Returns the place of the heading that says `words`.
    fn place(&self, words: Words) -> Option<u16> {
        let found = self.0.iter().find(|(_, heading)| words.is(heading));
        found.map(|(place, _)| *place)
    }

    /// Returns the place of a column of the workbooks, which may be called by its key.
    fn place_of(&self, column: &Column) -> Option<u16> {
        let has_key = |(_, heading): &&(u16, String)| heading.to_lowercase() == column.key;
        let by_key = || self.0.iter().find(has_key).map(|(place, _)| *place);
        self.place(column.heading).or_else(by_key)
    }

    /// Returns whether they are those of `sheet`: all that name an entry, and one that is asked for.
    fn are_of(&self, sheet: &Sheet) -> bool {
        let has = |(_, column): (u16, &Column)| self.place_of(column).is_some();
        sheet.identity().all(has) && sheet.asked().any(has)
    }
}
