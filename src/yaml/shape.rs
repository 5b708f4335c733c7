//! Descriptions of the values of fields, for the schemas that editors read and the tables that
//! writers read.

use serde_json::{Value, json};

use super::problems::Problems;

/// The form of a value.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A plain value, by the JSON Schema of its form.
    Plain(Value),
    /// A word of a closed list.
    Word {
        /// The name of the list.
        list: &'static str,
        /// Its words, in the order they are shown.
        words: Vec<ListedWord>,
    },
    /// Fields below one another.
    Record(&'static Record),
    /// A list of values of one form.
    List(Box<Shape>),
    /// Any of several forms.
    Either(Vec<Shape>),
}

/// A word of a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListedWord {
    /// The word as files have it.
    pub word: &'static str,
    /// Its label in bokmål.
    pub nb: &'static str,
    /// Its label in nynorsk.
    pub nn: &'static str,
}

impl Shape {
    /// Returns the form of text. YAML reads some words as numbers or booleans, which are accepted
    /// as text.
    pub fn text() -> Self {
        Self::Plain(json!({"type": ["string", "number", "boolean"], "pattern": "\\S"}))
    }

    /// Returns the record that a value of this form may be, or that the entries of such a list are.
    pub fn record(&self) -> Option<&'static Record> {
        match self {
            Self::Record(record) => Some(record),
            Self::Either(shapes) => shapes.iter().find_map(Self::record),
            Self::List(item) => item.record(),
            Self::Plain(_) | Self::Word { .. } => None,
        }
    }

    /// Returns the form of text that matches `pattern`, a regular expression of ECMA-262.
    pub fn pattern(pattern: &str) -> Self {
        Self::Plain(json!({"type": "string", "pattern": pattern}))
    }

    /// Returns the form of one of `words`, which need no labels.
    pub fn one_of(words: &[&str]) -> Self {
        Self::Plain(json!({"enum": words}))
    }
}

/// Fields that belong together, as `record!` declares them.
#[derive(Debug)]
pub struct Record {
    /// The name of the type.
    pub name: &'static str,
    /// The record whose fields are among these, and the keys of those that are required.
    pub shared: Option<(&'static Record, &'static [&'static str])>,
    /// Its own fields, in the order they are read.
    pub fields: &'static [Field],
    /// The field that keeps it from the public, which every record of the content has.
    pub mark: Option<&'static Field>,
}

/// One field of a record.
#[derive(Debug)]
pub struct Field {
    /// The name in the file.
    pub key: &'static str,
    /// The number of values it takes.
    pub presence: Presence,
    /// An explanation of the field for writers, in Norwegian.
    pub about: &'static str,
    /// Returns the form of its value, or of each value in its list.
    pub shape: fn() -> Shape,
    /// The description of its values in messages, in bokmål.
    pub expected: &'static str,
    /// Reads a value, or one of its list, and adds a problem where it is wrong.
    pub accepts: fn(&serde_yaml::Value, &mut Problems),
}

/// The number of values that a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// One, always.
    Required,
    /// One or none.
    Optional,
    /// Any number.
    List,
    /// One or more.
    AtLeastOne,
}

impl Record {
    /// Returns every field, with `true` where it is required; those of the shared record come
    /// first, and the one that keeps it from the public comes last.
    pub fn all(&self) -> impl Iterator<Item = (&'static Field, bool)> {
        let shared = self.shared.into_iter().flat_map(|(record, needed)| {
            let fields = record.fields.iter();
            fields.map(move |field| (field, needed.contains(&field.key)))
        });
        let own = self.fields.iter().map(|field| {
            let is_needed = matches!(field.presence, Presence::Required | Presence::AtLeastOne);
            (field, is_needed)
        });
        let mark = self.mark.into_iter().map(|field| (field, false));
        shared.chain(own).chain(mark)
    }
}
