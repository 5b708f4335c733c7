//! Makes a change in the fields as they were read: what the file must say afterwards.

use crate::diagnostic::Step;
use serde_yaml::{Mapping, Value};

/// Returns the value at the end of `steps`.
pub(super) fn get<'v>(root: &'v Value, steps: &[Step]) -> Option<&'v Value> {
    let mut value = root;
    for step in steps {
        value = match step {
            Step::Key(key) => value.as_mapping()?.get(&**key)?,
            Step::Index(index) => value.as_sequence()?.get(*index)?,
        };
    }
    Some(value)
}

fn get_mut<'v>(root: &'v mut Value, steps: &[Step]) -> Option<&'v mut Value> {
    let mut value = root;
    for step in steps {
        value = match step {
            Step::Key(key) => value.as_mapping_mut()?.get_mut(&**key)?,
            Step::Index(index) => value.as_sequence_mut()?.get_mut(*index)?,
        };
    }
    Some(value)
}

/// Sets the value at the end of `steps`, and below it the fields `missing`.
pub(super) fn set(root: &mut Value, steps: &[Step], missing: &[&str], value: Value) -> Option<()> {
    let place = get_mut(root, steps)?;
    let Some((first, rest)) = missing.split_first() else {
        *place = value;
        return Some(());
    };
    if place.is_null() {
        *place = Value::Mapping(Mapping::new());
    }
    let map = place.as_mapping_mut()?;
    map.insert(Value::from(*first), nested(rest, value));
    Some(())
}

/// Returns `value` below the fields `names`.
pub(super) fn nested(names: &[&str], value: Value) -> Value {
    names.iter().rev().fold(value, |value, name| {
        Value::Mapping(Mapping::from_iter([(Value::from(*name), value)]))
    })
}

/// Adds `entry` to the list at the end of `steps`, before the entry at `before` or else last; a single
/// value becomes a list.
pub(super) fn add(
    root: &mut Value,
    steps: &[Step],
    entry: Value,
    before: Option<usize>,
) -> Option<()> {
    let place = get_mut(root, steps)?;
    let mut items = match std::mem::take(place) {
        Value::Sequence(items) => items,
        Value::Null => Vec::new(),
        single => vec![single],
    };
    items.insert(before.unwrap_or(items.len()).min(items.len()), entry);
    *place = Value::Sequence(items);
    Some(())
}

/// Returns the steps to what is to be taken out: with the last field or entry goes what it stands
/// in.
pub(super) fn emptied<'s>(root: &Value, mut steps: &'s [Step]) -> &'s [Step] {
    while let [above @ .., _] = steps {
        let is_last = match get(root, above) {
            Some(Value::Mapping(map)) => map.len() == 1,
            Some(Value::Sequence(items)) => items.len() == 1,
            _ => false,
        };
        if above.is_empty() || !is_last {
            break;
        }
        steps = above;
    }
    steps
}

/// Takes the value at the end of `steps` out.
pub(super) fn remove(root: &mut Value, steps: &[Step]) -> Option<()> {
    let (last, above) = steps.split_last()?;
    let place = get_mut(root, above)?;
    match last {
        Step::Key(key) => place.as_mapping_mut()?.shift_remove(&**key).map(|_| ()),
        Step::Index(index) => {
            let items = place.as_sequence_mut()?;
            (*index < items.len()).then(|| drop(items.remove(*index)))
        }
    }
}
