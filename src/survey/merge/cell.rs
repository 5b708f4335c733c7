//! Judges one cell by the value that was seen, the value of today and the answer.

use serde_yaml::Value;
use tr::tr;

use super::compare::{agree, told};
use crate::survey::answer::{Cell, Fault, Seen};
use crate::survey::choices::List;
use crate::survey::plan::Form;
use crate::survey::values::{Wrong, read};

/// The outcome of a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Verdict {
    /// It says what it said when it was sent out.
    Untouched,
    /// It says what the file says.
    Already,
    /// The file is to say this; nothing where the field is to be emptied.
    Change(Option<Value>),
    /// It is not taken in.
    Wrong(Fault),
}

/// Judges `cell`, whose field says `today`.
pub(super) fn judge(
    cell: &Cell,
    form: Form,
    list: Option<&List>,
    today: Option<&Value>,
    is_needed: bool,
) -> Verdict {
    let (seen, is_known) = match &cell.seen {
        Seen::Known { value, shown } if cell.raw.text() == *shown => {
            let _ = value;
            return Verdict::Untouched;
        }
        Seen::Known { value, .. } => (value.as_ref(), true),
        // An empty cell of a table says nothing.
        Seen::Unknown if cell.raw.is_empty() => return Verdict::Untouched,
        Seen::Unknown => (None, false),
    };
    let answer = match read(&cell.raw, form, list) {
        Ok(answer) => answer,
        Err(wrong) => return Verdict::Wrong(Fault::new(cell.at.clone(), wrong)),
    };
    if agree(answer.as_ref(), today) {
        return Verdict::Already;
    }
    if agree(answer.as_ref(), seen) && is_known {
        // The same value in other words.
        return Verdict::Untouched;
    }
    if answer.is_none() && is_needed {
        let help = tr!("Velg et svar, eller skriv det som stod der.");
        let wrong = Wrong::new(tr!("cella er tømt, og den kan ikke være tom"), help);
        return Verdict::Wrong(Fault::new(cell.at.clone(), wrong));
    }
    if agree(seen, today) {
        return Verdict::Change(answer);
    }
    let now = told(today, form, list);
    let said = told(answer.as_ref(), form, list);
    let message = match is_known {
        true => tr!(
            "svaret er {said}, og det stod {seen} da arbeidsboka ble laget, men nå står det {now}",
            said,
            seen = told(seen, form, list),
            now
        ),
        false => tr!("svaret er {said}, men det står {now}", said, now),
    };
    Verdict::Wrong(Fault::conflict(cell.at.clone(), message))
}
