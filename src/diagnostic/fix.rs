//! Defines the one right way to mend what a diagnostic is about, as data. `edit` makes it.

use super::Location;

/// The change that mends one thing. There is one only where no other answer is reasonable: what
/// has several is advice in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The place that it changes: a field, or a range of the text.
    pub place: Location,
    /// The right words for that place.
    pub remedy: Remedy,
}

/// The right words for a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// The name of the field.
    Name(String),
    /// The value of the field, a text.
    Text(String),
    /// The value of the field, a number.
    Number(String),
    /// The text that is to stand in place of a range.
    Passage(String),
}
