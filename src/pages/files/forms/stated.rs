//! The fields that a document states, by their names in its file.

use serde_json::{Map, Value};

/// The stated fields of a record, by their names in the file.
#[derive(Default)]
pub(super) struct Stated(Map<String, Value>);

impl Stated {
    /// Adds a field, unless it says nothing.
    pub(super) fn with(mut self, key: &str, value: impl serde::Serialize) -> Self {
        // A value that cannot be written as JSON is one that says nothing.
        let value = serde_json::to_value(value).unwrap_or_default();
        let is_empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(items) => items.is_empty(),
            Value::Object(fields) => fields.is_empty(),
            _ => false,
        };
        if !is_empty {
            self.0.insert(key.to_owned(), value);
        }
        self
    }
}

impl serde::Serialize for Stated {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
