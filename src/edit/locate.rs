//! Follows a path through the fields of a file as far as they go.

use std::borrow::Cow;

use serde_yaml::{Mapping, Value};

use super::entries::{Fit, find, name_of_entry};
use super::subject::Subject;
use crate::content::field_path::FieldPath;
use crate::content::records::field_of;
use crate::diagnostic::Step;
use crate::text::accents::folded;
use crate::yaml::foreign_names::FOREIGN_NAMES;
use crate::yaml::shape::Record;

/// The place that a path leads to in the fields of a file.
#[derive(Debug)]
pub(super) struct Located {
    /// The steps to the last value that is there, by the keys of the file.
    pub(super) steps: Vec<Step>,
    /// The names of the fields that are not there.
    pub(super) missing: Vec<&'static str>,
}

/// The reason why a path leads to nothing.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Lost {
    /// The list has no such entry.
    NoEntry,
    /// Several entries fit; their whole names.
    Several(Vec<String>),
}

/// Follows `path`, whose fields are declared, through `map`, the fields of a file.
pub(super) fn locate(subject: Subject, map: &Mapping, path: &FieldPath) -> Result<Located, Lost> {
    let (mut steps, mut missing) = (Vec::new(), Vec::new());
    let mut record = Some(subject.record);
    let mut map = Some(map);
    let mut at_top = true;
    for part in path.parts() {
        let Some(field) = record.and_then(|record| field_of(record, &part.name)) else {
            return Err(Lost::NoEntry);
        };
        record = (field.shape)().record();
        let foreign = at_top && subject.has_foreign_names;
        at_top = false;
        let found = map.and_then(|map| key_and_value(map, field.key, foreign));
        let Some((key, mut value)) = found else {
            if part.entry.is_some() {
                return Err(Lost::NoEntry);
            }
            missing.push(field.key);
            map = None;
            continue;
        };
        steps.push(Step::Key(Cow::Owned(key.to_owned())));
        if let Some(name) = &part.entry {
            // A single value is a list of one.
            let items = match value {
                Value::Sequence(items) => &items[..],
                single => std::slice::from_ref(single),
            };
            let index = match find(name, items, record) {
                Fit::One(index) => index,
                Fit::None => return Err(Lost::NoEntry),
                Fit::Several(places) => return Err(Lost::Several(names(items, &places, record))),
            };
            if value.is_sequence() {
                steps.push(Step::Index(index));
            }
            value = &items[index];
        }
        map = value.as_mapping();
    }
    Ok(Located { steps, missing })
}

pub(super) fn names(items: &[Value], places: &[usize], record: Option<&Record>) -> Vec<String> {
    let names = places.iter();
    names
        .filter_map(|place| name_of_entry(items, *place, record))
        .collect()
}

/// Returns the value of the field `key`, and the key as the file has it.
fn key_and_value<'m>(map: &'m Mapping, key: &str, foreign: bool) -> Option<(&'m str, &'m Value)> {
    let stands_for = |written: &str| {
        written == key
            || (written.is_ascii() && !key.is_ascii() && written == folded(key))
            || (foreign && FOREIGN_NAMES.contains(&(written, key)))
    };
    let pairs = map
        .iter()
        .filter_map(|(key, value)| Some((key.as_str()?, value)));
    let mut pairs = pairs.filter(|(written, _)| stands_for(written));
    pairs.next()
}
