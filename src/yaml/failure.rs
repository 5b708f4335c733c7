//! The reason that the YAML of a file cannot be read at all.

use std::ops::Range;

use crate::diagnostic::Check;
use crate::text::conflict;

/// A problem with the front matter as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The check that failed.
    pub check: Check,
    /// The place, in bytes of the file.
    pub range: Range<usize>,
    /// The message.
    pub message: String,
    /// Advice on what to do.
    pub help: String,
}

/// Returns the failure for a conflict mark of Git at `mark`, in a text that begins at `offset` in
/// its file.
pub(super) fn in_conflict(mark: &Range<usize>, offset: usize) -> Failure {
    Failure {
        check: Check::InvalidYaml,
        range: offset + mark.start..offset + mark.end,
        message: conflict::MESSAGE.into(),
        help: conflict::HELP.into(),
    }
}
