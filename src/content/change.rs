//! A change to a document, as data: what every form, mail, workbook and command comes to.

use serde_yaml::{Mapping, Value};

use super::field_path::FieldPath;
use crate::text::date::PartialDate;

/// A change to one place of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The place.
    pub field: FieldPath,
    /// The action to take there.
    pub act: Act,
    /// Who or what stands behind it: `kommunen`, an address.
    pub source: Option<String>,
    /// When that was said.
    pub date: Option<PartialDate>,
}

/// The action of a change.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Gives a field a value. `from` is the value that the writer saw; `None` where there was none.
    Set {
        /// The value before.
        from: Option<Value>,
        /// The value after.
        to: Value,
    },
    /// Adds an entry to a list.
    Add {
        /// The entry.
        entry: Value,
        /// The name of the entry that it is to stand before; `None` where it is to stand last.
        before: Option<String>,
    },
    /// Takes a field or an entry of a list out.
    Remove {
        /// The value that the writer saw, where it is told.
        from: Option<Value>,
        /// Why it is taken out.
        reason: String,
    },
}

impl Change {
    /// Returns a change that gives `field` the value `to`, of nobody in particular.
    pub fn set(field: FieldPath, from: Option<Value>, to: Value) -> Self {
        Self::of(field, Act::Set { from, to })
    }

    /// Returns a change that adds `entry` at the end of the list `field`, of nobody in particular.
    pub fn add(field: FieldPath, entry: Value) -> Self {
        let before = None;
        Self::of(field, Act::Add { entry, before })
    }

    /// Returns a change that takes `field` out, of nobody in particular.
    pub fn remove(field: FieldPath, from: Option<Value>, reason: &str) -> Self {
        let reason = reason.to_owned();
        Self::of(field, Act::Remove { from, reason })
    }

    fn of(field: FieldPath, act: Act) -> Self {
        Self {
            field,
            act,
            source: None,
            date: None,
        }
    }
}

/// A new document: its fields and its text.
#[derive(Clone, Debug, PartialEq)]
pub struct NewDocument {
    /// The fields, in any order.
    pub fields: Mapping,
    /// The text.
    pub text: String,
}
