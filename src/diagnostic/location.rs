//! The place in a file that a diagnostic is about.

use std::borrow::Cow;
use std::ops::Range;

/// The place that a diagnostic is about. A field has its bytes only once the places of the file are
/// looked up, which is done for all diagnostics at once, by `yaml::locate::resolve`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// The file as a whole.
    File,
    /// A field. Keys are the proper ones; the file may spell them in ASCII, and a list of one may
    /// stand there as a single value.
    Field {
        /// The path to the value; empty for the fields as a whole.
        path: Vec<Step>,
        /// The part to mark.
        part: Part,
    },
    /// A range of the file, in bytes from its start.
    Range(Range<usize>),
}

impl Location {
    /// Returns the place of the value at `path`.
    pub fn value(path: impl Into<Vec<Step>>) -> Self {
        let (path, part) = (path.into(), Part::Value);
        Self::Field { path, part }
    }

    /// Returns the range of the file, in bytes; `None` for the file as a whole, and for a field
    /// whose place is not looked up.
    pub fn range(&self) -> Option<&Range<usize>> {
        match self {
            Self::Range(range) => Some(range),
            Self::File | Self::Field { .. } => None,
        }
    }
}

impl From<Range<usize>> for Location {
    fn from(range: Range<usize>) -> Self {
        Self::Range(range)
    }
}

impl From<Option<Range<usize>>> for Location {
    fn from(range: Option<Range<usize>>) -> Self {
        range.map_or(Self::File, Self::Range)
    }
}

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
