//! Reads a workbook by the base version in it.

use std::collections::{BTreeMap, BTreeSet};

use serde_yaml::Value;
use tr::tr;

use super::grid::Grid;
use super::{Answer, At, Book, Cell, Fault, Field, Row, Seen};
use crate::edit::FieldPath;
use crate::survey::base::{BASE, Base, CellBase, RowBase, cell_name, part_of, place_of_cell};
use crate::survey::plan::{CONTACT, Column, Part, Sheet, sheet};
use crate::survey::values::{Raw, Wrong, date, date_of, text};

/// The columns of a sheet, by their places.
type Columns = Vec<(u16, Part, &'static Column)>;

/// Reads the answer in `book`, which came as the file `name`.
///
/// # Errors
/// Returns the reason where the workbook has no base version.
pub fn read(name: &str, book: &Book) -> Result<Answer, Wrong> {
    let help =
        tr!("Bruk arbeidsboka som den ble sendt ut. Et eget regneark kan leses med --kobling.");
    let Some(hidden) = book.sheet(BASE) else {
        let message = tr!(
            "arbeidsboka mangler det skjulte arket «{sheet}»",
            sheet = BASE
        );
        return Err(Wrong::new(message, help));
    };
    let base = Base::read(&hidden.lines()).map_err(|message| Wrong::new(message, help))?;
    let mut answer = Answer::empty(name);
    answer.round = base.facts.get("runde").cloned();
    for (key, title, headings) in &base.sheets {
        let Some(grid) = book.sheet(title) else {
            let at = answer.at(title, "");
            let help = tr!("Ark skal ikke slettes eller få nye navn. Det andre er lest.");
            let wrong = Wrong::new(tr!("arket mangler i arbeidsboka"), help);
            answer.faults.push(Fault::new(at, wrong));
            continue;
        };
        if key == CONTACT.key {
            about(&mut answer, &base, title, grid);
            fields(&mut answer, &base, title, grid);
        } else if let Some(sheet) = sheet(key) {
            let reader = Reader {
                sheet,
                title,
                grid,
                headings: *headings,
                base: &base,
            };
            reader.read(&mut answer);
        }
    }
    Ok(answer)
}

/// Reads who answers, and when.
fn about(answer: &mut Answer, base: &Base, title: &str, grid: &Grid) {
    let places = base
        .columns
        .iter()
        .filter(|column| column.sheet == CONTACT.key);
    for place in places {
        let cell = (u32::from(place.place), 1);
        let raw = grid.at(cell);
        let at = answer.at(title, cell_name(cell.0, cell.1));
        match place.field.as_str() {
            "rolle" => answer.by.role_at = Some(at.clone()),
            "dato" => answer.by.date_at = Some(at.clone()),
            "kilde" => answer.by.source_at = Some(at.clone()),
            _ => {}
        }
        if raw.is_empty() {
            continue;
        }
        let said = match place.field.as_str() {
            "dato" => date(&raw),
            _ => text(&raw.text()),
        };
        let said = match said {
            Ok(said) => said,
            Err(wrong) => {
                answer.faults.push(Fault::new(at, wrong));
                continue;
            }
        };
        let words = said.as_str().map(str::to_owned);
        match place.field.as_str() {
            "rolle" => answer.by.role = words,
            "kilde" => answer.by.source = words,
            "ord" => answer.by.words = words,
            "gjennomgått" if raw.text().eq_ignore_ascii_case("ja") => {
                answer.by.reviewed = Some(at)
            }
            "dato" => answer.by.date = date_of(&said),
            _ => {}
        }
    }
}

fn fields(answer: &mut Answer, base: &Base, title: &str, grid: &Grid) {
    for seen in base.cells.iter().filter(|cell| cell.sheet == CONTACT.key) {
        let question = CONTACT.questions.iter().find(|one| one.path == seen.path);
        let (Some(question), Some(place)) = (question, place_of_cell(&seen.cell)) else {
            continue;
        };
        let field = Field {
            document: seen.document.clone(),
            path: seen.path.clone(),
            form: question.form,
            cell: Cell {
                at: answer.at(title, seen.cell.clone()),
                raw: grid.at(place),
                seen: known(seen),
            },
        };
        answer.fields.push(field);
    }
}

fn known(seen: &CellBase) -> Seen {
    Seen::Known {
        value: seen.value.clone(),
        shown: seen.shown.clone(),
    }
}

struct Reader<'a> {
    sheet: &'static Sheet,
    title: &'a str,
    grid: &'a Grid,
    /// The number of the row with the headings, from 1; so the first row below, from 0.
    headings: u32,
    base: &'a Base,
}

impl Reader<'_> {
    fn read(&self, answer: &mut Answer) {
        let columns = self.columns();
        if columns.is_empty() {
            self.matrix(answer);
            return;
        }
        let rows: Vec<&RowBase> = (self.base.rows.iter())
            .filter(|row| row.sheet == self.sheet.key)
            .collect();
        let cells: BTreeMap<&str, &CellBase> = (self.base.cells.iter())
            .filter(|cell| cell.sheet == self.sheet.key)
            .map(|cell| (cell.cell.as_str(), cell))
            .collect();
        let document = rows.first().map(|row| row.document.clone());
        let document = document.or_else(|| {
            let slug = self.base.facts.get("kommune")?;
            Some(format!("kommuner/{slug}"))
        });
        let Some(document) = document else { return };
        let mut left: BTreeMap<u32, &RowBase> = rows.iter().map(|row| (row.number, *row)).collect();
        let mut taken = BTreeSet::new();
        // A row that somebody has moved is found by its name.
        let mut places: Vec<(u32, Option<&RowBase>)> = Vec::new();
        for row in self
            .grid
            .rows()
            .into_iter()
            .filter(|row| *row >= self.headings)
        {
            let name = self.name_of(row, &columns);
            let here = rows
                .iter()
                .find(|base| base.number == row + 1 && base.text == name);
            let moved = || {
                rows.iter()
                    .find(|base| base.text == name && !taken.contains(&base.number))
            };
            let base = here.or_else(moved).copied();
            if let Some(base) = base {
                taken.insert(base.number);
                left.remove(&base.number);
            }
            places.push((row, base));
        }
        for (row, base) in places {
            if base.is_none()
                && let Some(was) = left.get(&(row + 1))
            {
                let name = self.name_of(row, &columns);
                self.renamed(answer, row, was, &name);
                continue;
            }
            let read = self.row(answer, row, base, &columns, &cells, &document);
            answer.rows.extend(read);
        }
    }

    fn columns(&self) -> Columns {
        let known = self
            .base
            .columns
            .iter()
            .filter(|column| column.sheet == self.sheet.key);
        let found = known.filter_map(|column| {
            let part = part_of(&column.part)?;
            let is_it = |known: &&Column| known.part == part && known.key == column.field;
            Some((column.place, part, self.sheet.columns.iter().find(is_it)?))
        });
        found.collect()
    }

    fn name_of(&self, row: u32, columns: &Columns) -> String {
        let names = columns
            .iter()
            .filter(|(_, part, _)| *part == Part::Identity);
        let names: Vec<String> = names
            .map(|(place, ..)| self.grid.at((row, *place)).text())
            .collect();
        names.join(" · ")
    }

    fn at(&self, answer: &Answer, row: u32, column: u16) -> At {
        answer.at(self.title, cell_name(row, column))
    }

    /// Tells that a locked name has been changed, unless the whole row was emptied.
    fn renamed(&self, answer: &mut Answer, row: u32, was: &RowBase, name: &str) {
        let at = self.at(answer, row, 0);
        let is_name = !name.replace([' ', '·'], "").is_empty();
        let now = if is_name {
            format!("«{name}»")
        } else {
            "tomt".to_owned()
        };
        let message = tr!(
            "navnet på raden er endret fra «{before}» til {now}",
            before = was.text,
            now
        );
        let help =
            tr!("Skriv det gamle navnet tilbake, og det nye på en tom rad. Raden er ikke lest.");
        answer
            .faults
            .push(Fault::new(at, Wrong::new(message, help)));
    }

    fn row(
        &self,
        answer: &Answer,
        row: u32,
        base: Option<&RowBase>,
        columns: &Columns,
        cells: &BTreeMap<&str, &CellBase>,
        document: &str,
    ) -> Option<Row> {
        let cell = |place: u16, seen: Seen| Cell {
            at: self.at(answer, row, place),
            raw: self.grid.at((row, place)),
            seen,
        };
        let new = Seen::Known {
            value: None,
            shown: String::new(),
        };
        let mut read = Row {
            sheet: self.sheet,
            at: self.at(answer, row, 0),
            document: base
                .map_or(document, |base| base.document.as_str())
                .to_owned(),
            entry: base.and_then(|base| base.entry.clone()),
            identity: base.map(|base| base.identity.clone()),
            named: Vec::new(),
            asked: Vec::new(),
            confirm: None,
            reason: None,
        };
        for (place, part, column) in columns {
            match part {
                Part::Identity => read.named.push((column, cell(*place, new.clone()))),
                Part::Asked => {
                    let name = base.map(|base| cell_name(base.number - 1, *place));
                    let seen = name.and_then(|name| cells.get(name.as_str()));
                    let seen = seen.map_or(new.clone(), |seen| known(seen));
                    read.asked.push((column, cell(*place, seen)));
                }
                Part::Confirm => read.confirm = Some(cell(*place, new.clone())),
                Part::Reason => read.reason = Some(cell(*place, new.clone())),
                Part::Said | Part::Why => {}
            }
        }
        let all = read.named.iter().chain(&read.asked).map(|(_, cell)| cell);
        let mut all = all.chain(&read.confirm).chain(&read.reason);
        let is_empty =
            base.is_none() && all.all(|cell| cell.raw == Raw::Empty || cell.raw.is_empty());
        (!is_empty).then_some(read)
    }

    /// Reads the sheet of a matrix, whose cells say all by themselves.
    fn matrix(&self, answer: &mut Answer) {
        for seen in self
            .base
            .cells
            .iter()
            .filter(|cell| cell.sheet == self.sheet.key)
        {
            let (Ok(path), Some(place)) =
                (seen.path.parse::<FieldPath>(), place_of_cell(&seen.cell))
            else {
                continue;
            };
            let raw = self.grid.at(place);
            let [list, field] = path.parts() else {
                continue;
            };
            let column = self
                .sheet
                .columns
                .iter()
                .find(|column| column.key == field.name);
            let named = self.sheet.identity().next();
            let (Some(column), Some((_, named)), Some(entry)) = (column, named, &list.entry) else {
                continue;
            };
            if raw.text() == seen.shown {
                continue;
            }
            let is_there = seen.value.is_some();
            let identity = [(Value::from(named.key), Value::from(entry.clone()))];
            let at = answer.at(self.title, seen.cell.clone());
            answer.rows.push(Row {
                sheet: self.sheet,
                at: at.clone(),
                document: seen.document.clone(),
                entry: is_there.then(|| entry.clone()),
                identity: Some(identity.into_iter().collect()),
                named: Vec::new(),
                asked: vec![(
                    column,
                    Cell {
                        at,
                        raw,
                        seen: known(seen),
                    },
                )],
                confirm: None,
                reason: None,
            });
        }
    }
}
