//! Composes letters that are written as two characters (`å` as `a` and a ring, as on a Mac), so
//! that names and values that look the same are the same.

use std::borrow::Cow;

use serde_yaml::{Mapping, Value};

use crate::text::composed::composed;

/// Returns `map` with composed letters; `yaml` is its text.
pub(super) fn mapping(map: Mapping, yaml: &str) -> Mapping {
    match may_be_decomposed(yaml) && matches!(composed(yaml), Cow::Owned(_)) {
        true => entries(map),
        false => map,
    }
}

/// Decides whether `text` has a mark that combines with the letter before it, or a sign that looks
/// like a letter (Ångström, kelvin). Every text is checked, so only bytes are compared.
fn may_be_decomposed(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr2(0xcc, 0xcd, bytes).is_some()
        || ["\u{212a}", "\u{212b}"]
            .iter()
            .any(|sign| text.contains(sign))
}

fn entries(map: Mapping) -> Mapping {
    let mut composed = Mapping::with_capacity(map.len());
    for (key, entry) in map {
        let name = value(key.clone());
        // Two keys that look the same are reported as a duplicate.
        let name = if composed.contains_key(&name) {
            key
        } else {
            name
        };
        composed.insert(name, value(entry));
    }
    composed
}

fn value(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(match composed(&text) {
            Cow::Borrowed(_) => text,
            Cow::Owned(composed) => composed,
        }),
        Value::Sequence(items) => Value::Sequence(
            items
                .into_iter()
                .map(crate::yaml::front_matter::compose::value)
                .collect(),
        ),
        Value::Mapping(map) => Value::Mapping(entries(map)),
        Value::Tagged(mut tagged) => {
            tagged.value = crate::yaml::front_matter::compose::value(tagged.value);
            Value::Tagged(tagged)
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use crate::yaml::front_matter::parse;

    #[test]
    fn names_and_values_are_composed() {
        let decomposed = "ra\u{30a}d: [bla\u{30a}]\nstatus: ide\u{301}\nb: {ma\u{30a}l: 1}\n";
        let composed = "råd: [blå]\nstatus: idé\nb: {mål: 1}\n";
        assert_eq!(parse(decomposed, 0), parse(composed, 0));
    }
}
