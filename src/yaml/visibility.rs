//! The mark that keeps a document or a group of fields from the public: `synlighet: nettverk`.
//!
//! It is declared here, once: every group of fields in the content has it. What is marked is taken
//! out before anything is read, see [`crate::content::audience`].

use serde_yaml::{Mapping, Value};

use super::fields::FromYaml;
use super::shape::{Field, Presence};
use crate::text::vocabulary::vocabulary;

vocabulary! {
    /// The readers that a document or a statement is for.
    #[derive(Default)]
    Visibility = tr_later!("synlighet") {
        /// Everybody, which needs no mark.
        #[default]
        Public: "offentlig", "for alle", "for alle";
        /// The network that the site is for, and nobody else.
        Network: "nettverk", "bare for nettverket", "berre for nettverket";
    }
}

/// The name of the field.
pub const KEY: &str = "synlighet";

/// The declaration of the field, for schemas and for paths to it. It stands here and not in a
/// `record!`, since every record has it.
pub static FIELD: Field = Field {
    key: KEY,
    presence: Presence::Optional,
    about: "`nettverk` når det bare er for nettverket: da er det ikke med i det offentlige nettstedet",
    shape: <Visibility as FromYaml>::shape,
    expected: <Visibility as FromYaml>::EXPECTED,
    accepts: |value, problems| {
        let _ = Visibility::from_yaml(value, problems);
    },
};

/// Decides whether `map` is kept from the public. A value that is not on the list is an error, and
/// until it is mended nothing is shown that was perhaps to be kept.
pub fn is_kept(map: &Mapping) -> bool {
    map.get(KEY).is_some_and(|value| match value {
        Value::Null => false,
        Value::String(text) => is_kept_by(text),
        _ => true,
    })
}

/// Decides whether the mark `text` keeps something from the public.
pub(super) fn is_kept_by(text: &str) -> bool {
    !matches!(text.trim(), "" | "offentlig")
}

/// Decides whether the value of a field, by its name, names something that is kept.
pub type Names<'a> = &'a dyn Fn(&str, &str) -> bool;

/// Returns the fields of `map` as the public sees them: without each group of fields that is kept,
/// and without what names something that is. A group or an entry that names it, or nothing else in a
/// list of its own, goes with it: the rest of it would say another thing.
pub(super) fn without_kept(map: &Mapping, names: Names<'_>) -> Mapping {
    let mut shown = Mapping::new();
    for (key, value) in map {
        let name = key.as_str().unwrap_or_default();
        if goes(name, value, names) {
            continue;
        }
        let value = match value {
            Value::Mapping(inner) => Value::Mapping(without_kept(inner, names)),
            Value::Sequence(items) => {
                let items = items.iter().filter(|item| !goes(name, item, names));
                Value::Sequence(items.map(|item| inside(item, names)).collect())
            }
            other => other.clone(),
        };
        shown.insert(key.clone(), value);
    }
    shown
}

fn inside(item: &Value, names: Names<'_>) -> Value {
    match item {
        Value::Mapping(inner) => Value::Mapping(without_kept(inner, names)),
        other => other.clone(),
    }
}

/// Decides whether a value of the field called `name`, or an item of its list, is taken out.
fn goes(name: &str, value: &Value, names: Names<'_>) -> bool {
    match value {
        Value::String(text) => names(name, text),
        Value::Number(number) => names(name, &number.to_string()),
        Value::Mapping(map) => is_kept(map) || map.iter().any(|pair| takes_along(pair, names)),
        _ => false,
    }
}

/// Decides whether a field takes the group that it stands in along.
fn takes_along((key, value): (&Value, &Value), names: Names<'_>) -> bool {
    let name = key.as_str().unwrap_or_default();
    match value {
        Value::Sequence(items) => {
            let is_plain = |item: &Value| !item.is_mapping() && goes(name, item, names);
            !items.is_empty() && items.iter().all(is_plain)
        }
        Value::Mapping(_) => false,
        plain => goes(name, plain, names),
    }
}
