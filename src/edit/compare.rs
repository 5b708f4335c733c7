//! Compares values as their writers mean them: a number and the same as text, one value and a list
//! of it, any white space between words.

use serde_yaml::Value;

use crate::yaml::values::truth;

/// Returns the text of a plain value, with single spaces; `None` for lists and fields.
pub(super) fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

/// Decides whether both mean the same.
pub fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Null, Value::Null) => true,
        (Value::Bool(_), Value::String(_)) | (Value::String(_), Value::Bool(_)) => {
            truth(one).is_some() && truth(one) == truth(other)
        }
        (Value::Sequence(one), Value::Sequence(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Sequence(items), single) | (single, Value::Sequence(items)) => {
            matches!(&items[..], [item] if same(item, single))
        }
        (Value::Mapping(one), Value::Mapping(other)) => {
            let has = |(key, value): (&Value, &Value)| {
                other.get(key).is_some_and(|other| same(value, other))
            };
            one.len() == other.len() && one.iter().all(has)
        }
        _ => one == other || (plain(one).is_some() && plain(one) == plain(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_compared_as_they_are_meant() {
        let read = |yaml: &str| serde_yaml::from_str::<Value>(yaml).expect("YAML");
        for (one, other, expected) in [
            ("2020", "'2020'", true),
            ("en  to\n tre", "en to tre", true),
            ("true", "ja", true),
            ("true", "nei", false),
            ("skien", "[skien]", true),
            ("[a, b]", "[b, a]", false),
            ("{a: 1, b: 2}", "{b: '2', a: 1}", true),
            ("{a: 1}", "{a: 1, b: 2}", false),
            ("!x a", "!x a", true),
            ("~", "''", false),
        ] {
            assert_eq!(same(&read(one), &read(other)), expected, "{one} {other}");
        }
    }
}
