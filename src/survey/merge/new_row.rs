//! Merges a row about something that the file has no entry of.

use serde_yaml::{Mapping, Value};
use tr::tr;

use super::row::Confirm;
use super::{Merger, entry};
use crate::content::change::Change;
use crate::edit::FieldPath;
use crate::survey::answer::{Cell, Row};
use crate::survey::plan::Column;
use crate::survey::values::{Wrong, read};

impl Merger<'_> {
    /// Adds the entry of a row that there is none of.
    pub(super) fn add_entry(&mut self, row: &Row, identity: Mapping) {
        let Some(confirm) = self.confirm(row) else {
            return;
        };
        let (mut fields, mut wrong) = (identity, Vec::new());
        let names = fields.len();
        for (column, cell) in &row.asked {
            let list = self.choices.list(row.sheet, column);
            match read(&cell.raw, column.form, list.as_ref()) {
                Ok(Some(value)) => drop(fields.insert(Value::from(column.key), value)),
                Ok(None) => {}
                Err(fault) => {
                    self.fault(&cell.at, fault);
                    wrong.push(column.key);
                }
            }
        }
        let is_said = fields.len() > names || !wrong.is_empty();
        let was_filled_in = row.identity.is_some();
        if was_filled_in && !is_said {
            return self.nothing_said(row, confirm);
        }
        if row.sheet.is_further {
            let at = row
                .named
                .first()
                .map_or(&row.at, |(_, cell)| &cell.at)
                .clone();
            let help = tr!("Skriv den først i arket om løsninger, med status.");
            return self.fault(
                &at,
                Wrong::new(tr!("løsningen står ikke blant dem dere bruker"), help),
            );
        }
        if let Some(needed) = row.sheet.needed
            && !fields.contains_key(needed)
        {
            let cell = row.asked.iter().find(|(column, _)| column.key == needed);
            if let Some((column, cell)) = cell.filter(|_| !wrong.contains(&needed)) {
                let heading = column.heading.in_lang(self.choices.lang);
                let message = tr!("raden mangler «{heading}»", heading);
                let help = tr!("Velg et svar. Resten av raden er ikke tatt inn.");
                let at = cell.at.clone();
                self.fault(&at, Wrong::new(message, help));
            }
            return;
        }
        self.add(row, fields);
    }

    fn add(&mut self, row: &Row, mut fields: Mapping) {
        let list = row.sheet.list;
        if let (Some(dated), Some(day)) = (row.sheet.dated, self.day) {
            fields.insert(Value::from(dated), Value::from(day.to_string()));
        }
        if let Some(source) = row.sheet.source {
            fields.insert(Value::from(source), Value::from(self.source));
        }
        let cell_of = |key: &str| {
            let mut cells = row.named.iter().chain(&row.asked);
            cells
                .find(|(column, _): &&(&Column, Cell)| column.key == key)
                .map(|(_, cell)| cell)
        };
        loop {
            let entry = Value::Mapping(entry::ordered(list, fields.clone()));
            let Some((key, wrong)) = entry::faults(list, &entry).into_iter().next() else {
                let change = Change::add(FieldPath::of(list), entry);
                if self.make(&row.at, &[change]) {
                    self.merged.tally.added += 1;
                }
                return;
            };
            let asked = key
                .as_deref()
                .filter(|key| row.asked.iter().any(|(column, _)| column.key == *key));
            let at = key
                .as_deref()
                .and_then(cell_of)
                .map_or(&row.at, |cell| &cell.at)
                .clone();
            self.fault(&at, wrong);
            match asked {
                // The rest of the row is right without it.
                Some(key)
                    if row.sheet.needed != Some(key) && fields.shift_remove(key).is_some() => {}
                _ => return,
            }
        }
    }

    /// Judges a row that asks about what nobody has said, and is not filled in.
    fn nothing_said(&mut self, row: &Row, confirm: Confirm) {
        match confirm {
            Confirm::Empty => {}
            Confirm::Unsure => self.merged.tally.unsure += 1,
            Confirm::Yes | Confirm::No => {
                let at = row
                    .confirm
                    .as_ref()
                    .map_or(&row.at, |cell| &cell.at)
                    .clone();
                let help = tr!("Fyll ut raden. Bruker dere den ikke, velg «bruker ikke» i Status.");
                let message = tr!("det står ingenting i raden som kan stemme");
                self.fault(&at, Wrong::new(message, help));
            }
        }
    }
}
