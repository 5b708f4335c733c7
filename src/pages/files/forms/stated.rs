//! The fields that a document states, by their names in its file.

use serde_json::{Map, Value};

/// The stated fields of a record, by their names in the file.
#[derive(Default)]
pub(super) struct Stated(Map<String, Value>);

impl Stated {
    /// Adds a field, unless it says nothing.
    pub(super) fn with(self, key: &str, value: impl serde::Serialize) -> Self {
        // A value that cannot be written as JSON is one that says nothing.
        self.with_parts(key, serde_json::to_value(value).unwrap_or_default())
    }

    /// Adds a field that holds records, as they are, unless it says nothing.
    pub(super) fn with_parts(mut self, key: &str, parts: impl Into<Value>) -> Self {
        let value = parts.into();
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

    /// Returns those of the fields that are among `keys`.
    pub(super) fn only(mut self, keys: &[&str]) -> Self {
        self.0.retain(|key, _| keys.contains(&&**key));
        self
    }

    /// Returns the value of the field `key` where nothing else is stated, as files have it then, and
    /// otherwise all fields.
    pub(super) fn or_alone(mut self, key: &str) -> Value {
        match self.0.remove(key) {
            Some(alone) if self.0.is_empty() => alone,
            value => {
                self.0.extend(value.map(|value| (key.to_owned(), value)));
                Value::Object(self.0)
            }
        }
    }
}

impl From<Stated> for Value {
    fn from(stated: Stated) -> Self {
        Value::Object(stated.0)
    }
}

impl serde::Serialize for Stated {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
