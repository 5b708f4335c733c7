//! Finds out which entry a row is about.

use serde_yaml::{Mapping, Value};
use tr::tr;

use super::Merger;
use super::compare::agree;
use crate::survey::answer::Row;
use crate::survey::facts::field;
use crate::survey::values::{Wrong, read};

impl Merger<'_> {
    /// Returns the fields that name the entry; `None` where the row says nothing, or what names it
    /// is wrong, which is told.
    pub(super) fn identity(&mut self, row: &Row) -> Option<Mapping> {
        if let Some(identity) = &row.identity {
            return Some(identity.clone());
        }
        let mut identity = Mapping::new();
        let mut is_right = true;
        for (column, cell) in &row.named {
            let list = self.choices.list(row.sheet, column);
            match read(&cell.raw, column.form, list.as_ref()) {
                Ok(Some(value)) => drop(identity.insert(Value::from(column.key), value)),
                // What the municipality can may be told by the topic alone.
                Ok(None) if row.sheet.key == "kompetanse" && column.key == "tekst" => {}
                Ok(None) => {
                    let heading = column.heading.in_lang(self.choices.lang);
                    let message = tr!("raden mangler «{heading}»", heading);
                    let help = tr!("Fyll ut cella. Resten av raden er ikke tatt inn.");
                    self.fault(&cell.at, Wrong::new(message, help));
                    is_right = false;
                }
                Err(wrong) => {
                    self.fault(&cell.at, wrong);
                    is_right = false;
                }
            }
        }
        is_right.then_some(identity)
    }

    /// Tells that a new row is about what stands in another row of the sheet.
    pub(super) fn stands_elsewhere(&mut self, row: &Row, identity: &Mapping, all: &[&Row]) -> bool {
        let is_same = |other: &&&Row| {
            let own = other.identity.clone().or_else(|| self.quietly(other));
            other.sheet.key == row.sheet.key && other.at != row.at && own.as_ref() == Some(identity)
        };
        // Of two new rows the first is taken.
        let before = all.iter().take_while(|other| other.at != row.at);
        let filled = all.iter().filter(|other| other.identity.is_some());
        let Some(other) = before.chain(filled).find(is_same) else {
            return false;
        };
        let message = tr!("dette står alt i celle {cell}", cell = other.at.cell);
        let at = row
            .named
            .first()
            .map_or(&row.at, |(_, cell)| &cell.at)
            .clone();
        self.fault(
            &at,
            Wrong::new(message, tr!("Rett den raden, og tøm denne.")),
        );
        true
    }

    /// Returns the fields that name an entry, where they can be read.
    fn quietly(&self, row: &Row) -> Option<Mapping> {
        let mut identity = Mapping::new();
        for (column, cell) in &row.named {
            let list = self.choices.list(row.sheet, column);
            if let Some(value) = read(&cell.raw, column.form, list.as_ref()).ok()? {
                identity.insert(Value::from(column.key), value);
            }
        }
        Some(identity)
    }

    /// Returns the place of the only entry with these names.
    pub(super) fn by_identity(
        &self,
        row: &Row,
        identity: &Mapping,
        entries: &[Value],
    ) -> Option<usize> {
        let is_it = |entry: &Value| {
            row.sheet.identity().all(|(_, column)| {
                let wanted = identity.get(column.key);
                agree(wanted, field(entry, column.key))
            })
        };
        let mut places = (0..entries.len()).filter(|place| entries.get(*place).is_some_and(is_it));
        let place = places.next()?;
        places.next().is_none().then_some(place)
    }
}
