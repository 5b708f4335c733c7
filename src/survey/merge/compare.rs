//! Compares and tells the values of a merge.

use serde_yaml::Value;
use tr::tr;

use crate::content::change::{Act, Change};
use crate::edit::{FieldPath, same};
use crate::survey::choices::List;
use crate::survey::plan::Form;
use crate::survey::values::{date_of, shown};
use crate::text::date::PartialDate;

/// Decides whether `day` is later than the date that stands in the file. A year is taken as its
/// first day: an answer in the year is newer than the year alone.
pub(super) fn is_newer(day: PartialDate, today: Option<&Value>) -> bool {
    let Some(today) = today else { return true };
    date_of(today).is_some_and(|today| today.earliest() < day.earliest())
}

/// Returns the change of a field from what stands there to `to`.
pub(super) fn change_to(path: FieldPath, from: Option<Value>, to: Option<Value>) -> Change {
    match to {
        Some(to) => Change::set(path, from, to),
        None => Change::remove(path, from, "tømt i kartleggingen"),
    }
}

/// Decides whether two values, each perhaps missing, mean the same.
pub(super) fn agree(one: Option<&Value>, other: Option<&Value>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => same(one, other),
        _ => false,
    }
}

/// Returns what a change gives its field: the value, or nothing.
pub(super) fn value_after(change: &Change) -> Option<&Value> {
    match &change.act {
        Act::Set { to, .. } => Some(to),
        Act::Add { .. } | Act::Remove { .. } => None,
    }
}

/// Returns how a value is told in a conflict.
pub(super) fn told(value: Option<&Value>, form: Form, list: Option<&List>) -> String {
    let text = value.map(|value| shown(value, form, list).text());
    text.map_or_else(
        || tr!("ingenting"),
        |text| {
            let short: String = text.chars().take(80).collect();
            format!("«{short}»")
        },
    )
}
