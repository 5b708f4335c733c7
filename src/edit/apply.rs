//! Applies a set of changes to one document, all or none.

use tr::tr;

use super::added::{Added, add};
use super::body_change::in_body;
use super::document::{Document, Made};
use super::fields::{set, take_out};
use super::locate::{Lost, locate};
use super::outcome::{Outcome, refused};
use super::splice::Undo;
use super::subject::Subject;
use crate::content::Kind;
use crate::content::change::{Act, Change};
use crate::content::records::declared_in;
use crate::yaml::shape::Record;

/// The outcome of a set of changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// The outcome of each. With one that is neither done nor already so, none is made.
    pub outcomes: Vec<Outcome>,
    /// The document with all of them; `None` where none is made.
    pub edited: Option<Edited>,
}

/// A changed document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// Its text.
    pub text: String,
    /// The way back.
    pub undo: Undo,
}

/// Applies `changes` to `text`, the whole file of a document of `kind`.
pub fn apply(kind: Kind, text: &str, changes: &[Change]) -> Applied {
    apply_to(Subject::document(kind), text, changes)
}

/// Applies `changes` to `text`, the whole of a file of data whose fields `record` declares. Returns
/// the outcomes, and the text with all of them where all are made.
pub fn apply_to_data(
    record: &'static Record,
    text: &str,
    changes: &[Change],
) -> (Vec<Outcome>, Option<String>) {
    const FENCE: &str = "---\n";
    // The fields of a document stand between fences, and what is below stays.
    let end = if text.is_empty() || text.ends_with('\n') {
        ""
    } else {
        "\n"
    };
    let document = format!("{FENCE}{text}{end}{FENCE}");
    let Applied { outcomes, edited } = apply_to(Subject::data(record), &document, changes);
    let text = edited.and_then(|edited| {
        let inside = edited.text.strip_prefix(FENCE)?.strip_suffix(FENCE)?;
        Some(inside.to_owned())
    });
    (outcomes, text)
}

fn apply_to(subject: Subject, text: &str, changes: &[Change]) -> Applied {
    let (mut now, mut steps) = (text.to_owned(), Vec::new());
    let mut outcomes = Vec::with_capacity(changes.len());
    for change in changes {
        outcomes.push(match one(subject, &now, change) {
            Ok(Made { text, back }) => {
                now = text;
                steps.push(back);
                Outcome::Done
            }
            Err(outcome) => *outcome,
        });
    }
    let is_right = |outcome: &Outcome| matches!(outcome, Outcome::Done | Outcome::AlreadySo);
    let edited = (outcomes.iter().all(is_right) && !steps.is_empty()).then(|| Edited {
        undo: Undo::new(steps, &now),
        text: now,
    });
    Applied { outcomes, edited }
}

fn one(subject: Subject, text: &str, change: &Change) -> Result<Made, Box<Outcome>> {
    let document = Document::read(text)?;
    if let Some(part) = change.field.of_body() {
        return in_body(&document, part, &change.act);
    }
    let field =
        declared_in(subject.record, &change.field).map_err(|fault| refused(fault.in_words()))?;
    let Some(map) = document.root.as_mapping() else {
        return Err(refused(tr!("fila har ingen felt øverst")));
    };
    let place = locate(subject, map, &change.field);
    match (&change.act, place) {
        (_, Err(Lost::Several(names))) => Err(refused(tr!(
            "flere punkter passer til `{field}`: {names}",
            field = change.field,
            names = names.join("; ")
        ))),
        (Act::Remove { .. }, Err(Lost::NoEntry)) => Err(Outcome::AlreadySo.into()),
        (Act::Set { from, .. }, Err(Lost::NoEntry)) => Err(Outcome::Conflict {
            expected: from.clone(),
            found: None,
        }
        .into()),
        (Act::Add { .. }, Err(Lost::NoEntry)) => Err(Outcome::Conflict {
            expected: None,
            found: None,
        }
        .into()),
        (Act::Set { from, to }, Ok(place)) => set(subject, &document, &place, from.as_ref(), to),
        (Act::Add { entry, before }, Ok(place)) => {
            let added = Added {
                field,
                entry,
                before: before.as_deref(),
            };
            add(subject, &document, &place, &added)
        }
        (Act::Remove { from, .. }, Ok(place)) => take_out(&document, &place, from.as_ref()),
    }
}
