//! The value that an answer or an option gives to a field.

use serde_yaml::Value;

use crate::text::date::PartialDate;
use crate::yaml::fields::FromYaml;
use crate::yaml::shape::{Field, Presence};

/// Returns the value that `text` means in `field`.
pub(super) fn value_of(field: &Field, text: &str) -> Value {
    let one = |text: &str| {
        let text = text.trim();
        let is_number = [PartialDate::EXPECTED, u32::EXPECTED].contains(&field.expected);
        match text.parse::<i64>().ok().filter(|_| is_number) {
            Some(number) => Value::from(number),
            None => Value::from(text),
        }
    };
    // Fields below one another are written as YAML.
    if (field.shape)().record().is_some()
        && let Ok(value) = crate::yaml::bounded::from_str(text)
    {
        return value;
    }
    match field.presence {
        Presence::List | Presence::AtLeastOne => {
            let text = text.trim();
            // As it is written in the file.
            let inside = text
                .strip_prefix('[')
                .and_then(|text| text.strip_suffix(']'));
            let items = inside
                .unwrap_or(text)
                .split(',')
                .filter(|item| !item.trim().is_empty());
            Value::Sequence(items.map(one).collect())
        }
        Presence::Required | Presence::Optional => one(text),
    }
}
