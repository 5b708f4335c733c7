//! Answers: filled-in workbooks and tables, read cell by cell.

mod from_base;
mod grid;
mod mapping;
mod table;
mod xlsx;

use std::fmt;

use serde_yaml::{Mapping, Value};
use tr::tr;

use crate::survey::choices::NotListed;
use crate::survey::plan::{Column, Form, Sheet};
use crate::survey::values::{Raw, Wrong, date, date_of, text};
use crate::text::date::PartialDate;

pub use from_base::read as from_base;
pub use grid::{Grid, csv};
pub use mapping::{Mapped, read as mapped};
pub use table::read as from_table;
pub use xlsx::{Book, open};

/// The place of something in an answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The file.
    pub book: String,
    /// The title of the sheet; empty in a file that has none.
    pub sheet: String,
    /// The cell, `C7`; empty for the sheet as a whole.
    pub cell: String,
}

impl fmt::Display for At {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.book)?;
        if !self.sheet.is_empty() {
            write!(out, ", arket «{}»", self.sheet)?;
        }
        if !self.cell.is_empty() {
            write!(out, ", celle {}", self.cell)?;
        }
        Ok(())
    }
}

/// Something in an answer that is not taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its place.
    pub at: At,
    /// The reason.
    pub wrong: Wrong,
    /// `true` where the file says a third thing.
    pub is_conflict: bool,
}

impl Fault {
    /// Returns a fault that the one who answers can mend.
    pub fn new(at: At, wrong: Wrong) -> Self {
        Self {
            at,
            wrong,
            is_conflict: false,
        }
    }

    /// Returns a conflict with what others have changed.
    pub fn conflict(at: At, message: String) -> Self {
        let help =
            tr!("Finn ut hva som er riktig, og rett det i fila eller send en ny arbeidsbok.");
        Self {
            at,
            wrong: Wrong::new(message, help),
            is_conflict: true,
        }
    }
}

/// The values that the one who answers had before their eyes.
#[derive(Clone, Debug, PartialEq)]
pub enum Seen {
    /// A table without a base version: nobody knows.
    Unknown,
    /// The value of the file, and the text that the cell showed.
    Known {
        /// The value.
        value: Option<Value>,
        /// The text.
        shown: String,
    },
}

/// A cell that may be filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Its place.
    pub at: At,
    /// The value that is written there.
    pub raw: Raw,
    /// The value that was there before.
    pub seen: Seen,
}

/// A row about one entry of a list.
#[derive(Clone, Debug)]
pub struct Row {
    /// The sheet.
    pub sheet: &'static Sheet,
    /// The place of its first cell.
    pub at: At,
    /// The document: `kommuner/nome`.
    pub document: String,
    /// The name of the entry as it was; `None` where there was none.
    pub entry: Option<String>,
    /// The fields that name it, where they were filled in beforehand.
    pub identity: Option<Mapping>,
    /// The cells that name it, where they are the answer's own.
    pub named: Vec<(&'static Column, Cell)>,
    /// The cells that are asked for.
    pub asked: Vec<(&'static Column, Cell)>,
    /// The answer to *Stemmer fortsatt?*.
    pub confirm: Option<Cell>,
    /// Why the entry is wrong.
    pub reason: Option<Cell>,
}

/// A field that is no list.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The document.
    pub document: String,
    /// The path of the field.
    pub path: String,
    /// The form of its values.
    pub form: Form,
    /// The cell.
    pub cell: Cell,
}

/// Who answers, and when.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct By {
    /// The role.
    pub role: Option<String>,
    /// The day of the answer.
    pub date: Option<PartialDate>,
    /// The source of somebody who answers for others; `None` for the municipality itself.
    pub source: Option<String>,
    /// The cells of the role, the day and the source, where the workbook asks for them.
    pub role_at: Option<At>,
    /// See `role_at`.
    pub date_at: Option<At>,
    /// See `role_at`.
    pub source_at: Option<At>,
    /// The cell that says that all has been looked through, where it says so.
    pub reviewed: Option<At>,
    /// Words to the editors.
    pub words: Option<String>,
}

/// A fact of the answer itself that a cell of a table states.
#[derive(Clone, Copy)]
enum Said {
    /// The role of the one who answers.
    Role,
    /// The day of the answer.
    Day,
}

/// Returns the fault of a municipality that the site does not have.
fn no_municipality(at: At, written: &str, not_listed: NotListed) -> Fault {
    let meant = not_listed
        .meant
        .map(|meant| tr!("Mente du «{meant}»?", meant));
    let help = meant.unwrap_or_else(|| tr!("Skriv navnet på kommunen som på nettstedet."));
    let message = tr!("kommunen «{written}» finnes ikke her", written);
    Fault::new(at, Wrong::new(message, help))
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The name of the file.
    pub book: String,
    /// Who answers.
    pub by: By,
    /// The name of the round that the workbook is of.
    pub round: Option<String>,
    /// The rows.
    pub rows: Vec<Row>,
    /// The fields.
    pub fields: Vec<Field>,
    /// The parts that could not be read.
    pub faults: Vec<Fault>,
}

impl Answer {
    /// Returns an answer of `book` without anything in it.
    pub fn empty(book: &str) -> Self {
        Self {
            book: book.to_owned(),
            by: By::default(),
            round: None,
            rows: Vec::new(),
            fields: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// Takes over what the cell `at` says of the answer itself; what cannot be read is a fault.
    fn take(&mut self, said: Said, raw: &Raw, at: impl FnOnce() -> At) {
        if raw.is_empty() {
            return;
        }
        let found = match said {
            Said::Role => text(&raw.text()),
            Said::Day => date(raw),
        };
        match (found, said) {
            (Ok(value), Said::Role) => self.by.role = value.as_str().map(str::to_owned),
            (Ok(value), Said::Day) => self.by.date = date_of(&value),
            (Err(wrong), _) => self.faults.push(Fault::new(at(), wrong)),
        }
    }

    /// Returns the place of a cell.
    pub fn at(&self, sheet: &str, cell: impl Into<String>) -> At {
        At {
            book: self.book.clone(),
            sheet: sheet.to_owned(),
            cell: cell.into(),
        }
    }

    /// Returns the documents that it is about, in order.
    pub fn documents(&self) -> Vec<String> {
        let rows = self.rows.iter().map(|row| &row.document);
        let fields = self.fields.iter().map(|field| &field.document);
        let mut documents: Vec<String> = rows.chain(fields).cloned().collect();
        documents.sort();
        documents.dedup();
        documents
    }
}
