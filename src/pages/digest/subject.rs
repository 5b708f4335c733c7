//! The subject of a digest, and the form in which it is written.

use jiff::civil::Date;

use crate::knowledge::Knowledge;
use crate::knowledge::changes::Changes;

/// The forms in which a digest is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A page for print, whole in one file.
    Page,
    /// Markdown.
    Markdown,
    /// HTML that programs for mail show.
    Mail,
}

/// The subject of a digest: a time, and its changes.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The first day of the time.
    pub from: Date,
    /// The knowledge of the time before.
    pub basis: Basis<'a>,
    /// The changes since.
    pub changes: &'a Changes,
}

/// The knowledge of the time before.
#[derive(Clone, Copy)]
pub enum Basis<'a> {
    /// The content as it stood.
    History {
        /// The graph of it.
        then: &'a Knowledge,
        /// The name of the commit.
        commit: &'a str,
        /// The day of the commit.
        day: Date,
        /// The number of its documents that can only be read in part.
        with_errors: usize,
    },
    /// The dates in the content of today.
    Dates,
}

impl<'a> Basis<'a> {
    /// Returns the graph of the content as it stood.
    pub(super) fn then(self) -> Option<&'a Knowledge> {
        match self {
            Self::History { then, .. } => Some(then),
            Self::Dates => None,
        }
    }
}
