//! Checks entries and fields as they would be, by the declaration of the field.

use std::sync::Arc;

use serde_yaml::{Mapping, Value};

use crate::content::Kind;
use crate::content::records::{declared, problems_of};
use crate::diagnostic::{Diagnostic, Location, Step};
use crate::edit::FieldPath;
use crate::survey::facts::record_of_list;
use crate::survey::values::Wrong;

/// Returns what is wrong with `entry` in `list`: the field that it is about, where it is about one,
/// and the reason.
pub(super) fn faults(list: &str, entry: &Value) -> Vec<(Option<String>, Wrong)> {
    let Ok(field) = declared(Kind::Municipality, &FieldPath::of(list)) else {
        return Vec::new();
    };
    let entries = Value::Sequence(vec![entry.clone()]);
    let found = problems_of(field.field, &entries, &file());
    found
        .into_iter()
        .map(|found| (key(&found), wrong(found)))
        .collect()
}

/// Returns what is wrong with `value` for the field at `path`.
pub(super) fn fault_of_field(path: &FieldPath, value: &Value) -> Option<Wrong> {
    let field = declared(Kind::Municipality, path).ok()?;
    let found = problems_of(field.field, value, &file());
    found.into_iter().next().map(wrong)
}

fn file() -> Arc<str> {
    Arc::from("svar")
}

fn wrong(found: Diagnostic) -> Wrong {
    Wrong::new(found.message, found.help.unwrap_or_default())
}

/// Returns the last name on the way to what is wrong.
fn key(found: &Diagnostic) -> Option<String> {
    let Location::Field { path, .. } = &found.location else {
        return None;
    };
    path.iter().rev().find_map(|step| match step {
        Step::Key(key) => Some(key.to_string()),
        Step::Index(_) => None,
    })
}

/// Returns `fields` in the order of the table of fields.
pub(super) fn ordered(list: &str, mut fields: Mapping) -> Mapping {
    let mut ordered = Mapping::new();
    for (field, _) in record_of_list(list)
        .into_iter()
        .flat_map(|record| record.all())
    {
        if let Some(value) = fields.shift_remove(field.key) {
            ordered.insert(Value::from(field.key), value);
        }
    }
    ordered.extend(fields);
    ordered
}
