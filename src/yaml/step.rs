//! The path from the top of a YAML text to a value.

use std::borrow::Cow;

/// One step of the path to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Into a mapping, by the key as the file writes it.
    Key(Cow<'static, str>),
    /// Into a list.
    Index(usize),
}

/// The part of a field that a problem is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The key.
    Key,
    /// The value.
    Value,
}
