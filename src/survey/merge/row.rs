//! Merges a row: an entry that there is, or a new one.

use serde_yaml::Value;
use tr::tr;

use super::cell::{Verdict, judge};
use super::compare::{agree, change_to, is_newer, told, value_after};
use super::{Merger, entry};
use crate::content::change::Change;
use crate::edit::{FieldPath, Fit, same};
use crate::survey::answer::{Cell, Fault, Row, Seen};
use crate::survey::facts::{field, name_at, place_of};
use crate::survey::plan::{NO, UNSURE, YES};
use crate::survey::values::{Wrong, read, text};

/// The answer to *Stemmer fortsatt?*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Confirm {
    Empty,
    Yes,
    No,
    Unsure,
}

impl Merger<'_> {
    pub(super) fn row(&mut self, row: &Row, all: &[&Row]) {
        let Some(identity) = self.identity(row) else {
            return;
        };
        if row.identity.is_none() && self.stands_elsewhere(row, &identity, all) {
            return;
        }
        let Some(facts) = self.facts() else { return };
        let entries = facts.entries(row.sheet.list);
        let place = row
            .entry
            .as_deref()
            .map(|name| place_of(&entries, row.sheet.list, name));
        let place = match place {
            Some(Fit::One(place)) => Some(place),
            _ => self.by_identity(row, &identity, &entries),
        };
        match (place, &row.entry) {
            (Some(place), _) => self.known(row, &entries, place),
            (None, Some(_)) => self.gone(row),
            (None, None) => self.add_entry(row, identity),
        }
    }

    /// Tells that the entry of a row is no longer there, where the row says anything.
    fn gone(&mut self, row: &Row) {
        let is_touched = |cell: &Cell| match &cell.seen {
            Seen::Known { shown, .. } => cell.raw.text() != *shown,
            Seen::Unknown => !cell.raw.is_empty(),
        };
        let asked = row.asked.iter().map(|(_, cell)| cell);
        let touched = asked.chain(&row.confirm).find(|cell| is_touched(cell));
        // Taken out already, for this reason or another.
        let is_denied = |cell: &Cell| NO.is(&cell.raw.text()) && row.sheet.is_removable;
        if touched.is_some_and(is_denied) {
            self.merged.tally.already += 1;
        } else if let Some(cell) = touched {
            let message = tr!(
                "raden er besvart, men punktet er tatt bort fra fila siden arbeidsboka ble laget"
            );
            let fault = Fault::conflict(cell.at.clone(), message);
            self.merged.faults.push(fault);
        }
    }

    /// Returns the answer to *Stemmer fortsatt?*; `None` where it is none, which is told.
    pub(super) fn confirm(&mut self, row: &Row) -> Option<Confirm> {
        let Some(cell) = &row.confirm else {
            return Some(Confirm::Empty);
        };
        let said = cell.raw.text();
        let found = match said.as_str() {
            "" => Confirm::Empty,
            text if YES.is(text) => Confirm::Yes,
            text if NO.is(text) => Confirm::No,
            text if UNSURE.is(text) => Confirm::Unsure,
            _ => {
                let quoted: String = said.chars().take(40).collect();
                let message = tr!("«{quoted}» er ikke et svar på om raden stemmer", quoted);
                let at = cell.at.clone();
                self.fault(
                    &at,
                    Wrong::new(message, tr!("Velg Ja, Nei eller Vet ikke.")),
                );
                return None;
            }
        };
        Some(found)
    }

    /// Merges a row with the entry at `place`.
    fn known(&mut self, row: &Row, entries: &[Value], place: usize) {
        let confirm = self.confirm(row).unwrap_or(Confirm::Empty);
        let (Some(entry), Some(name)) =
            (entries.get(place), name_at(entries, row.sheet.list, place))
        else {
            let message = tr!("flere punkter i fila heter det samme");
            self.fault(&row.at, Wrong::new(message, tr!("Rett dem i fila.")));
            return;
        };
        let path = FieldPath::of(row.sheet.list).entry(&name);
        let (mut changes, faults_before) = (Vec::new(), self.merged.faults.len());
        let already_before = self.merged.tally.already;
        for (column, cell) in &row.asked {
            let list = self.choices.list(row.sheet, column);
            let today = field(entry, column.key);
            let is_needed = row.sheet.needed == Some(column.key);
            match judge(cell, column.form, list.as_ref(), today, is_needed) {
                Verdict::Untouched => {}
                Verdict::Already => self.merged.tally.already += 1,
                Verdict::Wrong(fault) => self.merged.faults.push(fault),
                Verdict::Change(to) => {
                    let change = change_to(path.clone().field(column.key), today.cloned(), to);
                    changes.push((column.key, cell, change));
                }
            }
        }
        self.without_wrong(row, entry, &mut changes);
        let has_faults = self.merged.faults.len() > faults_before;
        let is_changed = !changes.is_empty();
        // What was said to be right instead stands there by now: the same answer once more.
        let is_corrected = self.merged.tally.already > already_before;
        let is_confirmed = match (confirm, is_changed) {
            (Confirm::No, false) if !has_faults && !is_corrected => {
                return self.denied(row, entry, &path);
            }
            (Confirm::Unsure, true) => {
                let at = row
                    .confirm
                    .as_ref()
                    .map_or(&row.at, |cell| &cell.at)
                    .clone();
                let help = tr!("Velg Ja når raden nå er riktig, eller skriv det som stod der.");
                self.fault(
                    &at,
                    Wrong::new(tr!("svaret er «Vet ikke», men raden er endret"), help),
                );
                return;
            }
            (Confirm::Unsure, false) => {
                self.merged.tally.unsure += 1;
                false
            }
            (Confirm::Yes, _) => !has_faults && self.is_as_seen(row, entry, &changes),
            _ => false,
        };
        if is_changed || is_confirmed {
            self.settle(row, entry, &path, changes, is_confirmed);
        }
    }

    /// Makes the changes of a row, and dates what is known of it.
    fn settle(
        &mut self,
        row: &Row,
        entry: &Value,
        path: &FieldPath,
        mut changes: Vec<(&'static str, &Cell, Change)>,
        is_confirmed: bool,
    ) {
        // The status may be part of the name of the entry, so it is changed last.
        changes.sort_by_key(|(key, ..)| row.sheet.needed == Some(*key));
        let count = changes.len();
        let mut all = self.dates(row, entry, path);
        all.extend(changes.into_iter().map(|(_, _, change)| change));
        if self.make(&row.at, &all) {
            self.merged.tally.changed += count;
            self.merged.tally.confirmed += usize::from(is_confirmed);
        }
    }

    /// Returns the changes that say when and by whom a row was last known to be true. A later date
    /// in the file stays.
    fn dates(&self, row: &Row, entry: &Value, path: &FieldPath) -> Vec<Change> {
        let (Some(dated), Some(day)) = (row.sheet.dated, self.day) else {
            return Vec::new();
        };
        let today = field(entry, dated);
        if !is_newer(day, today) {
            return Vec::new();
        }
        let at = path.clone().field(dated);
        let mut changes = vec![Change::set(
            at,
            today.cloned(),
            Value::from(day.to_string()),
        )];
        if let Some(source) = row.sheet.source {
            let (today, to) = (field(entry, source), Value::from(self.source));
            if !today.is_some_and(|today| same(today, &to)) {
                changes.push(Change::set(path.clone().field(source), today.cloned(), to));
            }
        }
        changes
    }

    /// Takes out the changes that would make the entry wrong, and tells why.
    fn without_wrong(
        &mut self,
        row: &Row,
        entry: &Value,
        changes: &mut Vec<(&'static str, &Cell, Change)>,
    ) {
        let before = entry::faults(row.sheet.list, entry);
        while !changes.is_empty() {
            let mut after = entry.clone();
            for (key, _, change) in changes.iter() {
                set(&mut after, key, value_after(change));
            }
            let found = entry::faults(row.sheet.list, &after);
            let Some((key, wrong)) = found.into_iter().find(|found| !before.contains(found)) else {
                return;
            };
            let culprit = changes
                .iter()
                .position(|(changed, ..)| Some(*changed) == key.as_deref());
            let (_, cell, _) = changes.remove(culprit.unwrap_or(0));
            let at = cell.at.clone();
            self.fault(&at, wrong);
        }
    }

    /// Decides whether what the row confirms is what the file says; else it is told.
    fn is_as_seen(
        &mut self,
        row: &Row,
        entry: &Value,
        changes: &[(&'static str, &Cell, Change)],
    ) -> bool {
        for (column, cell) in &row.asked {
            let Seen::Known { value, .. } = &cell.seen else {
                continue;
            };
            let today = field(entry, column.key);
            let is_answered = changes.iter().any(|(key, ..)| *key == column.key);
            if is_answered || agree(value.as_ref(), today) {
                continue;
            }
            let list = self.choices.list(row.sheet, column);
            let answered = read(&cell.raw, column.form, list.as_ref()).ok().flatten();
            if agree(answered.as_ref(), today) {
                continue;
            }
            let heading = column.heading.in_lang(self.choices.lang);
            let message = tr!(
                "raden er bekreftet med {heading} {said}, men nå står det {now}",
                heading,
                said = told(value.as_ref(), column.form, list.as_ref()),
                now = told(today, column.form, list.as_ref())
            );
            let at = row
                .confirm
                .as_ref()
                .map_or(&row.at, |cell| &cell.at)
                .clone();
            self.merged.faults.push(Fault::conflict(at, message));
            return false;
        }
        true
    }

    /// Takes out the entry of a row that is said to be wrong, where a reason is given.
    fn denied(&mut self, row: &Row, entry: &Value, path: &FieldPath) {
        let reason = row.reason.as_ref().map(|cell| (cell, cell.raw.text()));
        let at = row
            .confirm
            .as_ref()
            .map_or(&row.at, |cell| &cell.at)
            .clone();
        if !row.sheet.is_removable {
            let help = tr!(
                "Rett cellene i raden. Bruker dere den ikke, velg «bruker ikke» eller «avsluttet» i Status."
            );
            let wrong = Wrong::new(
                tr!("svaret er «Nei», men ingenting i raden er rettet"),
                help,
            );
            return self.fault(&at, wrong);
        }
        match reason {
            Some((cell, reason)) if !reason.is_empty() => {
                if let Err(wrong) = text(&reason) {
                    let at = cell.at.clone();
                    return self.fault(&at, wrong);
                }
                if self.is_as_seen(row, entry, &[]) {
                    let change = Change::remove(path.clone(), Some(entry.clone()), &reason);
                    self.removals.push((at, change));
                }
            }
            _ => {
                let help = tr!("Skriv hvorfor, så tas raden bort, eller rett den.");
                let wrong = Wrong::new(tr!("svaret er «Nei», men det står ikke hvorfor"), help);
                self.fault(&at, wrong);
            }
        }
    }
}

/// Gives the field `key` of an entry a value, or takes it out.
fn set(entry: &mut Value, key: &str, value: Option<&Value>) {
    let Some(map) = entry.as_mapping_mut() else {
        return;
    };
    match value {
        Some(value) => drop(map.insert(Value::from(key), value.clone())),
        None => drop(map.shift_remove(key)),
    }
}
