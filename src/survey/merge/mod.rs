//! Merges an answer with a document: the value that was seen, the value of today, the answer.
//!
//! Each cell is judged by itself, so that a wrong one keeps no other back. What is known of a row
//! afterwards is dated with the day of the answer. Changes are made in the text one row at a time:
//! later rows see what earlier ones have made.

mod cell;
mod compare;
mod entry;
mod identity;
mod new_row;
mod row;
mod tally;
#[cfg(test)]
mod tests;

use serde_yaml::Value;
use tr::tr;

use crate::content::Kind;
use crate::content::change::Change;
use crate::edit::{Applied, FieldPath, Outcome, apply};
use crate::knowledge::attribution::ITSELF;
use crate::survey::answer::{Answer, At, Fault, Field, Row};
use crate::survey::choices::{Choices, List};
use crate::survey::facts::Facts;
use crate::survey::values::Wrong;
use crate::text::date::PartialDate;

use cell::{Verdict, judge};
use compare::{change_to, is_newer};
pub use tally::Tally;

/// The outcome for one document.
#[derive(Clone, Debug, Default)]
pub struct Merged {
    /// The text of the document afterwards.
    pub text: String,
    /// The changes that are made in it, in order.
    pub changes: Vec<Change>,
    /// The cells that are not taken in.
    pub faults: Vec<Fault>,
    /// The number of answers of each kind.
    pub tally: Tally,
}

/// Merges what `answer` says of `document` (`kommuner/nome`) with `text`, the file of today.
///
/// An answer without a role or a day changes nothing: nobody stands behind it.
pub fn merge(text: &str, document: &str, answer: &Answer, choices: &Choices) -> Merged {
    let mut merger = Merger {
        choices,
        source: answer.by.source.as_deref().unwrap_or(ITSELF),
        day: answer.by.date,
        merged: Merged {
            text: text.to_owned(),
            ..Merged::default()
        },
        removals: Vec::new(),
    };
    let rows = answer.rows.iter().filter(|row| row.document == document);
    let rows: Vec<&Row> = rows.collect();
    for row in &rows {
        merger.row(row, &rows);
    }
    merger.remove();
    for field in answer
        .fields
        .iter()
        .filter(|field| field.document == document)
    {
        merger.field(field);
    }
    if let Some(at) = &answer.by.reviewed {
        merger.reviewed(at, answer.faults.is_empty());
    }
    merger.merged
}

struct Merger<'a> {
    choices: &'a Choices,
    /// Who stands behind the answer.
    source: &'a str,
    day: Option<PartialDate>,
    merged: Merged,
    /// Entries that are to be taken out when all else is done, so that the names of others last.
    removals: Vec<(At, Change)>,
}

impl Merger<'_> {
    fn facts(&self) -> Option<Facts> {
        Facts::read(&self.merged.text)
    }

    fn fault(&mut self, at: &At, wrong: Wrong) {
        self.merged.faults.push(Fault::new(at.clone(), wrong));
    }

    /// Makes `changes`, all or none; `false` where they are refused, which is told at `at`.
    fn make(&mut self, at: &At, changes: &[Change]) -> bool {
        let changes: Vec<Change> = changes.iter().map(|change| self.signed(change)).collect();
        let Applied { outcomes, edited } = apply(Kind::Municipality, &self.merged.text, &changes);
        let refusal = outcomes.iter().find_map(|outcome| match outcome {
            Outcome::Refused { reasons } => Some(reasons.join("; ")),
            Outcome::Conflict { .. } => Some(tr!("fila sier noe annet enn ventet")),
            Outcome::Done | Outcome::AlreadySo => None,
        });
        if let Some(reason) = refusal {
            self.fault(
                at,
                Wrong::new(reason, tr!("Rett det i fila. Raden er ikke tatt inn.")),
            );
            return false;
        }
        if let Some(edited) = edited {
            self.merged.text = edited.text;
        }
        let made = changes.into_iter().zip(outcomes);
        let made = made.filter(|(_, outcome)| *outcome == Outcome::Done);
        self.merged.changes.extend(made.map(|(change, _)| change));
        true
    }

    /// Returns the change with who stands behind it, and when.
    fn signed(&self, change: &Change) -> Change {
        Change {
            source: Some(self.source.to_owned()),
            date: self.day,
            ..change.clone()
        }
    }

    fn remove(&mut self) {
        for (at, change) in std::mem::take(&mut self.removals) {
            if self.make(&at, &[change]) {
                self.merged.tally.removed += 1;
            }
        }
    }

    /// Merges a field that is no list.
    fn field(&mut self, field: &Field) {
        let (Some(facts), Ok(path)) = (self.facts(), field.path.parse::<FieldPath>()) else {
            return;
        };
        let list = self.choices.of_form(field.form, List::default);
        let today = facts.at(&field.path);
        match judge(&field.cell, field.form, list.as_ref(), today, false) {
            Verdict::Untouched => {}
            Verdict::Already => self.merged.tally.already += 1,
            Verdict::Wrong(fault) => self.merged.faults.push(fault),
            Verdict::Change(to) => {
                if let Some(wrong) = to.as_ref().and_then(|to| entry::fault_of_field(&path, to)) {
                    self.fault(&field.cell.at, wrong);
                    return;
                }
                let change = change_to(path, today.cloned(), to);
                if self.make(&field.cell.at, &[change]) {
                    self.merged.tally.changed += 1;
                }
            }
        }
    }

    /// Notes that all of the document has been looked through, unless something is left to mend.
    fn reviewed(&mut self, at: &At, all_read: bool) {
        let Some(day) = self.day else { return };
        if !all_read || !self.merged.faults.is_empty() {
            let wrong = Wrong::new(
                tr!("gjennomgangen er ikke ført, for noe er ikke tatt inn"),
                tr!("Rett det som står under, og send arbeidsboka en gang til."),
            );
            self.fault(at, wrong);
            return;
        }
        let Some(facts) = self.facts() else { return };
        let key = "sist_gjennomgått";
        let today = facts.at(key).cloned();
        if is_newer(day, today.as_ref()) {
            let path = FieldPath::of(key);
            let change = Change::set(path, today, Value::from(day.to_string()));
            self.make(at, &[change]);
        }
    }
}
